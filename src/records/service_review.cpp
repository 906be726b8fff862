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

Result<bool> take_outgoing(Record& record, const Service::Taking& taking, Date today) {
  if (taking.outgoing_number) {
    TRY_ASSIGN(auto number,
               obligations::accept_text("outgoing_number", *taking.outgoing_number, 50));
    record.outgoing_number = number.empty() ? std::nullopt : std::optional(std::move(number));
  }
  if (taking.outgoing_date) {
    if (*taking.outgoing_date > today)
      return invalid("outgoing_date", {"Ngày văn bản không được sau hôm nay.",
                                       "The document's date may not lie after today."});
    record.outgoing_date = taking.outgoing_date;
  }
  return true;
}

}  // namespace

Result<bool> Service::present(storage::Tx& tx, const Actor& actor, const Known& known,
                              const Record& next, std::string& commitment) const {
  auto draft = store::draft(tx, next.id);
  if (!draft) return internal("records: a record without a draft");
  TRY_ASSIGN(const auto made, make(tx, *known.plan, *known.units, *known.form, known.record, draft->contents));
  Revision revision;
  revision.contents = effective(*known.form, draft->contents, made);
  const auto previous = previous_of(tx, known.record);
  TRY(presentable(*known.form,
                  all_problems(*known.plan, *known.form, known.record, revision.contents,
                               previous ? &previous->second : nullptr, made)));
  revision.revision = next.revision;
  revision.form_version = known.form->version;
  revision.layout = known.form->layout;
  if (!made.computed.empty()) revision.sources = made_to_json(made);
  revision.salt = random_token();
  commitment = audit::commitment(revision.salt, texts_to_json(revision.contents));
  revision.hash = hash_of(next, revision, commitment);
  revision.author = actor.user;
  revision.at = ground_.clock.now();
  store::insert_revision(tx, next.id, revision);
  draft->base_revision = next.revision;
  store::put_draft(tx, next.id, *draft);
  return true;
}

Result<bool> Service::take(storage::Tx& tx, const Actor& actor, RecordId id, const Taking& taking) {
  TRY_ASSIGN(const auto known, this->known(tx, actor, id));
  if (auto may = allowed(known.record, taking.step, actor, taking.base, taking.reason); !may)
    return fail(may.error().code == ErrorCode::precondition
                    ? with_current(tx, actor, known, std::move(may).error(), "[]")
                    : std::move(may).error());
  TRY(still_owed(tx, known.record.obligation));
  const auto now = ground_.clock.now();
  auto next = after(known.record, taking.step, actor, now);
  std::string commitment;
  if (taking.step == Step::present) TRY(present(tx, actor, known, next, commitment));
  if (taking.step == Step::sign) TRY(take_outgoing(next, taking, now.date()));
  if (taking.step == Step::accept) next.accepted_head = taking.audit_head;
  store::update(tx, next);

  StepTaken step{std::string(done(taking.step)),
                 next.revision,
                 actor.user,
                 on_behalf_of(known.record, taking.step, actor),
                 std::nullopt,
                 now};
  if (!taking.reason.empty()) {
    TRY_ASSIGN(auto reason, obligations::accept_text("reason", taking.reason, 1000));
    if (!reason.empty()) step.reason = std::move(reason);
  }
  store::add_step(tx, id, step);
  if (next.sent_revision != known.record.sent_revision)
    TRY(count(tx, *known.plan, *known.units, *known.form, next, rollup::Which::sent));
  if (next.accepted_revision != known.record.accepted_revision)
    TRY(count(tx, *known.plan, *known.units, *known.form, next, rollup::Which::accepted));
  note(tx, actor, next, step.unit, "record." + step.step, commitment);
  return true;
}

}  // namespace hoanhap::records
