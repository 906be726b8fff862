#pragma once

#include <string>
#include <utility>
#include <vector>

#include "identity/model.h"
#include "storage/database.h"

namespace hoanhap::identity {

// An account to try the software with. It signs in only where Sessions was made with `demo`, and a
// demo data folder answers on loopback only (design §7). Used by the demo city alone: no second
// person, no code.
struct DemoAccount {
  std::string login, display_name, password;
  UnitId unit;  // what the sign-in page shows beside it
  std::string role;
  std::vector<std::pair<UnitId, std::string>> more_roles = {};
};

// `password_hash`: of `account.password`, made once by Passwords for all accounts that share it.
UserId create_demo_account(storage::Tx& tx, const DemoAccount& account,
                           const std::string& password_hash, Instant now);
std::vector<DemoAccount> demo_accounts_of(storage::Tx& tx);

}  // namespace hoanhap::identity
