#pragma once

#include <optional>
#include <string>
#include <vector>

#include "notify/model.h"
#include "storage/database.h"

// The SQL of what a person sets for themself: language, mail, address (sealed), calendar.
namespace hoanhap::notify::store {

struct PersonRow {
  std::string language = "vi";
  bool digest = true;
  Bytes address;  // sealed; empty: none
  AddressState state = AddressState::none;
  std::string code_hash;  // "": none waits
  std::optional<Instant> code_until;
  int code_tries = 0;
};
std::optional<PersonRow> person(storage::Tx& tx, UserId user);
// Who has a confirmed address and wants the daily mail.
std::vector<UserId> mailed(storage::Tx& tx);
void put_person(storage::Tx& tx, UserId user, const PersonRow& row);

struct FeedRow {
  UserId user;
  std::string secret_hash;
  Instant made_at;
};
std::optional<FeedRow> feed(storage::Tx& tx, std::string_view selector);
std::optional<FeedRow> feed_of(storage::Tx& tx, UserId user);
// Replaces the one before, which stops working.
void put_feed(storage::Tx& tx, UserId user, std::string_view selector, std::string_view secret_hash,
              Instant at);
bool drop_feed(storage::Tx& tx, UserId user);

// A random name of this data folder, which makes its ids unique in other people's calendars; given
// once, for good.
void name_folder(storage::Tx& tx, std::string_view fresh);
std::string folder_name(storage::Tx& tx);

}  // namespace hoanhap::notify::store
