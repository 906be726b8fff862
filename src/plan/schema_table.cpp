// What the files of a plan may say. docs/plan-language.md explains it to people.
#include "plan/schema.h"

namespace hoanhap::plan {
namespace {

using enum Shape;
constexpr auto must = Field::Need::required;
constexpr auto may = Field::Need::optional;

constexpr std::string_view kPeriods =
    "once|half-monthly|monthly|quarterly|half-yearly|nine-monthly|yearly";

constexpr Field programme_fields[] = {
    {"programme", id, must, "", "Id of the programme"},
    {"title", text, must, "", "Its title"},
    {"document", object, must, "document", "The decision that issued it"},
    {"year", whole, must, "", "The plan year"},
    {"from", date, must, "", "First day"},
    {"to", date, must, "", "Last day"},
    {"publishing unit", id, must, "", "The place below which small counts are suppressed"},
    {"calendars", list, must, "calendar",
     "How reports count their periods; the first is the default"},
    {"holidays", list, may, "holiday", "Days off"},
    {"support", object, may, "support", "Who opens sealed referrals, and the words in clear"},
};
constexpr Field support_fields[] = {
    {"office", id, must, "", "Unit of the support team"},
    {"children", object, may, "children", "Who protects somebody under 18"},
    {"consent", object, must, "consent", "How long a consent may run at most"},
    {"services", list, must, "choice", "Kinds of service"},
    {"outcomes", list, must, "choice", "How support may end"},
};
constexpr Field children_fields[] = {
    {"office", id, must, "", ""},
    {"hours", whole, must, "", "Within so many hours of the referral"},
    {"local", yes_no, may, "", "The plan does not fix them"},
};
constexpr Field consent_fields[] = {
    {"months", whole, must, "", ""},
    {"local", yes_no, may, "", "The plan does not fix them"},
};
constexpr Field document_fields[] = {
    {"number", name, must, "", "Number and mark"},
    {"date", date, must, "", "Day of issue"},
    {"issuer", id, must, "", "Unit that issued it"},
    {"place", name, may, "", "Place of issue"},
    {"signer", name, may, "", "Post of the signer, without a name"},
    {"parent", name, may, "", "Number of the plan above it"},
};
constexpr Field calendar_fields[] = {
    {"id", id, must, "", ""},
    {"kind", one_of, must, "calendar months|decree 09/2019", ""},
    {"on holiday", one_of, may, "same day|next working day", "Where a due day on a day off goes"},
};
constexpr Field holiday_fields[] = {
    {"from", date, must, "", ""},
    {"to", date, must, "", ""},
    {"title", text, must, "", ""},
};

constexpr Field units_fields[] = {
    {"sets", list, may, "unit set", "Named groups of units"},
    {"units", list, must, "unit", ""},
};
constexpr Field set_fields[] = {
    {"id", name, must, "", "May contain spaces: each ward"},
    {"kinds", ids, may, "", "Every unit of these kinds"},
    {"members", ids, may, "", "These units"},
};
constexpr Field unit_fields[] = {
    {"for", name, may, "", "Write this unit once for every member of the set"},
    {"id", id, must, "", ""},
    {"kind", id, must, "", "ward, commune, agency, police, …"},
    {"name", name, may, "", "Vietnamese name"},
    {"names", list, may, "name", "Names with their validity"},
    {"en", name, may, "", "English name"},
    {"code", name, may, "", "Official code"},
    {"codes", list, may, "code", "Codes with their validity"},
    {"aliases", names, may, "", "Other spellings, for look-up"},
    {"line", id, may, "", "Unit that directs it"},
    {"territory", id, may, "", "Place its figures are about"},
    {"within", id, may, "", "Of a place: the place one level up"},
    {"tile", object, may, "tile", "Of a place: its square on the tile map"},
    {"from", date, may, "", ""},
    {"to", date, may, "", ""},
};
constexpr Field tile_fields[] = {{"row", whole, must, "", "From 0, the northernmost"},
                                 {"column", whole, must, "", "From 0, the westernmost"}};
constexpr Field name_fields[] = {
    {"name", name, must, "", ""}, {"from", date, may, "", ""}, {"to", date, may, "", ""}};
constexpr Field code_fields[] = {
    {"code", name, must, "", ""}, {"from", date, may, "", ""}, {"to", date, may, "", ""}};

constexpr Field form_fields[] = {
    {"form", id, must, "", "Id of the form"},
    {"title", text, must, "", ""},
    {"short", name, may, "", "Short mark for document numbers and sheet names"},
    {"nature", one_of, may, "report|event|document|consolidation|reply", ""},
    {"base", one_of, must, kPeriods, "The period it is filled for"},
    {"views", each_of, may, kPeriods, "Longer reports on the same facts"},
    {"calendar", id, may, "", ""},
    {"totals", one_of, may, "territory|line", "The tree its totals follow"},
    {"template", name, may, "", "Word template in templates/"},
    {"sections", list, must, "section", ""},
    {"checks", list, may, "check", ""},
};
constexpr Field section_fields[] = {
    {"title", text, must, "", ""},
    {"elements", list, must, "element", ""},
};
constexpr Field element_fields[] = {
    {"id", id, must, "", ""},
    {"title", text, must, "", ""},
    {"help", text, may, "", ""},
    {"type", one_of, must, "whole|money|decimal|text|date|yes/no|choice|unit|~person", ""},
    {"time", one_of, may, "sum|last|max|none", "How periods add up"},
    {"units", one_of, may, "sum|none", "How units add up"},
    {"people", yes_no, may, "", "Counts people: 1 to 4 is suppressed"},
    {"required", yes_no, may, "", "no: may stay blank"},
    {"slot", whole, may, "", "Its slot in plan.lock, if stated"},
    {"min", decimal, may, "", ""},
    {"max", decimal, may, "", ""},
    {"max length", whole, may, "", "Of a text, in characters"},
    {"choices", list, may, "choice", ""},
    {"many", yes_no, may, "", "Several choices may be ticked"},
    {"prefill", one_of, may, "previous|filed referrals", ""},
    {"from support", name, may, "",
     "What the support office did in the period: contacted, given vay-von, …; not typed"},
    {"from", expression, may, "", "Of a consolidation: computed from what was accepted"},
    {"counts", name, may, "", "form.element whose figure is the official one of this fact"},
    {"tells of", ids, may, "",
     "Counts of people of this form that it would give away; it is released with them. Or: none"},
    {"part of", name, may, "", "form.element of the same place that this is a part of"},
    {"clauses", ids, may, "", ""},
};
constexpr Field choice_fields[] = {{"id", id, must, "", ""}, {"title", text, must, "", ""}};
constexpr Field check_fields[] = {
    {"error", expression, may, "", "Must hold before presenting"},
    {"warning", expression, may, "", "May be sent with an explanation"},
    {"say", text, must, "", "What is wrong and what to do"},
};

constexpr Field tasks_fields[] = {{"tasks", list, must, "task", ""}};
constexpr Field task_fields[] = {
    {"id", id, must, "", ""},
    {"clause", ids, may, "", ""},
    {"clauses", ids, may, "", ""},
    {"title", text, must, "", ""},
    {"lead", names, may, "", "Units or sets that lead"},
    {"with", names, may, "", "Units or sets that take part"},
    {"evidence", text, may, "", "What shows that it was done"},
    {"rhythm", name, may, "", "Without a duty: continuous, yearly, on request, …"},
    {"owes", name, may, "", "Unit or set that owes the form"},
    {"form", id, may, "", ""},
    {"once", object, may, "due", ""},
    {"flash", object, may, "due", ""},
    {"monthly", object, may, "due", ""},
    {"quarterly", object, may, "due", ""},
    {"half-yearly", object, may, "due", ""},
    {"nine-monthly", object, may, "due", ""},
    {"yearly", object, may, "due", ""},
    {"to", id, may, "", "Receiver"},
    {"via", id, may, "", "Who checks and consolidates for the receiver"},
    {"request", yes_no, may, "", "Asked, not ordered: never overdue"},
};
constexpr Field due_fields[] = {
    {"before", date, may, "", "Late on this day itself"},
    {"by", name, may, "", "A date, or: end + 5 days"},
    {"within", name, may, "", "Of a flash report: 24 hours"},
    {"local", yes_no, may, "", "The plan does not fix this day"},
};

constexpr Field targets_fields[] = {{"targets", list, must, "target", ""}};
constexpr Field target_fields[] = {
    {"id", id, must, "", ""},
    {"clause", ids, may, "", ""},
    {"clauses", ids, may, "", ""},
    {"title", text, must, "", ""},
    {"of", name, may, "", "Unit set; with `holds when`: the share of its units for which it holds"},
    {"holds when", expression, may, "", ""},
    {"numerator", expression, may, "", ""},
    {"denominator", expression, may, "", ""},
    {"reach", percent, may, "", "100%"},
    {"at most", decimal, may, "", "Instead of reach: the numerator stays at or below"},
    {"people", yes_no, may, "", ""},
    {"note", text, may, "", "What is local or not yet decided"},
};
constexpr Field indicators_fields[] = {{"indicators", list, must, "indicator", ""}};
constexpr Field indicator_fields[] = {
    {"id", id, must, "", ""},
    {"title", text, must, "", ""},
    {"value", expression, must, "", ""},
    {"unit", name, may, "", "%, đồng, …"},
    {"people", yes_no, may, "", ""},
    {"clause", ids, may, "", ""},
    {"clauses", ids, may, "", ""},
};

constexpr Field answer_fields[] = {
    {"tracked", names, may, "", "task:…, form:…, form:x.element, target:…, indicator:…"},
    {"refused", text, may, "", ""},
    {"replaced", text, may, "", ""},
    {"not measurable", text, may, "", ""},
    {"later", text, may, "", ""},
    {"context", text, may, "", ""},
};

constexpr Object table[] = {
    {"programme", "chương trình", programme_fields},
    {"document", "văn bản", document_fields},
    {"calendar", "lịch", calendar_fields},
    {"holiday", "ngày nghỉ", holiday_fields},
    {"support", "phần hỗ trợ", support_fields},
    {"children", "nơi bảo vệ người dưới 18 tuổi", children_fields},
    {"consent", "thời hạn đồng ý", consent_fields},
    {"units file", "tệp đơn vị", units_fields},
    {"unit set", "nhóm đơn vị", set_fields},
    {"unit", "đơn vị", unit_fields},
    {"tile", "ô bản đồ", tile_fields},
    {"name", "tên gọi", name_fields},
    {"code", "mã số", code_fields},
    {"form", "biểu", form_fields},
    {"section", "mục của biểu", section_fields},
    {"element", "phần tử", element_fields},
    {"choice", "lựa chọn", choice_fields},
    {"check", "phép kiểm tra", check_fields},
    {"tasks file", "tệp nhiệm vụ", tasks_fields},
    {"task", "nhiệm vụ", task_fields},
    {"due", "hạn nộp", due_fields},
    {"targets file", "tệp chỉ tiêu", targets_fields},
    {"target", "chỉ tiêu", target_fields},
    {"indicators file", "tệp chỉ số", indicators_fields},
    {"indicator", "chỉ số", indicator_fields},
    {"answer", "câu trả lời cho một khoản", answer_fields},
};

}  // namespace

std::span<const Object> objects() { return table; }

const Object* object(std::string_view wanted) {
  for (const auto& candidate : table)
    if (candidate.name == wanted) return &candidate;
  return nullptr;
}

}  // namespace hoanhap::plan
