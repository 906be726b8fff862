#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>

#include "access/route.h"
#include "app/plans/effect.h"
#include "app/plans/folder.h"
#include "app/plans/store.h"
#include "app/turnstile.h"
#include "identity/sessions.h"
#include "obligations/service.h"

namespace hoanhap::app::plans {

// Activation on a screen (docs/adr/0019): a plan's files come in, are compiled in memory and
// answered with what is wrong or with what they would do; one administrator proposes, another
// confirms with their password, and the plan is in force for the next request.
//
// Owner: the composition root; keeps nothing of a request. Threads: any number may call; `confirm`
// is alone with the database and the plan. Fails: `forbidden` to whoever is no administrator by a
// role of their own; `conflict` when a plan waits already, was decided or is stale; `invalid` for a
// broken plan and a wrong password.
class Service {
 public:
  struct Means {
    obligations::Ground ground;
    identity::Sessions& sessions;
    Turnstile& turnstile;
    std::string data;  // the data folder
    // What is in force from now on; called while nobody else is inside.
    std::function<void(std::shared_ptr<const plan::Plan>, std::shared_ptr<const units::Registry>)>
        take;
    // Tells the other administrators that a plan waits.
    std::function<void(storage::Tx&, UserId by, std::int64_t about)> tell;
  };
  explicit Service(Means means) : means_(std::move(means)) {}

  // JSON: what is in force, what waits with its effect as of now, what was decided.
  Result<std::string> list(const access::Actor& actor);
  // The plan.lock of what is in force: slots given once are never given again, so who edits the
  // plan keeps it beside the plan's files. Fails: `not_found` while nothing is in force.
  Result<std::string> lock(const access::Actor& actor);
  // JSON: every diagnostic, and of a good plan what it would change and do. Nothing is kept.
  Result<std::string> check(const access::Actor& actor, const Files& files);

  // A good plan with what it would do: the costly part of proposing, before the transaction.
  struct Prepared {
    std::shared_ptr<const plan::Plan> plan;
    Files files;
    Effect effect;
  };
  Result<Prepared> prepare(const access::Actor& actor, const Files& files);
  Result<Prepared> prepare_again(const access::Actor& actor, ActivationId id);
  Result<ActivationId> propose(storage::Tx& tx, const access::Actor& actor,
                               const Prepared& prepared);
  // What has become stale is proposed once more with the effect of now, by either of the two.
  Result<ActivationId> renew(storage::Tx& tx, const access::Actor& actor, ActivationId id,
                             const Prepared& prepared);
  Result<bool> refuse(storage::Tx& tx, const access::Actor& actor, ActivationId id,
                      const std::string& reason);
  Result<bool> withdraw(storage::Tx& tx, const access::Actor& actor, ActivationId id);
  // `mark`: of the effect that the screen showed. Waits for its password check, then for everybody.
  Result<bool> confirm(const access::Actor& actor, ActivationId id, std::string_view mark,
                       std::string_view password, std::string_view peer);

  const obligations::Ground& ground() const { return means_.ground; }
  // For tests: called after each step of `confirm`.
  std::function<void(std::string_view step)> passed = [](std::string_view) {};

 private:
  struct Judged;
  Result<Judged> judge(const Files& files);
  Result<bool> put_into_force(const access::Actor& actor, ActivationId id,
                              const std::shared_ptr<const plan::Plan>& plan);
  void write_waiting(JsonWriter& out, const access::Actor& actor, const Activation& waiting,
                     const std::optional<Activation>& in_force, const Judged& judged,
                     const std::string& name) const;
  void note(storage::Tx& tx, const access::Actor& actor, const Activation& activation,
            const char* action) const;
  Means means_;
};

std::span<const access::Route<Service>> routes();

}  // namespace hoanhap::app::plans
