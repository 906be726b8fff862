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
    const auto police = "cong-an-" + ward->id;
    all.push_back({word + ".canbo", "Cán bộ mẫu " + name, ward->id, "officer"});
    all.push_back({word + ".lanhdao", "Lãnh đạo mẫu " + name, ward->id, "head"});
    if (!plan.unit(police)) continue;
    all.push_back({word + ".congan", "Cán bộ Công an mẫu " + name, police, "officer"});
    all.push_back({word + ".truongcongan", "Lãnh đạo Công an mẫu " + name, police, "head"});
  }
  return all;
}

}  // namespace hoanhap::app::demo
