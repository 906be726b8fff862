#include "app/demo/figures.h"

#include "app/demo/dice.h"

namespace hoanhap::app::demo {
namespace {

// Finds the cells their slots. What the form computes itself is left to it: in a longer view,
// everything that adds up over time.
records::Contents placed(const plan::Form& form, const Sheet& sheet, bool view = false) {
  records::Contents contents;
  contents.numbers.resize(static_cast<std::size_t>(form.slots()));
  for (const auto& element : form.elements) {
    if (element.from) continue;
    if (element.numeric()) {
      const auto found = sheet.numbers.find(element.id);
      const bool typed = !view || element.over_time == plan::OverTime::none;
      if (typed && found != sheet.numbers.end())
        contents.numbers[static_cast<std::size_t>(element.slot)] = found->second;
    } else if (!view || element.type == plan::ElementType::text) {
      const auto found = sheet.words.find(element.id);
      if (found != sheet.words.end()) contents.words.insert(*found);
    }
  }
  return contents;
}

Sheet texts_of_view() {
  Sheet sheet;
  sheet.numbers = {{"vh-phuong-xa", 21}, {"pt-phuong-xa", 21}};
  for (const auto* element :
       {"nx-dien-bien", "nx-phoi-hop", "nx-tinh-hinh", "nx-ket-qua", "bt-danh-gia"})
    sheet.words[element] = {"Số liệu minh họa: cộng từ các kỳ đã duyệt."};
  sheet.words["th-giai-trinh-chenh-lech"] = {
      "Số liệu minh họa: phường, xã tính cả quyết định ban hành cuối kỳ; lấy số của Công an."};
  return sheet;
}

}  // namespace

Sheet city_quarter(Period quarter) {
  Sheet sheet;
  // One of the 17 slips in the third quarter and is back at year end; the key wards go down.
  constexpr int healthy[] = {17, 17, 16, 17}, key[] = {2, 2, 1, 0};
  const auto i = static_cast<std::size_t>(quarter.index - 1) % 4;
  constexpr int sessions[] = {1, 1, 2, 1}, visitors[] = {60, 85, 140, 70};
  sheet.numbers = {{"th-lanh-manh-goc", healthy[i]},
                   {"th-trong-diem", key[i]},
                   {"th-vb-chi-dao", 2},
                   {"th-d178-dot", 3},
                   {"th-d178-co-so", 14},
                   {"th-d178-vi-pham", 2},
                   {"th-d178-lai", 2},
                   {"th-gb-cuoc", 3},
                   {"th-vl-phien", sessions[i]},
                   {"th-vl-luot-nguoi", visitors[i]},
                   {"th-vl-viec", visitors[i] / 2},
                   {"th-vl-nhan-viec", visitors[i] / 6},
                   {"th-vl-hoc-nghe", visitors[i] / 5},
                   {"th-kp-du-toan", 1800000000}};
  sheet.words = {
      {"th-vl-nganh", {"lam-dep", "may", "nau-an"}},
      {"th-giai-trinh-chenh-lech",
       {"Số liệu minh họa: phường, xã tính cả quyết định ban hành cuối kỳ; lấy số của Công an."}},
      {"nx-tinh-hinh", {"Số liệu minh họa: tình hình ổn định."}},
      {"nx-chi-dao", {"Số liệu minh họa: đã ban hành văn bản đôn đốc phường, xã."}},
      {"nx-ket-qua", {"Số liệu minh họa: các chỉ tiêu cơ bản đúng tiến độ."}},
      {"nx-kho-khan", {"Số liệu minh họa: cán bộ cơ sở kiêm nhiệm nhiều việc."}},
      {"nx-phuong-huong", {"Số liệu minh họa: tăng truyền thông tại khu trọ, mở lớp tập huấn."}},
  };
  return sheet;
}

records::Contents figures(const plan::Form& form, const plan::Unit& unit, Period period,
                          std::uint64_t seed) {
  if (period.kind != form.base) return placed(form, texts_of_view(), true);
  const auto& place = unit.territory;
  if (form.id == "cong-an-thang") return placed(form, police_month(seed, place, period));
  if (form.id == "cong-an-tong-hop") return placed(form, city_police_month(seed, period));
  if (form.id == "bao-cao-phuong-xa") return placed(form, ward_quarter(seed, place, period));
  if (form.id == "khao-sat") return placed(form, survey_quarter(seed, place, period));
  if (form.id == "bao-cao-hoi-phu-nu") return placed(form, women_quarter(seed, place, period));
  if (form.id == "bao-cao-doan") return placed(form, youth_quarter(seed, place, period));
  if (form.id == "ke-hoach-doan") return placed(form, youth_plan(seed, place));
  if (form.id == "ke-hoach-don-vi") return placed(form, ward_plan(seed, place));
  if (form.id == "kinh-phi") return placed(form, money_quarter(seed, unit.id, period));
  if (form.id == "tong-hop-thanh-pho") return placed(form, city_quarter(period));
  return placed(form, office_quarter(seed, form.id, unit.id, period));
}

records::Contents flash_figures(const plan::Form& form, const plan::Unit& unit, Date day,
                                std::uint64_t seed) {
  const Dice dice(seed, {unit.territory, "flash", day.iso()});
  const int fined = dice.between("fined", 1, 4);
  Sheet sheet;
  sheet.numbers = {{"nh-duong-day", 1},     {"nh-canh-cao", dice.between("warned", 0, 2)},
                   {"nh-phat-tien", fined}, {"nh-tien-phat", fined * 500000},
                   {"nh-tre-em", 0},        {"nh-da-phat-the", dice.between("card", 1, 3)}};
  sheet.words = {{"nh-loai", {"duong-day"}},
                 {"nh-tom-tat", {"Số liệu minh họa: đã phá một đường dây, đang hoàn tất hồ sơ."}}};
  return placed(form, sheet);
}

std::string explanation() { return "Số liệu minh họa: đã rà soát lại, số đúng như đã nhập."; }

}  // namespace hoanhap::app::demo
