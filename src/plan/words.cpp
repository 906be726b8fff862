#include "plan/words.h"

#include <fmt/format.h>

namespace hoanhap::plan {

const std::string& in(const Text& text, Language language) {
  return language == Language::vi || text.en.empty() ? text.vi : text.en;
}

Text in_words(PeriodKind kind) {
  switch (kind) {
    case PeriodKind::half_month:
      return {"nửa tháng", "half-month"};
    case PeriodKind::month:
      return {"tháng", "month"};
    case PeriodKind::quarter:
      return {"quý", "quarter"};
    case PeriodKind::half_year:
      return {"6 tháng", "half-year"};
    case PeriodKind::nine_months:
      return {"9 tháng", "nine months"};
    case PeriodKind::year:
      return {"năm", "year"};
    case PeriodKind::once:
      return {"một lần", "once"};
  }
  return {};
}

Text in_words(const Due& due) {
  Text words;
  if (due.hours_after_event > 0) {
    words = {fmt::format("trong {} giờ kể từ sự việc", due.hours_after_event),
             fmt::format("within {} hours of the event", due.hours_after_event)};
  } else if (due.date && due.kind == DueKind::before) {
    words = {fmt::format("trước ngày {}", due.date->vi()),
             fmt::format("before {}", due.date->iso())};
  } else if (due.date) {
    words = {fmt::format("chậm nhất ngày {}", due.date->vi()),
             fmt::format("by {}", due.date->iso())};
  } else if (due.days_after_end == 0) {
    words = {"chậm nhất ngày cuối kỳ", "by the last day of the period"};
  } else {
    words = {fmt::format("chậm nhất {} ngày sau khi hết kỳ", due.days_after_end),
             fmt::format("within {} days of the end of the period", due.days_after_end)};
  }
  if (due.local_setting) {
    words.vi += " (thiết lập tại địa phương, kế hoạch không ấn định)";
    words.en += " (local setting, not from the plan)";
  }
  return words;
}

Text in_words(const Duty& duty) {
  const auto kind = in_words(duty.recurrence.kind);
  auto due = in_words(duty.due);
  if (duty.request) {
    due.vi += "; là đề nghị nên không tính quá hạn";
    due.en += "; a request, never overdue";
  }
  if (duty.recurrence.flash) return {"báo cáo nhanh, " + due.vi, "flash, " + due.en};
  if (duty.recurrence.kind == PeriodKind::once) return {"một lần, " + due.vi, "once, " + due.en};
  return {"mỗi " + kind.vi + ", " + due.vi, "every " + kind.en + ", " + due.en};
}

Text in_words(ClauseOutcome outcome) {
  switch (outcome) {
    case ClauseOutcome::tracked:
      return {"theo dõi", "tracked"};
    case ClauseOutcome::not_measurable:
      return {"không đo được", "not measurable"};
    case ClauseOutcome::refused:
      return {"từ chối", "refused"};
    case ClauseOutcome::replaced:
      return {"thay bằng cách khác", "replaced"};
    case ClauseOutcome::later:
      return {"làm sau", "later"};
    case ClauseOutcome::context:
      return {"bối cảnh", "context"};
  }
  return {};
}

std::string unit_name(const Plan& plan, const std::string& unit_or_set, Language language) {
  const auto* unit = plan.unit(unit_or_set);
  if (!unit) return unit_or_set;
  if (language == Language::en && !unit->name_en.empty()) return unit->name_en;
  return unit->names.empty() ? unit->id : unit->names.back().value;
}

}  // namespace hoanhap::plan
