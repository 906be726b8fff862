#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "core/text.h"
#include "documents/form_layout.h"
#include "documents/form_sheet.h"
#include "documents/typed.h"
#include "documents/workbook.h"
#include "documents/xlsx_writer.h"
#include "obligations/free_text.h"

namespace hoanhap::documents {
namespace {

using plan::Element;
using plan::ElementType;

// For comparing what people type with what was printed: no marks, no case, no outer spaces.
std::string folded(std::string_view text) { return fold(trim(text)); }

tl::unexpected<Error> wrong_sheet(std::vector<FieldError> fields) {
  return fail(
      {ErrorCode::invalid,
       "wrong-sheet",
       {"Tệp Excel không phải của báo cáo này", "This Excel file is not for this report"},
       {"Tải biểu của đúng báo cáo này về, nhập rồi tải lên lại. Chưa có số liệu nào bị thay đổi.",
        "Download the sheet of this very report, fill it in and upload it again. Nothing has been "
        "changed."},
       std::move(fields)});
}

// The hidden sheet against what is expected; each difference by name.
Result<bool> check(const Workbook& book, const plan::Form& form, const SheetHead& head) {
  const auto* facts = book.sheet(kCheckSheet);
  if (!facts)
    return wrong_sheet(
        {{"form", {"Tệp không phải biểu tải từ phần mềm này", "Not a sheet of this programme"}}});
  std::map<std::string, std::string> said;
  for (int row = 1; row <= 4; ++row) said[facts->text({row, 1})] = facts->text({row, 2});
  std::vector<FieldError> wrong;
  const auto compare = [&](const char* key, const std::string& expected, const char* vi,
                           const char* en) {
    const auto& got = said[key];
    if (got != expected)
      wrong.push_back(
          {key,
           {fmt::format("{} trong tệp là \"{}\", báo cáo này là \"{}\"", vi, got, expected),
            fmt::format("{} in the file is \"{}\", this report's is \"{}\"", en, got, expected)}});
  };
  compare("form", form.id, "Biểu", "The form");
  compare("version", std::to_string(form.version), "Phiên bản", "The version");
  compare("period", head.period.code(), "Kỳ", "The period");
  compare("unit", head.unit_slug, "Đơn vị", "The unit");
  if (!wrong.empty()) return wrong_sheet(std::move(wrong));
  return true;
}

class Reader {
 public:
  Reader(const Workbook& book, const WorkSheet& sheet, const plan::Form& form,
         const SheetHead& head)
      : book_(book), sheet_(sheet), form_(form), head_(head) {}

  Uploaded run() {
    find_rows();
    for (const auto& section : form_.sections)
      for (const auto& id : section.elements)
        if (const auto* element = form_.element(id)) read(*element);
    return std::move(result_);
  }

 private:
  void problem(CellAddress at, const std::string& element, Text text) {
    result_.problems.push_back({at.row > 0 ? at.a1() : "", element, std::move(text)});
  }
  static CellAddress value_of(int row) { return {row, kValue + 1}; }

  // Column A may be anywhere on the sheet by now; what matters is which row carries which key.
  void find_rows() {
    for (const auto& [address, value] : sheet_.cells) {
      if (address.column != kKey + 1) continue;
      const auto* key = std::get_if<std::string>(&value);
      if (!key || key->empty()) continue;
      if (!rows_.emplace(*key, address.row).second)
        problem(value_of(address.row), std::string(element_of(*key)),
                {"dòng này có hai lần trong tệp; chỉ dòng đầu được đọc",
                 "this row stands twice; only the first is read"});
      else if (!form_.element(element_of(*key)) && sheet_.at(value_of(address.row)))
        problem(value_of(address.row), "",
                {"dòng này không thuộc biểu", "this row is not of this form"});
    }
  }
  static std::string_view element_of(std::string_view key) { return key.substr(0, key.find('/')); }

  int row_of(const std::string& key) const {
    const auto found = rows_.find(key);
    return found == rows_.end() ? 0 : found->second;
  }

  void read(const Element& element) {
    const int row = row_of(element.id);
    if (row == 0)
      return problem(
          {}, element.id,
          {"tệp thiếu dòng \"" + element.title.vi + "\"", "the file has no row for this"});
    ++result_.rows;
    read_note(element, row);
    if (head_.computed.contains(element.id)) return;
    const auto at = value_of(row);
    if (element.type == ElementType::choice && element.many) return read_ticks(element, row);
    const auto* value = sheet_.at(at);
    const auto* text = value ? std::get_if<std::string>(value) : nullptr;
    if (!value || (text && trim(*text).empty())) return;
    if (std::holds_alternative<SheetError>(*value))
      return problem(
          at, element.id,
          {"công thức báo lỗi " + sheet_.text(at), "the formula says " + sheet_.text(at)});
    switch (element.type) {
      case ElementType::whole:
      case ElementType::money:
      case ElementType::decimal:
        return read_number(element, at, *value);
      case ElementType::yes_no:
        return read_yes_no(element, at, *value);
      case ElementType::date:
        return read_date(element, at, *value);
      case ElementType::text:
        return read_text(element, at);
      case ElementType::choice:
        return read_named(element, at, element.choices);
      case ElementType::unit:
        return read_named(element, at, head_.units);
    }
  }

