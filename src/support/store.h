#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "storage/database.h"
#include "support/model.h"

// The only SQL of support in the main store; everything in the caller's transaction.
namespace hoanhap::support::store {

// ---- offices (office_store.cpp)
void put_office(storage::Tx& tx, const Office& office, UserId founded_by);
void set_office(storage::Tx& tx, const Office& office);  // state, wrapped epoch
void set_root_for_recovery(storage::Tx& tx, const SigningKey& root, View sealed);
void drop_founding(storage::Tx& tx, UnitId unit, Purpose purpose);
std::optional<Office> office(storage::Tx& tx, const SigningKey& root);
std::vector<Office> offices(storage::Tx& tx);

struct Certified {
  Certificate certificate;
  Roster roster;
};
void add_certificate(storage::Tx& tx, const Certificate& certificate, const Roster& roster,
                     UserId by);
// Who certified in `epoch` or a later one: keepers, who had its team key in their hands.
std::vector<UserId> certifiers(storage::Tx& tx, const SigningKey& root, std::uint32_t epoch);
std::optional<Certified> last_certificate(storage::Tx& tx, const SigningKey& root);
std::vector<Certified> chain(storage::Tx& tx, const SigningKey& root);

struct Enrolled {
  Enrolment enrolment;
  Bytes wrap;
  bool certified = false;
};
void put_enrolment(storage::Tx& tx, const Enrolment& enrolment, View wrap);
void certify(storage::Tx& tx, const SigningKey& root, const Member& member);  // drops their others
void set_wrap(storage::Tx& tx, const SigningKey& root, std::int64_t account, View wrap);
std::vector<Enrolled> enrolments(storage::Tx& tx, const SigningKey& root);

void put_seal(storage::Tx& tx, const SigningKey& root, std::uint32_t epoch, std::int64_t account,
              const SealedKey& sealed);
void drop_seals_below(storage::Tx& tx, const SigningKey& root, std::uint32_t epoch);
struct Seal {
  std::uint32_t epoch = 0;
  SealedKey sealed;
};
std::vector<Seal> seals(storage::Tx& tx, const SigningKey& root, std::int64_t account);

void suspend(storage::Tx& tx, const SigningKey& root, std::int64_t account, std::uint32_t epoch,
             Instant now);
bool suspended(storage::Tx& tx, const SigningKey& root, std::int64_t account, std::uint32_t epoch);

// ---- records (record_store.cpp)
void add_record(storage::Tx& tx, const Record& record);
std::optional<Record> record(storage::Tx& tx, const RecordKeyId& id);
void set_record(storage::Tx& tx, const Record& record);  // what can change
// The row stays under an id nobody has seen; its bodies go.
void destroy(storage::Tx& tx, const Record& record, const RecordKeyId& new_id);
std::vector<Record> records(storage::Tx& tx, const SigningKey& office, std::optional<State> state,
                            const RecordKeyId& after, int most);
std::int64_t count(storage::Tx& tx, const SigningKey& office, State state);
void move_office(storage::Tx& tx, const SigningKey& from, const SigningKey& to);

void put_part(storage::Tx& tx, const Envelope& envelope);  // without its wrapped key
std::vector<Envelope> parts(storage::Tx& tx, const RecordKeyId& record);
std::optional<std::uint32_t> version(storage::Tx& tx, const RecordKeyId& record, Part part);
std::vector<std::pair<Part, std::uint32_t>> versions(storage::Tx& tx, const RecordKeyId& record);
void drop_part(storage::Tx& tx, const RecordKeyId& record, Part part);
struct PartOf {
  RecordKeyId record;
  Part part;
  std::uint32_t version;
  auto operator<=>(const PartOf&) const = default;
};
std::vector<PartOf> all_parts(storage::Tx& tx);
std::vector<RecordKeyId> living(storage::Tx& tx);  // every record not destroyed

// ---- counts
// By month of arrival, for the office itself (counts.h).
void tally(storage::Tx& tx, const SigningKey& office, int month, std::string_view what);
struct Tally {
  int month;
  std::string what;
  std::int64_t n;
};
std::vector<Tally> tallies(storage::Tx& tx, const SigningKey& office, int from, int to);
struct Group {
  Record like;  // month, sender, state, needs, services, outcome
  std::int64_t n;
};
std::vector<Group> groups(storage::Tx& tx, const SigningKey& office, int from, int to);

// Who read or changed a record, from the audit trail.
struct Looked {
  Instant at;
  UserId who;
  std::string action;
};
std::vector<Looked> looked(storage::Tx& tx, std::string_view subject);
std::string display_name(storage::Tx& tx, UserId user);

}  // namespace hoanhap::support::store
