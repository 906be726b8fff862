#include "overview/rules.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/decimal.h"
#include "indicators/arithmetic.h"
#include "obligations/rules.h"

namespace hoanhap::overview {

using indicators::Blank;
using indicators::Decimal;
using indicators::Value;
using indicators::Whole;

std::string_view name(Progress progress) {
  switch (progress) {
    case Progress::met:
      return "met";
    case Progress::under_way:
      return "under_way";
    case Progress::not_met:
      return "not_met";
    case Progress::no_data:
      return "no_data";
  }
  return "no_data";
}

namespace {
bool is_number(const Value& v) {
  return std::holds_alternative<Whole>(v) || std::holds_alternative<Decimal>(v);
}
}  // namespace

Value share_of(const Value& numerator, const Value& denominator) {
  if (!is_number(numerator) || !is_number(denominator)) return Blank{};
  const auto share = indicators::divide(numerator, denominator);
  return std::holds_alternative<Decimal>(share) ? share : Value(Blank{});  // nothing to divide by
}

Progress progress_of(const plan::Target& target, const Value& numerator, const Value& denominator,
                     bool period_over) {
  if (!is_number(numerator)) return Progress::no_data;
  bool met = false;
  switch (target.goal) {
    case plan::Target::Goal::at_most: {
      const auto order = indicators::compare(numerator, Value(Decimal{target.reach}));
      met = order && *order != std::strong_ordering::greater;
      break;
    }
    case plan::Target::Goal::share_at_least: {
      // numerator / denominator >= reach, without the rounding of a division.
      const auto hundred = indicators::multiply(numerator, Value(Whole{100}));
      const auto wanted = indicators::multiply(denominator, Value(Decimal{target.reach}));
      if (!is_number(denominator) || !is_number(share_of(numerator, denominator)))
        return Progress::no_data;
      const auto order = indicators::compare(hundred, wanted);
      met = order && *order != std::strong_ordering::less;
      break;
    }
  }
  if (met) return Progress::met;
  return period_over ? Progress::not_met : Progress::under_way;
}

std::string goal_text(const plan::Target& target) {
  switch (target.goal) {
    case plan::Target::Goal::share_at_least:
      return format_vi_decimal(target.reach) + "%";
    case plan::Target::Goal::at_most:
      return "≤ " + format_vi_decimal(target.reach);
  }
  return {};
}

std::vector<Range> ranges_of(const plan::Plan& plan, Period asked) {
  std::vector<Range> found;
  for (const auto& duty : plan.duties) {
    if (duty.recurrence.flash) continue;
    const auto kind = duty.recurrence.kind;
    std::vector<Period> periods;
    for (const auto& period : Period::all_in(asked.year, kind))
      if (belongs(period, asked)) periods.push_back(period);
    if (periods.empty()) continue;
    Range range{duty.form, periods.front(), periods.back()};
    const bool known = std::any_of(found.begin(), found.end(), [&](const Range& r) {
      return r.form == range.form && r.first == range.first;
    });
    if (!known) found.push_back(std::move(range));
  }
  return found;
}

bool belongs(Period owed, Period asked) {
  if (owed.kind == PeriodKind::once)
    return owed.year == asked.year &&
           (asked.kind == PeriodKind::once || asked.kind == PeriodKind::year);
  return asked.includes(owed);
}

std::vector<Period> points_of(const plan::Plan& plan, const indicators::Expression& expression,
                              int year, Date last) {
  auto kind = PeriodKind::month;
  indicators::walk(expression, [&](const indicators::Expression& node) {
    const auto* form = node.op == indicators::Op::aggregate ? plan.form(node.form) : nullptr;
    if (form) kind = std::max(kind, form->base == PeriodKind::once ? PeriodKind::year : form->base);
  });
  std::vector<Period> points;
  for (const auto& period : Period::all_in(year, kind))
    if (period.days(CalendarKind::calendar_months).last <= last) points.push_back(period);
  return points;
}

void Tally::add(const obligations::Item& item, Date today) {
  if (item.obligation.waived_reason || item.obligation.request) return;
  const auto status = obligations::status_of(item.obligation, item.filed, today);
  const bool filed = item.filed && item.filed->first_sent_at;
  if (!filed && item.obligation.last_timely >= today) return;
  ++due;
  if (!filed) {
    ++missing;
  } else if (status.timely.value_or(true)) {
    ++timely;
  } else {
    ++late;
  }
}

std::optional<Attention> attention_of(const obligations::Item& item, Date today) {
  if (item.obligation.waived_reason) return std::nullopt;
  const auto status = obligations::status_of(item.obligation, item.filed, today);
  const bool filed = item.filed && item.filed->first_sent_at;
  if (status.state == obligations::State::returned) return Attention{&item, status.late_days, true};
  if (filed || status.late_days <= 0) return std::nullopt;
  return Attention{&item, status.late_days, false};
}

Text attention_text(const Attention& a, const Text& form, const Text& period) {
  if (a.returned)
    return {fmt::format("Bị trả lại, chưa gửi lại: {}, {}", form.vi, period.vi),
            fmt::format("Returned and not sent again: {}, {}", form.en, period.en)};
  return {fmt::format("Quá hạn {} ngày: {}, {}", a.days, form.vi, period.vi),
          fmt::format("{} {} overdue: {}, {}", a.days, a.days == 1 ? "day" : "days", form.en,
                      period.en)};
}

}  // namespace hoanhap::overview
