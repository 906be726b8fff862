#include "documents/xlsx_writer.h"

#include <sys/mman.h>
#include <unistd.h>

#include <fmt/format.h>

namespace hoanhap::documents {
namespace {

bool starts_formula(char c) {
  return c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' || c == '\r';
}

}  // namespace

std::string safe_text(std::string_view text) {
  if (text.empty() || !starts_formula(text.front())) return std::string(text);
  return "'" + std::string(text);
}

std::string plain_text(std::string_view text) {
  if (text.size() > 1 && text[0] == '\'' && starts_formula(text[1])) text.remove_prefix(1);
  return std::string(text);
}

XlsxWriter::XlsxWriter() : file_(::memfd_create("hoanhap-xlsx", MFD_CLOEXEC)) {
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  book_ = workbook_new_opt(fmt::format("/proc/self/fd/{}", file_).c_str(), &options);
  failed_ = file_ < 0 || book_ == nullptr;
  if (failed_) return;
  // A fixed time, so that the same report gives the same bytes.
  lxw_doc_properties properties{};
  properties.created = 1'514'764'800;
  workbook_set_properties(book_, &properties);
}

XlsxWriter::~XlsxWriter() {
  if (book_) workbook_close(book_);
  if (file_ >= 0) ::close(file_);
}

lxw_worksheet* XlsxWriter::sheet(const char* name) {
  auto* sheet = book_ ? workbook_add_worksheet(book_, name) : nullptr;
  if (!sheet) failed_ = true;
  return sheet;
}

void XlsxWriter::check(lxw_error error) { failed_ = failed_ || error != LXW_NO_ERROR; }

void XlsxWriter::text(lxw_worksheet* sheet, int row, int column, std::string_view text,
                      unsigned look) {
  if (text.empty()) return blank(sheet, row, column, look);
  check(worksheet_write_string(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                               safe_text(text).c_str(), format(look)));
}

void XlsxWriter::number(lxw_worksheet* sheet, int row, int column, double value, unsigned look) {
  check(worksheet_write_number(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                               value, format(look)));
}

void XlsxWriter::blank(lxw_worksheet* sheet, int row, int column, unsigned look) {
  check(worksheet_write_blank(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                              format(look)));
}

lxw_format* XlsxWriter::format(unsigned look) {
  auto& format = formats_[look];
  if (format || !book_) return format;
  format = workbook_add_format(book_);
  format_set_font_name(format, "Times New Roman");
  format_set_font_size(format, (look & kTitle) != 0 ? 14 : 12);
  format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
  if ((look & (kBold | kTitle)) != 0) format_set_bold(format);
  if ((look & kItalic) != 0) format_set_italic(format);
  if ((look & kCentre) != 0) format_set_align(format, LXW_ALIGN_CENTER);
  if ((look & kRight) != 0) format_set_align(format, LXW_ALIGN_RIGHT);
  if ((look & kBorder) != 0) format_set_border(format, LXW_BORDER_THIN);
  if ((look & kWrap) != 0) format_set_text_wrap(format);
  if ((look & kShade) != 0) format_set_bg_color(format, 0xE8EEF7);
  if ((look & kInput) != 0) {
    format_set_unlocked(format);
    format_set_bg_color(format, 0xFFFBE6);
  }
  if ((look & kWhole) != 0) format_set_num_format(format, "#,##0");
  if ((look & kDecimal) != 0) format_set_num_format(format, "#,##0.####");
  if ((look & kDate) != 0) format_set_num_format(format, "dd/mm/yyyy");
  return format;
}

Result<std::string> XlsxWriter::bytes() {
  if (book_ && workbook_close(book_) != LXW_NO_ERROR) failed_ = true;
  book_ = nullptr;
  if (failed_) return internal("the workbook could not be written");
  const auto size = ::lseek(file_, 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(std::max<off_t>(size, 0)), '\0');
  if (size <= 0 || ::pread(file_, bytes.data(), bytes.size(), 0) != size)
    return internal("the workbook could not be read back");
  return bytes;
}

}  // namespace hoanhap::documents
