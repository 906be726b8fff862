#include "app/demo/figures.h"

#include "app/demo/dice.h"

namespace hoanhap::app::demo {
namespace {

// Finds the cells their slots. What the form computes itself is left to it.
records::Contents placed(const plan::Form& form, const Sheet& sheet, bool texts_only = false) {
  records::Contents contents;
  contents.numbers.resize(static_cast<std::size_t>(form.slots()));
  for (const auto& element : form.elements) {
    if (element.from) continue;
    if (element.numeric()) {
      const auto found = sheet.numbers.find(element.id);
      if (!texts_only && found != sheet.numbers.end())
        contents.numbers[static_cast<std::size_t>(element.slot)] = found->second;
    } else if (!texts_only || element.type == plan::ElementType::text) {
      const auto found = sheet.words.find(element.id);
      if (found != sheet.words.end()) contents.words.insert(*found);
    }
  }
  return contents;
}

Sheet texts_of_view() {
  Sheet sheet;
  for (const auto* element : {"nx-dien-bien", "nx-phoi-hop", "nx-tinh-hinh", "nx-ket-qua"})
    sheet.words[element] = {"Số liệu minh họa: cộng từ các kỳ đã duyệt."};
  return sheet;
}

}  // namespace

Sheet city_quarter(Period quarter) {
  Sheet sheet;
  // One of the 17 slips in the third quarter and is back at year end; the key wards go down.
  constexpr int healthy[] = {17, 17, 16, 17}, key[] = {2, 2, 1, 0};
  const auto i = static_cast<std::size_t>(quarter.index - 1) % 4;
  sheet.numbers = {{"th-lanh-manh-goc", healthy[i]}, {"th-trong-diem", key[i]}};
  sheet.words = {
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
  if (form.id == "cong-an-thang") return placed(form, police_month(seed, unit.territory, period));
  if (form.id == "bao-cao-phuong-xa")
    return placed(form, ward_quarter(seed, unit.territory, period));
  if (form.id == "ke-hoach-don-vi") return placed(form, ward_plan(seed, unit.territory));
  if (form.id == "tong-hop-thanh-pho") return placed(form, city_quarter(period));
  return placed(form, {});
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
