#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "core/decimal.h"
#include "documents/form_layout.h"
#include "documents/form_sheet.h"
#include "documents/xlsx_writer.h"

namespace hoanhap::documents {
namespace {

using plan::Element;
using plan::ElementType;

// Excel's own day numbers: 1 is 1900-01-01, and 1900 counts as a leap year.
constexpr int kExcelEpoch = 25'569;  // 1970-01-01

class Writer {
 public:
  Writer(const plan::Form& form, const SheetHead& head, const Filled& filled)
      : form_(form), head_(head), filled_(filled) {}

  Result<std::string> run() {
    sheet_ = out_.sheet(kFormSheet);
    if (!sheet_) return internal("no worksheet");
    set_up_page();
    title_block();
    for (std::size_t s = 0; s < form_.sections.size(); ++s) section(s);
    footer();
    protect();
    check_sheet();
    return out_.bytes();
  }

 private:
  void set_up_page() {
    constexpr std::array<double, 6> kWidths{0, 8, 58, 12, 20, 40};
    for (std::size_t c = 0; c < kWidths.size(); ++c) {
      lxw_row_col_options options{};
      options.hidden = c == kKey ? LXW_TRUE : LXW_FALSE;
      const auto column = static_cast<lxw_col_t>(c);
      out_.check(worksheet_set_column_opt(sheet_, column, column, kWidths[c], nullptr, &options));
    }
    worksheet_set_paper(sheet_, 9);  // A4
    worksheet_set_landscape(sheet_);
    worksheet_fit_to_pages(sheet_, 1, 0);
    worksheet_gridlines(sheet_, LXW_HIDE_ALL_GRIDLINES);
  }

  void line(std::string_view text, unsigned look) { out_.text(sheet_, row_++, kCode, text, look); }

  void title_block() {
    line(head_.unit_name, kBold);
    line(form_.title.vi, kTitle);
    const auto days = head_.period.days(CalendarKind::calendar_months);
    line(fmt::format("{} ({} - {})", head_.period.label().vi, days.first.vi(), days.last.vi()),
         kBold);
    line(fmt::format("{}. Biểu phiên bản {}.{}", head_.plan_title, form_.version,
                     head_.due.empty() ? "" : " Hạn gửi: " + head_.due + "."),
         kItalic);
    line(
        "Chỉ nhập vào ô màu vàng. Ô bỏ trống là chưa có số liệu; không phát sinh thì nhập 0. "
        "Không ghi họ tên, số giấy tờ, số điện thoại, ngày sinh của bất kỳ ai.",
        kItalic);
    ++row_;
    const unsigned look = kBold | kBorder | kShade | kCentre | kWrap;
    out_.text(sheet_, row_, kCode, "Mã số", look);
    out_.text(sheet_, row_, kWhat, "Nội dung", look);
    out_.text(sheet_, row_, kMeasure, "Đơn vị tính", look);
    out_.text(sheet_, row_, kValue, "Số liệu", look);
    out_.text(sheet_, row_, kNote, "Giải trình", look);
    worksheet_repeat_rows(sheet_, static_cast<lxw_row_t>(row_), static_cast<lxw_row_t>(row_));
    ++row_;
    worksheet_freeze_panes(sheet_, static_cast<lxw_row_t>(row_), 0);
  }

  void section(std::size_t index) {
    const auto& section = form_.sections[index];
    out_.blank(sheet_, row_, kCode, kBorder | kShade);
    out_.text(sheet_, row_, kWhat, section.title.vi, kBold | kBorder | kShade);
    for (const int c : {int{kMeasure}, int{kValue}, int{kNote}})
      out_.blank(sheet_, row_, c, kBorder | kShade);
    ++row_;
    int number = 0;
    for (const auto& id : section.elements)
      if (const auto* element = form_.element(id))
        element_row(*element, fmt::format("{}.{}", index + 1, ++number));
  }

  void element_row(const Element& element, const std::string& code) {
    ++elements_;
    if (!head_.computed.contains(element.id)) ++inputs_;
    out_.text(sheet_, row_, kKey, element.id);
    out_.text(sheet_, row_, kCode, code, kBorder);
    out_.text(sheet_, row_, kWhat, element.title.vi, kBorder | kWrap);
    out_.text(sheet_, row_, kMeasure, measure_of(element), kBorder | kCentre);
    value(element);
    const auto note = filled_.notes.find(element.id);
    out_.text(sheet_, row_, kNote, note == filled_.notes.end() ? "" : note->second,
              kBorder | kWrap | kInput);
    if (!head_.computed.contains(element.id)) validate(element);
    ++row_;
    if (element.type == ElementType::choice && element.many) choice_rows(element);
  }

  void value(const Element& element) {
    const auto number = filled_.numbers.find(element.id);
    const auto words = filled_.words.find(element.id);
    const unsigned open = head_.computed.contains(element.id) ? kShade : kInput;
    const unsigned input = kBorder | open | kRight;
    if (number != filled_.numbers.end()) {
      if (element.type == ElementType::yes_no)
        return out_.text(sheet_, row_, kValue, number->second ? "Có" : "Không", input);
      const bool decimal = element.type == ElementType::decimal;
      const auto shown =
          static_cast<double>(number->second) / (decimal ? double{kDecimalScale} : 1.0);
      return out_.number(sheet_, row_, kValue, shown, input | (decimal ? kDecimal : kWhole));
    }
    if (words == filled_.words.end())
      return out_.blank(sheet_, row_, kValue, input | look_of(element));
    if (element.type == ElementType::choice && element.many)
      return out_.text(sheet_, row_, kValue, words->second.empty() ? kNone : "", input);
    const auto word = words->second.empty() ? std::string() : words->second.front();
    if (element.type == ElementType::date)
      if (const auto date = Date::parse_iso(word))
        return out_.number(sheet_, row_, kValue, date->days + kExcelEpoch, input | kDate);
    out_.text(sheet_, row_, kValue, title_of(element, word), kBorder | open | kWrap);
  }

