#include "app/demo/accounts.h"

#include <algorithm>

namespace hoanhap::app::demo {
namespace {

// "ea-tam" -> "eatam"
std::string login_word(std::string slug) {
  std::erase(slug, '-');
  return slug;
}

// "Phường Ea Tam" -> "Ea Tam"
std::string short_name(const plan::Unit& unit) {
  std::string name = unit.names.empty() ? unit.id : unit.names.back().value;
  for (const std::string kind : {"Phường ", "Xã "})
    if (name.starts_with(kind)) return name.substr(kind.size());
  return name;
}

}  // namespace

std::vector<Account> accounts(const plan::Plan& plan) {
  std::vector<Account> all = {
      {"ldtbxh.canbo", "Chuyên viên mẫu Phòng LĐTBXH", "phong-ldtbxh", "checker"},
      {"ldtbxh.lanhdao", "Lãnh đạo mẫu Phòng LĐTBXH", "phong-ldtbxh", "head"},
      {"ubnd.tiepnhan", "Người nhận báo cáo mẫu UBND thành phố", "ubnd-thanh-pho", "receiver"},
      {"ubnd.lanhdao", "Lãnh đạo mẫu UBND thành phố", "ubnd-thanh-pho", "leader"},
      {"catp.canbo", "Chuyên viên mẫu Công an thành phố", "cong-an-thanh-pho", "checker"},
      {"catp.lanhdao", "Lãnh đạo mẫu Công an thành phố", "cong-an-thanh-pho", "head"},
      {"so.tiepnhan", "Người nhận báo cáo mẫu Sở LĐTBXH", "so-ldtbxh", "receiver"},
      {"vanhoa.canbo", "Cán bộ mẫu Phòng Văn hóa", "phong-vhtt", "officer"},
      {"vanhoa.lanhdao", "Lãnh đạo mẫu Phòng Văn hóa", "phong-vhtt", "head"},
      {"ttvanhoa.canbo", "Cán bộ mẫu Trung tâm Văn hóa", "trung-tam-vhttdl", "officer"},
      {"ttvanhoa.lanhdao", "Lãnh đạo mẫu Trung tâm Văn hóa", "trung-tam-vhttdl", "head"},
      {"dai.canbo", "Biên tập viên mẫu Đài", "dai-ttth", "officer"},
      {"dai.lanhdao", "Lãnh đạo mẫu Đài", "dai-ttth", "head"},
      {"cong.canbo", "Biên tập viên mẫu Cổng", "cong-ttdt", "officer"},
      {"cong.lanhdao", "Lãnh đạo mẫu Cổng", "cong-ttdt", "head"},
      {"yte.canbo", "Cán bộ mẫu Phòng Y tế", "phong-y-te", "officer"},
      {"yte.lanhdao", "Lãnh đạo mẫu Phòng Y tế", "phong-y-te", "head"},
      {"mattran.canbo", "Cán bộ mẫu Mặt trận", "ubmttq-thanh-pho", "officer"},
      {"mattran.lanhdao", "Lãnh đạo mẫu Mặt trận", "ubmttq-thanh-pho", "head"},
      {"phunu.canbo", "Chuyên viên mẫu Hội Phụ nữ thành phố", "hoi-lhpn-thanh-pho", "checker"},
      {"phunu.lanhdao", "Lãnh đạo mẫu Hội Phụ nữ thành phố", "hoi-lhpn-thanh-pho", "head"},
      {"doan.canbo", "Chuyên viên mẫu Thành đoàn", "thanh-doan", "checker"},
      {"doan.lanhdao", "Lãnh đạo mẫu Thành đoàn", "thanh-doan", "head"},
      {"quantri.1", "Quản trị mẫu thứ nhất", "ubnd-thanh-pho", "administrator"},
      {"quantri.2", "Quản trị mẫu thứ hai", "ubnd-thanh-pho", "administrator"},
      {"hotro.1", "Cán bộ hỗ trợ mẫu thứ nhất", "phong-ldtbxh", "supporter"},
      {"hotro.2", "Cán bộ hỗ trợ mẫu thứ hai", "phong-ldtbxh", "supporter"},
      {"hotro.phutrach", "Phụ trách mẫu bộ phận hỗ trợ", "phong-ldtbxh", "keeper"},
      {"giamsat", "Giám sát nhật ký mẫu", "ubnd-thanh-pho", "auditor"},
  };
  for (const auto* ward : plan.units_of("each ward", plan.to)) {
    const auto name = short_name(*ward);
    const auto word = login_word(ward->id);
    const auto pair = [&](const std::string& unit, const std::string& what,
                          const std::string& officer, const std::string& head) {
      if (!plan.unit(unit)) return;
      all.push_back({word + officer, "Cán bộ " + what + "mẫu " + name, unit, "officer"});
      all.push_back({word + head, "Lãnh đạo " + what + "mẫu " + name, unit, "head"});
    };
    pair(ward->id, "", ".canbo", ".lanhdao");
    pair("cong-an-" + ward->id, "Công an ", ".congan", ".truongcongan");
    pair("hoi-phu-nu-" + ward->id, "Hội Phụ nữ ", ".phunu", ".truongphunu");
    pair("doan-thanh-nien-" + ward->id, "Đoàn ", ".doan", ".truongdoan");
  }
  return all;
}

}  // namespace hoanhap::app::demo
