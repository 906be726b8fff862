#include "identity/store.h"

namespace hoanhap::identity::store {
namespace {

constexpr std::string_view kById =
    "select id, login, display_name, password_hash, demo, disabled_at from account where id = ?1";
constexpr std::string_view kByLogin =
    "select id, login, display_name, password_hash, demo, disabled_at from account where login = "
    "?1";

std::optional<Account> read_account(storage::Tx& tx, std::string_view sql, storage::Param key) {
  std::optional<Account> found;
  tx.one(sql, {key}, [&](const storage::Row& row) {
    found.emplace();
    found->id = {row.integer(0)};
    found->login = row.text(1);
    found->display_name = row.text(2);
    if (!row.null(3)) found->password_hash = std::string(row.text(3));
    found->demo = row.integer(4) != 0;
    found->disabled = !row.null(5);
  });
  return found;
}

std::vector<Held> read_roles(storage::Tx& tx, std::string_view sql,
                             std::initializer_list<storage::Param> params) {
  std::vector<Held> roles;
  tx.query(sql, params, [&](const storage::Row& row) {
    roles.push_back({{row.integer(0)}, {row.integer(1)}, std::string(row.text(2))});
  });
  return roles;
}

}  // namespace

UserId add_account(storage::Tx& tx, std::string_view login, std::string_view display_name,
                   Instant now) {
  return {
      tx.insert("insert into account (login, display_name, created_at) values (?1, ?2, ?3)"
                " returning id",
                {login, display_name, now.ms})};
}

std::optional<Account> account(storage::Tx& tx, UserId id) { return read_account(tx, kById, id); }

std::optional<Account> account(storage::Tx& tx, std::string_view login) {
  return read_account(tx, kByLogin, login);
}

bool any_account(storage::Tx& tx) {
  return tx.maybe_integer("select min(id) from account").has_value();
}

void set_password(storage::Tx& tx, UserId id, std::string_view hash) {
  tx.execute("update account set password_hash = ?2 where id = ?1", {id, hash});
}

void set_disabled(storage::Tx& tx, UserId id, std::optional<Instant> at) {
  tx.execute("update account set disabled_at = ?2 where id = ?1",
             {id, at ? std::optional(at->ms) : std::nullopt});
}

void add_demo(storage::Tx& tx, UserId id, std::string_view password, UnitId unit,
              std::string_view role) {
  tx.execute("update account set demo = 1 where id = ?1", {id});
  tx.execute(
      "insert into demo_account (account_id, password, unit_id, role) values (?1, ?2, ?3, ?4)",
      {id, password, unit, role});
}

std::vector<DemoAccount> demo_accounts(storage::Tx& tx) {
  std::vector<DemoAccount> all;
  tx.query(
      "select a.login, a.display_name, d.password, d.unit_id, d.role from demo_account d"
      " join account a on a.id = d.account_id order by a.id",
      {}, [&](const storage::Row& row) {
        all.push_back({std::string(row.text(0)),
                       std::string(row.text(1)),
                       std::string(row.text(2)),
                       {row.integer(3)},
                       std::string(row.text(4))});
      });
  return all;
}

void grant(storage::Tx& tx, const Held& held, std::optional<ProposalId> proposal, Instant now) {
  tx.execute(
      "insert into membership (account_id, unit_id, role, proposal_id, since)"
      " values (?1, ?2, ?3, ?4, ?5)",
      {held.user, held.unit, held.role, proposal ? std::optional(proposal->value) : std::nullopt,
       now.ms});
}

bool end_grant(storage::Tx& tx, const Held& held, UserId by, Instant now) {
  return tx.execute(
             "update membership set ended_at = ?4, ended_by = ?5"
             " where account_id = ?1 and unit_id = ?2 and role = ?3 and ended_at is null",
             {held.user, held.unit, held.role, now.ms, by}) > 0;
}

std::vector<Held> roles_of(storage::Tx& tx, UserId user) {
  return read_roles(tx,
                    "select account_id, unit_id, role from membership"
                    " where account_id = ?1 and ended_at is null order by id",
                    {user});
}

std::vector<Held> roles_in_force(storage::Tx& tx) {
  return read_roles(tx,
                    "select m.account_id, m.unit_id, m.role from membership m"
                    " join account a on a.id = m.account_id where m.ended_at is null"
                    " and a.disabled_at is null and a.password_hash is not null order by m.id",
                    {});
}

std::vector<Held> roles_held(storage::Tx& tx) {
  return read_roles(tx,
                    "select m.account_id, m.unit_id, m.role from membership m"
                    " join account a on a.id = m.account_id where m.ended_at is null"
                    " and a.disabled_at is null order by a.login, m.id",
                    {});
}

void open_session(storage::Tx& tx, std::string_view token_hash, UserId user, Instant now) {
  tx.execute(
      "insert into session (token_hash, account_id, opened_at, used_at) values (?1, ?2, ?3, ?3)",
      {token_hash, user, now.ms});
}

std::optional<Session> session(storage::Tx& tx, std::string_view token_hash) {
  std::optional<Session> found;
  tx.one("select account_id, opened_at, used_at from session where token_hash = ?1", {token_hash},
         [&](const storage::Row& row) {
           found = Session{{row.integer(0)}, row.integer(1), row.integer(2)};
         });
  return found;
}

void touch_session(storage::Tx& tx, std::string_view token_hash, std::int64_t used_ms) {
  tx.execute("update session set used_at = ?2 where token_hash = ?1", {token_hash, used_ms});
}

void close_session(storage::Tx& tx, std::string_view token_hash) {
  tx.execute("delete from session where token_hash = ?1", {token_hash});
}

void close_sessions(storage::Tx& tx, UserId user, std::string_view kept_token_hash) {
  tx.execute("delete from session where account_id = ?1 and token_hash <> ?2",
             {user, kept_token_hash});
}

void forget_sessions(storage::Tx& tx, std::int64_t used_before_ms, std::int64_t opened_before_ms) {
  tx.execute("delete from session where used_at < ?1 or opened_at < ?2",
             {used_before_ms, opened_before_ms});
}

}  // namespace hoanhap::identity::store
