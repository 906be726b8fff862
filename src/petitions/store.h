#pragma once

#include <vector>

#include "petitions/model.h"
#include "storage/database.h"

// The only SQL of petitions. Steps are only ever inserted; excise alone takes texts out.
namespace hoanhap::petitions::store {

PetitionId insert(storage::Tx& tx, const Petition& petition);
void update(storage::Tx& tx, const Petition& petition);
std::optional<Petition> find(storage::Tx& tx, PetitionId id);
void add_step(storage::Tx& tx, PetitionId id, const StepTaken& step);
std::vector<StepTaken> steps(storage::Tx& tx, PetitionId id);

// Puts the tombstone where the title, or the text of the step at `index` (from 0, in the order of
// `steps`), was. The salt of its commitment goes too (design §1, excise).
void excise_title(storage::Tx& tx, PetitionId id);
void excise_step(storage::Tx& tx, PetitionId id, int index);

// What `unit` asks, what is put to it, what passes through it; newest first, at most `most`.
enum class Side { asks, answers, between };
std::vector<Petition> list(storage::Tx& tx, UnitId unit, Side side, int most);
std::vector<Petition> of_record(storage::Tx& tx, RecordId record);

// The unit and the checking office of a report, to attach something to it.
struct Report {
  UnitId unit, checker;
};
std::optional<Report> report(storage::Tx& tx, RecordId record);

// How many of each unit's were raised, first answered or closed from `from` up to (not including)
// `until`; `open`: raised before `until` and neither closed nor withdrawn by then.
std::vector<std::pair<UnitId, std::int64_t>> count(storage::Tx& tx, std::string_view state,
                                                   Instant from, Instant until);

}  // namespace hoanhap::petitions::store
