#pragma once
// For the tests of this folder: a small form with one element of each type, and its head.

#include <utility>

#include "documents/archive.h"
#include "documents/form_sheet.h"

namespace hoanhap::documents::testing {

inline plan::Element element(std::string id, plan::ElementType type, std::string vi) {
  plan::Element e;
  e.id = std::move(id);
  e.type = type;
  e.title = {std::move(vi), "-"};
  return e;
}

inline plan::Form form() {
  using plan::ElementType;
  plan::Form f;
  f.id = "bao-cao-thu";
  f.version = 3;
  f.title = {"Báo cáo thử của phường, xã", "Trial report"};
  auto buoi = element("buoi", ElementType::whole, "Số buổi tuyên truyền");
  buoi.min = 0;
  auto nguoi = element("nguoi", ElementType::whole, "Số người được tư vấn");
  nguoi.counts_people = true;
  nguoi.min = 0;
  nguoi.max = 500;
  auto tien = element("tien", ElementType::money, "Kinh phí");
  auto diem = element("diem", ElementType::decimal, "Điểm");
  auto co = element("co", ElementType::yes_no, "Đã lập kế hoạch");
  auto ngay = element("ngay", ElementType::date, "Ngày ban hành");
  auto loai = element("loai", ElementType::choice, "Loại");
  loai.choices = {{"tot", {"Tốt", "Good"}}, {"kha", {"Khá", "Fair"}}};
  auto hinh = element("hinh", ElementType::choice, "Hình thức");
  hinh.many = true;
  hinh.choices = {{"hop", {"Họp tổ dân phố, thôn, buôn", "Meeting"}},
                  {"loa", {"Loa truyền thanh", "Loudspeaker"}}};
  auto noi = element("noi", ElementType::unit, "Phối hợp với");
  auto loi = element("loi", ElementType::text, "Nhận xét");
  loi.max_length = 200;
  f.elements = {buoi, nguoi, tien, diem, co, ngay, loai, hinh, noi, loi};
  f.sections = {{{"1. Tuyên truyền", "1"}, {"buoi", "nguoi", "tien", "diem"}},
                {{"2. Khác", "2"}, {"co", "ngay", "loai", "hinh", "noi", "loi"}}};
  return f;
}

inline SheetHead head() {
  SheetHead h;
  h.unit_slug = "ea-tam";
  h.unit_name = "Phường Ea Tam";
  h.period = *Period::parse("2018-Q2");
  h.plan_title = "Kế hoạch 73/KH-UBND";
  h.units = {{"tan-loi", {"Phường Tân Lợi", "Tan Loi"}}};
  return h;
}

inline Filled filled() {
  Filled f;
  f.numbers = {
      {"buoi", 12}, {"nguoi", 0}, {"tien", 9'007'199'254'740'991}, {"diem", -123'456}, {"co", 0}};
  f.words = {{"ngay", {"2018-04-27"}},
             {"loai", {"kha"}},
             {"hinh", {"hop", "loa"}},
             {"noi", {"tan-loi"}},
             {"loi", {"=1+1 & <b>\"Tuyên truyền\"</b>\nDòng hai"}}};
  f.notes = {{"buoi", "@Tăng do có thêm hai buổi"}};
  return f;
}

}  // namespace hoanhap::documents::testing
