#include "support/offices.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "audit/audit.h"
#include "identity/store.h"
#include "support/errors.h"
#include "support/protocol/refusal.h"
#include "support/rules.h"

namespace hoanhap::support {
namespace {

using access::Actor;
using access::Capability;
using storage::Tx;

std::string subject(const SigningKey& root) { return "support-office:" + name(root).substr(0, 16); }

void note(Tx& tx, Instant at, const Actor& actor, const Office& office, std::string_view action,
          std::string facts = "{}") {
  audit::append(tx, {at, actor.user, office.unit, std::string(action), subject(office.root),
                     std::move(facts)});
}

// The enrolment by which a member of a roster said that these keys are theirs.
bool enrolled(const std::vector<store::Enrolled>& enrolments, const Member& member) {
  return std::ranges::any_of(enrolments, [&](const store::Enrolled& each) {
    return each.enrolment.account == member.account && each.enrolment.signing == member.signing &&
           each.enrolment.sealing == member.sealing;
  });
}

tl::unexpected<Error> not_eligible() {
  return conflict("member-not-eligible",
                  {"Có người không được giữ khóa", "Somebody may not hold keys"},
                  {"Mỗi người giữ khóa phải có vai trò cán bộ hỗ trợ tại đơn vị này, đã đăng ký "
                   "khóa, và không thuộc "
                   "Công an, Đội 178, kiểm tra, quản trị hay giám sát nhật ký.",
                   "Every member has the role of support worker in this unit, has enrolled these "
                   "keys, and is of "
                   "neither police, Team 178, inspection, administration nor audit."});
}

}  // namespace

bool Offices::eligible(Tx& tx, UserId user, UnitId unit) const {
  const auto account = identity::store::account(tx, user);
  if (!account || account->disabled || !account->opened()) return false;
  const auto registry = ground_.units();
  std::vector<identity::Post> posts;
  bool supporter_there = false;
  for (const auto& held : identity::store::roles_of(tx, user)) {
    const auto* of = registry ? registry->find(held.unit) : nullptr;
    posts.push_back({held.role, of == nullptr ? "" : of->kind});
    supporter_there = supporter_there || (held.role == "supporter" && held.unit == unit);
  }
  return may_be_member(posts, supporter_there);
}

std::vector<std::int64_t> Offices::leaving(Tx& tx, const Office& office, const Roster& roster) {
  std::vector<std::int64_t> all;
  for (const auto& member : roster.members) {
    if (!eligible(tx, UserId{member.account}, office.unit) &&
        !store::suspended(tx, office.root, member.account, roster.epoch)) {
      store::suspend(tx, office.root, member.account, roster.epoch, ground_.clock.now());
      audit::append(tx, {ground_.clock.now(), UserId{}, office.unit, "support.suspended",
                         fmt::format("user:{}", member.account),
                         fmt::format(R"({{"epoch":{}}})", roster.epoch)});
    }
    if (store::suspended(tx, office.root, member.account, roster.epoch))
      all.push_back(member.account);
  }
  return all;
}

bool Offices::in_good_standing(Tx& tx, const Office& office, const Certificate& certificate,
                               const Roster& roster, UserId user) {
  return roster.find(user.value) != nullptr && eligible(tx, user, office.unit) &&
         !store::suspended(tx, office.root, user.value, certificate.epoch);
}

Result<Offices::Standing> Offices::as_member(Tx& tx, const Actor& actor, const SigningKey& root) {
  const auto office = actor.user ? store::office(tx, root) : std::nullopt;
  if (!office || office->state == OfficeState::founding ||
      !actor.may(Capability::support, office->unit))
    return not_found();
  auto last = store::last_certificate(tx, root);
  if (!last || !in_good_standing(tx, *office, last->certificate, last->roster, actor.user))
    return not_found();
  return Standing{*office, std::move(last->certificate), std::move(last->roster)};
}

Result<Office> Offices::as_keeper(Tx& tx, const Actor& actor, const SigningKey& root) {
  const auto office = actor.user ? store::office(tx, root) : std::nullopt;
  if (!office || !actor.may(Capability::keep, office->unit)) return not_found();
  return *office;
}

Result<Offices::Held> Offices::as_member(Tx& tx, const Actor& actor, const RecordKeyId& id) {
  const auto record = actor.user ? store::record(tx, id) : std::nullopt;
  if (!record || record->state == State::destroyed) return not_found();
  TRY_ASSIGN(auto standing, as_member(tx, actor, record->office));
  return Held{std::move(standing), *record};
}

Result<bool> Offices::found(Tx& tx, const Actor& actor, const Office& wanted) {
  if (!actor.may(Capability::keep, wanted.unit)) return not_found();
  if (wanted.root.zero() || store::office(tx, wanted.root))
    return invalid("root", {"Tạo khóa gốc mới.", "Make a new root key."});
  for (const auto& other : store::offices(tx))
    if (other.unit == wanted.unit && other.purpose == wanted.purpose &&
        other.state == OfficeState::open)
      return conflict("office-exists",
                      {"Bộ phận này đã có khóa", "This office has its key already"},
                      {"Lập đợt khóa mới thay vì lập bộ phận mới.",
                       "Make a new key epoch instead of a new office."});
  store::drop_founding(tx, wanted.unit, wanted.purpose);
  store::put_office(tx, wanted, actor.user);
  note(tx, ground_.clock.now(), actor, wanted, "support.founded",
       fmt::format(R"({{"purpose":"{}"}})", name(wanted.purpose)));
  return true;
}

Result<bool> Offices::enrol(Tx& tx, const Actor& actor, const SigningKey& root,
                            const Enrolment& enrolment, const Bytes& wrap) {
  const auto office = actor.user ? store::office(tx, root) : std::nullopt;
  if (!office || office->state == OfficeState::handed_over ||
      !actor.may(Capability::support, office->unit))
    return not_found();
  if (enrolment.root != root || enrolment.account != actor.user.value)
    return refused(Refusal::enrolment_unreadable, "enrolment");
  TRY(KeyWrap::parse(wrap));
  if (!eligible(tx, actor.user, office->unit)) return not_eligible();
  for (const auto& each : store::enrolments(tx, root))
    if (each.enrolment.signing == enrolment.signing)
      return conflict("keys-used", {"Khóa này đã đăng ký", "These keys are enrolled already"},
                      {"Tạo khóa mới.", "Make new keys."});
  store::put_enrolment(tx, enrolment, wrap);
  note(tx, ground_.clock.now(), actor, *office, "support.enrolled");
  return true;
}

Result<bool> Offices::change_wrap(Tx& tx, const Actor& actor, const SigningKey& root,
                                  const Bytes& wrap) {
  TRY_ASSIGN(const auto standing, as_member(tx, actor, root));
  TRY(KeyWrap::parse(wrap));
  store::set_wrap(tx, root, actor.user.value, wrap);
  note(tx, ground_.clock.now(), actor, standing.office, "support.passphrase-changed");
  return true;
}

Result<bool> Offices::certify(Tx& tx, const Actor& actor, const SigningKey& root,
                              const Certification& given) {
  TRY_ASSIGN(auto office, as_keeper(tx, actor, root));
  const auto& certificate = given.certificate;
  const auto& roster = given.roster;
  const auto before = store::last_certificate(tx, root);
  if (certificate.root != root || certificate.purpose != office.purpose)
    return refused(Refusal::chain_broken, "certificate");
  if (certificate.day > ground_.clock.today().plus_days(1))
    return refused(Refusal::chain_broken, "certificate");
  TRY(follows(before ? &before->certificate : nullptr, certificate));
  TRY(follows(certificate, roster, before ? &before->roster : nullptr));
  const bool handover = certificate.kind == CertificateKind::handover;
  const bool new_epoch = !before || before->certificate.epoch != certificate.epoch;
  if (handover) {
    const auto successor = store::office(tx, certificate.successor);
    if (!successor || successor->state != OfficeState::open ||
        successor->purpose != office.purpose || !store::last_certificate(tx, successor->root))
      return conflict("successor-not-ready",
                      {"Bộ phận tiếp nhận chưa sẵn sàng", "The office taking over is not ready"},
                      {"Bộ phận tiếp nhận phải có khóa và người giữ khóa trước.",
                       "It needs its keys and members first."});
  } else {
    const auto enrolments = store::enrolments(tx, root);
    for (const auto& member : roster.members)
      if (!eligible(tx, UserId{member.account}, office.unit) || !enrolled(enrolments, member) ||
          (!new_epoch && store::suspended(tx, root, member.account, certificate.epoch)))
        return not_eligible();
  }
  // Everybody who gets in gets the team key, and so does the recovery key, once an epoch.
  std::set<std::int64_t> wanted;
  for (const auto& member : roster.members)
    if (new_epoch || before->roster.find(member.account) == nullptr) wanted.insert(member.account);
  if (new_epoch) wanted.insert(0);
  std::set<std::int64_t> sealed;
  for (const auto& seal : given.seals) sealed.insert(seal.account);
  if (sealed.size() != given.seals.size() || !std::ranges::includes(sealed, wanted) ||
      std::ranges::any_of(sealed, [&](std::int64_t account) {
        return account != 0 && roster.find(account) == nullptr;
      }))
    return invalid("seals", {"Khóa chung phải được niêm cho từng người giữ khóa và khóa phục hồi.",
                             "The team key is sealed to every member and to the recovery key."});

  store::add_certificate(tx, certificate, roster, actor.user);
  for (const auto& member : roster.members) store::certify(tx, root, member);
  for (const auto& seal : given.seals)
    store::put_seal(tx, root, certificate.epoch, seal.account, seal.sealed);
  if (!given.root_for_recovery.empty())
    store::set_root_for_recovery(tx, root, given.root_for_recovery);
  office.state = handover ? OfficeState::handed_over : OfficeState::open;
  if (!before) office.wrapped_epoch = certificate.epoch;
  store::set_office(tx, office);
  note(tx, ground_.clock.now(), actor, office,
       handover ? "support.handed-over" : "support.certified",
       fmt::format(R"({{"sequence":{},"epoch":{},"members":{}}})", certificate.sequence,
                   certificate.epoch, roster.members.size()));
  return true;
}

bool Offices::keeper_left(Tx& tx, const Office& office, std::uint32_t epoch) const {
  return std::ranges::any_of(store::certifiers(tx, office.root, epoch), [&](UserId user) {
    const auto account = identity::store::account(tx, user);
    if (!account || account->disabled) return true;
    return std::ranges::none_of(identity::store::roles_of(tx, user), [&](const auto& held) {
      const auto* role = access::find_role(held.role);
      return held.unit == office.unit && role != nullptr &&
             access::has(role->may, Capability::keep);
    });
  });
}

bool Offices::holds_keys(Tx& tx, UserId user) {
  for (const auto& office : store::offices(tx)) {
    const auto keepers = store::certifiers(tx, office.root, office.wrapped_epoch);
    if (std::ranges::find(keepers, user) != keepers.end()) return true;
    for (const auto& each : store::chain(tx, office.root))
      if (each.certificate.epoch >= office.wrapped_epoch && each.roster.find(user.value) != nullptr)
        return true;
  }
  return false;
}

void Offices::roles_changed(Tx& tx, UserId user) {
  for (const auto& office : store::offices(tx)) {
    const auto last = store::last_certificate(tx, office.root);
    if (last && last->roster.find(user.value) != nullptr) leaving(tx, office, last->roster);
  }
}

Result<int> Offices::review() {
  // Nearly always everybody may stay, and then nothing is written.
  TRY_ASSIGN(const bool all_may_stay, ground_.database.read([&](Tx& tx) -> Result<bool> {
    for (const auto& office : store::offices(tx))
      if (const auto last = store::last_certificate(tx, office.root))
        for (const auto& member : last->roster.members)
          if (!in_good_standing(tx, office, last->certificate, last->roster,
                                UserId{member.account}))
            return false;
    return true;
  }));
  if (all_may_stay) return 0;
  return ground_.database.write([&](Tx& tx) -> Result<int> {
    int suspended = 0;
    for (const auto& office : store::offices(tx))
      if (const auto last = store::last_certificate(tx, office.root))
        suspended += static_cast<int>(leaving(tx, office, last->roster).size());
    return suspended;
  });
}

std::optional<Office> Offices::receiving(Tx& tx, Purpose purpose) const {
  const auto plan = ground_.plan();
  const auto registry = ground_.units();
  if (!plan || !registry) return std::nullopt;
  const auto& slug = purpose == Purpose::support ? plan->support.office : plan->support.children;
  const auto unit = slug.empty() ? UnitId{} : registry->id_of(slug);
  for (const auto& office : store::offices(tx))
    if (unit && office.unit == unit && office.purpose == purpose &&
        office.state == OfficeState::open)
      return office;
  return std::nullopt;
}

}  // namespace hoanhap::support
