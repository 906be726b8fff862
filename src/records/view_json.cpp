#include "core/json.h"
#include "disclosure/count.h"
#include "obligations/item_json.h"
#include "obligations/wire.h"
#include "records/cells.h"
#include "records/counting.h"
#include "records/view.h"

namespace hoanhap::records {
namespace {

using obligations::write_period;
using obligations::write_text_or_null;
using obligations::write_unit;

// Writes one Record; holds what every part of it needs.
class Writer {
 public:
  Writer(storage::Tx& tx, const View& view, const access::Actor& actor,
         const obligations::Ground& ground)
      : tx_(tx),
        v_(view),
        actor_(actor),
        ground_(ground),
        calendar_(calendar_of(*view.plan, *view.form)) {
    as_at_ = v_.record.period.days(calendar_).last;
  }

  std::string write() {
    out_.begin_object();
    head();
    typed();
    sources();
    problems();
    history();
    out_.end_object();
    return out_.take();
  }

 private:
  void unit(const char* key, UnitId id) {
    out_.key(key);
    write_unit(out_, *v_.units, id, as_at_);
  }
  void who(UserId user) {
    out_.begin_object()
        .field("name", user ? ground_.name_of(tx_, user) : std::string())
        .end_object();
  }
  void day_or_null(const char* key, std::optional<Date> day) {
    write_text_or_null(out_, key, day ? std::optional(day->iso()) : std::nullopt);
  }
  void cells(const char* key, const Contents& contents) {
    out_.key(key).begin_object();
    for (const auto& element : v_.form->elements) {
      out_.key(element.id);
      write_cell(out_, element, contents);
    }
    out_.end_object();
  }
  void texts(const char* key, const Texts& texts) {
    out_.key(key).begin_object();
    for (const auto& [id, text] : texts) out_.field(id, text);
    out_.end_object();
  }
  void number(const plan::Element* element, std::optional<std::int64_t> n) {
    static const plan::Element plain;
    write_number(out_, element ? *element : plain, n);
  }

  void head() {
    const auto& r = v_.record;
    out_.field("id", r.id.value).field("version", r.version);
    out_.key("form").begin_object().field("id", v_.form->id).field("title", v_.form->title);
    out_.field("version", v_.form_version).field("layout", v_.form->layout).end_object();
    unit("unit", r.unit);
    unit("receiver", r.receiver);
    unit("via", r.via);
    out_.key("period");
    write_period(out_, r.period, calendar_);
    day_or_null("event_date", r.event_date);
    out_.key("obligation");
    if (r.obligation)
      out_.value(r.obligation.value);
    else
      out_.null();
    out_.key("due");
    if (v_.obligation)
      obligations::write_due(out_, *v_.obligation, *v_.plan);
    else
      out_.null();
    out_.field("state", name(r.state)).field("plan_hash", v_.plan_hash);
    out_.field("view", is_view(r, *v_.form)).field("live", v_.live);
  }

  void typed() {
    cells("cells", v_.contents);
    texts("explanations", v_.contents.explanations);
    texts("notes", v_.contents.notes);
    out_.key("corrections").begin_object();
    for (const auto& [id, c] : v_.contents.corrections) {
      out_.key(id).begin_object().key("value");
      number(v_.form->element(id), c.value);
      if (const auto computed = v_.computed.find(id); computed != v_.computed.end()) {
        out_.key("computed");
        number(v_.form->element(id), computed->second);
      }
      out_.field("reason", c.reason).end_object();
    }
    out_.end_object().key("computed").begin_array();
    for (const auto& id : v_.made.computed) out_.value(id);
    out_.end_array().key("previous");
    if (v_.previous) {
      out_.begin_object().key("period");
      write_period(out_, v_.previous->first, calendar_);
      cells("cells", v_.previous->second);
      out_.end_object();
    } else {
      out_.null();
    }
    out_.key("base").begin_array();
    for (const auto& row : v_.base) {
      out_.begin_object().key("period");
      write_period(out_, row.period, calendar_);
      if (row.contents)
        cells("cells", *row.contents);
      else
        out_.key("cells").null();
      out_.end_object();
    }
    out_.end_array();
  }

  void decimal_or_whole(bool decimal, std::optional<std::int64_t> n) {
    plan::Element like;
    like.type = decimal ? plan::ElementType::decimal : plan::ElementType::whole;
    write_number(out_, like, n);
  }

