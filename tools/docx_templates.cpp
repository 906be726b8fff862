// Writes the first Word templates of a programme, laid out by Decree 30/2020/ND-CP, annex I:
//   docx_templates programmes/buon-ma-thuot-2018/templates
// From then on an official edits them in Word; running this again starts them over.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "documents/archive.h"

namespace {

using hoanhap::documents::Archive;

const char* const kW = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
const char* const kHead = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";

enum Look : unsigned {
  kPlain = 0,
  kBold = 1,
  kItalic = 2,
  kCentre = 4,
  kJustify = 8,
  kIndent = 16,
  kRule = 32,
  kTight = 64,
  kRight = 128,
  kCaps = 256
};

// One paragraph; `size` in points. kRule draws the line that the decree wants under titles.
std::string p(std::string_view text, unsigned look = kPlain, int size = 13) {
  std::string out = "<w:p><w:pPr>";
  out += (look & kTight) ? "<w:spacing w:before=\"0\" w:after=\"0\"/>"
                         : "<w:spacing w:before=\"60\" w:after=\"60\"/>";
  if (look & kIndent) out += "<w:ind w:firstLine=\"720\"/>";
  if (look & kCentre) out += "<w:jc w:val=\"center\"/>";
  if (look & kJustify) out += "<w:jc w:val=\"both\"/>";
  if (look & kRight) out += "<w:jc w:val=\"right\"/>";
  const auto half = std::to_string(size * 2);
  std::string run = "<w:rPr>";
  if (look & kBold) run += "<w:b/>";
  if (look & kItalic) run += "<w:i/>";
  if (look & kCaps) run += "<w:caps/>";
  run += "<w:sz w:val=\"" + half + "\"/><w:szCs w:val=\"" + half + "\"/>";
  if (look & kRule) run += "<w:u w:val=\"single\"/>";
  run += "</w:rPr>";
  out += "</w:pPr><w:r>" + run + "<w:t xml:space=\"preserve\">";
  return out + std::string(text) + "</w:t></w:r></w:p>";
}

std::string cell(int width, const std::string& paragraphs, int span = 1, bool shade = false) {
  return "<w:tc><w:tcPr><w:tcW w:w=\"" + std::to_string(width) + "\" w:type=\"dxa\"/>" +
         (span > 1 ? "<w:gridSpan w:val=\"" + std::to_string(span) + "\"/>" : "") +
         (shade ? "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F0F0F0\"/>" : "") +
         "<w:vAlign w:val=\"" + std::string(shade ? "center" : "top") + "\"/></w:tcPr>" +
         paragraphs + "</w:tc>";
}

const char* const kMarks =
    "Dấu \"&lt;5\": từ 1 đến 4 người, không công bố số chính xác; dấu \"…\": ẩn để không suy ra "
    "được "
    "số khác; \"chưa công bố\": kỳ này chưa chốt để công bố; ô trống: chưa có số liệu.";

enum class Repeat { no, yes };
std::string row(const std::string& cells, Repeat header = Repeat::no) {
  return "<w:tr><w:trPr><w:cantSplit/>" +
         std::string(header == Repeat::yes ? "<w:tblHeader/>" : "") + "</w:trPr>" + cells +
         "</w:tr>";
}

enum class Lines { none, all };
std::string table(Lines lines, const std::vector<int>& widths, const std::string& rows) {
  std::string out = "<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/>";
  if (lines == Lines::all) {
    out += "<w:tblBorders>";
    for (const char* side : {"top", "left", "bottom", "right", "insideH", "insideV"})
      out += "<w:" + std::string(side) +
             " w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>";
    out += "</w:tblBorders>";
  }
  out += "<w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>";
  for (const int width : widths) out += "<w:gridCol w:w=\"" + std::to_string(width) + "\"/>";
  return out + "</w:tblGrid>" + rows + "</w:tbl>";
}

// Issuer on the left, the state's name and motto on the right, number, place and date below.
std::string heading() {
  const std::vector<int> widths{3750, 5600};
  const std::string left = p("{{co_quan_cap_tren}}", kCentre | kTight | kCaps, 12) +
                           p("{{co_quan}}", kCentre | kTight | kBold | kCaps, 12) +
                           p("________", kCentre | kTight | kBold, 8);
  const std::string right = p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", kCentre | kTight | kBold, 12) +
                            p("Độc lập - Tự do - Hạnh phúc", kCentre | kTight | kBold | kRule, 13);
  const std::string below =
      row(cell(widths[0], p("Số: {{so_ky_hieu}}", kCentre, 13)) +
          cell(widths[1], p("{{dia_danh}}, {{ngay_ky}}", kCentre | kItalic, 13)));
  return table(Lines::none, widths, row(cell(widths[0], left) + cell(widths[1], right)) + below);
}

std::string title() {
  return p("", kTight, 6) + p("{{#if du_lieu_mau}}") + p("{{du_lieu_mau}}", kCentre | kBold, 13) +
         p("{{/if}}") + p("BÁO CÁO", kCentre | kTight | kBold, 14) +
         p("{{ten_bieu}}", kCentre | kTight | kBold, 14) +
         p("{{ky}}", kCentre | kTight | kBold, 14) +
         p("________________", kCentre | kTight | kBold, 8) +
         p("Thực hiện {{ten_ke_hoach}}, số liệu {{ky}} (từ ngày {{tu_ngay}} đến ngày {{den_ngay}}) "
           "như sau:",
           kJustify | kIndent, 13);
}

struct Column {
  int width;
  const char* title;
  const char* field;
  unsigned look;
};

// The form's rows by section, one column a field.
std::string rows_by_section(const std::vector<Column>& columns) {
  std::vector<int> widths;
  std::string head, line;
  int whole = 0;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto& c = columns[i];
    widths.push_back(c.width);
    whole += c.width;
    head += cell(c.width, p(c.title, kCentre | kTight | kBold, 12), 1, true);
    line += cell(c.width, p(std::string(i == 0 ? "{{#each dong}}" : "") + c.field +
                                (i + 1 == columns.size() ? "{{/each}}" : ""),
                            kTight | c.look, 12));
  }
  const int span = static_cast<int>(columns.size());
  return table(Lines::all, widths,
               row(head, Repeat::yes) + row(cell(whole, p("{{#each muc}}", kTight, 12), span)) +
                   row(cell(whole, p("{{ten_muc}}", kTight | kBold, 12), span, true)) + row(line) +
                   row(cell(whole, p("{{/each}}", kTight, 12), span)));
}

