#pragma once

#include <span>
#include <string>

#include "access/route.h"
#include "core/json.h"
#include "directives/rules.h"
#include "obligations/service.h"

namespace hoanhap::directives {

// Reports asked for outside the plan's rhythm (README).
//
// Owner: the composition root; keeps nothing of a request. Threads: any number may call.
// Fails: `not_found` also for what the actor may not know of; `forbidden`; `invalid` naming the
// field; every text passes obligations::accept_text.
class Service {
 public:
  explicit Service(obligations::Ground ground) : ground_(std::move(ground)) {}

  // JSON {today, issued, received, offices}: what the actor's offices asked, what their units were
  // asked, and for which offices they may ask, with whom and what.
  Result<std::string> list(const access::Actor& actor);
  Result<std::string> show(storage::Tx& tx, const access::Actor& actor, DirectiveId id);

  struct Issuing {
    UnitId issuer;  // 0: the actor's only office
    std::string number, title, text, form;
    std::optional<Date> dated, by;
    std::optional<Period> period;  // nothing for an answer in words
    std::vector<UnitId> units;
  };
  Result<DirectiveId> issue(storage::Tx& tx, const access::Actor& actor, const Issuing& issuing);
  // A unit that was asked says that it knows.
  Result<bool> see(storage::Tx& tx, const access::Actor& actor, DirectiveId id);
  // Its own obligations that nobody has answered are waived; the plan's stay.
  Result<bool> withdraw(storage::Tx& tx, const access::Actor& actor, DirectiveId id,
                        std::string_view reason);

  const obligations::Ground& ground() const { return ground_; }

 private:
  struct Order;
  Result<Order> checked(const access::Actor& actor, const Issuing& issuing) const;
  Result<ObligationId> obligation(storage::Tx& tx, const Directive& directive, Fit fit,
                                  UnitId unit) const;
  void note(storage::Tx& tx, const access::Actor& actor, UnitId on_behalf_of, const Directive& d,
            const char* action, std::size_t units, const std::string& commitment = {}) const;
  obligations::Ground ground_;
};

std::span<const access::Route<Service>> routes();

}  // namespace hoanhap::directives
