#include "disclosure/releases.h"

#include <algorithm>
#include <deque>

#include <fmt/format.h>

#include "audit/audit.h"
#include "core/bytes.h"
#include "disclosure/ledger.h"
#include "disclosure/load.h"
#include "disclosure/relations.h"
#include "disclosure/rules.h"
#include "disclosure/tied.h"
#include "rollup/totals.h"

namespace hoanhap::disclosure {
namespace {

using access::Actor;
using access::Capability;

std::uint64_t fresh_key() {
  std::uint64_t key = 0;
  for (const auto byte : random_bytes(8)) key = key << 8 | byte;
  return key;
}

tl::unexpected<Error> nothing_accepted() {
  return fail({ErrorCode::conflict,
               "nothing-accepted",
               {"Chưa có báo cáo nào được duyệt", "No report has been accepted"},
               {"Duyệt ít nhất một báo cáo của kỳ này rồi mới công bố được.",
                "Accept at least one report of this period before releasing it."}});
}

bool has_held(const plan::Form& form) {
  return std::any_of(form.elements.begin(), form.elements.end(),
                     [](const plan::Element& e) { return e.held && e.slot >= 0; });
}

// The total as it was shown then, where it was shown: the rows may not be all of it.
std::vector<PeopleCount> city_of(const plan::Form& form, const Table& table) {
  std::vector<PeopleCount> city(static_cast<std::size_t>(form.slots()), PeopleCount(std::nullopt));
  for (const auto& element : form.elements) {
    const auto cell = table.total_of(element.id);
    if (const auto* shown = std::get_if<Shown>(&cell); shown && element.slot >= 0)
      city[static_cast<std::size_t>(element.slot)] = PeopleCount(shown->value);
  }
  return city;
}

struct Family {
  std::vector<const plan::Form*> forms;
  std::vector<store::Release> releases;  // of the period's year, oldest first
};

Family family(storage::Tx& tx, const plan::Plan& plan, const plan::Form& form, int year) {
  Family found{family_of(plan, form), {}};
  for (const auto* member : found.forms)
    for (auto& release : store::of_year(tx, member->id, year))
      found.releases.push_back(std::move(release));
  std::sort(found.releases.begin(), found.releases.end(),
            [](const auto& a, const auto& b) { return a.id < b.id; });
  return found;
}

// What the ledger was told of every earlier release; kept alive as long as the ledger.
Result<bool> add_earlier(storage::Tx& tx, const plan::Plan& plan, const units::Registry& units,
                         const Family& known, Ledger& ledger, Tied& tied, std::deque<Facts>& kept) {
  for (const auto& release : known.releases) {
    const auto* form = plan.form(release.form);
    TRY_ASSIGN(const auto basis, store::basis(tx, release.id));
    TRY_ASSIGN(const auto table, store::table(tx, release.id));
    kept.push_back(facts_of(plan, units, *form, release.period, basis));
    kept.back().city = city_of(*form, table);
    ledger.add(kept.back(), table);
    tied.remember(kept.back(), table);
  }
  return true;
}

}  // namespace

Result<Releases::Prepared> Releases::prepare(storage::Tx& tx, const Actor& actor,
                                             std::string_view form_id, Period period) const {
  const auto plan = ground_.plan();
  const auto units = ground_.units();
  const auto* form = plan && units ? plan->form(form_id) : nullptr;
  if (!form || !actor.may_anywhere(Capability::overview)) return not_found();
  const auto calendar = calendar_of(*plan, *form);
  const auto parts = rollup::base_periods(*form, period, calendar);
  if (parts.empty() || !has_held(*form))
    return invalid("period", {"Biểu này không có kỳ như vậy, hoặc không có số người cần công bố.",
                              "The form has no such period, or no counts of people to release."});
  const Parties parties(*plan, *units, *form, period.days(calendar).last);
  Prepared prepared{
      std::string(form_id), period, {}, {}, 0, parties.office(actor, Capability::release)};
  if (!prepared.office) return forbidden();

  TRY_ASSIGN(prepared.basis, store::accepted(tx, form_id, parts.front(), parts.back()));
  if (prepared.basis.empty()) return nothing_accepted();
  const auto known = family(tx, *plan, *form, period.year);
  if (!known.releases.empty()) prepared.newest = known.releases.back().id.value;

  Relations relations;
  Ties ties;
  for (const auto* member : known.forms) {
    relations[member] = relations_of(*member);
    ties[member] = ties_of(*plan, *member);
  }
  Ledger ledger(std::move(relations), links_of(*plan), fresh_key());
  Tied tied(std::move(ties));
  std::deque<Facts> kept;
  TRY(add_earlier(tx, *plan, *units, known, ledger, tied, kept));
  auto facts = facts_of(*plan, *units, *form, period, prepared.basis);
  TRY_ASSIGN(const auto city,
             rollup::read_over(tx, *units, *form, units->id_of(plan->publishing_unit), period,
                               rollup::Which::accepted, calendar));
  facts.city = counts_of(city);
  TRY_ASSIGN(prepared.table, ledger.make(facts));
  tied.add_columns(facts, prepared.table);
  return prepared;
}

bool Releases::fresh(storage::Tx& tx, const plan::Plan& plan, const Prepared& prepared) const {
  const auto* form = plan.form(prepared.form);
  if (!form) return false;
  const auto parts = rollup::base_periods(*form, prepared.period, calendar_of(plan, *form));
  const auto now = store::accepted(tx, prepared.form, parts.front(), parts.back());
  const auto known = family(tx, plan, *form, prepared.period.year);
  return now && (known.releases.empty() ? 0 : known.releases.back().id.value) == prepared.newest &&
         std::equal(now->begin(), now->end(), prepared.basis.begin(), prepared.basis.end(),
                    [](const auto& a, const auto& b) {
                      return a.record == b.record && a.revision == b.revision;
                    });
}

Result<store::Release> Releases::publish(storage::Tx& tx, const Actor& actor,
                                         const Prepared& prepared) const {
  const auto plan = ground_.plan();
  if (!plan) return not_found();
  if (!fresh(tx, *plan, prepared)) {
    TRY_ASSIGN(const auto again, prepare(tx, actor, prepared.form, prepared.period));
    return publish(tx, actor, again);
  }
  store::Release release{{}, prepared.form, prepared.period, actor.user, ground_.clock.now()};
  release.id = store::insert(tx, release, prepared.table);
  store::insert_basis(tx, release.id, prepared.basis);
  JsonWriter facts;
  facts.begin_object()
      .field("form", prepared.form)
      .field("period", prepared.period.code())
      .field("reports", prepared.basis.size());
  if (const auto lender = actor.lender(access::Capability::release, prepared.office))
    facts.field("for", lender.value);
  facts.end_object();
  audit::append(tx, {release.at, actor.user, prepared.office, "period.released",
                     fmt::format("release:{}", release.id.value), facts.take()});
  return release;
}

}  // namespace hoanhap::disclosure
