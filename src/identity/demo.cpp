#include "identity/demo.h"

#include "identity/store.h"

namespace hoanhap::identity {

UserId create_demo_account(storage::Tx& tx, const DemoAccount& account,
                           const std::string& password_hash, Instant now) {
  const auto user = store::add_account(tx, account.login, account.display_name, now);
  store::set_password(tx, user, password_hash);
  store::add_demo(tx, user, account.password, account.unit, account.role);
  store::grant(tx, {user, account.unit, account.role}, std::nullopt, now);
  for (const auto& [unit, role] : account.more_roles)
    store::grant(tx, {user, unit, role}, std::nullopt, now);
  return user;
}

std::vector<DemoAccount> demo_accounts_of(storage::Tx& tx) { return store::demo_accounts(tx); }

}  // namespace hoanhap::identity
