#pragma once

#include <optional>
#include <vector>

#include "obligations/model.h"
#include "storage/database.h"

// The only SQL of obligations. Reads the record table for where each one stands, never writes it.
namespace hoanhap::obligations::store {

struct Row {  // what is inserted; keys instead of slugs
  std::string duty, form;
  UnitId unit, receiver, via;
  Period period;
  Date opens_on, last_timely;
  bool local_setting = false;
  bool request = false;
  std::int64_t directive = 0;  // not 0: owed to a directive, not to the plan
};
ObligationId insert(storage::Tx& tx, const Row& row);
// The plan's own obligation of `unit` for a form and period, whatever its duty.
std::optional<Obligation> of_plan(storage::Tx& tx, std::string_view form, UnitId unit,
                                  Period period);
// Adds it, or brings days, receiver and via of one that has no record up to date. True when added.
bool put(storage::Tx& tx, const Row& row);

// Deletes one that has neither a record nor a waiver. True when it went.
bool withdraw(storage::Tx& tx, ObligationId id);

std::optional<Obligation> find(storage::Tx& tx, ObligationId id);
std::optional<Item> find_item(storage::Tx& tx, ObligationId id);
// Of the plan only: a directive's stay whatever the plan says.
std::vector<Obligation> opening_after(storage::Tx& tx, Date day, int year);

// What `unit` owes, or checks or receives, with its record; flash reports of events at the end.
enum class Side { owes, checks };
std::vector<Item> list(storage::Tx& tx, UnitId unit, Side side);

// What nobody has filed or waived, and was or is due by `last_timely`, by id.
std::vector<Item> unfiled(storage::Tx& tx, Date last_timely);

void waive(storage::Tx& tx, ObligationId id, std::string_view reason, UserId by, Instant at);
void restore(storage::Tx& tx, ObligationId id);
// Puts the tombstone where the reason of a waiver was; it stays waived.
void excise_waiver(storage::Tx& tx, ObligationId id);
// The same for what was waived because a directive was withdrawn: its reason was copied there.
void excise_waivers_of(storage::Tx& tx, std::int64_t directive);

}  // namespace hoanhap::obligations::store
