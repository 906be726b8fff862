#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/period.h"
#include "core/result.h"

namespace hoanhap::indicators {
struct Expression;  // compiled, typed; indicators/expression.h
}

namespace hoanhap::plan {

// The compiled plan: plain data, immutable, shared by every thread through shared_ptr<const Plan>.
// Every reference between its parts has been checked; look-ups by id below never fail for an id
// that comes from the plan itself. docs/plan-language.md says what each word means in the files.

using Expr = std::shared_ptr<const indicators::Expression>;

struct Position {  // where a thing stands, for trace and diagnostics; line and column from 1
  std::string file;
  int line = 0;
  int column = 0;
};

// ---- units
// ----------------------------------------------------------------------------------------
struct Named {
  std::string value;
  Date from;
  Date to;
};  // a name or official code with its validity

// A place's square on the tile map: rows from the north, columns from the west, both from 0. Equal
// squares show a small ward as fairly as a large one; where they stand is data, to be confirmed by
// a local official.
struct Tile {
  int row = 0, column = 0;
  auto operator<=>(const Tile&) const = default;
};

struct Unit {
  std::string id;            // stable slug in the plan: "ea-tam", "phong-ldtbxh", "cong-an-ea-tam"
  std::string kind;          // "province", "city", "ward", "commune", "agency", "union", "police",
                             // "women-union", "youth-union", "team-178", "volunteer-team", …
  std::vector<Named> names;  // Vietnamese, newest last
  std::string name_en;
  std::vector<Named> codes;  // official codes (GSO); reused in reality, so never a key
  std::vector<std::string> aliases;
  std::string line;       // id of the unit that directs it, "" at the top
  std::string territory;  // id of the place its figures are about (itself for a place)
  std::string within;     // of a place: the place one level up, "" at the top (units.yaml `within`)
  std::optional<Tile> tile;
  Date from, to;  // validity, inclusive; to = 9999-12-31 when open
  Position at;
};

struct UnitSet {  // "each ward", "ward-police": used by `owes`, `of`, sum(… over …)
  std::string id;
  std::vector<std::string> kinds;    // every unit of these kinds, or
  std::vector<std::string> members;  // these units
  Position at;
};

// ---- forms
// ----------------------------------------------------------------------------------------
enum class ElementType { whole, money, decimal, text, date, yes_no, choice, unit };
enum class OverTime { none, sum, last, max };
enum class OverUnits { none, sum };
enum class Severity { error, warning };  // a warning may be sent with an explanation

struct Choice {
  std::string id;
  Text title;
};

struct Element {
  std::string id;  // unique in its form
  Text title;
  Text help;
  ElementType type = ElementType::whole;
  OverTime over_time = OverTime::none;
  OverUnits over_units = OverUnits::none;
  bool counts_people = false;  // suppressed when 1 to 4 below the publishing unit
  bool required = true;        // blank is an error when presenting ("không phát sinh" fills 0)
  int slot = 0;                // position in packed vectors; numeric types and yes_no only, else -1
  std::optional<std::int64_t> min, max;  // whole/money as is, decimal scaled
  int max_length = 0;                    // text: code points
  std::vector<Choice> choices;           // choice
  bool many = false;                     // choice: several may be ticked (stored as sorted ids)
  bool prefill_previous = false;  // offered from the previous period (stocks such as hotspots left)
  // What of the sealed part it counts in the period, for the unit that reports; not typed. "filed":
  // referrals the unit filed. For the support office: "contacted", "asked vay-von", "given
  // vay-von", "ended on-dinh", … (support/tallies.h). "" where it counts nothing of it.
  std::string sealed;
  Expr from;            // computed on consolidation (city form); shown, explained, not typed
  std::string counts;   // "form.element" whose figure is the official one where two sources
                        // state one fact; "" when this one is
  std::string part_of;  // "form.element" of the same place that this is a part of: what a ward's
                        // union led of all that happened in the ward; never added to it
  std::vector<std::string> tells_of;  // counts of people of its form that it would give away: money
                                      // that follows the number of people fined, cases of one each
  // Who is not entitled sees it only as it was released: it counts people, tells of such a count,
  // or is made from a figure that does (plan/held.cpp).
  bool held = false;
  std::vector<std::string> clauses;
  Position at;
  bool numeric() const;  // whole, money, decimal, yes_no: has a slot
};

struct Section {
  Text title;
  std::vector<std::string> elements;
};

struct Check {
  std::string id;  // "<form>.<n>", stable within a form version
  Severity severity = Severity::error;
  Expr holds;                         // record-local: also runs in the browser
  Text say;                           // what is wrong and what to do
  std::vector<std::string> elements;  // the cells it speaks of, in order of mention
  Position at;
};

// reply: what a directive is answered with where it names no other form; nobody owes it by the
// plan.
enum class FormNature { report, event, document, consolidation, reply };

struct Form {
  std::string id;
  Text title;
  FormNature nature = FormNature::report;
  PeriodKind base = PeriodKind::quarter;  // half_month for event-based
  std::vector<PeriodKind> views;          // longer reports on the same facts
  std::string calendar;
  bool line_tree = false;  // totals follow line instead of territory
  std::vector<Section> sections;
  std::vector<Element> elements;  // in form order
  std::vector<Check> checks;
  int version = 1;            // from plan.lock: +1 when elements or checks change
  int layout = 1;             // from plan.lock: changes when slots do
  std::string text_template;  // templates/<file>.docx, "" when none
  std::string short_id;       // for document numbers and sheet names
  Position at;