std::string figures() {
  return p("I. SỐ LIỆU", kBold, 13) +
         rows_by_section({{900, "Mã số", "{{ma_so}}", kCentre},
                          {4500, "Nội dung", "{{noi_dung}}", kPlain},
                          {1200, "Đơn vị tính", "{{don_vi_tinh}}", kCentre},
                          {1300, "Kỳ này", "{{ky_nay}}", kRight},
                          {1300, "Kỳ trước", "{{ky_truoc}}", kRight}});
}

// A table of all units: a print of a screen, not a document that anybody signs.
std::string unit_tables() {
  return p("{{co_quan}}", kTight | kBold | kCaps, 12) + p("", kTight, 6) +
         p("{{#if du_lieu_mau}}") + p("{{du_lieu_mau}}", kCentre | kBold, 13) + p("{{/if}}") +
         p("{{ten_bieu}}", kCentre | kTight | kBold, 14) +
         p("{{ky}} (từ ngày {{tu_ngay}} đến ngày {{den_ngay}})", kCentre | kTight, 13) +
         p("{{ten_ke_hoach}}", kCentre | kTight | kItalic, 13) + p("", kTight, 6) +
         rows_by_section({{900, "Mã số", "{{ma_so}}", kCentre},
                          {5500, "Nội dung", "{{noi_dung}}", kPlain},
                          {1200, "Đơn vị tính", "{{don_vi_tinh}}", kCentre},
                          {1700, "Kỳ này", "{{ky_nay}}", kRight}}) +
         p(std::string("Bảng có {{so_dong}} dòng. ") + kMarks, kJustify | kItalic, 11);
}

std::string remarks() {
  return p("{{#if nhan_xet}}") + p("II. NHẬN XÉT, ĐÁNH GIÁ", kBold, 13) + p("{{#each nhan_xet}}") +
         p("{{noi_dung}}", kBold | kItalic | kIndent, 13) +
         p("{{ky_nay}}", kJustify | kIndent, 13) + p("{{/each}}") + p("{{/if}}");
}

// Who reported and who is missing stays printed on what goes up.
std::string units() {
  const std::vector<int> w{900, 4500, 3800};
  std::string rows =
      row(cell(w[0], p("STT", kCentre | kTight | kBold, 12), 1, true) +
              cell(w[1], p("Đơn vị", kCentre | kTight | kBold, 12), 1, true) +
              cell(w[2], p("Tình trạng báo cáo", kCentre | kTight | kBold, 12), 1, true),
          Repeat::yes);
  rows += row(cell(w[0], p("{{#each don_vi}}{{stt}}", kTight | kCentre, 12)) +
              cell(w[1], p("{{ten}}", kTight, 12)) +
              cell(w[2], p("{{tinh_trang}}{{/each}}", kTight, 12)));
  return p("III. ĐƠN VỊ BÁO CÁO", kBold, 13) + p("{{#if thieu}}") +
         p("Thiếu báo cáo của {{so_thieu}}/{{so_don_vi}} đơn vị: {{ten_thieu}}.",
           kJustify | kIndent | kBold, 13) +
         p("{{/if}}") + p("{{#unless thieu}}") +
         p("Đủ báo cáo của {{so_don_vi}}/{{so_don_vi}} đơn vị.", kJustify | kIndent, 13) +
         p("{{/unless}}") + p("{{#if don_vi}}") + table(Lines::all, w, rows) + p("{{/if}}");
}

