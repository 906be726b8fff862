#include "notify/rules.h"

#include <algorithm>
#include <array>

#include "core/text.h"
#include "obligations/rules.h"

namespace hoanhap::notify {
namespace {

constexpr std::array<std::string_view, 4> kWhom = {"officer", "head", "checker", "receiver"};
constexpr std::array<std::string_view, 5> kMailStates = {"quiet", "waiting", "sent", "failed",
                                                         "dropped"};
constexpr std::array<std::string_view, 4> kAddressStates = {"none", "unconfirmed", "confirmed",
                                                            "refused"};
constexpr std::size_t kMostRungs = 12;
constexpr int kFarthest = 60;

constexpr std::int64_t kMinute = 60'000;
constexpr std::array<std::int64_t, 6> kRests = {kMinute,      5 * kMinute,   15 * kMinute,
                                                60 * kMinute, 240 * kMinute, 720 * kMinute};
constexpr std::int64_t kGiveUpAfter = 3 * 24 * 60 * kMinute;

tl::unexpected<Error> bad_ladder(Text detail) { return invalid("ladder", std::move(detail)); }

}  // namespace

std::string_view name(Whom whom) { return kWhom[static_cast<std::size_t>(whom)]; }
std::string_view name(MailState state) { return kMailStates[static_cast<std::size_t>(state)]; }
std::string_view name(AddressState state) {
  return kAddressStates[static_cast<std::size_t>(state)];
}

std::optional<Whom> whom_named(std::string_view name) {
  const auto found = std::ranges::find(kWhom, name);
  if (found == kWhom.end()) return std::nullopt;
  return static_cast<Whom>(found - kWhom.begin());
}

Setting default_setting() {
  return {0,
          {{-3, Whom::officer},
           {0, Whom::officer},
           {1, Whom::head},
           {3, Whom::checker},
           {7, Whom::receiver}},
          7};
}

Result<Setting> acceptable(Setting wanted) {
  auto& ladder = wanted.ladder;
  if (ladder.empty() || ladder.size() > kMostRungs)
    return bad_ladder({"Thang nhắc có từ 1 đến 12 bậc.", "A ladder has 1 to 12 rungs."});
  std::ranges::sort(ladder);
  for (const auto& rung : ladder)
    if (rung.days < -kFarthest || rung.days > kFarthest)
      return bad_ladder({"Mỗi bậc cách hạn nhiều nhất 60 ngày.",
                         "A rung lies at most 60 days from the due day."});
  if (std::ranges::adjacent_find(ladder) != ladder.end())
    return bad_ladder({"Hai bậc giống nhau.", "Two rungs are the same."});
  if (ladder.front().whom != Whom::officer || ladder.front().days > 0)
    return bad_ladder({"Bậc đầu phải nhắc cán bộ, muộn nhất vào ngày đến hạn.",
                       "The first rung reminds the officer, on the due day at the latest."});
  if (!std::ranges::is_sorted(ladder, {}, &Rung::whom))
    return bad_ladder(
        {"Không báo cấp trên trước người gần việc hơn: cán bộ, lãnh đạo đơn vị, nơi tổng hợp, nơi "
         "nhận.",
         "Nobody is told before those nearer to the work: officer, head, checker, receiver."});
  if (wanted.hour < 0 || wanted.hour > 23)
    return invalid("hour", {"Chọn giờ từ 0 đến 23.", "Choose an hour from 0 to 23."});
  return wanted;
}

Date day_of(const Rung& rung, Date last_timely, const plan::Calendar& calendar) {
  auto day = last_timely.plus_days(rung.days);
  while (!obligations::working_day(day, calendar)) day = day.plus_days(rung.days > 0 ? 1 : -1);
  return day;
}

bool open(const obligations::Obligation& obligation, const std::optional<obligations::Filed>& filed,
          Date today) {
  return !obligation.waived_reason && !(filed && filed->first_sent_at) &&
         obligation.opens_on <= today;
}

std::optional<Rung> next_rung(std::span<const Rung> ladder,
                              const obligations::Obligation& obligation,
                              const plan::Calendar& calendar, const std::optional<Reminder>& last,
                              Date today) {
  if (last && last->on >= today) return std::nullopt;
  std::optional<Rung> next;
  for (const auto& rung : ladder) {
    if (last && rung <= last->rung) continue;
    if (rung.whom == Whom::receiver && !obligation.via) continue;
    if (day_of(rung, obligation.last_timely, calendar) > today) continue;
    if (next && next->whom != rung.whom) break;
    next = rung;
  }
  return next;
}

std::optional<Coming> coming_rung(std::span<const Rung> ladder,
                                  const obligations::Obligation& obligation,
                                  const plan::Calendar& calendar,
                                  const std::optional<Reminder>& last, Date today) {
  const auto first = last && last->on >= today ? today.plus_days(1) : today;
  if (const auto rung = next_rung(ladder, obligation, calendar, last, first))
    return Coming{*rung, first};
  for (const auto& rung : ladder) {
    if (last && rung <= last->rung) continue;
    if (rung.whom == Whom::receiver && !obligation.via) continue;
    return Coming{rung, day_of(rung, obligation.last_timely, calendar)};
  }
  return std::nullopt;
}

int hour_of(Instant instant) {
  return static_cast<int>((instant.ms - Instant::at(instant.date()).ms) / 3'600'000);
}

std::optional<Instant> next_attempt(Instant made_at, int attempts, Instant now) {
  if (now.ms - made_at.ms > kGiveUpAfter) return std::nullopt;
  const auto index =
      std::min(static_cast<std::size_t>(std::max(attempts - 1, 0)), kRests.size() - 1);
  return Instant{now.ms + kRests[index]};
}

Result<std::string> acceptable_address(std::string_view typed) {
  const std::string address(trim(typed));
  constexpr std::string_view kLocal =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.!#$%&'*+/=?^_`{|}~-";
  constexpr std::string_view kDomain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-";
  const auto at = address.find('@');
  const auto local = std::string_view(address).substr(0, std::min(at, address.size()));
  const auto domain =
      at == std::string::npos ? std::string_view() : std::string_view(address).substr(at + 1);
  const auto dotted = [](std::string_view part) {
    return !part.empty() && part.front() != '.' && part.back() != '.' &&
           part.find("..") == std::string_view::npos;
  };
  if (address.size() > 254 || local.size() > 64 || !dotted(local) || !dotted(domain) ||
      local.find_first_not_of(kLocal) != std::string_view::npos ||
      domain.find_first_not_of(kDomain) != std::string_view::npos ||
      domain.find('.') == std::string_view::npos)
    return invalid("address", {"Nhập thư điện tử công vụ như vanthu@phuong.example.gov.vn.",
                               "Enter a work address such as office@ward.example.gov.vn."});
  return address;
}

}  // namespace hoanhap::notify
