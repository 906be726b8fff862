#include "exchange/csv.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "core/text.h"
#include "documents/xlsx_writer.h"

namespace hoanhap::exchange {
namespace {

using documents::WorkSheet;

constexpr std::size_t kMaxCells = 200'000, kMaxCell = 64u << 10;
constexpr int kMaxColumns = 16'384;

tl::unexpected<Error> unreadable(Text detail) {
  return fail({ErrorCode::invalid,
               "unreadable-file",
               {"Không đọc được tệp", "The file cannot be read"},
               std::move(detail)});
}

tl::unexpected<Error> at_line(int line, const char* vi, const char* en) {
  return unreadable({fmt::format("Dòng {}: {}", line, vi), fmt::format("Line {}: {}", line, en)});
}

// Of comma, semicolon and tab the one that the first line holds most of, outside quotes.
char separator_of(std::string_view text) {
  constexpr char kAll[] = {',', ';', '\t'};
  int count[3] = {};
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (!quoted && (c == '\n' || c == '\r')) break;
    for (int i = 0; i < 3; ++i) count[i] += !quoted && c == kAll[i] ? 1 : 0;
  }
  return kAll[std::max_element(count, count + 3) - count];
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text), separator_(separator_of(text)) {}

  Result<WorkSheet> run() {
    sheet_.name = "csv";
    while (at_ < text_.size()) {
      TRY(cell());
      if (sheet_.cells.size() > kMaxCells)
        return at_line(row_, "tệp có quá nhiều ô; chia thành nhiều tệp.",
                       "the file has too many cells; split it.");
    }
    return std::move(sheet_);
  }

 private:
  bool ends(char c) const { return c == separator_ || c == '\n' || c == '\r'; }

  // One cell and what closes it.
  Result<bool> cell() {
    if (column_ > kMaxColumns) return at_line(row_, "quá nhiều cột.", "too many columns.");
    std::string value;
    if (text_[at_] == '"') {
      TRY_ASSIGN(value, quoted());
    } else {
      const auto start = at_;
      while (at_ < text_.size() && !ends(text_[at_])) ++at_;
      value = text_.substr(start, at_ - start);
    }
    if (value.size() > kMaxCell) return at_line(row_, "một ô quá dài.", "a cell is too long.");
    if (!trim(value).empty()) sheet_.cells[{row_, column_}] = std::move(value);
    if (at_ == text_.size()) return true;
    const char c = text_[at_++];
    if (c == separator_) {
      ++column_;
      return true;
    }
    if (c == '\r' && at_ < text_.size() && text_[at_] == '\n') ++at_;
    ++row_;
    column_ = 1;
    return true;
  }

  Result<std::string> quoted() {
    std::string value;
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] != '"') {
        value += text_[at_];
      } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        value += text_[++at_];
      } else {
        if (++at_ < text_.size() && !ends(text_[at_]))
          return at_line(row_, "có chữ sau dấu ngoặc kép đóng.", "text behind a closing quote.");
        return value;
      }
    }
    return at_line(row_, "dấu ngoặc kép chưa đóng.", "a quote is left open.");
  }

  std::string_view text_;
  const char separator_;
  std::size_t at_ = 0;
  int row_ = 1, column_ = 1;
  WorkSheet sheet_;
};

}  // namespace

Result<WorkSheet> read_csv(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (!valid_utf8(bytes) || bytes.find('\0') != std::string_view::npos)
    return unreadable({"Lưu tệp dạng CSV UTF-8 hoặc Excel (.xlsx) rồi gửi lại.",
                       "Save the file as CSV UTF-8 or as Excel (.xlsx) and send it again."});
  return Reader(bytes).run();
}

void CsvWriter::put(std::string_view text) {
  if (!std::exchange(first_, false)) out_ += ',';
  if (text.find_first_of(",;\t\"\r\n") == std::string_view::npos) {
    out_ += text;
    return;
  }
  out_ += '"';
  for (const char c : text) out_ += c == '"' ? "\"\"" : std::string(1, c);
  out_ += '"';
}

CsvWriter& CsvWriter::cell(std::string_view text) {
  put(documents::safe_text(text));
  return *this;
}

CsvWriter& CsvWriter::number(std::string_view digits) {
  put(digits);
  return *this;
}

void CsvWriter::end_line() {
  out_ += "\r\n";
  first_ = true;
}

}  // namespace hoanhap::exchange
