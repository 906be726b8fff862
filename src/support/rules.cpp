#include "support/rules.h"

#include <algorithm>

namespace hoanhap::support {
namespace {

constexpr int kReferralDays = 30;
constexpr int kLinkMonths = 6, kLongestLinkMonths = 12;

struct Kind {
  std::string_view unit;
  Sender sender;
};
constexpr Kind kKinds[] = {
    {"police", Sender::police},
    {"ward-police", Sender::police},
    {"ward", Sender::ward},
    {"commune", Sender::ward},
    {"union", Sender::alliance},
    {"ward-women-union", Sender::alliance},
    {"ward-youth-union", Sender::alliance},
    {"volunteer-team", Sender::alliance},
};

struct Move {
  Step step;
  State from, to;
};
constexpr Move kMoves[] = {
    {Step::contacted, State::received, State::contacted},
    {Step::consented, State::received, State::consented},
    {Step::consented, State::contacted, State::consented},
    {Step::serving, State::consented, State::serving},
    {Step::renewed, State::consented, State::consented},
    {Step::renewed, State::serving, State::serving},
    {Step::refused, State::received, State::destroyed},
    {Step::refused, State::contacted, State::destroyed},
    {Step::unreached, State::received, State::destroyed},
    {Step::unreached, State::contacted, State::destroyed},
    {Step::children, State::received, State::destroyed},
    {Step::children, State::contacted, State::destroyed},
    {Step::children, State::consented, State::destroyed},
    {Step::children, State::serving, State::destroyed},
    {Step::closed, State::consented, State::destroyed},
    {Step::closed, State::serving, State::destroyed},
};

constexpr std::string_view kBands[] = {"0-2", "3-7", "8-14", "15-30"};

}  // namespace

std::optional<Sender> sender_of(std::string_view unit_kind) {
  for (const auto& kind : kKinds)
    if (kind.unit == unit_kind) return kind.sender;
  return std::nullopt;
}

bool may_be_member(std::span<const identity::Post> posts, bool supporter_there) {
  const identity::Post member{"supporter", ""};
  return supporter_there && std::ranges::none_of(posts, [&](const identity::Post& post) {
           return identity::incompatible(member, post);
         });
}

int month_of(Date day) { return day.year() * 100 + static_cast<int>(day.month()); }

Date add_months(Date day, int months) {
  const auto count = day.year() * 12 + static_cast<int>(day.month()) - 1 + months;
  const std::chrono::year_month month{std::chrono::year{count / 12},
                                      std::chrono::month{static_cast<unsigned>(count % 12) + 1}};
  const auto last = static_cast<unsigned>((month / std::chrono::last).day());
  return Date::of(count / 12, static_cast<unsigned>(month.month()), std::min(day.day(), last));
}

Date batch_before(Date deadline) {
  return deadline.plus_days(1 - static_cast<int>(deadline.weekday()));
}

Date referral_deadline(Date arrival) { return arrival.plus_days(kReferralDays); }

Date link_deadline(Date arrival, std::optional<Date> wanted) {
  if (!wanted) return add_months(arrival, kLinkMonths);
  return std::clamp(*wanted, arrival, add_months(arrival, kLongestLinkMonths));
}

Result<Date> consent_deadline(Date today, Date until, int longest_months) {
  if (until > today && until <= add_months(today, longest_months)) return until;
  return invalid("until", {"Sự đồng ý phải có ngày hết hạn, sau hôm nay và không quá " +
                               std::to_string(longest_months) + " tháng.",
                           "Consent expires on a day after today, within " +
                               std::to_string(longest_months) + " months."});
}

Result<State> after(State from, Step step) {
  for (const auto& move : kMoves)
    if (move.step == step && move.from == from) return move.to;
  return fail({ErrorCode::conflict,
               "wrong-state",
               {"Hồ sơ đang ở bước khác", "The record is at another step"},
               {"Đồng nghiệp có thể đã làm bước này. Tải lại danh sách.",
                "A colleague may have taken this step. Load the list again."}});
}

bool ends(Step step) {
  switch (step) {
    case Step::refused:
    case Step::unreached:
    case Step::children:
    case Step::closed:
      return true;
    case Step::contacted:
    case Step::consented:
    case Step::serving:
    case Step::renewed:
      return false;
  }
  return false;
}

std::string_view outcome_of(Step step) {
  return step == Step::closed || !ends(step) ? std::string_view() : name(step);
}

bool waiting_band(std::string_view band) {
  return std::ranges::find(kBands, band) != std::end(kBands);
}

}  // namespace hoanhap::support
