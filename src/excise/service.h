#pragma once

#include <functional>
#include <span>
#include <vector>

#include "access/route.h"
#include "excise/model.h"
#include "obligations/passage.h"
#include "obligations/service.h"

namespace hoanhap::excise {

// Takes texts out of reports, directives, petitions and waivers, by two people (README).
//
// Owner: the composition root; keeps nothing of a request. Threads: any number may call.
// Fails: `not_found` also for what the actor may not know of; `forbidden` when they know it but it
// is not theirs to decide; `conflict` when it is decided, or proposed already; `invalid` names the
// field.
class Service {
 public:
  // Tells who may confirm that something waits for them: the heads of these units but `by`.
  using Tell = std::function<void(storage::Tx&, const std::vector<UnitId>&, UserId by, ExcisionId)>;
  Service(obligations::Ground ground, Tell tell)
      : ground_(std::move(ground)), tell_(std::move(tell)) {}

  // JSON {title, unit, texts}: what could be taken out of one thing, as the actor sees it.
  Result<std::string> texts(const access::Actor& actor, Kind kind, std::int64_t subject);
  // JSON {open, done}: what waits, and the newest that were decided, of what the actor may see.
  Result<std::string> list(const access::Actor& actor);

  Result<ExcisionId> propose(storage::Tx& tx, const access::Actor& actor, Kind kind,
                             std::int64_t subject, std::string_view part, Reason reason);
  // Confirming takes the text out of the thing, of every revision and of stored answers, at once.
  Result<bool> decide(storage::Tx& tx, const access::Actor& actor, ExcisionId id, State to);
  Result<std::string> show(storage::Tx& tx, const access::Actor& actor, ExcisionId id);

  const obligations::Ground& ground() const { return ground_; }

 private:
  struct Seen;
  Result<obligations::Passages> passages(storage::Tx& tx, const access::Actor& actor, Kind kind,
                                         std::int64_t subject) const;
  Result<Seen> see(storage::Tx& tx, const access::Actor& actor, Excision excision) const;
  void take_out(storage::Tx& tx, const Excision& excision, UserId by) const;
  void write(JsonWriter& out, storage::Tx& tx, const access::Actor& actor, const Seen& seen) const;
  void note(storage::Tx& tx, const access::Actor& actor, UnitId unit, const Excision& excision,
            const char* action) const;
  obligations::Ground ground_;
  Tell tell_;
};

std::span<const access::Route<Service>> routes();

}  // namespace hoanhap::excise
