#pragma once

// The small city of tests/plan-small on a scratch database: three wards with their police, an
// office, a committee; obligations open; a clock that stands still. For tests of records and
// obligations.
#include <doctest/doctest.h>

#include "obligations/service.h"
#include "plan/compile.h"
#include "records/service.h"
#include "storage/database.h"

namespace hoanhap::records::testing {

struct House {
  std::unique_ptr<storage::Database> database = storage::open_scratch();
  Clock clock;
  std::shared_ptr<const plan::Plan> plan;
  std::shared_ptr<const units::Registry> units;
  obligations::Ground ground;
  obligations::Service obligations;
  Service records;

  explicit House(const char* today = "2018-07-02")
      : ground{*database, clock, [this] { return plan; }, [this] { return units; },
               [](storage::Tx&, UserId user) { return "người " + std::to_string(user.value); }},
        obligations(ground),
        records(ground) {
    auto compiled = plan::compile_folder(HOANHAP_SOURCE_DIR "/tests/plan-small");
    for (const auto& d : compiled.diagnostics) MESSAGE(plan::print(d, plan::Language::en));
    REQUIRE(compiled.plan);
    plan = compiled.plan;
    on(today);
    const auto opened = database->write([&](storage::Tx& tx) -> Result<bool> {
      TRY(units::apply_plan(tx, *plan));
      TRY_ASSIGN(const auto registry, units::Registry::load(tx));
      TRY(obligations::open_for_plan(tx, *plan, *registry));
      return true;
    });
    REQUIRE(opened);
    units = *units::Registry::load(*database);
  }

  void on(const char* day, int hour = 9) {
    clock.move_to(Instant::at(*Date::parse_iso(day), hour));
  }

  access::Actor person(int id, std::string_view slug, const char* role) const {
    return {{id}, "", {{units->id_of(slug), access::find_role(role)->may}}};
  }

  // The id of what `unit` owes of a form for a period.
  ObligationId owed(std::string_view unit, std::string_view form, std::string_view period) {
    std::int64_t id = 0;
    (void)database->read([&](storage::Tx& tx) -> Result<bool> {
      id = tx.maybe_integer(
                 "select id from obligation where unit_id = ?1 and form = ?2 and period = ?3",
                 {units->id_of(unit), form, Period::parse(period)->key()})
               .value_or(0);
      return true;
    });
    return {id};
  }

  template <typename F>
  auto write(F&& f) {
    return database->write([&](storage::Tx& tx) { return f(tx); });
  }

  RecordId open(const access::Actor& officer, ObligationId id) {
    const auto opened = write([&](storage::Tx& tx) { return records.open(tx, officer, id); });
    if (!opened)
      FAIL(opened.error().type << ": " << opened.error().detail.en << " " << opened.error().cause);
    return opened->id;
  }
  View view(const access::Actor& actor, RecordId id) {
    auto seen = database->read([&](storage::Tx& tx) { return records.view(tx, actor, id); });
    if (!seen) FAIL(seen.error().type << " " << seen.error().cause);
    return std::move(*seen);
  }
  Json json(const access::Actor& actor, RecordId id) {
    const auto text = database->read([&](storage::Tx& tx) { return records.show(tx, actor, id); });
    REQUIRE(text);
    return *Json::parse(*text);
  }
  std::int64_t version(RecordId id) {
    std::int64_t v = 0;
    (void)database->read([&](storage::Tx& tx) -> Result<bool> {
      v = tx.maybe_integer("select version from record where id = ?1", {id}).value_or(0);
      return true;
    });
    return v;
  }
  Result<bool> save(const access::Actor& actor, RecordId id, const std::string& body,
                    std::int64_t base = 0) {
    const auto json = Json::parse(body);
    REQUIRE(json);
    const auto at = base ? base : version(id);
    return write([&](storage::Tx& tx) { return records.save(tx, actor, id, at, *json); });
  }
  Result<bool> take(const access::Actor& actor, RecordId id, Step step, const char* reason = "") {
    Service::Taking taking;
    taking.step = step;
    taking.base = version(id);
    taking.reason = reason;
    taking.audit_head = "abc";
    return write([&](storage::Tx& tx) { return records.take(tx, actor, id, taking); });
  }
  // Fills, presents, signs; and accepts with `decider`.
  void send(const access::Actor& officer, const access::Actor& head, RecordId id,
            const std::string& body) {
    must(save(officer, id, body));
    must(take(officer, id, Step::present));
    must(take(head, id, Step::sign));
  }
  static void must(const Result<bool>& done) {
    if (!done)
      FAIL(done.error().type << ": " << done.error().detail.en << " " << done.error().cause);
  }

  // One slot of a total.
  std::optional<std::int64_t> total(std::string_view unit, std::string_view form,
                                    std::string_view element, std::string_view period,
                                    rollup::Which which) {
    const auto* f = plan->form(form);
    const auto slot = static_cast<std::size_t>(f->element(element)->slot);
    const auto vector = database->read([&](storage::Tx& tx) {
      return rollup::read_over(tx, *units, *f, units->id_of(unit), *Period::parse(period), which);
    });
    REQUIRE(vector);
    if (slot >= vector->slots.size() || !vector->slots[slot].has_number()) return std::nullopt;
    return vector->slots[slot].sum;
  }
  void totals_hold() {
    const auto differences = rollup::rebuild_check(*database, *plan, *units);
    REQUIRE(differences);
    for (const auto& d : *differences) MESSAGE(d.form << " " << d.period.code() << " " << d.what);
    CHECK(differences->empty());
  }
};

}  // namespace hoanhap::records::testing