  void read_number(const Element& element, CellAddress at, const SheetValue& value) {
    const bool decimal = element.type == ElementType::decimal;
    std::optional<std::int64_t> number;
    if (const auto* n = std::get_if<double>(&value))
      number = decimal ? excel_decimal(*n) : excel_whole(*n);
    if (const auto* t = std::get_if<std::string>(&value))
      number = decimal ? typed_decimal(*t) : typed_whole(*t);
    if (!number)
      return problem(at, element.id,
                     decimal ? Text{"không phải số có nhiều nhất bốn chữ số thập phân",
                                    "not a number of at most four decimals"}
                             : Text{"không phải số nguyên", "not a whole number"});
    if (element.min && *number < *element.min)
      return problem(at, element.id,
                     {"nhỏ hơn mức thấp nhất cho phép", "below the least that is allowed"});
    if (element.max && *number > *element.max)
      return problem(at, element.id,
                     {"lớn hơn mức cao nhất cho phép", "above the most that is allowed"});
    result_.filled.numbers[element.id] = *number;
  }

  void read_yes_no(const Element& element, CellAddress at, const SheetValue& value) {
    const auto word = folded(sheet_.text(at));
    const auto* flag = std::get_if<bool>(&value);
    const bool yes = flag ? *flag : word == "co" || word == "x" || word == "1" || word == "yes";
    const bool no = flag ? !*flag : word == "khong" || word == "0" || word == "no";
    if (!yes && !no)
      return problem(at, element.id, {"nhập Có hoặc Không", "type Có (yes) or Không (no)"});
    result_.filled.numbers[element.id] = yes ? 1 : 0;
  }

  void read_date(const Element& element, CellAddress at, const SheetValue& value) {
    std::optional<Date> date;
    if (const auto* n = std::get_if<double>(&value)) date = excel_date(*n, book_.days_from_1904);
    if (const auto* t = std::get_if<std::string>(&value)) date = Date::parse_typed(*t);
    if (!date)
      return problem(at, element.id,
                     {"không phải ngày; ví dụ 27/04/2018", "not a date; for example 27/04/2018"});
    result_.filled.words[element.id] = {date->iso()};
  }

  // The same rule as for what is typed on the screen (design §1).
  void read_text(const Element& element, CellAddress at) {
    auto accepted = obligations::accept_text(
        element.id, plain_text(sheet_.text(at)),
        element.max_length > 0 ? static_cast<std::size_t>(element.max_length) : 4000);
    if (!accepted) return problem(at, element.id, accepted.error().detail);
    if (!accepted->empty()) result_.filled.words[element.id] = {std::move(*accepted)};
  }

  void read_named(const Element& element, CellAddress at,
                  const std::vector<plan::Choice>& choices) {
    const auto word = folded(plain_text(sheet_.text(at)));
    for (const auto& choice : choices)
      if (word == folded(choice.title.vi) || word == folded(choice.title.en) || word == choice.id) {
        result_.filled.words[element.id] = {choice.id};
        return;
      }
    problem(at, element.id, {"không có trong danh sách để chọn", "not one of the choices"});
  }

  // Nothing ticked is a blank, unless the element's own cell says that there is none.
  void read_ticks(const Element& element, int row) {
    std::vector<std::string> ticked;
    bool bad = false;
    for (const auto& choice : element.choices) {
      const int choice_row = row_of(choice_key(element.id, choice.id));
      const auto at = value_of(choice_row);
      const auto word = choice_row == 0 ? std::string() : folded(sheet_.text(at));
      if (word.empty() || word == "0" || word == "khong") continue;
      if (word == "x" || word == "v" || word == "1" || word == "co") {
        ticked.push_back(choice.id);
      } else {
        bad = true;
        problem(at, element.id, {"đánh dấu x hoặc để trống", "mark with x or leave blank"});
      }
    }
    const auto at = value_of(row);
    const auto word = folded(sheet_.text(at));
    const bool none = word == folded(kNone) || word == "khong";
    if (!word.empty() && !none)
      return problem(at, element.id,
                     {"đánh dấu x ở các dòng bên dưới, hoặc chọn Không có",
                      "mark the rows below with x, or choose Không có (none)"});
    if (none && !ticked.empty())
      return problem(at, element.id,
                     {"vừa ghi Không có, vừa đánh dấu ở các dòng bên dưới",
                      "says none, yet rows below are marked"});
    if (bad || (ticked.empty() && !none)) return;
    std::sort(ticked.begin(), ticked.end());
    result_.filled.words[element.id] = std::move(ticked);
  }

  void read_note(const Element& element, int row) {
    const CellAddress at{row, kNote + 1};
    const auto text = plain_text(sheet_.text(at));
    if (trim(text).empty()) return;
    auto accepted = obligations::accept_text(element.id, text, 1000);
    if (!accepted) return problem(at, element.id, accepted.error().detail);
    result_.filled.notes[element.id] = std::move(*accepted);
  }

  const Workbook& book_;
  const WorkSheet& sheet_;
  const plan::Form& form_;
  const SheetHead& head_;
  std::map<std::string, int> rows_;
  Uploaded result_;
};

}  // namespace

Result<Uploaded> read_form_sheet(std::string_view bytes, const plan::Form& form,
                                 const SheetHead& head) {
  TRY_ASSIGN(const auto book, read_workbook(bytes));
  TRY(check(book, form, head));
  const auto* sheet = book.sheet(kFormSheet);
  if (!sheet)
    return wrong_sheet({{"form", {"Tệp thiếu trang \"Biểu\"", "The sheet \"Biểu\" is missing"}}});
  return Reader(book, *sheet, form, head).run();
}

}  // namespace hoanhap::documents
