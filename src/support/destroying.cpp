#include "support/destroying.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "audit/audit.h"
#include "support/counts.h"
#include "support/errors.h"
#include "support/rules.h"

namespace hoanhap::support {
namespace {

RecordKeyId fresh_id() {
  RecordKeyId id;
  const auto bytes = random_bytes(id.bytes.size());
  std::copy(bytes.begin(), bytes.end(), id.bytes.begin());
  return id;
}

std::string_view lapsed(State state) {
  return state == State::received || state == State::contacted ? kNoConsent : kConsentExpired;
}

}  // namespace

Result<bool> Destroying::destroy(const RecordKeyId& record, std::string_view outcome, UserId who) {
  const std::lock_guard lock(ground_.both);
  TRY_ASSIGN(const auto kept, ground_.keys.find(record));
  ground_.logs_tell = true;
  TRY(ground_.keys.destroy(record, outcome));
  return follow({record, kept ? kept->receipt : Hash{}, std::string(outcome)}, who);
}

// The row, once its keys are gone.
Result<bool> Destroying::follow(const KeyStore::Leaving& leaving, UserId who) {
  const auto new_id = fresh_id();  // outside: a write closure may run twice
  TRY(ground_.database.write([&](storage::Tx& tx) -> Result<bool> {
    auto record = store::record(tx, leaving.record);
    if (!record || record->state == State::destroyed) return true;  // done before the crash
    const auto office = store::office(tx, record->office);
    record->outcome = leaving.outcome;
    record->ends = month_of(ground_.clock.today());
    store::destroy(tx, *record, new_id);
    tell(ground_, tx, record->office, "ended " + leaving.outcome);
    audit::append(tx,
                  {ground_.clock.now(), who, office ? office->unit : UnitId{}, "sealed.destroyed",
                   audit_name(leaving.receipt), fmt::format(R"({{"why":"{}"}})", leaving.outcome)});
    return true;
  }));
  return ground_.keys.left(leaving.record);
}

Result<bool> Destroying::follow_link(const RecordKeyId& record, const Hash& receipt) {
  return ground_.database.write([&](storage::Tx& tx) -> Result<bool> {
    if (!store::version(tx, record, Part::link)) return true;
    store::drop_part(tx, record, Part::link);
    audit::append(tx, {ground_.clock.now(), UserId{}, UnitId{}, "sealed.link-destroyed",
                       audit_name(receipt)});
    return true;
  });
}

Result<bool> Destroying::lapse(const RecordKeyId& id) {
  TRY_ASSIGN(const auto record,
             ground_.database.read([&](storage::Tx& tx) -> Result<std::optional<Record>> {
               return store::record(tx, id);
             }));
  return destroy(id, record ? lapsed(record->state) : kLost, UserId{});
}

Result<bool> Destroying::lapse_link(const RecordKeyId& id) {
  const std::lock_guard lock(ground_.both);
  TRY_ASSIGN(const auto kept, ground_.keys.find(id));
  if (!kept) return true;
  TRY(ground_.keys.destroy_link(id));
  return follow_link(id, kept->receipt);
}

// What can't be destroyed now keeps nothing else from being destroyed.
Result<int> Destroying::sweep() {
  TRY_ASSIGN(const auto due, ground_.keys.due(ground_.clock.today()));
  Result<int> gone = 0;
  const auto note = [&](const Result<bool>& done) {
    if (!done)
      gone = fail(done.error());
    else if (gone)
      ++*gone;
  };
  for (const auto& id : due.records) note(lapse(id));
  for (const auto& id : due.links) note(lapse_link(id));
  const std::lock_guard lock(ground_.both);
  TRY(finish());
  return gone;
}

// The rows of those whose keys are gone, when the main store did not answer then.
Result<int> Destroying::finish() {
  TRY_ASSIGN(const auto leaving, ground_.keys.leaving());
  for (const auto& each : leaving) TRY(follow(each, UserId{}));
  return static_cast<int>(leaving.size());
}

Result<bool> Destroying::clear_logs() {
  const std::lock_guard lock(ground_.both);
  if (!ground_.logs_tell.exchange(false)) return true;
  auto cut = ground_.keys.forget();
  if (cut) cut = ground_.database.forget();
  if (!cut) ground_.logs_tell = true;
  return cut;
}

Result<int> Destroying::repair(bool accept_loss) {
  const std::lock_guard lock(ground_.both);
  ground_.logs_tell = true;  // of the run before
  TRY_ASSIGN(int repaired, finish());

  struct Bodies {
    std::vector<store::PartOf> parts;
    std::vector<RecordKeyId> living;
  };
  TRY_ASSIGN(const auto bodies, ground_.database.read([](storage::Tx& tx) -> Result<Bodies> {
    return Bodies{store::all_parts(tx), store::living(tx)};
  }));
  TRY_ASSIGN(const auto keys, ground_.keys.all());
  if (keys.empty() && !bodies.living.empty() && !accept_loss)
    return conflict(
        "keys-missing", {"Thiếu kho khóa", "The key store is missing"},
        {"Có hồ sơ niêm phong nhưng không có khóa nào. Phục hồi thư mục keys, hoặc chạy với "
         "--accept-lost-keys để ghi nhận các hồ sơ này đã mất.",
         "There are sealed records and not one key. Restore the keys folder, or start with "
         "--accept-lost-keys to count them as lost."});
  std::set<store::PartOf> with_key;
  std::vector<KeyStore::Listed> strays;
  for (const auto& key : keys) {
    const store::PartOf part{key.record, key.part, key.version};
    if (std::ranges::binary_search(bodies.parts, part))
      with_key.insert(part);
    else
      strays.push_back(key);
  }
  TRY(ground_.keys.destroy_strays(strays));
  repaired += static_cast<int>(strays.size());

  for (const auto& id : bodies.living) {
    std::optional<store::PartOf> referral, link;
    for (const auto& part : bodies.parts) {
      if (part.record == id && part.part == Part::referral) referral = part;
      if (part.record == id && part.part == Part::link) link = part;
    }
    TRY_ASSIGN(const auto kept, ground_.keys.find(id));
    if (!kept || !referral || !with_key.contains(*referral)) {
      TRY(ground_.keys.destroy(id, kLost));
      TRY(follow({id, kept ? kept->receipt : Hash{}, std::string(kLost)}, UserId{}));
      ++repaired;
    } else if (link && !with_key.contains(*link)) {
      TRY(follow_link(id, kept->receipt));
      ++repaired;
    }
  }
  return repaired;
}

}  // namespace hoanhap::support
