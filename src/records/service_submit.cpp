// The part of the service that takes a whole report in one write.
#include "obligations/store.h"
#include "records/counting.h"
#include "records/service.h"

namespace hoanhap::records {

using access::Actor;

Result<Service::Receipt> Service::submit(storage::Tx& tx, const Actor& actor, ObligationId id,
                                         const Whole& whole) {
  const auto item = obligations::store::find_item(tx, id);
  TRY_ASSIGN(const auto known, answering(tx, actor, item));
  const auto& form = *known.form;
  TRY_ASSIGN(auto made, make(tx, *known.plan, *known.units, form, known.record, {}));
  const auto ids = explainable(*known.plan, form, known.record, made);
  const EditRules rules{form, made.computed, ids, is_view(known.record, form), known.units.get()};

  auto next = submitted(known.record, actor, whole.base, ground_.clock.now());
  if (!next) {
    const auto draft = known.record.id ? store::draft(tx, known.record.id) : std::nullopt;
    return fail(with_conflicts(tx, actor, known, rules, whole.body,
                               draft ? draft->contents : Contents{}, whole.base,
                               std::move(next).error()));
  }
  TRY(can_begin(item->obligation));
  if (const auto hash = whole.body["plan_hash"].string(); hash && *hash != known.plan->hash)
    return plan_changed();
  TRY(take_outgoing(*next, whole.outgoing));
  Draft typed;
  typed.base_revision = next->revision;
  typed.contents.numbers.resize(static_cast<std::size_t>(form.slots()));
  TRY_ASSIGN(const auto touched, apply_edit(rules, whole.body, typed.contents));
  // A consolidation's computed cells may follow from what was typed beside them.
  if (!made.computed.empty()) {
    TRY_ASSIGN(made, make(tx, *known.plan, *known.units, form, known.record, typed.contents));
  }

  const bool created = !known.record.id;
  if (created) {
    next->created_by = actor.user;
    next->created_at = ground_.clock.now();
    next->id = store::insert(tx, *next);
  } else {
    store::update(tx, *next);
  }
  TRY_ASSIGN(auto presented, present(tx, actor, known, *next, typed.contents, made));
  put_typed(tx, actor, known, std::move(typed), *next, touched);
  add_step(tx, actor, *next, Step::present, next->unit);
  add_step(tx, actor, *next, Step::sign, next->unit);
  TRY(recount(tx, known, *next));
  note(tx, actor, *next, next->unit, {}, "record.submitted", presented.commitment);
  return Receipt{std::move(*next), std::move(presented.hash), created};
}

}  // namespace hoanhap::records