  const Element* element(std::string_view id) const;
  void index();        // makes `element` fast; the compiler's last word on the elements
  int slots() const;   // length of a packed vector of this layout
  int slot_count = 0;  // the same; graves of removed elements included

 private:
  std::vector<std::size_t> by_id_;  // places in `elements`, ordered by id; empty before `index`
};

// ---- duties
// ---------------------------------------------------------------------------------------
struct Holiday {
  Date from, to;
  Text title;
};

struct Calendar {
  std::string id;
  CalendarKind kind = CalendarKind::calendar_months;
  std::vector<Holiday> holidays;
  bool shift_to_working_day =
      false;  // a due day on a weekend or holiday moves to the next working day
};

enum class DueKind { before, by };  // before 27/4: the last timely day is 26/4

struct Due {
  DueKind kind = DueKind::by;
  std::optional<Date> date;  // fixed by the plan, or
  int days_after_end = 0;    // days after the period's last day; flash: hours after the event
  int hours_after_event = 0;
  bool local_setting = false;  // "local setting, not from the plan"
};

struct Recurrence {
  PeriodKind kind = PeriodKind::quarter;
  bool flash = false;
};

struct Duty {
  std::string id;  // "<task>/<recurrence>", e.g. "bao-cao-phuong/quarterly"
  std::string task;
  std::string owes;  // unit set or unit id
  std::string form;
  Recurrence recurrence;
  Due due;
  std::string to;        // receiver (unit id)
  std::string via;       // who checks and consolidates; "" = the receiver itself
  bool request = false;  // asked, not ordered (IV.8): it has a day, and is never late
  Position at;
};

struct Task {
  std::string id;
  std::vector<std::string> clauses;
  Text title;
  std::vector<std::string> lead;  // unit or set ids
  std::vector<std::string> coordinates;
  std::string rhythm;  // "continuous", "yearly", … as free key when there is no duty
  Text evidence;
  std::vector<std::string> duties;
  Position at;
};

// ---- targets and indicators
// --------------------------------------------------------------------------
struct Indicator {
  std::string id;
  Text title;
  std::string unit_of_measure;
  Expr value;  // over unit rows and periods
  bool counts_people = false;
  std::vector<std::string> clauses;
  Position at;
};

struct Target {
  std::string id;
  std::vector<std::string> clauses;
  Text title;
  Expr numerator;
  Expr denominator;
  enum class Goal { share_at_least, at_most } goal = Goal::share_at_least;
  std::int64_t reach = 0;  // share: percent x 10^4 (100 % = 1000000); at_most: scaled
  bool counts_people = false;
  Text note;  // what is local or not yet decided
  Position at;
};

// ---- clauses
// -----------------------------------------------------------------------------------------
enum class ClauseOutcome { tracked, not_measurable, refused, replaced, later, context };

struct Clause {    // one row of the programme's clauses.tsv
  std::string id;  // "IV.9.o"
  std::string actor;
  Text duty;
  std::string when, receiver, becomes, how, protects;
  ClauseOutcome outcome = ClauseOutcome::tracked;
  std::vector<std::string>
      carried_by;    // "task:…", "form:…", "form:x.element", "target:…", "indicator:…"
  Text reason;       // for not_measurable, refused, replaced, later
  std::string hash;  // of the row, in plan.lock
};

struct Document {
  std::string number, issuer, signer_title, place, parent;
  Date date;
};

// The sealed part (clauses IV.2.q, IV.2.r, IV.1.i): whose team opens referrals, and the words that
// may stand in clear beside a sealed record.
struct Support {
  std::string office;    // unit of the support team; "" where the plan has none
  std::string children;  // unit that protects under-18s; "" where it has none
  int children_hours = 0;
  bool children_local = false;  // the hours are a local setting, not the plan's
  int consent_months = 0;       // the longest a person's consent may run
  bool consent_local = false;
  std::vector<Choice> services, outcomes;

  const Choice* service(std::string_view id) const;
  const Choice* outcome(std::string_view id) const;
  // Whether the office counts `what` (Element::sealed).
  bool counts(std::string_view what) const;
};

struct Plan {
  std::string id;
  Text title;
  Document document;
  int year = 0;
  Date from, to;
  std::string publishing_unit;  // small counts below it are suppressed ("ubnd-thanh-pho" territory)
  std::string hash;             // BLAKE2b of the canonical compiled text, hex
  std::vector<Calendar> calendars;
  std::vector<Unit> units;
  std::vector<UnitSet> sets;
  std::vector<Form> forms;
  std::vector<Task> tasks;
  std::vector<Duty> duties;
  std::vector<Indicator> indicators;
  std::vector<Target> targets;
  std::vector<Clause> clauses;
  Support support;
  std::string folder;  // where it was read from (templates live there)

  const Unit* unit(std::string_view id) const;
  const UnitSet* set(std::string_view id) const;
  const Form* form(std::string_view id) const;
  const Duty* duty(std::string_view id) const;
  const Calendar* calendar(std::string_view id) const;
  // The plan's units of a set id or a single unit id, valid on `as_at`.
  std::vector<const Unit*> units_of(std::string_view set_or_unit, Date as_at) const;
  // Whether `unit` is one of them, without looking at the others.
  bool among(std::string_view set_or_unit, const Unit& unit, Date as_at) const;
};

}  // namespace hoanhap::plan
