#include "documents/pdf_page.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

namespace hoanhap::documents {
namespace {

constexpr float kPageWidth = 595, kPageHeight = 842;  // A4
constexpr float kTop = 60, kBottom = 57;              // 20 mm and a little for the page number
constexpr float kLeading = 1.25F, kPadding = 3, kTableSize = 11;

// Debian's package has its version in the folder's name.
std::string font_file(const char* style) {
  for (const char* folder : {"liberation2", "liberation"}) {
    auto path = fmt::format("/usr/share/fonts/truetype/{}/LiberationSerif-{}.ttf", folder, style);
    if (std::filesystem::exists(path)) return path;
  }
  return {};
}

}  // namespace

void PdfPage::failed(HPDF_STATUS error, HPDF_STATUS detail, void* self) {
  auto& page = *static_cast<PdfPage*>(self);
  if (page.problem_.empty()) page.problem_ = fmt::format("libharu {:#x} {}", error, detail);
}

PdfPage::PdfPage() : document_(HPDF_New(&PdfPage::failed, this)) {
  if (!document_) return;
  HPDF_SetCompressionMode(document_, HPDF_COMP_ALL);
  HPDF_UseUTFEncodings(document_);
  std::size_t i = 0;
  for (const char* style : {"Regular", "Bold", "Italic"}) {
    const auto file = font_file(style);
    if (file.empty()) {
      problem_ = fmt::format("LiberationSerif-{}.ttf is not installed (fonts-liberation2)", style);
      return;
    }
    const char* name = HPDF_LoadTTFontFromFile(document_, file.c_str(), HPDF_TRUE);
    if (name) fonts_[i++] = HPDF_GetFont(document_, name, "UTF-8");
  }
  if (problem_.empty()) new_page();
}

PdfPage::~PdfPage() {
  if (document_) HPDF_Free(document_);
}

void PdfPage::new_page() {
  page_ = HPDF_AddPage(document_);
  if (!page_) return;
  HPDF_Page_SetSize(page_, HPDF_PAGE_SIZE_A4, HPDF_PAGE_PORTRAIT);
  HPDF_Page_SetLineWidth(page_, 0.5);
  ++pages_;
  y_ = kPageHeight - kTop;
  if (pages_ > 1)
    draw_aligned(std::to_string(pages_), Face::regular, 13, Align::centre, 0, kPageHeight - 42,
                 kPageWidth);
  if (!columns_.empty()) head();
}

void PdfPage::need(float height) {
  if (y_ - height < kBottom) new_page();
}

void PdfPage::space(float points) { y_ -= points; }

float PdfPage::width_of(std::string_view text, Face face, float size) {
  if (!page_ || !problem_.empty() || text.empty()) return 0;
  HPDF_Page_SetFontAndSize(page_, font(face), size);
  return HPDF_Page_TextWidth(page_, std::string(text).c_str());
}

// Greedy, at spaces; a word wider than the line stands alone and sticks out.
std::vector<std::string> PdfPage::lines(std::string_view text, Face face, float size, float width) {
  std::vector<std::string> result;
  while (true) {
    const auto end = std::min(text.find('\n'), text.size());
    std::string line;
    std::string_view rest = text.substr(0, end);
    while (!rest.empty()) {
      const auto stop = std::min(rest.find(' '), rest.size());
      const std::string word(rest.substr(0, stop));
      rest.remove_prefix(std::min(stop + 1, rest.size()));
      if (word.empty()) continue;
      const auto longer = line.empty() ? word : line + " " + word;
      if (!line.empty() && width_of(longer, face, size) > width) {
        result.push_back(std::move(line));
        line = word;
      } else {
        line = longer;
      }
    }
    result.push_back(std::move(line));
    if (end == text.size()) return result;
    text.remove_prefix(end + 1);
  }
}

void PdfPage::draw(std::string_view text, Face face, float size, float x, float y) {
  if (!page_ || !problem_.empty() || text.empty()) return;
  HPDF_Page_BeginText(page_);
  HPDF_Page_SetFontAndSize(page_, font(face), size);
  HPDF_Page_TextOut(page_, x, y, std::string(text).c_str());
  HPDF_Page_EndText(page_);
}

void PdfPage::draw_aligned(std::string_view text, Face face, float size, Align align, float x,
                           float y, float width) {
  const float spare = width - width_of(text, face, size);
  switch (align) {
    case Align::left:
      return draw(text, face, size, x, y);
    case Align::centre:
      return draw(text, face, size, x + spare / 2, y);
    case Align::right:
      return draw(text, face, size, x + spare, y);
  }
}

void PdfPage::paragraph(std::string_view text, Face face, float size, Align align, float x,
                        float width) {
  for (const auto& line : lines(text, face, size, width)) {
    need(size * kLeading);
    y_ -= size * kLeading;
    draw_aligned(line, face, size, align, x, y_ + size * (kLeading - 1), width);
  }
}

void PdfPage::side_by_side(const std::vector<Line>& left, const std::vector<Line>& right) {
  constexpr float kGap = 6, kLeftWidth = kWidth * 0.4F;  // the motto needs its one line
  float lowest = y_;
  const float top = y_;
  const auto block = [&](const std::vector<Line>& lines, float x, float width) {
    y_ = top;
    for (const auto& line : lines)
      paragraph(line.text, line.face, line.size, Align::centre, x, width);
    lowest = std::min(lowest, y_);
  };
  block(left, kLeft, kLeftWidth - kGap);
  block(right, kLeft + kLeftWidth, kWidth - kLeftWidth);
  y_ = lowest;
}

void PdfPage::table(std::vector<Column> columns) {
  columns_ = std::move(columns);
  need(60);  // never a head alone at the foot of a page
  if (y_ < kPageHeight - kTop) head();
}

void PdfPage::head() {
  std::vector<std::vector<std::string>> broken;
  for (const auto& column : columns_)
    broken.push_back(
        lines(column.title, Face::bold, kTableSize, column.share * kWidth - 2 * kPadding));
  cells(broken, Face::bold);
}

void PdfPage::row(const std::vector<std::string>& texts, Face face) {
  std::vector<std::vector<std::string>> broken;
  std::size_t most = 1;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    broken.push_back(lines(i < texts.size() ? texts[i] : std::string(), face, kTableSize,
                           columns_[i].share * kWidth - 2 * kPadding));
    most = std::max(most, broken.back().size());
  }
  need(static_cast<float>(most) * kTableSize * kLeading + 2 * kPadding);
  cells(broken, face);
}

