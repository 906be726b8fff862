#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <hpdf.h>

#include "core/result.h"

namespace hoanhap::documents {

enum class Face { regular, bold, italic };
enum class Align { left, centre, right };

// A4 paper that fills from the top: paragraphs and table rows, broken into lines and pages by
// themselves, page numbers as Decree 30/2020 wants them (centred above the text, none on the first
// page). Over libharu, whose document it owns; texts are UTF-8 and set in Liberation Serif, which
// has the metrics of Times New Roman and every Vietnamese letter.
//
// Threads: one owner. Fails: `finish` with `internal` (no font on this machine, or libharu's own
// error); until then every call after a failure does nothing.
class PdfPage {
 public:
  PdfPage();
  ~PdfPage();
  PdfPage(const PdfPage&) = delete;
  PdfPage& operator=(const PdfPage&) = delete;

  // Points. The text's left edge and width on every page.
  static constexpr float kLeft = 85, kWidth = 453;

  void space(float points);
  // A paragraph across [x, x + width); the next one starts below it.
  void paragraph(std::string_view text, Face face, float size, Align align = Align::left,
                 float x = kLeft, float width = kWidth);
  // Two blocks side by side, as the head and the end of an official paper have them.
  struct Line {
    std::string text;
    Face face = Face::regular;
    float size = 13;
  };
  void side_by_side(const std::vector<Line>& left, const std::vector<Line>& right);

  struct Column {
    std::string title;
    float share;  // of the width; they add up to 1
    Align align = Align::left;
  };
  // The head is repeated on every page until the next `table` or `end_table`.
  void table(std::vector<Column> columns);
  void row(const std::vector<std::string>& cells, Face face = Face::regular);
  void band(std::string_view text);  // a row across all columns
  void end_table() { columns_.clear(); }

  Result<std::string> finish();  // call once

 private:
  static void failed(HPDF_STATUS error, HPDF_STATUS detail, void* self);
  HPDF_Font font(Face face) const { return fonts_[static_cast<std::size_t>(face)]; }
  std::vector<std::string> lines(std::string_view text, Face face, float size, float width);
  float width_of(std::string_view text, Face face, float size);
  void draw(std::string_view text, Face face, float size, float x, float y);
  void draw_aligned(std::string_view text, Face face, float size, Align align, float x, float y,
                    float width);
  void new_page();
  void need(float height);  // goes to the next page when so much does not fit any more
  void head();
  void cells(const std::vector<std::vector<std::string>>& broken, Face face);

  HPDF_Doc document_ = nullptr;
  HPDF_Page page_ = nullptr;
  HPDF_Font fonts_[3] = {};
  std::vector<Column> columns_;
  float y_ = 0;  // from the bottom, where the next thing begins
  int pages_ = 0;
  std::string problem_;
};

}  // namespace hoanhap::documents
