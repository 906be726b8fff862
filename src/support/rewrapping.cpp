#include "support/rewrapping.h"

#include <algorithm>

#include <fmt/format.h>

#include "audit/audit.h"
#include "support/protocol/refusal.h"

namespace hoanhap::support {

using access::Actor;
using storage::Tx;

std::vector<SealingKey> Rewrapping::Goal::teams() const {
  std::vector<SealingKey> all;
  for (const auto& certificate : older) all.push_back(certificate.team);
  return all;
}

Result<Rewrapping::Goal> Rewrapping::goal(Tx& tx, const SigningKey& root) const {
  const auto office = store::office(tx, root);
  const auto chain = store::chain(tx, root);
  if (!office || chain.empty()) return not_found();
  Goal goal{*office, chain.back().certificate, {}};
  if (goal.target.kind == CertificateKind::handover) {
    auto successor = store::last_certificate(tx, goal.target.successor);
    if (!successor) return internal("support: a successor without a certificate");
    goal.target = std::move(successor->certificate);
  }
  for (const auto& each : chain)
    if (each.certificate.epoch >= office->wrapped_epoch &&
        each.certificate.team != goal.target.team &&
        (goal.older.empty() || goal.older.back().epoch != each.certificate.epoch))
      goal.older.push_back(each.certificate);
  return goal;
}

Result<Rewrapping::Progress> Rewrapping::progress(const Goal& goal, int most) {
  Progress out{goal.target.root, goal.target.epoch, goal.target.team, 0, {}};
  TRY_ASSIGN(const auto waiting, ground_.keys.waiting(goal.teams(), goal.target.team, most));
  out.left = waiting.left;
  for (const auto& key : waiting.keys) {
    const auto of = std::ranges::find(goal.older, key.team, &Certificate::team);
    out.keys.push_back({key, of == goal.older.end() ? 0 : of->epoch});
  }
  return out;
}

Result<Rewrapping::Progress> Rewrapping::progress(const SigningKey& office, int most) {
  TRY_ASSIGN(const auto goal,
             ground_.database.read([&](Tx& tx) { return this->goal(tx, office); }));
  return progress(goal, most);
}

Result<Rewrapping::Progress> Rewrapping::progress(const Actor& actor, const SigningKey& office,
                                                  int most) {
  TRY(ground_.database.read([&](Tx& tx) { return offices_.as_member(tx, actor, office); }));
  {
    // Nothing may be left from the start: an office without records has nothing to wrap.
    const std::lock_guard lock(ground_.both);
    TRY_ASSIGN(const auto goal,
               ground_.database.read([&](Tx& tx) { return this->goal(tx, office); }));
    TRY_ASSIGN(auto now, progress(goal, most));
    if (now.left == 0 && !goal.older.empty()) TRY(finish(goal));
    return now;
  }
}

Result<std::int64_t> Rewrapping::take(const Actor& actor, const SigningKey& office,
                                      const Rewrap& batch) {
  const std::lock_guard lock(ground_.both);
  struct Looked {
    Goal goal;
    Offices::Standing standing;
  };
  TRY_ASSIGN(const auto looked, ground_.database.read([&](Tx& tx) -> Result<Looked> {
    TRY_ASSIGN(auto standing, offices_.as_member(tx, actor, office));
    TRY_ASSIGN(auto goal, this->goal(tx, office));
    return Looked{std::move(goal), std::move(standing)};
  }));
  const auto& goal = looked.goal;
  const auto* member = looked.standing.roster.find(actor.user.value);
  if (batch.root != goal.target.root || batch.epoch != goal.target.epoch ||
      !signed_by(member->signing, batch.statement(), batch.signature))
    return refused(Refusal::rewrap_unreadable, "batch");
  // Only records of this office: a batch can't touch another's keys.
  TRY(ground_.database.read([&](Tx& tx) -> Result<bool> {
    for (const auto& key : batch.keys)
      if (const auto record = store::record(tx, key.record); record && record->office != office)
        return refused(Refusal::rewrap_unreadable, "batch");
    return true;
  }));
  TRY_ASSIGN(const auto added, ground_.keys.add_wraps(goal.target.team, batch.keys));
  TRY(ground_.database.write([&](Tx& tx) -> Result<bool> {
    audit::append(tx, {ground_.clock.now(), actor.user, goal.office.unit, "support.rewrapped",
                       "support-office:" + name(office).substr(0, 16),
                       fmt::format(R"({{"epoch":{},"keys":{}}})", batch.epoch, added)});
    return true;
  }));
  TRY_ASSIGN(const auto now, progress(goal, 0));
  if (now.left == 0) TRY(finish(goal));
  return now.left;
}

// Nothing is left: what the older keys opened, they open no more. The wraps go first, so that a
// crash between the two stores leaves only what the next call finishes.
Result<bool> Rewrapping::finish(const Goal& goal) {
  const bool handover = goal.target.root != goal.office.root;
  TRY(ground_.keys.forget_teams(goal.teams()));
  return ground_.database.write([&](Tx& tx) -> Result<bool> {
    auto office = goal.office;
    if (handover) store::move_office(tx, office.root, goal.target.root);
    office.wrapped_epoch = handover ? goal.older.back().epoch + 1 : goal.target.epoch;
    store::set_office(tx, office);
    store::drop_seals_below(tx, office.root, office.wrapped_epoch);
    return true;
  });
}

}  // namespace hoanhap::support
