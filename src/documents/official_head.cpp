#include "documents/official_head.h"

#include <utf8proc.h>

namespace hoanhap::documents {
namespace {

std::string upper(std::string_view text) {
  std::string out;
  for (auto rest = text; !rest.empty();) {
    utf8proc_int32_t point = 0;
    const auto n = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(rest.data()),
                                    static_cast<utf8proc_ssize_t>(rest.size()), &point);
    if (n <= 0) break;  // everything stored is valid UTF-8
    utf8proc_uint8_t bytes[4];
    const auto size = utf8proc_encode_char(utf8proc_toupper(point), bytes);
    out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    rest.remove_prefix(static_cast<std::size_t>(n));
  }
  return out;
}

}  // namespace

void write_head(PdfPage& page, const OfficialHead& head) {
  page.side_by_side(
      {{upper(head.parent_body), Face::regular, 12}, {upper(head.body), Face::bold, 12}},
      {{"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Face::bold, 12},
       {"Độc lập - Tự do - Hạnh phúc", Face::bold, 13}});
  page.space(4);
  page.side_by_side({{head.number.empty() ? "" : "Số: " + head.number, Face::regular, 13}},
                    {{head.place_and_day, Face::italic, 13}});
  page.space(14);
  for (const auto& line : head.title) page.paragraph(line, Face::bold, 14, Align::centre);
  for (const auto& line : head.below) page.paragraph(line, Face::regular, 13, Align::centre);
  if (head.demo)
    page.paragraph("DỮ LIỆU MẪU, KHÔNG PHẢI SỐ LIỆU THẬT", Face::bold, 12, Align::centre);
  page.space(10);
}

}  // namespace hoanhap::documents
