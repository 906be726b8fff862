#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>

#include "access/route.h"
#include "core/clock.h"
#include "obligations/model.h"
#include "storage/database.h"
#include "units/registry.h"

namespace hoanhap::obligations {

// What the composition root lends to obligations and records. `plan` and `units` answer what is in
// force now (null before the first activation) and are called once a request; `name_of` gives a
// person's display name. Everything named here outlives the services.
struct Ground {
  storage::Database& database;
  const Clock& clock;
  std::function<std::shared_ptr<const plan::Plan>()> plan;
  std::function<std::shared_ptr<const units::Registry>()> units;
  std::function<std::string(storage::Tx&, UserId)> name_of;
};

// Opens what `plan` demands, inside its activation's transaction. Safe to repeat. An amended plan
// adds, and brings days, receiver and via of obligations without a record up to date; one that the
// plan no longer demands goes only if it has neither record nor waiver and opens after `today`
// (without `today`, nothing goes), so that no missed duty disappears.
//
// Fails: `internal` when `units` lacks a unit of the plan (apply units::apply_plan first).
struct Opened {
  int added = 0, withdrawn = 0;
};
Result<Opened> open_for_plan(storage::Tx& tx, const plan::Plan& plan, const units::Registry& units,
                             std::optional<Date> today = std::nullopt);

// Who may know of an obligation or record: the units that owe, check and receive it (design §5,
// "Access follows owes, via and receiver"); each with the capability named.
struct Parties {
  UnitId owes, via, receiver;
};
bool may_read(const access::Actor& actor, const Parties& parties);
// The units for which `actor` may decide: checker or receiver, never the unit that owes.
std::vector<UnitId> deciding_units(const access::Actor& actor, const Parties& parties);

// Lists, waives and restores obligations for people.
//
// Owner: the composition root; keeps nothing of a request. Threads: any number may call.
// Fails: `not_found` also for what the actor may not know of; `forbidden` when they know it but it
// is not theirs to do; `conflict` when the obligation has moved on.
class Service {
 public:
  explicit Service(Ground ground) : ground_(std::move(ground)) {}

  enum class Scope { mine, checking };
  struct Filter {
    Scope scope = Scope::mine;
    std::optional<Period> period;  // this one and the shorter ones in it
    std::string form;
    std::optional<State> state;
  };
  // JSON {today, items}.
  Result<std::string> list(const access::Actor& actor, const Filter& filter);
  Result<std::string> show(storage::Tx& tx, const access::Actor& actor, ObligationId id);
  Result<std::string> waive(storage::Tx& tx, const access::Actor& actor, ObligationId id,
                            std::string_view reason);
  Result<std::string> restore(storage::Tx& tx, const access::Actor& actor, ObligationId id,
                              std::string_view reason);

  const Ground& ground() const { return ground_; }

 private:
  Result<Item> decidable(storage::Tx& tx, const access::Actor& actor, ObligationId id) const;
  Ground ground_;
};

std::span<const access::Route<Service>> routes();

}  // namespace hoanhap::obligations
