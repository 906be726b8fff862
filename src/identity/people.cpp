#include "identity/people.h"

#include <algorithm>

#include <fmt/format.h>

#include "audit/audit.h"
#include "core/text.h"
#include "identity/codes.h"
#include "identity/errors.h"
#include "identity/rules.h"
#include "identity/store.h"

namespace hoanhap::identity {

using access::Actor;
using access::Capability;

std::vector<UnitId> People::chain(UnitId unit, const std::vector<Held>& in_force) const {
  using enum units::Registry::Tree;
  const auto registry = around_.registry();
  const auto today = around_.clock.today();
  auto chain = registry->path_up(unit, line, today);
  for (const auto place : registry->path_up(unit, territory, today))
    for (const auto& held : in_force)
      if (holds_people(held.role) && registry->place_of(held.unit, today) == place)
        for (const auto above : registry->path_up(held.unit, line, today))
          if (std::ranges::find(chain, above) == chain.end()) chain.push_back(above);
  return chain;
}

// Holds `people` in the unit or in one that looks after it.
bool People::manages(const Actor& actor, UnitId unit, const std::vector<Held>& in_force) const {
  return std::ranges::any_of(chain(unit, in_force),
                             [&](UnitId above) { return actor.may(Capability::people, above); });
}

void People::log(storage::Tx& tx, UserId who, const Proposal& proposal,
                 std::string_view action) const {
  audit::append(tx, {around_.wall.now(), who, proposal.unit, std::string(action),
                     fmt::format("user:{}", proposal.subject.value),
                     fmt::format(R"({{"proposal":{},"role":"{}","unit":{}}})", proposal.id.value,
                                 proposal.role, proposal.unit.value)});
}

// Stores a proposal if there is a second person for it, and tells them and the unit concerned.
Result<Proposal> People::open(storage::Tx& tx, Proposal proposal, std::string_view action) const {
  const auto now = around_.wall.now();
  proposal.proposed_at = now;
  proposal.expires_at = {now.ms + kProposalMs};
  const auto in_force = store::roles_in_force(tx);
  const auto decides = confirming_unit(proposal, chain(proposal.unit, in_force), in_force);
  if (!decides)
    return conflict("nobody-can-confirm",
                    {"Chưa có người thứ hai để xác nhận", "There is no second person to confirm"},
                    {"Đơn vị này và các đơn vị cấp trên chưa có lãnh đạo đang dùng phần mềm. Mời "
                     "lãnh đạo đơn vị trước.",
                     "Neither this unit nor those above have a head who uses the software. Invite "
                     "the unit's head first."});
  proposal.id = store::add_proposal(tx, proposal);
  const Notice notice{
      0,  std::string(action), proposal.subject, proposal.unit, proposal.role, proposal.proposer,
      now};
  store::tell(tx, decides, notice);
  if (decides != proposal.unit) store::tell(tx, proposal.unit, notice);
  log(tx, proposal.proposer, proposal, action);
  return proposal;
}

Post People::post(const Held& held) const {
  const auto* unit = around_.registry()->find(held.unit);
  return {held.role, unit == nullptr ? "" : unit->kind};
}

// Roles that one person must not hold together, open proposals included.
Result<bool> People::may_hold(storage::Tx& tx, const Held& wanted) const {
  std::vector<Post> held;
  for (const auto& role : store::roles_of(tx, wanted.user)) {
    if (role.unit == wanted.unit && role.role == wanted.role)
      return conflict("already-held", {"Đã có vai trò này", "This role is held already"},
                      {"Không cần đề nghị lại.", "There is nothing to propose."});
    held.push_back(post(role));
  }
  const auto clash = conflicting_role(post(wanted), held);
  // Whoever still has keys of the support team is a member of it, whatever roles they gave up.
  if (clash.empty() && incompatible(post(wanted), {"supporter", ""}) && around_.holds_keys &&
      around_.holds_keys(tx, wanted.user))
    return conflict(
        "holds-keys", {"Người này còn giữ khóa hồ sơ hỗ trợ", "This person still holds keys"},
        {"Phụ trách bộ phận hỗ trợ lập đợt khóa mới không có người này và chuyển xong mọi khóa, "
         "rồi "
         "mới giao vai trò này.",
         "The keeper of the support office makes a new key epoch without this person, and all keys "
         "are wrapped anew; then this role can be given."});
  if (clash.empty()) return true;
  return conflict("incompatible-roles",
                  {"Hai vai trò không được do một người giữ", "One person may not hold both roles"},
                  {fmt::format("Người này đang là \"{}\". Chấm dứt vai trò đó trước, hoặc giao cho "
                               "người khác.",
                               access::find_role(clash)->vi),
                   fmt::format("This person is \"{}\". End that role first, or choose another.",
                               access::find_role(clash)->en)});
}

Result<Proposal> People::invite(storage::Tx& tx, const Actor& actor, const Invite& invite,
                                std::string_view first_half) const {
  if (!actor.may_anywhere(Capability::people)) return forbidden();
  if (around_.registry()->find(invite.unit) == nullptr)
    return invalid("unit", {"Chọn đơn vị có trong kế hoạch.", "Choose a unit of the plan."});
  if (!manages(actor, invite.unit, store::roles_in_force(tx))) return forbidden();
  return invite_for(tx, actor.user, invite, first_half);
}

Result<Proposal> People::invite_for(storage::Tx& tx, UserId proposer, const Invite& invite,
                                    std::string_view first_half) const {
  if (access::find_role(invite.role) == nullptr)
    return invalid("role", {"Chọn một vai trò trong danh sách.", "Choose one of the roles."});
  const auto login = normal_login(invite.login);
  TRY(acceptable_login(login));
  TRY_ASSIGN(const auto name, acceptable_name(invite.display_name));
  if (store::account(tx, login))
    return invalid("login", {"Tên đăng nhập này đã có.", "This login is taken."});
  const auto now = around_.wall.now();
  Proposal wanted;
  wanted.kind = ProposalKind::invitation;
  wanted.subject = store::add_account(tx, login, name, now);
  wanted.unit = invite.unit;
  wanted.role = invite.role;
  wanted.proposer = proposer;
  TRY_ASSIGN(auto proposal, open(tx, wanted, "invitation.proposed"));
  store::add_code(tx, {half_hash(first_half), "", "invitation", proposal.subject, proposal.unit,
                       proposal.id, proposal.expires_at});
  return proposal;
}

Result<Proposal> People::propose(storage::Tx& tx, const Actor& actor, const Held& wanted) const {
  if (!actor.may_anywhere(Capability::people)) return forbidden();
  const auto account = store::account(tx, wanted.user);
  if (!account || !account->opened())
    return invalid("user", {"Chọn một người đã có tài khoản.", "Choose somebody with an account."});
  if (around_.registry()->find(wanted.unit) == nullptr)
    return invalid("unit", {"Chọn đơn vị có trong kế hoạch.", "Choose a unit of the plan."});
  if (access::find_role(wanted.role) == nullptr)
    return invalid("role", {"Chọn một vai trò trong danh sách.", "Choose one of the roles."});
  if (!manages(actor, wanted.unit, store::roles_in_force(tx))) return forbidden();
  if (wanted.user == actor.user)
    return conflict("not-for-oneself", {"Không tự đề nghị quyền cho mình", "Not for oneself"},
                    {"Đề nghị một quản trị khác làm việc này.", "Ask another administrator."});
  TRY(may_hold(tx, wanted));
  Proposal proposal;
  proposal.kind = ProposalKind::grant;
  proposal.subject = wanted.user;
  proposal.unit = wanted.unit;
  proposal.role = wanted.role;
  proposal.proposer = actor.user;
  return open(tx, proposal, "grant.proposed");
}

// The role by which a unit is concerned in somebody's password: the first that shows figures, so
// that no lesser role of theirs chooses a more convenient second person.
Result<Held> People::concerned(storage::Tx& tx, UserId subject) const {
  const auto roles = store::roles_of(tx, subject);
  const auto reads = std::ranges::find_if(
      roles, [](const Held& held) { return incompatible("administrator", held.role); });
  if (reads != roles.end()) return *reads;
  if (!roles.empty()) return roles.front();
  return conflict("no-role", {"Người này chưa có vai trò nào", "This person holds no role"},
                  {"Mời lại người này với một vai trò.", "Invite them anew, with a role."});
}

Result<Proposal> People::reset(storage::Tx& tx, const Actor& actor, UserId subject,
                               std::string_view first_half) const {
  if (!actor.may_anywhere(Capability::people)) return forbidden();
  const auto account = store::account(tx, subject);
  if (!account || account->disabled || subject == actor.user) return not_found();
  TRY_ASSIGN(const auto held, concerned(tx, subject));
  if (!manages(actor, held.unit, store::roles_in_force(tx))) return not_found();
  return reset_for(tx, actor.user, held, first_half);
}

Result<Proposal> People::reset_for(storage::Tx& tx, UserId proposer, const Held& held,
                                   std::string_view first_half) const {
  const auto now = around_.wall.now();
  store::cancel_codes(tx, held.user, now);  // an older reset or invitation must not open any more
  Proposal wanted;
  wanted.kind = ProposalKind::reset;
  wanted.subject = held.user;
  wanted.unit = held.unit;
  wanted.role = held.role;
  wanted.proposer = proposer;
  TRY_ASSIGN(auto proposal, open(tx, wanted, "reset.proposed"));
  store::add_code(tx, {half_hash(first_half), "", "reset", proposal.subject, proposal.unit,
                       proposal.id, proposal.expires_at});
  return proposal;
}

}  // namespace hoanhap::identity
