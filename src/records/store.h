#pragma once

#include <optional>
#include <vector>

#include "records/model.h"
#include "rollup/totals.h"
#include "storage/database.h"

// The only SQL of records. Revisions and steps are only ever inserted; excise alone takes texts
// out.
namespace hoanhap::records::store {

RecordId insert(storage::Tx& tx, const Record& record);
void update(storage::Tx& tx, const Record& record);
std::optional<Record> find(storage::Tx& tx, RecordId id);
std::optional<Record> find_for(storage::Tx& tx, ObligationId id);
// The report (no flash report) of a unit for a period, whatever its duty.
std::optional<Record> find_report(storage::Tx& tx, std::string_view form, UnitId unit,
                                  Period period);
// What a unit's report (no flash report) for a period says, as last sent, whatever its duty.
std::optional<Contents> sent_report(storage::Tx& tx, std::string_view form, UnitId unit,
                                    Period period);

std::optional<Draft> draft(storage::Tx& tx, RecordId id);
void put_draft(storage::Tx& tx, RecordId id, const Draft& draft);
void remove_draft(storage::Tx& tx, RecordId id);
Touches touches(storage::Tx& tx, RecordId id);
void put_touches(storage::Tx& tx, RecordId id, const Touches& touches);

void insert_revision(storage::Tx& tx, RecordId id, const Revision& revision);
std::optional<Revision> revision(storage::Tx& tx, RecordId id, int revision);
std::vector<Revision> revisions(storage::Tx& tx, RecordId id);

// The one change that a revision knows: its texts without what excise removed (design §1). Numbers
// and hash stay. The salt goes too: with it, a removed name could still be guessed from the
// commitment.
void rewrite_texts(storage::Tx& tx, RecordId id, const Revision& revision);
// Puts the tombstone where the reason of the step at `index` (from 0, in the order of `steps`) was.
void excise_reason(storage::Tx& tx, RecordId id, int index);

void add_step(storage::Tx& tx, RecordId id, const StepTaken& step);
std::vector<StepTaken> steps(storage::Tx& tx, RecordId id);

// The numbers of everything that counts for one total row: one vector a record.
std::vector<rollup::Vector> counting(storage::Tx& tx, std::string_view form, UnitId unit,
                                     Period period, rollup::Which which);

// What counts of a form in one period, of every unit: the submissions behind a total.
struct Submission {
  RecordId record;
  UnitId unit;
  std::string form;
  Period period;
  int revision = 0;
  std::string hash, state;
  bool operator==(const Submission&) const = default;
};
std::vector<Submission> submissions(storage::Tx& tx, std::string_view form, Period period,
                                    rollup::Which which);

// Their choices and texts, in one statement whatever the number of units.
std::vector<std::pair<UnitId, Words>> words(storage::Tx& tx, std::string_view form, Period period,
                                            rollup::Which which);

// Obligations of a form and period that nothing counts for yet and nobody waived.
struct Missing {
  UnitId unit;
  std::string form;
  Period period;
};
std::vector<Missing> missing(storage::Tx& tx, std::string_view form, Period period,
                             rollup::Which which);

}  // namespace hoanhap::records::store
