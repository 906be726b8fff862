#include "trail/store.h"

#include "core/bytes.h"

namespace hoanhap::trail::store {
namespace {

// One text for each index of migration 0013; ?5 is what it narrows by.
#define HOANHAP_LINES(narrowed)                                                   \
  "select id, at, who, unit_id, action, subject from audit_entry where " narrowed \
  "(at, id) < (?1, ?2) and at >= ?3 order by at desc, id desc limit ?4"
constexpr const char* kAll = HOANHAP_LINES("");
constexpr const char* kWho = HOANHAP_LINES("who = ?5 and ");
constexpr const char* kUnit = HOANHAP_LINES("unit_id = ?5 and ");
constexpr const char* kAction = HOANHAP_LINES("action = ?5 and ");
#undef HOANHAP_LINES

}  // namespace

std::vector<Line> lines(storage::Tx& tx, const Window& w, std::int64_t most) {
  std::vector<Line> found;
  const auto take = [&](const storage::Row& row) {
    found.push_back({row.integer(0), Instant{row.integer(1)}, UserId{row.integer(2)},
                     UnitId{row.integer(3)}, std::string(row.text(4)), std::string(row.text(5))});
  };
  if (w.who)
    tx.query(kWho, {w.before.at_ms, w.before.id, w.from_ms, most, w.who}, take);
  else if (w.unit)
    tx.query(kUnit, {w.before.at_ms, w.before.id, w.from_ms, most, w.unit}, take);
  else if (!w.action.empty())
    tx.query(kAction, {w.before.at_ms, w.before.id, w.from_ms, most, w.action}, take);
  else
    tx.query(kAll, {w.before.at_ms, w.before.id, w.from_ms, most}, take);
  return found;
}

Chain chain(storage::Tx& tx) {
  Chain chain;
  tx.one(
      "select s.sequence, s.hash, e.at from audit_seal s join audit_entry e on e.id = s.entry_id "
      "order by s.sequence desc limit 1",
      {}, [&](const storage::Row& row) {
        chain.sealed = row.integer(0);
        chain.head = hex(row.blob(1));
        chain.at = Instant{row.integer(2)};
      });
  chain.unsealed = *tx.maybe_integer("select count(*) from audit_pending");
  return chain;
}

std::vector<Person> people(storage::Tx& tx) {
  std::vector<Person> all;
  tx.query("select id, display_name from account order by display_name, id", {},
           [&](const storage::Row& row) {
             all.push_back({UserId{row.integer(0)}, std::string(row.text(1))});
           });
  return all;
}

}  // namespace hoanhap::trail::store
