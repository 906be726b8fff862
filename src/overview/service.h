#pragma once

#include <span>
#include <string>

#include "access/route.h"
#include "core/bytes.h"
#include "disclosure/releases.h"
#include "obligations/service.h"
#include "overview/model.h"

namespace hoanhap::overview {

// What has come together: the review's consolidation list, the released tables, the targets and the
// dashboard. Reads only, but for `release`.
//
// Nothing is kept between requests, so an answer holds whatever was committed before it; what it
// costs does not grow with the years behind it.
//
// Owner: the composition root. Threads: any number may call. Fails: `not_found` for what the actor
// may not know of; `forbidden` where they lack the capability.
class Service {
 public:
  explicit Service(obligations::Ground ground);

  // For those who check or receive the form: exact, what is sent and what is accepted.
  Result<std::string> consolidation(const access::Actor& actor, std::string_view form,
                                    Period period);
  // For everybody with an overview, as they are entitled. `within` (a unit's slug) asks for the
  // sums of a place and of the places one level down instead of every unit's report.
  Result<std::string> table(const access::Actor& actor, std::string_view form, Period period,
                            std::string_view within = {});
  Result<std::string> overview(const access::Actor& actor, Period period);
  // The year's obligations, units against periods; the year's indicators, period by period; what a
  // target rests on: its clauses, and the figures and reports behind it.
  Result<std::string> matrix(const access::Actor& actor, Period year);
  Result<std::string> trends(const access::Actor& actor, Period period);
  Result<std::string> evidence(const access::Actor& actor, std::string_view target, Period period);
  // A word that changes with every commit (and start of the server), so that a screen can ask
  // cheaply whether to load again.
  Result<std::string> version(const access::Actor& actor);
  Result<std::string> releases(const access::Actor& actor, std::string_view form);

  // The same table for documents. Pointers into `plan`, which the caller holds.
  Result<TableView> view(storage::Tx& tx, const plan::Plan& plan, const units::Registry& units,
                         const access::Actor& actor, std::string_view form, Period period) const;

  Result<TableView> view_within(storage::Tx& tx, const plan::Plan& plan,
                                const units::Registry& units, const access::Actor& actor,
                                std::string_view form, Period period, std::string_view place) const;

  const disclosure::Releases& desk() const { return releases_; }
  const obligations::Ground& ground() const { return ground_; }
  std::string release_json(storage::Tx& tx, const disclosure::store::Release& release) const;

 private:
  obligations::Ground ground_;
  disclosure::Releases releases_;
  const std::string version_key_ = random_token();
};

std::span<const access::Route<Service>> routes();

}  // namespace hoanhap::overview
