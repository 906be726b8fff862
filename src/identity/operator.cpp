#include "identity/operator.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "audit/audit.h"
#include "identity/codes.h"
#include "identity/rules.h"
#include "identity/store.h"

namespace hoanhap::identity {
namespace {

constexpr int kFounders = 2;

struct Whole {
  std::string first = make_half(), second = make_half();
  std::string shown() const { return first + "-" + second; }
};

void add_founder(storage::Tx& tx, const Whole& code, UnitId unit, Instant now) {
  store::add_code(tx, {half_hash(code.first),
                       half_hash(code.second),
                       "founder",
                       {},
                       unit,
                       {},
                       {now.ms + kProposalMs}});
  audit::append(tx, {now, {}, unit, "founder.invited", "user:0"});
}

bool nobody_confirms(const Result<Proposal>& proposal) {
  return !proposal && proposal.error().type == "nobody-can-confirm";
}

// The way back in for a last administrator who forgot their password.
void add_whole_reset(storage::Tx& tx, const Whole& code, const Held& held, Instant now) {
  store::add_code(tx, {half_hash(code.first),
                       half_hash(code.second),
                       "reset",
                       held.user,
                       held.unit,
                       {},
                       {now.ms + kProposalMs}});
  store::tell(tx, held.unit, {0, "reset.by_operator", held.user, held.unit, held.role, {}, now});
  audit::append(tx,
                {now, {}, held.unit, "reset.by_operator", fmt::format("user:{}", held.user.value)});
}

}  // namespace

Result<std::vector<std::string>> first_administrators(const Surroundings& around, UnitId unit) {
  const std::vector<Whole> codes(kFounders);
  const auto now = around.wall.now();
  return around.database.write([&](storage::Tx& tx) -> Result<std::vector<std::string>> {
    const auto opened = store::founders(tx);
    std::vector<std::string> shown;
    if (opened >= kFounders || (opened == 0 && store::any_account(tx))) return shown;
    store::cancel_founder_codes(tx, now);
    for (auto i = static_cast<std::size_t>(opened); i < codes.size(); ++i) {
      add_founder(tx, codes[i], unit, now);
      shown.push_back(codes[i].shown());
    }
    return shown;
  });
}

UnitId top_unit(const units::Registry& registry, Date as_at) {
  std::map<UnitId, int> directed;
  for (const auto* unit : registry.valid(as_at))
    ++directed[registry.path_up(unit->id, units::Registry::Tree::line, as_at).back()];
  const auto most = std::ranges::max_element(directed, {}, [](const auto& d) { return d.second; });
  return most == directed.end() ? UnitId{} : most->first;
}

Result<OperatorCode> operator_invite(const Surroundings& around, const People& people,
                                     const Invite& invite) {
  const Whole code;
  const auto made = around.database.write(
      [&](storage::Tx& tx) { return people.invite_for(tx, {}, invite, code.first); });
  if (made) return OperatorCode{code.first, false};
  if (!nobody_confirms(made) || !holds_people(invite.role)) return fail(made.error());
  const auto now = around.wall.now();
  return around.database.write([&](storage::Tx& tx) -> Result<OperatorCode> {
    add_founder(tx, code, invite.unit, now);
    return OperatorCode{code.shown(), true};
  });
}

Result<OperatorCode> operator_reset(const Surroundings& around, const People& people,
                                    std::string_view login) {
  const Whole code;
  Held held;
  const auto made = around.database.write([&](storage::Tx& tx) -> Result<Proposal> {
    const auto account = store::account(tx, normal_login(login));
    if (!account || account->disabled) return not_found();
    TRY_ASSIGN(held, people.concerned(tx, account->id));
    return people.reset_for(tx, {}, held, code.first);
  });
  if (made) return OperatorCode{code.first, false};
  if (!nobody_confirms(made) || !holds_people(held.role)) return fail(made.error());
  const auto now = around.wall.now();
  return around.database.write([&](storage::Tx& tx) -> Result<OperatorCode> {
    store::cancel_codes(tx, held.user, now);
    add_whole_reset(tx, code, held, now);
    return OperatorCode{code.shown(), true};
  });
}

}  // namespace hoanhap::identity
