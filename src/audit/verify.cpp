#include "audit/audit.h"
#include "audit/chain.h"

namespace hoanhap::audit {
namespace {

void note(Verdict& verdict, std::int64_t place) {
  if (verdict.broken_at == 0 || place < verdict.broken_at) verdict.broken_at = place;
}

// Walks the seals in order: each must follow the one before, name an entry that is there, and carry
// the hash of both. A wrong hash is taken as the previous one of the next, so that only the first
// place where the story changes is blamed.
void walk(storage::Tx& tx, Verdict& verdict) {
  Hash previous{};
  std::int64_t expected = 0;
  tx.query(
      "select s.sequence, s.entry_id, s.hash, e.id, e.at, e.who, e.unit_id, e.action, e.subject, "
      "e.facts "
      "from audit_seal s left join audit_entry e on e.id = s.entry_id order by s.sequence",
      {}, [&](const auto& row) {
        ++expected;
        ++verdict.entries;
        const auto stored = row.blob(2);
        bool fits = row.integer(0) == expected && !row.null(3) && stored.size() == previous.size();
        if (fits) {
          const Entry entry{Instant{row.integer(4)},  UserId{row.integer(5)},
                            UnitId{row.integer(6)},   std::string(row.text(7)),
                            std::string(row.text(8)), std::string(row.text(9))};
          const auto hash = blake2b(canonical(previous, expected, row.integer(1), entry));
          fits = std::equal(hash.begin(), hash.end(), stored.begin());
        }
        if (!fits) note(verdict, expected);
        if (stored.size() == previous.size())
          std::copy(stored.begin(), stored.end(), previous.begin());
        expected = row.integer(0);
        verdict.head = hex(stored);
      });
}

// What the walk can't see: an entry that no seal names and that isn't waiting for one (slipped in,
// or its note taken away), and an entry named twice. Each is placed where its id lies in the chain.
void look_for_strangers(storage::Tx& tx, Verdict& verdict) {
  const auto place = [&](std::int64_t id) {
    return 1 + *tx.maybe_integer("select count(*) from audit_seal where entry_id < ?1", {id});
  };
  const auto stranger = tx.maybe_integer(
      "select min(id) from audit_entry where id not in (select entry_id from audit_seal) "
      "and id not in (select entry_id from audit_pending)");
  if (stranger) note(verdict, place(*stranger));
  tx.one(
      "select entry_id from audit_seal group by entry_id having count(*) > 1 order by entry_id "
      "limit 1",
      {}, [&](const auto& row) { note(verdict, place(row.integer(0)) + 1); });
  // A note without its entry: the entry was deleted before it was sealed.
  if (tx.maybe_integer("select min(entry_id) from audit_pending where entry_id not in (select id "
                       "from audit_entry)"))
    note(verdict, verdict.entries + 1);
}

}  // namespace

Result<Verdict> verify(storage::Database& database) {
  return database.read([](storage::Tx& tx) -> Result<Verdict> {
    Verdict verdict;
    walk(tx, verdict);
    look_for_strangers(tx, verdict);
    verdict.unsealed = *tx.maybe_integer("select count(*) from audit_pending");
    return verdict;
  });
}

}  // namespace hoanhap::audit
