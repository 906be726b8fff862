#pragma once

#include <span>
#include <string>

#include "access/route.h"
#include "obligations/service.h"
#include "petitions/rules.h"

namespace hoanhap::petitions {

// Difficulties and proposals on their way to an answer (README).
//
// Owner: the composition root; keeps nothing of a request. Threads: any number may call.
// Fails: `not_found` also for what the actor may not know of; the errors of rules.h; every text
// passes obligations::accept_text.
class Service {
 public:
  explicit Service(obligations::Ground ground) : ground_(std::move(ground)) {}

  // JSON {items, offices, from}: what the actor's units ask, answer or pass on; the offices that
  // something may be put to; the units for which they may raise it. With `record`, that report's.
  Result<std::string> list(const access::Actor& actor, RecordId record);
  Result<std::string> show(storage::Tx& tx, const access::Actor& actor, PetitionId id);

  struct Raising {
    UnitId unit;      // 0: the report's, or the actor's only one
    RecordId record;  // 0: by itself
    std::string kind, title, text;
    UnitId addressee;
  };
  Result<PetitionId> raise(storage::Tx& tx, const access::Actor& actor, const Raising& raising);

  struct Taking {
    Step step = Step::answered;
    std::int64_t base = 0;
    std::string text;
    UnitId to;  // of passed_on
  };
  Result<bool> take(storage::Tx& tx, const access::Actor& actor, PetitionId id,
                    const Taking& taking);

  const obligations::Ground& ground() const { return ground_; }

 private:
  Result<UnitId> office(std::string_view field, UnitId wanted, UnitId asking) const;
  void keep(storage::Tx& tx, const Petition& petition, StepTaken step) const;
  obligations::Ground ground_;
};

std::span<const access::Route<Service>> routes();

}  // namespace hoanhap::petitions
