#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "access/actor.h"
#include "core/clock.h"
#include "disclosure/store.h"
#include "plan/model.h"
#include "storage/database.h"
#include "units/registry.h"

namespace hoanhap::disclosure {

// Releases a period of a form as a whole: from then on everybody may read its counts of people,
// suppressed (design §1). The only way in which exact counts become public.
//
// `prepare` reckons the table on a reader, because it may take longer than a write should;
// `publish` stores it in the request's own transaction, and reckons again if anything has been
// accepted or released in between. Releasing again replaces what readers see and never takes back
// what they saw.
//
// Owner: the composition root. Threads: any number may call. Fails: `not_found` for a form or
// period that the actor may not know of, `forbidden` without `release` at the form's checking
// office or receiver, `conflict` `nothing-accepted` and `would-disclose`.
class Releases {
 public:
  struct Ground {
    storage::Database& database;
    const Clock& clock;
    std::function<std::shared_ptr<const plan::Plan>()> plan;
    std::function<std::shared_ptr<const units::Registry>()> units;
  };
  explicit Releases(Ground ground) : ground_(std::move(ground)) {}

  struct Prepared {
    std::string form;
    Period period;
    Table table;
    std::vector<store::Submission> basis;
    std::int64_t newest = 0;  // the last release that the table was reckoned against
    UnitId office;            // on whose behalf
  };
  Result<Prepared> prepare(storage::Tx& tx, const access::Actor& actor, std::string_view form,
                           Period period) const;
  Result<store::Release> publish(storage::Tx& tx, const access::Actor& actor,
                                 const Prepared& prepared) const;

 private:
  bool fresh(storage::Tx& tx, const plan::Plan& plan, const Prepared& prepared) const;
  Ground ground_;
};

}  // namespace hoanhap::disclosure
