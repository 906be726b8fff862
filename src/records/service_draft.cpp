// The part of the service that changes what is being typed.
#include <fmt/format.h>

#include "obligations/store.h"
#include "records/counting.h"
#include "records/service.h"

namespace hoanhap::records {
namespace {

using access::Actor;

std::string to_json(storage::Tx& tx, const std::vector<Conflict>& conflicts,
                    const obligations::Ground& ground) {
  JsonWriter out;
  out.begin_array();
  for (const auto& c : conflicts) {
    out.begin_object()
        .field("element", c.key)
        .key("yours")
        .raw(c.yours)
        .key("theirs")
        .raw(c.theirs);
    out.key("by").begin_object().field("name", ground.name_of(tx, c.touch.by)).end_object();
    out.field("at", c.touch.at.iso()).end_object();
  }
  out.end_array();
  return out.take();
}

}  // namespace

Error Service::with_current(storage::Tx& tx, const Actor& actor, const Known& known, Error error,
                            const std::string& conflicts) const {
  const auto view = look(tx, actor, known.plan, known.units, known.record);
  if (!view) return view.error();
  JsonWriter extra;
  extra.begin_object()
      .key("current")
      .raw(records::to_json(tx, *view, actor, ground_))
      .key("conflicts")
      .raw(conflicts)
      .end_object();
  error.extra = extra.take();
  return error;
}

Error Service::with_conflicts(storage::Tx& tx, const Actor& actor, const Known& known,
                              const EditRules& rules, const Json& body, const Contents& now,
                              std::int64_t base, Error error) const {
  if (error.code != ErrorCode::precondition || !known.record.id) return error;
  const auto touches = store::touches(tx, known.record.id);
  return with_current(tx, actor, known, std::move(error),
                      to_json(tx, find_conflicts(rules, body, now, touches, base), ground_));
}

void Service::touch(storage::Tx& tx, const Actor& actor, const Record& next,
                    const std::vector<std::string>& touched) const {
  auto touches = store::touches(tx, next.id);
  for (const auto& key : touched) touches[key] = {actor.user, ground_.clock.now(), next.version};
  store::put_touches(tx, next.id, touches);
}

Result<bool> Service::ensure_draft(storage::Tx& tx, const Known& known, const Record& next) const {
  if (store::draft(tx, next.id)) return true;
  auto revision = store::revision(tx, next.id, next.revision);
  if (!revision) return internal("records: a presented record without its revision");
  store::put_draft(tx, next.id,
                   {known.plan->hash, revision->form_version, revision->revision,
                    std::move(revision->contents), revision->author, revision->at});
  return true;
}

Result<bool> Service::keep_draft(storage::Tx& tx, const Actor& actor, const Known& known,
                                 Draft draft, const std::vector<std::string>& touched,
                                 const char* action) const {
  const auto next = after(known.record, Step::write, actor, ground_.clock.now());
  draft.plan_hash = known.plan->hash;
  draft.form_version = known.form->version;
  draft.author = actor.user;
  draft.saved_at = ground_.clock.now();
  store::put_draft(tx, next.id, draft);
  touch(tx, actor, next, touched);
  store::update(tx, next);
  note(tx, actor, next, next.unit, right_of(next, Step::write, actor), action);
  return true;
}

Result<bool> Service::save(storage::Tx& tx, const Actor& actor, RecordId id, std::int64_t base,
                           const Json& body) {
  TRY_ASSIGN(const auto known, this->known(tx, actor, id));
  auto draft = store::draft(tx, id);
  if (!draft) return internal("records: a record without a draft");
  TRY_ASSIGN(const auto made,
             make(tx, *known.plan, *known.units, *known.form, known.record, draft->contents));
  const auto ids = explainable(*known.plan, *known.form, known.record, made);
  const EditRules rules{*known.form, made.computed, ids, is_view(known.record, *known.form),
                        known.units.get()};
  if (auto may = allowed(known.record, Step::write, actor, base, ""); !may)
    return fail(with_conflicts(tx, actor, known, rules, body, draft->contents, base,
                               std::move(may).error()));
  TRY(still_owed(tx, known.record.obligation));
  // What was typed for another version of the form may mean something else in this one.
  const auto hash = body["plan_hash"].string();
  if (hash && *hash != known.plan->hash &&
      !(draft->plan_hash == *hash && draft->form_version == known.form->version))
    return plan_changed();
  TRY_ASSIGN(const auto touched, apply_edit(rules, body, draft->contents));
  return keep_draft(tx, actor, known, std::move(*draft), touched, "record.saved");
}

Result<bool> Service::nil(storage::Tx& tx, const Actor& actor, RecordId id, std::int64_t base) {
  TRY_ASSIGN(const auto known, this->known(tx, actor, id));
  if (auto may = allowed(known.record, Step::write, actor, base, ""); !may)
    return fail(may.error().code == ErrorCode::precondition
                    ? with_current(tx, actor, known, std::move(may).error(), "[]")
                    : std::move(may).error());
  TRY(still_owed(tx, known.record.obligation));
  auto draft = store::draft(tx, id);
  if (!draft) return internal("records: a record without a draft");
  const auto computed = computed_elements(*known.form, known.record);
  const std::set<std::string, std::less<>> none;
  const EditRules rules{*known.form, computed, none, false, nullptr};
  const auto touched = nothing_occurred(rules, draft->contents);
  return keep_draft(tx, actor, known, std::move(*draft), touched, "record.nil");
}

}  // namespace hoanhap::records
