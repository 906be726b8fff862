#include "support/filing.h"

#include <algorithm>

#include <fmt/format.h>

#include "audit/audit.h"
#include "records/sealed_counts.h"
#include "support/counts.h"
#include "support/errors.h"
#include "support/protocol/codes.h"
#include "support/protocol/refusal.h"
#include "support/rules.h"

namespace hoanhap::support {
namespace {

using access::Actor;
using access::Capability;
using storage::Tx;

tl::unexpected<Error> old_epoch() {
  return conflict("old-epoch", {"Khóa của bộ phận hỗ trợ đã đổi", "The team's key has changed"},
                  {"Phiếu này dùng khóa cũ nên chưa được nhận. Lập lại phiếu với khóa mới.",
                   "This referral uses the key before; it was not taken. File it again."});
}

tl::unexpected<Error> taken() {
  return conflict("record-taken", {"Mã phiếu đã có", "This record id is taken"},
                  {"Lập phiếu mới.", "Make a new referral."});
}

const Envelope* part(const std::vector<Envelope>& parts, Part wanted) {
  const auto found =
      std::ranges::find_if(parts, [&](const Envelope& e) { return e.at.part == wanted; });
  return found == parts.end() ? nullptr : &*found;
}

// A referral, and from the police perhaps what ties it to a sanction; each once, as first written.
bool well_made(const std::vector<Envelope>& parts, Sender sender) {
  const auto* link = part(parts, Part::link);
  return part(parts, Part::referral) != nullptr && parts.size() == (link != nullptr ? 2U : 1U) &&
         (link == nullptr || sender == Sender::police) &&
         std::ranges::all_of(parts, [](const Envelope& e) { return e.at.version == 1; });
}

// Where the counting is: the city around a unit, or the place itself.
UnitId city_of(const units::Registry& registry, UnitId unit, Date today) {
  const auto path = registry.path_up(unit, units::Registry::Tree::territory, today);
  for (const auto place : path)
    if (const auto* found = registry.find(place); found != nullptr && found->kind == "city")
      return place;
  return path.empty() ? unit : path.back();
}

}  // namespace

// Everything that can be refused, before anything is written.
Result<Filing::Taken> Filing::look(Tx& tx, const Actor& actor, const Referral& given) const {
  const auto registry = ground_.units();
  const auto office = store::office(tx, given.office);
  if (!registry || !office) return not_found();
  const auto receiving = offices_.receiving(tx, office->purpose);
  const auto last = store::last_certificate(tx, given.office);
  if (!receiving || receiving->root != given.office || !last) return not_found();
  Taken out;
  out.team = last->certificate.team;
  out.office_unit = office->unit;
  const auto today = ground_.clock.today();
  if (given.unit) {
    const auto* unit = registry->find(given.unit);
    const auto sender = unit == nullptr ? std::nullopt : sender_of(unit->kind);
    if (!sender || !actor.may(Capability::write, given.unit)) return not_found();
    out.record.sender = *sender;
  }
  if (!well_made(given.parts, out.record.sender))
    return refused(Refusal::envelope_unreadable, "parts");
  for (const auto& envelope : given.parts) {
    if (envelope.at.root != given.office || envelope.at.record != given.record)
      return refused(Refusal::envelope_unreadable, "parts");
    if (envelope.epoch != last->certificate.epoch) return old_epoch();
    TRY(envelope.check());
  }
  out.record.id = given.record;
  out.record.office = given.office;
  out.record.month = month_of(today);
  out.record.city = city_of(*registry, given.unit ? given.unit : office->unit, today);
  out.record.ends = month_of(batch_before(referral_deadline(today)));
  return out;
}

Result<bool> Filing::store_keys(const Referral& given, const SealingKey& team, Date today) {
  KeyStore::Kept kept{given.record, given.receipt, batch_before(referral_deadline(today)), {}};
  if (part(given.parts, Part::link) != nullptr)
    kept.link_goes = batch_before(link_deadline(today, given.link_until));
  std::vector<WrappedKey> keys;
  for (const auto& envelope : given.parts)
    keys.push_back({given.record, envelope.at.part, envelope.at.version, team, envelope.wrapped});
  return ground_.keys.add(kept, keys);
}

Result<bool> Filing::file(const Actor& actor, const std::string& peer, const Referral& given) {
  auto& limiter = given.unit ? officers_ : filings_;
  if (const auto wait =
          limiter.attempt(given.unit ? std::to_string(actor.user.value) : peer, ground_.wall.now());
      wait > 0)
    return too_often(wait);
  const std::lock_guard lock(ground_.both);
  const auto today = ground_.clock.today();
  // The same referral again, after an answer that got lost: taken already.
  TRY_ASSIGN(const auto again, ground_.database.read([&](Tx& tx) -> Result<int> {
    const auto known = store::parts(tx, given.record);
    if (known.empty()) return store::record(tx, given.record) ? 2 : 0;
    const auto* mine = part(given.parts, Part::referral);
    return mine != nullptr && known.front().signature == mine->signature ? 1 : 2;
  }));
  if (again == 1) return true;
  TRY_ASSIGN(const bool spent, ground_.keys.gone(given.record));
  if (again == 2 || spent) return taken();
  TRY_ASSIGN(const auto same_receipt, ground_.keys.find(given.receipt));
  if (same_receipt && *same_receipt != given.record) return taken();
  TRY_ASSIGN(const auto looked,
             ground_.database.read([&](Tx& tx) { return look(tx, actor, given); }));

  ground_.logs_tell = true;
  TRY(store_keys(given, looked.team, today));
  return ground_.database.write([&](Tx& tx) -> Result<bool> {
    TRY_ASSIGN(const auto now, look(tx, actor, given));
    if (now.team != looked.team) return old_epoch();
    store::add_record(tx, now.record);
    for (const auto& envelope : given.parts) store::put_part(tx, envelope);
    store::tally(tx, given.office, now.record.month,
                 fmt::format("filed {}", name(now.record.sender)));
    if (given.unit) records::count_sealed(tx, given.unit, today, "filed");
    tell(ground_, tx, given.office, "received");
    // Who files for themselves is nobody in the audit trail, signed in or not.
    audit::append(
        tx, {ground_.clock.now(), given.unit ? actor.user : UserId{}, given.unit, "referral.filed",
             "referral", fmt::format(R"({{"class":"{}"}})", name(now.record.sender))});
    return true;
  });
}

Result<bool> Filing::withdraw(const std::string& typed, const std::string& peer) {
  TRY_ASSIGN(const auto code, Receipt::normal(typed));  // a slip of the pen costs no attempt
  if (const auto wait = withdrawals_.attempt(peer, ground_.wall.now()); wait > 0)
    return too_often(wait);
  TRY_ASSIGN(const auto record, ground_.keys.find(Receipt::hash(code)));
  if (record) TRY(destroying_.destroy(*record, kWithdrawn, UserId{}));
  return true;
}

}  // namespace hoanhap::support
