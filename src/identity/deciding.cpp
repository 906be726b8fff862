// People, the other half: confirming, refusing, taking away, and who sees what.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "audit/audit.h"
#include "core/text.h"
#include "identity/codes.h"
#include "identity/errors.h"
#include "identity/people.h"
#include "identity/rules.h"
#include "identity/store.h"

namespace hoanhap::identity {
namespace {

using access::Actor;
using access::Capability;

constexpr int kMostNotices = 100;

bool contains(const auto& list, const auto& value) {
  return std::ranges::find(list, value) != list.end();
}

tl::unexpected<Error> no_longer_open() {
  return conflict("decided-already", {"Đề nghị này không còn chờ", "This is no longer open"},
                  {"Đề nghị đã được xử lý hoặc đã hết hạn. Tải lại danh sách.",
                   "It was decided or has expired. Load the list again."});
}

}  // namespace

// The proposal, if `actor` is one of its second people at this moment, whoever they were when it
// was made. To everybody else it does not exist.
Result<Proposal> People::decidable(storage::Tx& tx, const Actor& actor, ProposalId id) const {
  const auto proposal = store::proposal(tx, id);
  if (!proposal) return not_found();
  const auto in_force = store::roles_in_force(tx);
  const auto up = chain(proposal->unit, in_force);
  if (!contains(second_people(*proposal, up, in_force), actor.user)) {
    if (proposal->proposer != actor.user) return not_found();
    return conflict("own-proposal",
                    {"Không tự xác nhận đề nghị của mình", "Not one's own proposal"},
                    {"Lãnh đạo đơn vị xác nhận đề nghị này.", "The unit's head confirms it."});
  }
  if (proposal->state != ProposalState::open || around_.wall.now() > proposal->expires_at)
    return no_longer_open();
  return *proposal;
}

Result<Proposal> People::confirm(storage::Tx& tx, const Actor& actor, ProposalId id,
                                 std::string_view second_half) const {
  TRY_ASSIGN(auto proposal, decidable(tx, actor, id));
  // A proposer who has lost the right to propose since doesn't count as the first of two.
  if (proposal.proposer) {
    const auto proposer = store::account(tx, proposal.proposer);
    if (!proposer || proposer->disabled ||
        !may_propose(store::roles_of(tx, proposal.proposer),
                     chain(proposal.unit, store::roles_in_force(tx))))
      return no_longer_open();
  }
  const auto now = around_.wall.now();
  if (proposal.kind != ProposalKind::reset) {
    const Held wanted{proposal.subject, proposal.unit, proposal.role};
    TRY(may_hold(tx, wanted));
    store::grant(tx, wanted, proposal.id, now);
    store::set_disabled(tx, proposal.subject, std::nullopt);
    if (around_.roles_changed) around_.roles_changed(tx, proposal.subject);
  }
  if (proposal.kind != ProposalKind::grant)
    store::complete_code(tx, proposal.id, half_hash(second_half));
  store::decide(tx, id, ProposalState::confirmed, actor.user, now, "");
  proposal.state = ProposalState::confirmed;
  proposal.decided_by = actor.user;
  proposal.decided_at = now;
  log(tx, actor.user, proposal, fmt::format("{}.confirmed", store::name(proposal.kind)));
  return proposal;
}

Result<Proposal> People::refuse(storage::Tx& tx, const Actor& actor, ProposalId id,
                                std::string_view reason) const {
  if (code_points(reason) > 500)
    return invalid("reason", {"Lý do tối đa 500 ký tự.", "At most 500 characters."});
  if (find_personal_data(reason))
    return invalid("reason", {"Bỏ số định danh, số điện thoại, ngày sinh khỏi lý do.",
                              "Leave identity and telephone numbers and birth dates out."});
  auto proposal = store::proposal(tx, id);
  const bool own = proposal && proposal->proposer && proposal->proposer == actor.user;
  if (!own) {
    TRY_ASSIGN(proposal, decidable(tx, actor, id));
  } else if (proposal->state != ProposalState::open) {
    return no_longer_open();
  }
  const auto now = around_.wall.now();
  proposal->state = own ? ProposalState::withdrawn : ProposalState::refused;
  proposal->decided_by = actor.user;
  proposal->decided_at = now;
  proposal->reason = nfc(reason).value_or("");
  store::decide(tx, id, proposal->state, actor.user, now, proposal->reason);
  store::cancel_code_of(tx, id, now);
  log(tx, actor.user, *proposal,
      fmt::format("{}.{}", store::name(proposal->kind), store::name(proposal->state)));
  return *proposal;
}

Result<bool> People::end_grant(storage::Tx& tx, const Actor& actor, const Held& held) const {
  const bool may = actor.user == held.user ||
                   manages(actor, held.unit, store::roles_in_force(tx)) ||
                   actor.may(Capability::confirm, held.unit);
  const auto now = around_.wall.now();
  if (!may || !store::end_grant(tx, held, actor.user, now)) return not_found();
  if (around_.roles_changed) around_.roles_changed(tx, held.user);
  Proposal ended;
  ended.subject = held.user;
  ended.unit = held.unit;
  ended.role = held.role;
  store::tell(tx, held.unit, {0, "grant.ended", held.user, held.unit, held.role, actor.user, now});
  log(tx, actor.user, ended, "grant.ended");
  return true;
}

Result<bool> People::disable(storage::Tx& tx, const Actor& actor, UserId subject) const {
  const auto account = store::account(tx, subject);
  if (!account || account->disabled) return not_found();
  const auto roles = store::roles_of(tx, subject);
  // Every unit the person has a role in, or an open proposal for, must be the actor's to manage.
  std::vector<UnitId> units;
  for (const auto& held : roles) units.push_back(held.unit);
  for (const auto& open : store::proposals(tx, ProposalState::open))
    if (open.subject == subject) units.push_back(open.unit);
  const auto in_force = store::roles_in_force(tx);
  if (!std::ranges::all_of(units, [&](UnitId u) { return manages(actor, u, in_force); }) ||
      !actor.may_anywhere(Capability::people))
    return not_found();
  const auto now = around_.wall.now();
  for (const auto& held : roles) TRY(end_grant(tx, actor, held));
  store::withdraw_all(tx, subject, actor.user, now);
  store::cancel_codes(tx, subject, now);
  store::close_sessions(tx, subject);
  store::set_disabled(tx, subject, now);
  if (around_.roles_changed) around_.roles_changed(tx, subject);
  audit::append(tx,
                {now, actor.user, {}, "account.disabled", fmt::format("user:{}", subject.value)});
  return true;
}

Result<std::vector<People::Person>> People::list(storage::Tx& tx, const Actor& actor) const {
  if (!actor.may_anywhere(Capability::people) && !actor.may_anywhere(Capability::confirm))
    return forbidden();
  std::map<UserId, std::vector<Held>> seen;
  std::vector<UserId> order;
  const auto in_force = store::roles_in_force(tx);
  const auto see = [&](UserId user, UnitId unit) -> bool {
    return user == actor.user || actor.may(Capability::confirm, unit) ||
           manages(actor, unit, in_force);
  };
  for (const auto& held : store::roles_held(tx))
    if (see(held.user, held.unit)) {
      if (!seen.contains(held.user)) order.push_back(held.user);
      seen[held.user].push_back(held);
    }
  std::vector<Person> people;
  for (const auto user : order)
    if (auto account = store::account(tx, user))
      people.push_back({*std::move(account), seen[user]});
  return people;
}

Result<std::vector<People::Open>> People::proposals(storage::Tx& tx, const Actor& actor,
                                                    std::optional<ProposalState> state) const {
  if (!actor.may_anywhere(Capability::people) && !actor.may_anywhere(Capability::confirm))
    return forbidden();
  const auto in_force = store::roles_in_force(tx);
  const auto now = around_.wall.now();
  std::vector<Open> visible;
  for (auto& proposal : store::proposals(tx, state)) {
    const auto up = chain(proposal.unit, in_force);
    const bool open = proposal.state == ProposalState::open && now <= proposal.expires_at;
    Open row;
    row.may_decide = open && contains(second_people(proposal, up, in_force), actor.user);
    row.may_withdraw = open && proposal.proposer == actor.user;
    row.decides = confirming_unit(proposal, up, in_force);
    if (!row.may_decide && !manages(actor, proposal.unit, in_force) &&
        !actor.may(Capability::confirm, proposal.unit))
      continue;
    if (state == ProposalState::open && !open) continue;  // expired
    row.proposal = std::move(proposal);
    visible.push_back(std::move(row));
  }
  return visible;
}

Result<std::vector<Notice>> People::notices(storage::Tx& tx, const Actor& actor) const {
  std::vector<Notice> all;
  for (const auto unit : actor.units_with(Capability::confirm)) {
    auto of_unit = store::notices(tx, unit, kMostNotices);
    all.insert(all.end(), of_unit.begin(), of_unit.end());
  }
  std::ranges::sort(all, std::greater{}, &Notice::id);
  if (all.size() > kMostNotices) all.resize(kMostNotices);
  return all;
}

}  // namespace hoanhap::identity
