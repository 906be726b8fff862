#pragma once

#include <string>
#include <vector>

#include "plan/model.h"

namespace hoanhap::app::demo {

// The people of the demo city: invented, named after their post ("Cán bộ mẫu Ea Tam"), and able to
// sign in only in a demo folder, which answers on loopback alone (design §7). All share one
// password, which the sign-in page of a demo shows.
inline constexpr const char* kDemoPassword = "hoa-nhap-2018";

struct Account {
  std::string login, display_name, unit, role;  // unit: slug; role: id of access/actor.h
  std::string password = kDemoPassword;
};

// City offices first, then an officer and a head for every ward, its police and its two unions.
std::vector<Account> accounts(const plan::Plan& plan);

}  // namespace hoanhap::app::demo
