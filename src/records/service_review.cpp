// The part of the service that takes a record through its review.
#include <fmt/format.h>

#include "audit/audit.h"
#include "obligations/free_text.h"
#include "obligations/store.h"
#include "records/contents_json.h"
#include "records/counting.h"
#include "records/service.h"

namespace hoanhap::records {
namespace {

using access::Actor;

// What a revision's hash covers: which form, whose, for when, every number, and a salted commitment
// to the texts, so that a text can be removed later and the hash still holds (design §1, excise).
std::string hash_of(const Record& record, const Revision& r, const std::string& commitment) {
  const auto cells = rollup::encode(rollup::of_record(r.contents.numbers));
  return hex(
      blake2b(fmt::format("hoanhap revision 1\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}", record.id.value,
                          record.form, record.unit.value, record.period.code(), r.revision,
                          r.layout, hex(cells), commitment, hex(blake2b(r.sources)))));
}

// Whether some check of the form looks at the period before.
bool looks_back(const plan::Form& form) {
  bool found = false;
  for (const auto& check : form.checks)
    if (check.holds)
      indicators::walk(*check.holds,
                       [&](const auto& node) { found |= node.op == indicators::Op::previous; });
  return found;
}

}  // namespace

Result<bool> Service::take_outgoing(Record& record, const Outgoing& outgoing) const {
  if (outgoing.number) {
    TRY_ASSIGN(auto number, obligations::accept_text("outgoing_number", *outgoing.number, 50));
    record.outgoing_number = number.empty() ? std::nullopt : std::optional(std::move(number));
  }
  if (outgoing.date) {
    if (*outgoing.date > ground_.clock.today())
      return invalid("outgoing_date", {"Ngày văn bản không được sau hôm nay.",
                                       "The document's date may not lie after today."});
    record.outgoing_date = outgoing.date;
  }
  return true;
}

Result<Service::Presented> Service::present(storage::Tx& tx, const Actor& actor, const Known& known,
                                            const Record& next, const Contents& typed,
                                            const Made& made) const {
  Revision revision;
  revision.contents = effective(*known.form, typed, made);
  const auto previous = looks_back(*known.form) ? previous_of(tx, known.record) : std::nullopt;
  TRY(presentable(*known.form,
                  all_problems(*known.plan, *known.form, known.record, revision.contents,
                               previous ? &previous->second : nullptr, made)));
  revision.revision = next.revision;
  revision.form_version = known.form->version;
  revision.layout = known.form->layout;
  if (!made.computed.empty()) revision.sources = made_to_json(made);
  revision.salt = random_token();
  auto commitment = audit::commitment(revision.salt, texts_to_json(revision.contents));
  revision.hash = hash_of(next, revision, commitment);
  revision.author = actor.user;
  revision.at = ground_.clock.now();
  store::insert_revision(tx, next.id, revision);
  return Presented{std::move(revision.hash), std::move(commitment)};
}

Result<bool> Service::recount(storage::Tx& tx, const Known& known, const Record& next) const {
  if (next.sent_revision != known.record.sent_revision)
    TRY(count(tx, *known.plan, *known.units, *known.form, next, rollup::Which::sent));
  if (next.accepted_revision != known.record.accepted_revision)
    TRY(count(tx, *known.plan, *known.units, *known.form, next, rollup::Which::accepted));
  return true;
}

void Service::add_step(storage::Tx& tx, const Actor& actor, const Record& next, Step step,
                       UnitId on_behalf_of, std::optional<std::string> reason) const {
  store::add_step(tx, next.id,
                  {std::string(done(step)), next.revision, actor.user, on_behalf_of,
                   std::move(reason), ground_.clock.now(), right_of(next, step, actor)});
}

Result<bool> Service::take(storage::Tx& tx, const Actor& actor, RecordId id, const Taking& taking) {
  TRY_ASSIGN(const auto known, this->known(tx, actor, id));
  if (auto may = allowed(known.record, taking.step, actor, taking.base, taking.reason); !may)
    return fail(may.error().code == ErrorCode::precondition
                    ? with_current(tx, actor, known, std::move(may).error(), "[]")
                    : std::move(may).error());
  TRY(still_owed(tx, known.record.obligation));
  auto next = after(known.record, taking.step, actor, ground_.clock.now());
  Presented presented;
  if (taking.step == Step::present) {
    auto draft = store::draft(tx, id);
    if (!draft) return internal("records: a record without a draft");
    TRY_ASSIGN(const auto made,
               make(tx, *known.plan, *known.units, *known.form, known.record, draft->contents));
    TRY_ASSIGN(presented, present(tx, actor, known, next, draft->contents, made));
    draft->base_revision = next.revision;
    store::put_draft(tx, id, *draft);
  }
  if (taking.step == Step::sign) TRY(take_outgoing(next, taking.outgoing));
  if (taking.step == Step::accept) next.accepted_head = taking.audit_head;
  if (next.editable()) TRY(ensure_draft(tx, known, next));
  store::update(tx, next);

  std::optional<std::string> reason;
  if (!taking.reason.empty()) {
    TRY_ASSIGN(auto text, obligations::accept_text("reason", taking.reason, 1000));
    if (!text.empty()) reason = std::move(text);
  }
  const auto unit = on_behalf_of(known.record, taking.step, actor);
  add_step(tx, actor, next, taking.step, unit, std::move(reason));
  TRY(recount(tx, known, next));
  note(tx, actor, next, unit, right_of(next, taking.step, actor),
       fmt::format("record.{}", done(taking.step)), presented.commitment);
  return true;
}

}  // namespace hoanhap::records