std::string closing() {
  const std::vector<int> w{4600, 4600};
  const std::string left = p("Nơi nhận:", kTight | kBold | kItalic, 12) +
                           p("{{#each noi_nhan}}", kTight, 11) + p("- {{ten}};", kTight, 11) +
                           p("{{/each}}", kTight, 11) + p("- Lưu: VT.", kTight, 11);
  const std::string right = p("{{quyen_ky}}", kCentre | kTight | kBold | kCaps, 13) +
                            p("", kTight, 13) + p("", kTight, 13) + p("", kTight, 13) +
                            p("", kTight, 13);
  return p(std::string("Báo cáo có {{so_dong}} dòng, {{so_o_co_so_lieu}} ô có số liệu. ") + kMarks,
           kJustify | kIndent | kItalic, 12) +
         p("{{#if ma_nhat_ky}}") + p("Mã nhật ký: {{ma_nhat_ky}}", kIndent | kItalic, 10) +
         p("{{/if}}") +
         p("Trên đây là báo cáo kết quả thực hiện {{ky}}./.", kJustify | kIndent, 13) +
         p("", kTight, 6) + table(Lines::none, w, row(cell(w[0], left) + cell(w[1], right)));
}

// A4, margins 20/20/30/15 mm; page number centred in the top margin, none on the first page.
std::string document(const std::string& body) {
  return std::string(kHead) + "<w:document " + kW +
         " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/"
         "relationships\"><w:body>" +
         body +
         "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId2\"/><w:pgSz w:w=\"11906\" "
         "w:h=\"16838\"/>"
         "<w:pgMar w:top=\"1134\" w:right=\"850\" w:bottom=\"1134\" w:left=\"1701\" "
         "w:header=\"567\" w:footer=\"567\" "
         "w:gutter=\"0\"/><w:titlePg/></w:sectPr></w:body></w:document>";
}

Archive parts(const std::string& body) {
  const std::string relations = "http://schemas.openxmlformats.org/package/2006/relationships";
  const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const std::string word = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
  Archive archive;
  archive["[Content_Types].xml"] =
      std::string(kHead) +
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
      "<Default Extension=\"rels\" "
      "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
      "<Override PartName=\"/word/document.xml\" ContentType=\"" +
      word +
      "document.main+xml\"/>"
      "<Override PartName=\"/word/styles.xml\" ContentType=\"" +
      word +
      "styles+xml\"/>"
      "<Override PartName=\"/word/header1.xml\" ContentType=\"" +
      word + "header+xml\"/></Types>";
  archive["_rels/.rels"] = std::string(kHead) + "<Relationships xmlns=\"" + relations +
                           "\"><Relationship Id=\"rId1\" Type=\"" + office +
                           "/officeDocument\" Target=\"word/document.xml\"/></Relationships>";
  archive["word/_rels/document.xml.rels"] =
      std::string(kHead) + "<Relationships xmlns=\"" + relations +
      "\"><Relationship Id=\"rId1\" Type=\"" + office +
      "/styles\" Target=\"styles.xml\"/><Relationship Id=\"rId2\" Type=\"" + office +
      "/header\" Target=\"header1.xml\"/></Relationships>";
  archive["word/styles.xml"] =
      std::string(kHead) + "<w:styles " + kW +
      "><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times "
      "New Roman\" "
      "w:cs=\"Times New Roman\" w:eastAsia=\"Times New Roman\"/><w:sz w:val=\"26\"/><w:szCs "
      "w:val=\"26\"/>"
      "<w:lang w:val=\"vi-VN\"/></w:rPr></w:rPrDefault></w:docDefaults>"
      "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name "
      "w:val=\"Normal\"/></w:style></w:styles>";
  archive["word/header1.xml"] = std::string(kHead) + "<w:hdr " + kW +
                                "><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:fldChar "
                                "w:fldCharType=\"begin\"/></w:r><w:r><w:instrText "
                                "xml:space=\"preserve\"> PAGE </w:instrText></w:r><w:r><w:fldChar "
                                "w:fldCharType=\"end\"/></w:r></w:p></w:hdr>";
  archive["word/document.xml"] = document(body);
  return archive;
}

bool write(const std::filesystem::path& path, const std::string& body) {
  const auto bytes = hoanhap::documents::write_archive(parts(body));
  if (!bytes) return false;
  std::ofstream out(path, std::ios::binary);
  out.write(bytes->data(), static_cast<std::streamsize>(bytes->size()));
  return out.good();
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::fputs("usage: docx_templates FOLDER\n", stderr);
    return 1;
  }
  const std::filesystem::path folder = arguments[1];
  std::filesystem::create_directories(folder);
  const auto common = heading() + title() + figures() + remarks();
  const bool fine = write(folder / "bao-cao.docx", common + closing()) &&
                    write(folder / "tong-hop-thanh-pho.docx", common + units() + closing()) &&
                    write(folder / "bang-so-lieu.docx", unit_tables());
  return fine ? 0 : 1;
}
