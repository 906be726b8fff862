#pragma once

#include <string>

#include "city.h"

namespace hoanhap::test {

// Somebody whom the first administrator invites: proposed, then confirmed by the unit's head, then
// able to open the account with both halves of the code.
struct Newcomer {
  std::string login, user, grant, code;  // user and grant: ids; code: the halves there are
};
Newcomer invite_newcomer(City& city, const std::string& role = "officer",
                         const std::string& unit = "ea-tam");
void confirm_newcomer(City& city, Newcomer& newcomer, const std::string& head = "eatam.lanhdao");
// The login of a second officer of Ea Tam, with the demo's password.
std::string second_officer(City& city);

}  // namespace hoanhap::test
