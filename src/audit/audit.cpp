#include "audit/audit.h"

#include "audit/chain.h"

namespace hoanhap::audit {
namespace {

// As much as one write may hold the writer for (design §7: chunks of at most 50 ms).
constexpr std::int64_t kBatch = 2000;

struct Link {
  std::int64_t sequence = 0;
  Hash hash{};
};

Hash as_hash(std::span<const std::uint8_t> bytes) {
  Hash hash{};  // one of another length can't be right, and zeros are what no entry hashes to
  if (bytes.size() == hash.size()) std::copy(bytes.begin(), bytes.end(), hash.begin());
  return hash;
}

Link last_link(storage::Tx& tx) {
  Link link;
  tx.one("select sequence, hash from audit_seal order by sequence desc limit 1", {},
         [&](const auto& row) { link = {row.integer(0), as_hash(row.blob(1))}; });
  return link;
}

Head as_head(const Link& link) { return {link.sequence, link.sequence == 0 ? "" : hex(link.hash)}; }

// The entry in columns `first` …: id, at, who, unit_id, action, subject, facts.
Entry entry_from(const storage::Row& row, int first) {
  return {Instant{row.integer(first)},      UserId{row.integer(first + 1)},
          UnitId{row.integer(first + 2)},   std::string(row.text(first + 3)),
          std::string(row.text(first + 4)), std::string(row.text(first + 5))};
}

struct Sealed {
  Link head;
  bool more = false;
};

Sealed seal_batch(storage::Tx& tx) {
  struct Waiting {
    std::int64_t id;
    Entry entry;
  };
  std::vector<Waiting> waiting;
  tx.query(
      "select e.id, e.at, e.who, e.unit_id, e.action, e.subject, e.facts "
      "from audit_pending p join audit_entry e on e.id = p.entry_id order by p.entry_id limit ?1",
      {kBatch}, [&](const auto& row) { waiting.push_back({row.integer(0), entry_from(row, 1)}); });
  auto link = last_link(tx);
  const auto sealed_before = link.sequence;
  for (const auto& [id, entry] : waiting) {
    ++link.sequence;
    link.hash = blake2b(canonical(link.hash, link.sequence, id, entry));
    tx.execute("insert into audit_seal (sequence, entry_id, hash) values (?1, ?2, ?3)",
               {link.sequence, id, std::span<const std::uint8_t>(link.hash)});
  }
  tx.execute(
      "delete from audit_pending where entry_id in"
      " (select entry_id from audit_seal where sequence > ?1)",
      {sealed_before});
  return {link, static_cast<std::int64_t>(waiting.size()) == kBatch};
}

}  // namespace

void append(storage::Tx& tx, const Entry& entry) {
  const auto id = tx.insert(
      "insert into audit_entry (at, who, unit_id, action, subject, facts) "
      "values (?1, ?2, ?3, ?4, ?5, ?6) returning id",
      {entry.at.ms, entry.who, entry.unit, entry.action, entry.subject, entry.facts});
  tx.execute("insert into audit_pending (entry_id) values (?1)", {id});
}

Result<Head> head(storage::Database& database) {
  return database.read([](storage::Tx& tx) -> Result<Head> { return as_head(last_link(tx)); });
}

Result<Head> seal(storage::Database& database) {
  while (true) {
    TRY_ASSIGN(const bool waiting, database.read([](storage::Tx& tx) -> Result<bool> {
      return tx.one("select entry_id from audit_pending limit 1", {}, [](const auto&) {});
    }));
    if (!waiting) return head(database);
    TRY_ASSIGN(const auto sealed,
               database.write([](storage::Tx& tx) -> Result<Sealed> { return seal_batch(tx); }));
    if (!sealed.more) return as_head(sealed.head);
  }
}

}  // namespace hoanhap::audit