  void sources() {
    out_.key("sources").begin_object();
    for (const auto& [element, values] : v_.made.sources) {
      out_.key(element).begin_array();
      for (const auto& value : values) {
        out_.begin_object().field("form", value.form);
        unit("unit", value.unit);
        out_.key("value");
        if (value.hidden)
          disclosure::write(out_, disclosure::Hidden{disclosure::Why::complement}, false);
        else
          decimal_or_whole(value.decimal, value.value);
        out_.end_object();
      }
      out_.end_array();
    }
    out_.end_object().key("compare").begin_array();
    for (const auto& c : v_.made.compare) compared(c);
    out_.end_array().key("missing").begin_array();
    for (const auto& m : v_.made.missing) {
      const auto* found = v_.units->find(m.unit);
      out_.begin_object()
          .field("id", m.unit.value)
          .field("slug", found ? found->slug : std::string());
      out_.field("name", found ? found->name(as_at_) : std::string());
      out_.field("form", m.form).field("period", m.period.code()).end_object();
    }
    out_.end_array().key("sources_list").begin_array();
    for (const auto& s : v_.made.submissions) {
      out_.begin_object();
      unit("unit", s.unit);
      out_.field("form", s.form).field("period", s.period.code()).field("revision", s.revision);
      out_.field("hash", s.hash).field("state", s.state).end_object();
    }
    out_.end_array();
    changes();
  }

  void compared(const Comparison& c) {
    out_.begin_object()
        .field("id", c.id())
        .field("element", c.element)
        .field("one", c.one)
        .field("other", c.other);
    out_.key("rows").begin_array();
    for (const auto& row : c.rows) {
      out_.begin_object();
      unit("unit", row.place);
      out_.key("a");
      decimal_or_whole(c.decimal, row.a);
      out_.key("b");
      decimal_or_whole(c.decimal, row.b);
      out_.field("differs", row.differs()).end_object();
    }
    out_.end_array();
    const auto& texts = v_.contents.explanations;
    auto text = texts.find(c.id());
    for (const auto& check : c.checks)
      if (text == texts.end()) text = texts.find(check);
    write_text_or_null(out_, "explained",
                       text == texts.end() ? std::nullopt : std::optional(text->second));
    out_.end_object();
  }

  void changes() {
    out_.key("changed_since").begin_array();
    for (const auto& change : v_.changed_since) {
      const auto* form = v_.plan->form(change.form);
      const auto* element = form ? form->element(change.element) : nullptr;
      out_.begin_object();
      unit("unit", change.unit);
      out_.field("form", change.form).field("element", change.element).key("then");
      number(element, change.then);
      out_.key("now");
      number(element, change.now);
      out_.end_object();
    }
    out_.end_array();
  }

  void problem_list(const char* key, const std::vector<Problem>& problems, bool warnings) {
    out_.key(key).begin_array();
    for (const auto& p : problems) {
      out_.begin_object().field("kind", name(p.kind));
      if (!p.id.empty()) out_.field("check", p.id);
      if (!p.element.empty()) out_.field("element", p.element);
      out_.field("text", p.text);
      if (warnings) out_.field("explained", p.explained);
      out_.end_object();
    }
    out_.end_array();
  }

  void problems() {
    out_.key("problems").begin_object();
    problem_list("errors", v_.problems.errors, false);
    problem_list("warnings", v_.problems.warnings, true);
    out_.end_object();
  }

  void history() {
    const auto& r = v_.record;
    out_.key("may").begin_array();
    const bool waived = v_.obligation && v_.obligation->waived_reason;
    for (const auto step : waived ? std::vector<std::string_view>{} : open_steps(r, actor_))
      out_.value(step);
    out_.end_array().key("author");
    if (v_.author) {
      out_.begin_object()
          .field("name", ground_.name_of(tx_, v_.author))
          .field("at", v_.at.iso())
          .end_object();
    } else {
      out_.null();
    }
    out_.field("fits", v_.form_version == v_.form->version).key("outgoing");
    if (r.outgoing_number || r.outgoing_date) {
      out_.begin_object();
      write_text_or_null(out_, "number", r.outgoing_number);
      day_or_null("date", r.outgoing_date);
      out_.end_object();
    } else {
      out_.null();
    }
    out_.key("steps").begin_array();
    for (const auto& step : v_.steps) {
      out_.begin_object().field("step", step.step).key("who");
      who(step.actor);
      out_.key("for");
      if (step.right_of)
        who(step.right_of);
      else
        out_.null();
      unit("unit", step.unit);
      out_.field("at", step.at.iso());
      write_text_or_null(out_, "reason", step.reason);
      out_.field("revision", step.revision).end_object();
    }
    out_.end_array().field("revision", v_.live ? r.revision : v_.revision).key("frozen");
    if (v_.frozen_hash && r.accepted_at) {
      out_.begin_object().field("hash", *v_.frozen_hash).field("at", r.accepted_at->iso());
      out_.field("revision", *r.accepted_revision);
      write_text_or_null(out_, "head", r.accepted_head);
      out_.end_object();
    } else {
      out_.null();
    }
  }

  storage::Tx& tx_;
  const View& v_;
  const access::Actor& actor_;
  const obligations::Ground& ground_;
  CalendarKind calendar_;
  Date as_at_;
  JsonWriter out_;
};

}  // namespace

std::string to_json(storage::Tx& tx, const View& view, const access::Actor& actor,
                    const obligations::Ground& ground) {
  return Writer(tx, view, actor, ground).write();
}

}  // namespace hoanhap::records
