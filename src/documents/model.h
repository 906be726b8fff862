#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "core/date.h"
#include "core/period.h"
#include "disclosure/count.h"
#include "plan/model.h"

namespace hoanhap::documents {

// ---- a form as a sheet to fill in ---------------------------------------------------------------

// Which form, whose, for when: stands on the sheet for people and once more, hidden, for the check.
struct SheetHead {
  std::string unit_slug, unit_name;
  Period period;
  std::string plan_title;
  std::string due;                  // "trước ngày 05/07/2018", "" when there is none
  std::vector<plan::Choice> units;  // what an element of type unit may name
  // Elements that nobody types (sums of a longer report, a consolidation's `from`): locked on the
  // sheet, and not read from it.
  std::set<std::string, std::less<>> computed;
};

// What stands in a form's cells. Whole and money as they are, decimals x 10^4, yes/no as 1 and 0;
// words: text (one), date (one, ISO), the ids of choices and units (an empty list: none of them).
// An absent entry is a blank, never a zero. The same shape as records::Contents, by element.
struct Filled {
  std::map<std::string, std::int64_t, std::less<>> numbers;
  std::map<std::string, std::vector<std::string>, std::less<>> words;
  std::map<std::string, std::string, std::less<>> notes;  // what explains a cell
  bool operator==(const Filled&) const = default;
};

// What the marks of hidden and missing figures mean; printed wherever they may stand.
inline constexpr const char* kFigureMarks =
    "\"<5\": từ 1 đến 4 người, không công bố số chính xác; \"…\": ẩn để không suy ra được số khác; "
    "\"chưa công bố\": kỳ này chưa chốt để công bố; ô trống: chưa có số liệu.";

// ---- a report to read ---------------------------------------------------------------------------

// A cell of a report: a figure as its reader may see it, or words.
struct Content {
  std::variant<disclosure::Cell, std::string> value;
  bool decimal = false;
  std::string text() const;  // as it is printed: "1.234", "<5", "…", "Có", ""
};

struct ReportRow {
  std::string code, title, measure;  // "1.2", "Số buổi tuyên truyền", "số"
  Content value, previous;
  std::string note;
};
struct ReportSection {
  std::string title;
  std::vector<ReportRow> rows;
};

// The units side by side: one column an element, one row a unit, sums below.
struct UnitColumn {
  std::string title;
  bool decimal = false;
};
struct UnitRow {
  std::string unit;
  std::string standing;  // "đã nhận, đúng hạn", "đã nhận, trễ 2 ngày", "chưa có báo cáo"
  std::vector<disclosure::Cell> cells;  // as many as columns; empty for a missing unit
};

// Everything an official report says, already cut to what its reader may see: who makes it is
// responsible for that, who prints it can't undo it (a hidden cell holds no number).
struct Report {
  std::string form_title, plan_title;
  Period period;
  std::string parent_body, body;        // "UBND THÀNH PHỐ BUÔN MA THUỘT", "PHÒNG LAO ĐỘNG …"
  std::string number;                   // "12/BC-LĐTBXH"; "" leaves the place open
  std::string place;                    // "Buôn Ma Thuột"
  std::optional<Date> date;             // of signing; none leaves the place open
  std::vector<std::string> signer;      // {"KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"}
  std::vector<std::string> recipients;  // nơi nhận, without dashes
  std::vector<ReportSection> sections;
  std::vector<UnitColumn> columns;
  std::vector<UnitRow> units;
  std::vector<std::pair<std::string, std::vector<disclosure::Cell>>> totals;  // "Cộng đã nhận"
  std::vector<std::string> missing;  // units without an accepted report, by name
  int expected = 0;                  // units that owe one
  std::string audit_head;  // head of the audit chain, printed on accepted reports (design §7)
  bool demo = false;       // synthetic data: says so at the top
};

// The rows of `form` with its own codes, filled from what a reader may see. `now` and `previous` by
// element; words (texts, dates, choices) already as a person reads them.
using Figures = std::map<std::string, Content, std::less<>>;
std::vector<ReportSection> sections_of(
    const plan::Form& form, const Figures& now, const Figures& previous,
    const std::map<std::string, std::string, std::less<>>& notes);
// What stands in a form as figures to print: choices by title, dates as dd/mm/yyyy, yes/no as
// words. Exact: for who is entitled to the record itself.
Figures figures_of(const plan::Form& form, const Filled& filled);

std::string measure_of(const plan::Element& element);  // "người", "đồng", "có/không", …

}  // namespace hoanhap::documents
