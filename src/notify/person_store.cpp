#include "notify/person_store.h"

#include <algorithm>
#include <array>

namespace hoanhap::notify::store {
namespace {

AddressState state_named(std::string_view word) {
  for (const auto state :
       {AddressState::unconfirmed, AddressState::confirmed, AddressState::refused})
    if (name(state) == word) return state;
  return AddressState::none;
}

std::optional<FeedRow> one_feed(storage::Tx& tx, std::string_view sql, storage::Param key) {
  std::optional<FeedRow> found;
  tx.one(sql, {key}, [&](const storage::Row& row) {
    found = FeedRow{{row.integer(0)}, std::string(row.text(1)), {row.integer(2)}};
  });
  return found;
}

}  // namespace

std::optional<PersonRow> person(storage::Tx& tx, UserId user) {
  std::optional<PersonRow> found;
  tx.one(
      "select language, digest, address, address_state, code_hash, code_until, code_tries"
      " from person_setting where account_id = ?1",
      {user}, [&](const storage::Row& row) {
        PersonRow person;
        person.language = row.text(0);
        person.digest = row.integer(1) != 0;
        if (!row.null(2)) {
          const auto sealed = row.blob(2);
          person.address.assign(sealed.begin(), sealed.end());
        }
        if (!row.null(3)) person.state = state_named(row.text(3));
        if (!row.null(4)) person.code_hash = row.text(4);
        if (!row.null(5)) person.code_until = Instant{row.integer(5)};
        person.code_tries = static_cast<int>(row.integer(6));
        found = std::move(person);
      });
  return found;
}

std::vector<UserId> mailed(storage::Tx& tx) {
  std::vector<UserId> users;
  tx.query(
      "select account_id from person_setting where digest = 1 and address_state = 'confirmed'"
      " order by account_id",
      {}, [&](const storage::Row& row) { users.push_back({row.integer(0)}); });
  return users;
}

void put_person(storage::Tx& tx, UserId user, const PersonRow& p) {
  const bool none = p.address.empty();
  const storage::Param nothing(nullptr);
  tx.execute(
      "insert into person_setting (account_id, language, digest, address, address_state, code_hash,"
      " code_until, code_tries) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
      " on conflict (account_id) do update set language = excluded.language,"
      " digest = excluded.digest, address = excluded.address,"
      " address_state = excluded.address_state, code_hash = excluded.code_hash,"
      " code_until = excluded.code_until, code_tries = excluded.code_tries",
      {user, p.language, p.digest, none ? nothing : storage::Param(p.address),
       none ? nothing : storage::Param(name(p.state)),
       p.code_hash.empty() ? nothing : storage::Param(p.code_hash),
       p.code_until ? std::optional(p.code_until->ms) : std::nullopt, p.code_tries});
}

std::optional<FeedRow> feed(storage::Tx& tx, std::string_view selector) {
  return one_feed(tx,
                  "select account_id, secret_hash, made_at from calendar_feed where selector = ?1",
                  selector);
}

std::optional<FeedRow> feed_of(storage::Tx& tx, UserId user) {
  return one_feed(
      tx, "select account_id, secret_hash, made_at from calendar_feed where account_id = ?1", user);
}

void put_feed(storage::Tx& tx, UserId user, std::string_view selector, std::string_view secret_hash,
              Instant at) {
  tx.execute(
      "insert into calendar_feed (account_id, selector, secret_hash, made_at)"
      " values (?1, ?2, ?3, ?4) on conflict (account_id) do update set selector = "
      "excluded.selector,"
      " secret_hash = excluded.secret_hash, made_at = excluded.made_at",
      {user, selector, secret_hash, at.ms});
}

bool drop_feed(storage::Tx& tx, UserId user) {
  return tx.execute("delete from calendar_feed where account_id = ?1", {user}) > 0;
}

void name_folder(storage::Tx& tx, std::string_view fresh) {
  tx.execute(
      "insert into setting (name, value) values ('folder', ?1) on conflict (name) do nothing",
      {fresh});
}

std::string folder_name(storage::Tx& tx) {
  std::string name;
  tx.one("select value from setting where name = 'folder'", {},
         [&](const storage::Row& row) { name = row.text(0); });
  return name;
}

}  // namespace hoanhap::notify::store
