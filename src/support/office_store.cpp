#include "support/columns.h"
#include "support/store.h"

namespace hoanhap::support::store {
namespace {

using storage::Row;
using storage::Tx;

const std::string kSelect =
    "select root, purpose, unit_id, state, wrapped_epoch from support_office ";

Office office_from(const Row& row) {
  return {fixed<SigningKey>(row, 0), static_cast<Purpose>(row.integer(1)), UnitId{row.integer(2)},
          office_state_named(row.text(3)).value_or(OfficeState::founding), number(row, 4)};
}

// What is stored was checked when it came; unreadable now is a damaged database.
Certified certified_from(const Row& row) {
  auto certificate = Certificate::parse(row.blob(0));
  auto roster = Roster::parse(row.blob(1));
  if (!certificate || !roster)
    throw storage::Failure("support: a stored certificate is not readable",
                           storage::Failure::Kind::broken);
  return {std::move(*certificate), std::move(*roster)};
}

}  // namespace

void put_office(Tx& tx, const Office& office, UserId founded_by) {
  tx.execute(
      "insert into support_office (root, purpose, unit_id, state, wrapped_epoch, founded_by) "
      "values (?1, ?2, ?3, ?4, ?5, ?6)",
      {View(office.root), static_cast<int>(office.purpose), office.unit, name(office.state),
       param(office.wrapped_epoch), founded_by});
}

void set_office(Tx& tx, const Office& office) {
  tx.execute("update support_office set state = ?2, wrapped_epoch = ?3 where root = ?1",
             {View(office.root), name(office.state), param(office.wrapped_epoch)});
}

void set_root_for_recovery(Tx& tx, const SigningKey& root, View sealed) {
  tx.execute("update support_office set root_for_recovery = ?2 where root = ?1",
             {View(root), sealed});
}

void drop_founding(Tx& tx, UnitId unit, Purpose purpose) {
  const storage::Param which[] = {unit, static_cast<int>(purpose)};
  tx.execute(
      "delete from support_enrolment where root in (select root from support_office where unit_id "
      "= ?1 and purpose = ?2 and state = 'founding')",
      which);
  tx.execute(
      "delete from support_office where unit_id = ?1 and purpose = ?2 and state = 'founding'",
      which);
}

std::optional<Office> office(Tx& tx, const SigningKey& root) {
  std::optional<Office> found;
  tx.one(kSelect + "where root = ?1", {View(root)},
         [&](const Row& row) { found = office_from(row); });
  return found;
}

std::vector<Office> offices(Tx& tx) {
  std::vector<Office> all;
  tx.query(kSelect + "order by root", {}, [&](const Row& row) { all.push_back(office_from(row)); });
  return all;
}

void add_certificate(Tx& tx, const Certificate& certificate, const Roster& roster, UserId by) {
  tx.execute(
      "insert into support_certificate (root, sequence, epoch, bytes, roster, certified_by) values "
      "(?1, ?2, ?3, ?4, ?5, ?6)",
      {View(certificate.root), param(certificate.sequence), param(certificate.epoch),
       certificate.bytes(), roster.bytes(), by});
}

std::vector<UserId> certifiers(Tx& tx, const SigningKey& root, std::uint32_t epoch) {
  std::vector<UserId> all;
  tx.query(
      "select distinct certified_by from support_certificate where root = ?1 and epoch >= ?2 and "
      "certified_by <> 0",
      {View(root), param(epoch)}, [&](const Row& row) { all.push_back({row.integer(0)}); });
  return all;
}

std::optional<Certified> last_certificate(Tx& tx, const SigningKey& root) {
  std::optional<Certified> found;
  tx.one(
      "select bytes, roster from support_certificate where root = ?1 order by sequence desc limit "
      "1",
      {View(root)}, [&](const Row& row) { found = certified_from(row); });
  return found;
}

std::vector<Certified> chain(Tx& tx, const SigningKey& root) {
  std::vector<Certified> all;
  tx.query("select bytes, roster from support_certificate where root = ?1 order by sequence",
           {View(root)}, [&](const Row& row) { all.push_back(certified_from(row)); });
  return all;
}

void put_enrolment(Tx& tx, const Enrolment& enrolment, View wrap) {
  tx.execute("delete from support_enrolment where root = ?1 and account_id = ?2 and certified = 0",
             {View(enrolment.root), enrolment.account});
  tx.execute(
      "insert into support_enrolment (root, account_id, signing, certified, bytes, wrap) values "
      "(?1, ?2, ?3, 0, ?4, ?5)",
      {View(enrolment.root), enrolment.account, View(enrolment.signing), enrolment.bytes(), wrap});
}

void certify(Tx& tx, const SigningKey& root, const Member& member) {
  tx.execute("delete from support_enrolment where root = ?1 and account_id = ?2 and signing <> ?3",
             {View(root), member.account, View(member.signing)});
  tx.execute("update support_enrolment set certified = 1 where root = ?1 and account_id = ?2",
             {View(root), member.account});
}

void set_wrap(Tx& tx, const SigningKey& root, std::int64_t account, View wrap) {
  tx.execute(
      "update support_enrolment set wrap = ?3 where root = ?1 and account_id = ?2 and certified = "
      "1",
      {View(root), account, wrap});
}

std::vector<Enrolled> enrolments(Tx& tx, const SigningKey& root) {
  std::vector<Enrolled> all;
  tx.query(
      "select bytes, wrap, certified from support_enrolment where root = ?1 order by account_id",
      {View(root)}, [&](const Row& row) {
        auto enrolment = Enrolment::parse(row.blob(0));
        if (enrolment) all.push_back({std::move(*enrolment), bytes(row, 1), row.integer(2) != 0});
      });
  return all;
}

void put_seal(Tx& tx, const SigningKey& root, std::uint32_t epoch, std::int64_t account,
              const SealedKey& sealed) {
  tx.execute(
      "insert into support_seal (root, epoch, account_id, sealed) values (?1, ?2, ?3, ?4) "
      "on conflict (root, epoch, account_id) do update set sealed = excluded.sealed",
      {View(root), param(epoch), account, View(sealed)});
}

void drop_seals_below(Tx& tx, const SigningKey& root, std::uint32_t epoch) {
  tx.execute("delete from support_seal where root = ?1 and epoch < ?2", {View(root), param(epoch)});
}

std::vector<Seal> seals(Tx& tx, const SigningKey& root, std::int64_t account) {
  std::vector<Seal> all;
  tx.query(
      "select epoch, sealed from support_seal where root = ?1 and account_id = ?2 order by epoch",
      {View(root), account},
      [&](const Row& row) { all.push_back({number(row, 0), fixed<SealedKey>(row, 1)}); });
  return all;
}

void suspend(Tx& tx, const SigningKey& root, std::int64_t account, std::uint32_t epoch,
             Instant now) {
  tx.execute(
      "insert into support_suspension (root, account_id, epoch, since) values (?1, ?2, ?3, ?4) "
      "on conflict (root, account_id) do update set epoch = excluded.epoch, since = excluded.since "
      "where support_suspension.epoch < excluded.epoch",
      {View(root), account, param(epoch), now.ms});
}

bool suspended(Tx& tx, const SigningKey& root, std::int64_t account, std::uint32_t epoch) {
  return tx.maybe_integer(
               "select count(*) from support_suspension where root = ?1 and account_id = ?2 and "
               "epoch = ?3",
               {View(root), account, param(epoch)})
             .value_or(0) > 0;
}

}  // namespace hoanhap::support::store
