#include "support/columns.h"
#include "support/store.h"

namespace hoanhap::support::store {
namespace {

using storage::Row;
using storage::Tx;

const std::string kColumns =
    "id, office, month, sender, city_id, state, needs, services, outcome, ends";
const std::string kSelect = "select " + kColumns + " from support_record ";

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

Record record_from(const Row& row) {
  Record r;
  r.id = fixed<RecordKeyId>(row, 0);
  r.office = fixed<SigningKey>(row, 1);
  r.month = static_cast<int>(row.integer(2));
  r.sender = sender_named(row.text(3)).value_or(Sender::self);
  r.city = {row.integer(4)};
  r.state = state_named(row.text(5)).value_or(State::destroyed);
  r.needs = split(row.text(6));
  r.services = split(row.text(7));
  r.outcome = row.text(8);
  r.ends = static_cast<int>(row.integer(9));
  return r;
}

Envelope part_from(const Row& row) {
  Envelope e;
  e.at.record = fixed<RecordKeyId>(row, 0);
  e.at.part = static_cast<Part>(row.integer(1));
  e.at.version = number(row, 2);
  e.at.root = fixed<SigningKey>(row, 3);
  e.epoch = number(row, 4);
  e.signer = fixed<SigningKey>(row, 5);
  e.nonce = fixed<Nonce>(row, 6);
  e.body = Sealed(bytes(row, 7));
  e.wrapped_hash = fixed<Fixed<struct HashTag, 32>>(row, 8).bytes;
  e.signature = fixed<Signature>(row, 9);
  return e;
}

}  // namespace

void add_record(Tx& tx, const Record& r) {
  tx.execute("insert into support_record (" + kColumns +
                 ") values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
             {View(r.id), View(r.office), r.month, name(r.sender), r.city, name(r.state),
              joined(r.needs), joined(r.services), r.outcome, r.ends});
}

std::optional<Record> record(Tx& tx, const RecordKeyId& id) {
  std::optional<Record> found;
  tx.one(kSelect + "where id = ?1", {View(id)}, [&](const Row& row) { found = record_from(row); });
  return found;
}

void set_record(Tx& tx, const Record& r) {
  tx.execute(
      "update support_record set state = ?2, needs = ?3, services = ?4, outcome = ?5, ends = ?6 "
      "where id = ?1",
      {View(r.id), name(r.state), joined(r.needs), joined(r.services), r.outcome, r.ends});
}

void destroy(Tx& tx, const Record& r, const RecordKeyId& new_id) {
  tx.execute("delete from support_part where record = ?1", {View(r.id)});
  tx.execute(
      "update support_record set id = ?2, state = 'destroyed', outcome = ?3, ends = ?4 where id = "
      "?1",
      {View(r.id), View(new_id), r.outcome, r.ends});
}

std::vector<Record> records(Tx& tx, const SigningKey& office, std::optional<State> state,
                            const RecordKeyId& after, int most) {
  std::vector<Record> all;
  const auto take = [&](const Row& row) { all.push_back(record_from(row)); };
  if (state)
    tx.query(kSelect + "where office = ?1 and state = ?2 and id > ?3 order by id limit ?4",
             {View(office), name(*state), View(after), most}, take);
  else
    tx.query(
        kSelect + "where office = ?1 and state <> 'destroyed' and id > ?2 order by id limit ?3",
        {View(office), View(after), most}, take);
  return all;
}

std::int64_t count(Tx& tx, const SigningKey& office, State state) {
  return tx
      .maybe_integer("select count(*) from support_record where office = ?1 and state = ?2",
                     {View(office), name(state)})
      .value_or(0);
}

void move_office(Tx& tx, const SigningKey& from, const SigningKey& to) {
  tx.execute("update support_record set office = ?2 where office = ?1 and state <> 'destroyed'",
             {View(from), View(to)});
}

void put_part(Tx& tx, const Envelope& e) {
  tx.execute(
      "insert into support_part (record, part, version, root, epoch, signer, nonce, body, "
      "wrapped_hash, signature) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) "
      "on conflict (record, part) do update set version = excluded.version, root = excluded.root, "
      "epoch = excluded.epoch, signer = excluded.signer, nonce = excluded.nonce, body = "
      "excluded.body, wrapped_hash = excluded.wrapped_hash, signature = excluded.signature",
      {View(e.at.record), static_cast<int>(e.at.part), param(e.at.version), View(e.at.root),
       param(e.epoch), View(e.signer), View(e.nonce), e.body.bytes(), View(e.wrapped_hash),
       View(e.signature)});
}

std::vector<Envelope> parts(Tx& tx, const RecordKeyId& record) {
  std::vector<Envelope> all;
  tx.query(
      "select record, part, version, root, epoch, signer, nonce, body, wrapped_hash, signature "
      "from support_part where record = ?1 order by part",
      {View(record)}, [&](const Row& row) { all.push_back(part_from(row)); });
  return all;
}

std::optional<std::uint32_t> version(Tx& tx, const RecordKeyId& record, Part part) {
  const auto found =
      tx.maybe_integer("select version from support_part where record = ?1 and part = ?2",
                       {View(record), static_cast<int>(part)});
  if (!found) return std::nullopt;
  return static_cast<std::uint32_t>(*found);
}

std::vector<std::pair<Part, std::uint32_t>> versions(Tx& tx, const RecordKeyId& record) {
  std::vector<std::pair<Part, std::uint32_t>> all;
  tx.query(
      "select part, version from support_part where record = ?1 order by part", {View(record)},
      [&](const Row& row) { all.emplace_back(static_cast<Part>(row.integer(0)), number(row, 1)); });
  return all;
}

void drop_part(Tx& tx, const RecordKeyId& record, Part part) {
  tx.execute("delete from support_part where record = ?1 and part = ?2",
             {View(record), static_cast<int>(part)});
}

std::vector<PartOf> all_parts(Tx& tx) {
  std::vector<PartOf> all;
  tx.query("select record, part, version from support_part order by record, part", {},
           [&](const Row& row) {
             all.push_back(
                 {fixed<RecordKeyId>(row, 0), static_cast<Part>(row.integer(1)), number(row, 2)});
           });
  return all;
}

std::vector<RecordKeyId> living(Tx& tx) {
  std::vector<RecordKeyId> all;
  tx.query("select id from support_record where state <> 'destroyed' order by id", {},
           [&](const Row& row) { all.push_back(fixed<RecordKeyId>(row, 0)); });
  return all;
}

void tally(Tx& tx, const SigningKey& office, int month, std::string_view what) {
  tx.execute(
      "insert into support_tally (office, month, what, n) values (?1, ?2, ?3, 1) "
      "on conflict (office, month, what) do update set n = support_tally.n + 1",
      {View(office), month, what});
}

std::vector<Tally> tallies(Tx& tx, const SigningKey& office, int from, int to) {
  std::vector<Tally> all;
  tx.query(
      "select month, what, n from support_tally where office = ?1 and month >= ?2 and month <= ?3 "
      "order by month, what",
      {View(office), from, to}, [&](const Row& row) {
        all.push_back({static_cast<int>(row.integer(0)), std::string(row.text(1)), row.integer(2)});
      });
  return all;
}

std::vector<Group> groups(Tx& tx, const SigningKey& office, int from, int to) {
  std::vector<Group> all;
  tx.query(
      "select month, sender, state, needs, services, outcome, count(*) from support_record where "
      "office = ?1 and month >= ?2 and month <= ?3 group by month, sender, state, needs, services, "
      "outcome order by month, sender",
      {View(office), from, to}, [&](const Row& row) {
        Group group;
        group.like.month = static_cast<int>(row.integer(0));
        group.like.sender = sender_named(row.text(1)).value_or(Sender::self);
        group.like.state = state_named(row.text(2)).value_or(State::destroyed);
        group.like.needs = split(row.text(3));
        group.like.services = split(row.text(4));
        group.like.outcome = row.text(5);
        group.n = row.integer(6);
        all.push_back(std::move(group));
      });
  return all;
}

std::vector<Looked> looked(Tx& tx, std::string_view subject) {
  std::vector<Looked> all;
  tx.query("select at, who, action from audit_entry where subject = ?1 order by id", {subject},
           [&](const Row& row) {
             all.push_back({{row.integer(0)}, {row.integer(1)}, std::string(row.text(2))});
           });
  return all;
}

std::string display_name(Tx& tx, UserId user) {
  std::string found;
  tx.one("select display_name from account where id = ?1", {user},
         [&](const Row& row) { found = row.text(0); });
  return found;
}

}  // namespace hoanhap::support::store