void PdfPage::band(std::string_view text) {
  const auto broken = lines(text, Face::bold, kTableSize, kWidth - 2 * kPadding);
  const float height = static_cast<float>(broken.size()) * kTableSize * kLeading + 2 * kPadding;
  need(height + 2 * kTableSize);  // with the row it heads
  y_ -= height;
  if (page_ && problem_.empty()) {
    HPDF_Page_Rectangle(page_, kLeft, y_, kWidth, height);
    HPDF_Page_Stroke(page_);
  }
  float line_y = y_ + height - kPadding;
  for (const auto& line : broken) {
    line_y -= kTableSize * kLeading;
    draw(line, Face::bold, kTableSize, kLeft + kPadding, line_y + kTableSize * (kLeading - 1));
  }
}

void PdfPage::cells(const std::vector<std::vector<std::string>>& broken, Face face) {
  std::size_t most = 1;
  for (const auto& cell : broken) most = std::max(most, cell.size());
  const float height = static_cast<float>(most) * kTableSize * kLeading + 2 * kPadding;
  y_ -= height;
  float x = kLeft;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const float width = columns_[i].share * kWidth;
    if (page_ && problem_.empty()) {
      HPDF_Page_Rectangle(page_, x, y_, width, height);
      HPDF_Page_Stroke(page_);
    }
    float line_y = y_ + height - kPadding;
    for (const auto& line : broken[i]) {
      line_y -= kTableSize * kLeading;
      draw_aligned(line, face, kTableSize, columns_[i].align, x + kPadding,
                   line_y + kTableSize * (kLeading - 1), width - 2 * kPadding);
    }
    x += width;
  }
}

Result<std::string> PdfPage::finish() {
  if (!document_ && problem_.empty()) problem_ = "libharu: no memory";
  if (!problem_.empty()) return internal("pdf: " + problem_);
  HPDF_SaveToStream(document_);
  std::string bytes(HPDF_GetStreamSize(document_), '\0');
  auto size = static_cast<HPDF_UINT32>(bytes.size());
  HPDF_ReadFromStream(document_, reinterpret_cast<HPDF_BYTE*>(bytes.data()), &size);
  if (!problem_.empty()) return internal("pdf: " + problem_);
  bytes.resize(size);
  return bytes;
}

}  // namespace hoanhap::documents
