#include "support/cases.h"

#include <algorithm>

#include <tuple>

#include <fmt/format.h>

#include "audit/audit.h"
#include "support/counts.h"
#include "support/errors.h"
#include "support/protocol/refusal.h"
#include "support/rules.h"

namespace hoanhap::support {
namespace {

using access::Actor;
using storage::Tx;

constexpr int kPage = 50;

tl::unexpected<Error> edited_elsewhere(std::uint32_t version) {
  Error error{ErrorCode::precondition,
              "edited-elsewhere",
              {"Đồng nghiệp vừa sửa hồ sơ này", "A colleague has just changed this record"},
              {"Mở lại bản mới nhất rồi ghi tiếp; nội dung vừa nhập vẫn còn trên máy này.",
               "Open the newest version and go on; what you typed is still on this machine."}};
  error.extra = fmt::format(R"({{"version":{}}})", version);
  return fail(std::move(error));
}

// Known words of the plan, each once, in one order, so that the same set is the same text.
Result<std::vector<std::string>> known_services(const plan::Support& support,
                                                std::vector<std::string> words, const char* field) {
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
  for (const auto& word : words)
    if (support.service(word) == nullptr)
      return invalid(field, {"Chọn loại dịch vụ trong danh sách.", "Choose kinds from the list."});
  return words;
}

}  // namespace

Result<std::vector<Cases::Listed>> Cases::list(const Actor& actor, const SigningKey& office,
                                               std::optional<State> state,
                                               const RecordKeyId& after) {
  return ground_.database.read([&](Tx& tx) -> Result<std::vector<Listed>> {
    TRY(offices_.as_member(tx, actor, office));
    std::vector<Listed> all;
    for (auto& record : store::records(tx, office, state, after, kPage)) {
      auto versions = store::versions(tx, record.id);
      all.push_back({std::move(record), std::move(versions)});
    }
    return all;
  });
}

Result<Cases::Seen> Cases::see(const Actor& actor, const RecordKeyId& id) {
  TRY_ASSIGN(auto held,
             ground_.database.read([&](Tx& tx) { return offices_.as_member(tx, actor, id); }));
  TRY_ASSIGN(auto kept, ground_.keys.find(id));
  if (!kept || destroying_.overdue(*kept)) return not_found();
  return Seen{std::move(held), *kept};
}

void Cases::note(Tx& tx, const Actor& actor, const Seen& seen, std::string_view action,
                 std::string facts) {
  audit::append(tx, {ground_.clock.now(), actor.user, seen.held.standing.office.unit,
                     std::string(action), audit_name(seen.kept.receipt), std::move(facts)});
}

// The parts whose keys are still there, each with its newest wrap.
Result<Cases::Open> Cases::gather(const std::vector<store::Certified>& chain, const Office& office,
                                  const KeyStore::Kept& kept) {
  TRY_ASSIGN(auto parts, ground_.database.read([&](Tx& tx) -> Result<std::vector<Envelope>> {
    return store::parts(tx, kept.record);
  }));
  const auto today = ground_.clock.today();
  if (kept.link_goes && *kept.link_goes <= today)
    std::erase_if(parts, [](const Envelope& e) { return e.at.part == Part::link; });
  Open open{kept.record, {}};
  std::uint32_t done = 0;  // epochs below are no news
  for (auto certified = chain.rbegin(); certified != chain.rend(); ++certified) {
    const auto& certificate = certified->certificate;
    if (certificate.epoch < office.wrapped_epoch || certificate.epoch == done) continue;
    done = certificate.epoch;
    TRY_ASSIGN(const auto keys, ground_.keys.keys_of(kept.record, certificate.team));
    for (const auto& key : keys) {
      const auto part = std::ranges::find_if(parts, [&](const Envelope& e) {
        return e.at.part == key.part && e.at.version == key.version;
      });
      if (part == parts.end()) continue;
      part->wrapped = key.wrapped;
      open.parts.push_back({std::move(*part), certificate.epoch});
      parts.erase(part);
    }
  }
  return open;
}

Result<std::vector<Cases::Open>> Cases::open(const Actor& actor, const SigningKey& office,
                                             const std::vector<RecordKeyId>& records) {
  if (records.size() > kPage)
    return invalid("records", {"Mỗi lần mở tối đa 50 hồ sơ.", "At most 50 records at once."});
  struct Looked {
    Offices::Standing standing;
    std::vector<store::Certified> chain;
  };
  TRY_ASSIGN(const auto looked, ground_.database.read([&](Tx& tx) -> Result<Looked> {
    TRY_ASSIGN(auto standing, offices_.as_member(tx, actor, office));
    return Looked{std::move(standing), store::chain(tx, office)};
  }));
  std::vector<Open> opened;
  std::vector<Seen> seen;
  for (const auto& id : records) {
    auto one = see(actor, id);
    if (!one || one->held.record.office != office) continue;
    TRY_ASSIGN(auto open, gather(looked.chain, looked.standing.office, one->kept));
    opened.push_back(std::move(open));
    seen.push_back(std::move(*one));
  }
  // The entries first: what was not written down is not handed out.
  TRY(ground_.database.write([&](Tx& tx) -> Result<bool> {
    for (const auto& one : seen) note(tx, actor, one, "sealed.opened");
    return true;
  }));
  return opened;
}

Result<std::uint32_t> Cases::write(const Actor& actor, const Envelope& envelope,
                                   std::uint32_t base) {
  const std::lock_guard lock(ground_.both);
  TRY_ASSIGN(const auto seen, see(actor, envelope.at.record));
  const auto& certificate = seen.held.standing.certificate;
  // What the sender filed stays as filed, and a link as long as the law lets it: not the team's.
  if (envelope.at.root != certificate.root || envelope.at.part != Part::care)
    return refused(Refusal::envelope_unreadable);
  TRY(envelope.check());
  if (envelope.epoch != certificate.epoch)
    return conflict(
        "old-epoch", {"Khóa của bộ phận hỗ trợ đã đổi", "The team's key has changed"},
        {"Khóa lại rồi mở khóa để dùng khóa mới.", "Lock and unlock to use the new key."});
  const auto wanted = base + 1;
  if (envelope.at.version != wanted) return edited_elsewhere(base);
  const WrappedKey key{envelope.at.record, envelope.at.part, wanted, certificate.team,
                       envelope.wrapped};
  TRY_ASSIGN(const auto now, ground_.database.read([&](Tx& tx) -> Result<std::uint32_t> {
    return store::version(tx, envelope.at.record, envelope.at.part).value_or(0);
  }));
  if (now != base) return edited_elsewhere(now);
  TRY(ground_.keys.add(key));
  TRY(ground_.database.write([&](Tx& tx) -> Result<bool> {
    const auto there = store::version(tx, envelope.at.record, envelope.at.part).value_or(0);
    if (there != base) return edited_elsewhere(there);
    store::put_part(tx, envelope);
    note(tx, actor, seen, "sealed.written",
         fmt::format(R"({{"part":"{}","version":{}}})", name(envelope.at.part), wanted));
    return true;
  }));
  TRY(ground_.keys.keep_only(key));
  return wanted;
}

Result<State> Cases::take(const Actor& actor, const RecordKeyId& id, const Taking& taking) {
  const auto plan = ground_.plan();
  if (!plan) return not_found();
  TRY_ASSIGN(const auto seen, see(actor, id));
  const auto from = seen.held.record.state;
  TRY_ASSIGN(const auto to, after(from, taking.step));
  if (ends(taking.step)) {
    auto outcome = std::string(outcome_of(taking.step));
    if (taking.step == Step::closed) {
      if (plan->support.outcome(taking.outcome) == nullptr)
        return invalid("outcome", {"Chọn kết quả trong danh sách.", "Choose an outcome."});
      outcome = taking.outcome;
    }
    TRY(destroying_.destroy(id, outcome, actor.user));
    return to;
  }
  if (taking.step == Step::contacted && !waiting_band(taking.waited))
    return invalid("waited", {"Nêu khoảng thời gian chờ.", "State how long the person waited."});
  std::optional<Date> goes;
  if (taking.step == Step::consented || taking.step == Step::renewed) {
    TRY_ASSIGN(const auto until,
               consent_deadline(ground_.clock.today(), taking.until.value_or(ground_.clock.today()),
                                plan->support.consent_months));
    goes = batch_before(until);
    if (*goes <= ground_.clock.today())
      return invalid("until", {"Sự đồng ý phải còn ít nhất một tuần.",
                               "Consent must run for at least a week."});
  }
  const std::lock_guard lock(ground_.both);
  TRY(ground_.database.write([&](Tx& tx) -> Result<bool> {
    auto record = store::record(tx, id);
    if (!record || record->state != from)
      return after(State::destroyed, taking.step).map([](State) { return true; });
    // Consent is recorded with the person before anything else is: its text stands in the care
    // part.
    if (goes && !store::version(tx, id, Part::care))
      return conflict("consent-missing",
                      {"Chưa có bản ghi sự đồng ý", "The consent itself is not recorded"},
                      {"Ghi sự đồng ý vào phần hồ sơ hỗ trợ trước.",
                       "Write the consent into the care part first."});
    record->state = to;
    if (goes) record->ends = month_of(*goes);
    store::set_record(tx, *record);
    store::tally(tx, record->office, record->month,
                 fmt::format("{} {}", name(taking.step), name(record->sender)));
    if (taking.step == Step::contacted) {
      store::tally(tx, record->office, record->month, "waited " + taking.waited);
      tell(ground_, tx, record->office, "waited " + taking.waited);
    }
    if (taking.step == Step::contacted || taking.step == Step::consented)
      tell(ground_, tx, record->office, name(taking.step));
    note(tx, actor, seen, "sealed.step", fmt::format(R"({{"step":"{}"}})", name(taking.step)));
    return true;
  }));
  if (goes) TRY(ground_.keys.keep_until(id, *goes));
  return to;
}

Result<bool> Cases::set_services(const Actor& actor, const RecordKeyId& id,
                                 std::vector<std::string> needs,
                                 std::vector<std::string> services) {
  const auto plan = ground_.plan();
  if (!plan) return not_found();
  TRY_ASSIGN(const auto seen, see(actor, id));
  TRY_ASSIGN(needs, known_services(plan->support, std::move(needs), "needs"));
  TRY_ASSIGN(services, known_services(plan->support, std::move(services), "services"));
  return ground_.database.write([&](Tx& tx) -> Result<bool> {
    auto record = store::record(tx, id);
    if (!record || record->state == State::destroyed) return not_found();
    for (const auto& [kind, before, now] : {std::tuple("asked", &record->needs, &needs),
                                            std::tuple("given", &record->services, &services)}) {
      for (const auto& word : *now)
        if (!std::ranges::binary_search(*before, word))
          tell(ground_, tx, record->office, fmt::format("{} {}", kind, word));
      for (const auto& word : *before)  // ticked by mistake
        if (!std::ranges::binary_search(*now, word))
          tell(ground_, tx, record->office, fmt::format("{} {}", kind, word), -1);
    }
    record->needs = needs;
    record->services = services;
    store::set_record(tx, *record);
    note(tx, actor, seen, "sealed.services");
    return true;
  });
}

Result<std::vector<Cases::Reader>> Cases::readers(const Actor& actor, const RecordKeyId& id) {
  TRY_ASSIGN(const auto seen, see(actor, id));
  return ground_.database.read([&](Tx& tx) -> Result<std::vector<Reader>> {
    std::vector<Reader> all;
    for (const auto& entry : store::looked(tx, audit_name(seen.kept.receipt)))
      all.push_back({store::display_name(tx, entry.who), entry.at, entry.action});
    return all;
  });
}

Result<Exported> Cases::exported(const Actor& actor, const RecordKeyId& id) {
  TRY_ASSIGN(const auto seen, see(actor, id));
  const auto& standing = seen.held.standing;
  Exported out;
  out.root = standing.office.root;
  out.epoch = standing.certificate.epoch;
  out.record = id;
  TRY_ASSIGN(const auto chain,
             ground_.database.read([&](Tx& tx) -> Result<std::vector<store::Certified>> {
               for (const auto& seal : store::seals(tx, out.root, 0))
                 if (seal.epoch == out.epoch) out.team_for_recovery = seal.sealed;
               return store::chain(tx, out.root);
             }));
  for (const auto& certified : chain) {
    out.chain.push_back(certified.certificate);
    out.rosters.push_back(certified.roster);
  }
  TRY_ASSIGN(auto open, gather(chain, standing.office, seen.kept));
  for (auto& part : open.parts) {
    if (part.wrapped_epoch != out.epoch)
      return conflict(
          "rewrap-unfinished", {"Đợt khóa mới chưa chuyển xong", "The new epoch is not complete"},
          {"Chuyển khóa xong rồi xuất.", "Finish wrapping the keys anew, then export."});
    out.parts.push_back(std::move(part.envelope));
  }
  TRY(ground_.database.write([&](Tx& tx) -> Result<bool> {
    note(tx, actor, seen, "sealed.exported");
    return true;
  }));
  return out;
}

}  // namespace hoanhap::support
