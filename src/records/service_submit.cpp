// The part of the service that takes a whole report in one write.
#include "obligations/store.h"
#include "records/counting.h"
#include "records/service.h"

namespace hoanhap::records {

using access::Actor;

namespace {

// What the record says now: what is being typed, or what was last presented.
Contents standing(storage::Tx& tx, const Record& record) {
  if (auto draft = store::draft(tx, record.id)) return std::move(draft->contents);
  if (auto revision = store::revision(tx, record.id, record.revision))
    return std::move(revision->contents);
  return {};
}

}  // namespace

Result<Service::Receipt> Service::submit(storage::Tx& tx, const Actor& actor, ObligationId id,
                                         const Whole& whole) {
  const auto item = obligations::store::find_item(tx, id);
  TRY_ASSIGN(const auto known, answering(tx, actor, item));
  const auto& form = *known.form;
  TRY_ASSIGN(auto made, make(tx, *known.plan, *known.units, form, known.record, {}));
  const auto ids = explainable(*known.plan, form, known.record, made);
  const EditRules rules{form, made.computed, ids, is_view(known.record, form), known.units.get()};

  auto next = submitted(known.record, actor, whole.base, ground_.clock.now());
  if (!next)
    return fail(with_conflicts(tx, actor, known, rules, whole.body, standing(tx, known.record),
                               whole.base, std::move(next).error()));
  TRY(can_begin(item->obligation));
  if (const auto hash = whole.body["plan_hash"].string(); hash && *hash != known.plan->hash)
    return plan_changed();
  TRY(take_outgoing(*next, whole.outgoing));
  Contents typed;
  typed.numbers.resize(static_cast<std::size_t>(form.slots()));
  TRY_ASSIGN(const auto touched, apply_edit(rules, whole.body, typed));
  // A consolidation's computed cells may follow from what was typed beside them.
  if (!made.computed.empty()) {
    TRY_ASSIGN(made, make(tx, *known.plan, *known.units, form, known.record, typed));
  }

  const bool created = !known.record.id;
  if (created) {
    next->created_by = actor.user;
    next->created_at = ground_.clock.now();
    next->id = store::insert(tx, *next);
  } else {
    // Whoever still holds an older version learns of it by its touches; the draft is this report.
    store::update(tx, *next);
    touch(tx, actor, *next, touched);
    store::remove_draft(tx, next->id);
  }
  TRY_ASSIGN(auto presented, present(tx, actor, known, *next, typed, made));
  add_step(tx, actor, *next, Step::present, next->unit);
  add_step(tx, actor, *next, Step::sign, next->unit);
  TRY(recount(tx, known, *next));
  note(tx, actor, *next, next->unit, {}, "record.submitted", presented.commitment);
  return Receipt{std::move(*next), std::move(presented.hash), created};
}

}  // namespace hoanhap::records
