#pragma once

#include <vector>

#include "storage/database.h"
#include "trail/model.h"

// The only SQL of the trail; it reads what audit writes.
namespace hoanhap::trail::store {

// What the database itself narrows by, from `before` down to `from`. At most one of who, unit and
// action: an index serves each of them, in the order of the answer.
struct Window {
  Cursor before;
  std::int64_t from_ms = 0;
  UserId who;
  UnitId unit;
  std::string action;
};
std::vector<Line> lines(storage::Tx& tx, const Window& window, std::int64_t most);

// How far the chain has been sealed; what waits is a short tail.
struct Chain {
  std::int64_t sealed = 0, unsealed = 0;
  std::optional<Instant> at;  // of the last sealed entry
  std::string head;           // its hash in hex; "" before the first
};
Chain chain(storage::Tx& tx);

struct Person {
  UserId id;
  std::string name;
};
std::vector<Person> people(storage::Tx& tx);  // everybody with an account, by name

}  // namespace hoanhap::trail::store