  static unsigned look_of(const Element& element) {
    switch (element.type) {
      case ElementType::whole:
      case ElementType::money:
        return kWhole;
      case ElementType::decimal:
        return kDecimal;
      case ElementType::date:
        return kDate;
      case ElementType::text:
      case ElementType::unit:
        return kWrap;
      case ElementType::yes_no:
      case ElementType::choice:
        return kPlain;
    }
    return kPlain;
  }

  std::string title_of(const Element& element, const std::string& id) const {
    for (const auto& choice : element.type == ElementType::unit ? head_.units : element.choices)
      if (choice.id == id) return choice.title.vi;
    return id;
  }

  void choice_rows(const Element& element) {
    const auto words = filled_.words.find(element.id);
    for (const auto& choice : element.choices) {
      ++inputs_;
      const bool ticked =
          words != filled_.words.end() &&
          std::find(words->second.begin(), words->second.end(), choice.id) != words->second.end();
      out_.text(sheet_, row_, kKey, choice_key(element.id, choice.id));
      out_.blank(sheet_, row_, kCode, kBorder);
      out_.text(sheet_, row_, kWhat, "   - " + choice.title.vi, kBorder | kWrap);
      out_.text(sheet_, row_, kMeasure, "x", kBorder | kCentre);
      out_.text(sheet_, row_, kValue, ticked ? "x" : "", kBorder | kInput | kCentre);
      out_.blank(sheet_, row_, kNote, kBorder);
      ++row_;
    }
  }

  // Excel refuses at once what the upload would refuse later. Its own messages hold 255 letters.
  void validate(const Element& element) {
    lxw_data_validation rule{};
    char title[] = "Chưa đúng";
    std::string message;
    std::vector<std::string> items;
    switch (element.type) {
      case ElementType::whole:
      case ElementType::money:
      case ElementType::decimal: {
        const bool decimal = element.type == ElementType::decimal;
        const double scale = decimal ? double{kDecimalScale} : 1.0;
        rule.validate = decimal ? LXW_VALIDATION_TYPE_DECIMAL : LXW_VALIDATION_TYPE_INTEGER;
        rule.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
        rule.minimum_number = static_cast<double>(element.min.value_or(-kMaxWhole)) / scale;
        rule.maximum_number = static_cast<double>(element.max.value_or(kMaxWhole)) / scale;
        message = decimal ? "Nhập một số, nhiều nhất bốn chữ số thập phân."
                          : "Nhập số nguyên, từ 0 nếu là số đếm.";
        break;
      }
      case ElementType::yes_no:
        items = {"Có", "Không"};
        break;
      case ElementType::choice:
        if (element.many)
          items = {std::string(kNone)};
        else
          for (const auto& choice : element.choices) items.push_back(choice.title.vi);
        break;
      case ElementType::text:
      case ElementType::date:
      case ElementType::unit:
        return;
    }
    std::vector<char*> list;
    std::size_t letters = 0;
    for (auto& item : items) {
      // Excel separates the list by commas; a title with one can't be offered, only typed.
      if (item.find(',') != std::string::npos) return;
      letters += item.size() + 1;
      list.push_back(item.data());
    }
    if (letters > 250) return;
    if (!list.empty()) {
      list.push_back(nullptr);
      rule.validate = LXW_VALIDATION_TYPE_LIST;
      rule.value_list = list.data();
      message = "Chọn một mục trong danh sách.";
    }
    rule.error_title = title;
    rule.error_message = message.data();
    out_.check(worksheet_data_validation_cell(sheet_, static_cast<lxw_row_t>(row_), kValue, &rule));
  }

  void footer() {
    ++row_;
    line(fmt::format("Biểu có {} dòng, {} ô để nhập.", elements_, inputs_), kItalic);
  }

  void protect() {
    lxw_protection options{};
    options.format_columns = LXW_TRUE;
    options.format_rows = LXW_TRUE;
    worksheet_protect(sheet_, nullptr, &options);
  }

  void check_sheet() {
    auto* check = out_.sheet(kCheckSheet);
    if (!check) return;
    const std::array<std::pair<const char*, std::string>, 4> facts{{
        {"form", form_.id},
        {"version", std::to_string(form_.version)},
        {"period", head_.period.code()},
        {"unit", head_.unit_slug},
    }};
    int row = 0;
    for (const auto& [key, fact] : facts) {
      out_.text(check, row, 0, key);
      out_.text(check, row, 1, fact);
      ++row;
    }
    worksheet_protect(check, nullptr, nullptr);
    worksheet_hide(check);
  }

  const plan::Form& form_;
  const SheetHead& head_;
  const Filled& filled_;
  XlsxWriter out_;
  lxw_worksheet* sheet_ = nullptr;
  int row_ = 0, elements_ = 0, inputs_ = 0;
};

}  // namespace

Result<std::string> write_form_sheet(const plan::Form& form, const SheetHead& head,
                                     const Filled& filled) {
  return Writer(form, head, filled).run();
}

}  // namespace hoanhap::documents
