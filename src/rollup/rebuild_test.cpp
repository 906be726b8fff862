// Random lives of many records, seeded: whatever happens, the totals equal their rebuild.
#include <random>

#include "rollup/testing_city.h"
#include "rollup/totals.h"

using namespace hoanhap;
using namespace hoanhap::rollup;
using namespace hoanhap::rollup::testing;

namespace {

// Reports as the records feature keeps them: rows in `record` and `revision`, totals beside.
class Reports {
 public:
  explicit Reports(City& city) : city_(city) {}

  // What the unit sends for the period; a new revision of its report, or an event more.
  Result<bool> send(const plan::Form& form, UnitId unit, Period period, const Cells& cells,
                    bool event = false) {
    return city_.database->write([&](storage::Tx& tx) -> Result<bool> {
      auto record = event ? std::nullopt : find(tx, form, unit, period);
      if (!record)
        record = tx.insert(
            "insert into record (form, unit_id, period, receiver_id, state, version, revision, "
            "created_by, created_at) "
            "values (?1, ?2, ?3, 1, 'sent', 1, 0, 1, 0) returning id",
            {form.id, unit, period.key()});
      const auto revision =
          1 + *tx.maybe_integer("select revision from record where id = ?1", {*record});
      tx.execute(
          "insert into revision (record_id, revision, form_version, layout, cells, texts, salt, "
          "hash, author_id, created_at) "
          "values (?1, ?2, 1, ?3, ?4, '{}', '', '', 1, 0)",
          {*record, revision, form.layout, encode(of_record(cells))});
      tx.execute("update record set revision = ?2, sent_revision = ?2 where id = ?1",
                 {*record, revision});
      return refresh(tx, form, unit, period);
    });
  }
  // Accepts (what is sent now), takes the acceptance back, or returns (nothing is sent any more).
  Result<bool> mark(const plan::Form& form, UnitId unit, Period period, const char* set) {
    return city_.database->write([&](storage::Tx& tx) -> Result<bool> {
      tx.execute(
          fmt::format("update record set {} where form = ?1 and unit_id = ?2 and period = ?3", set),
          {form.id, unit, period.key()});
      return refresh(tx, form, unit, period);
    });
  }

 private:
  static std::optional<std::int64_t> find(storage::Tx& tx, const plan::Form& form, UnitId unit,
                                          Period period) {
    return tx.maybe_integer(
        "select id from record where form = ?1 and unit_id = ?2 and period = ?3",
        {form.id, unit, period.key()});
  }
  Result<bool> refresh(storage::Tx& tx, const plan::Form& form, UnitId unit, Period period) const {
    for (const auto which : {Which::sent, Which::accepted}) {
      Vector now;
      tx.query(fmt::format("select v.cells from record r join revision v on v.record_id = r.id and "
                           "v.revision = r.{} "
                           "where r.form = ?1 and r.unit_id = ?2 and r.period = ?3",
                           which == Which::sent ? "sent_revision" : "accepted_revision"),
               {form.id, unit, period.key()},
               [&](const storage::Row& row) { now.add(decode(row.blob(0)).value()); });
      TRY(city_.contribute(tx, form, unit, period, which, now.empty() ? nullptr : &now));
    }
    return true;
  }
  City& city_;
};

Cells some_cells(std::mt19937_64& random, int slots) {
  Cells cells(static_cast<std::size_t>(slots));
  for (auto& cell : cells)
    if (random() % 5 != 0)
      cell = static_cast<std::int64_t>(random() % 3 == 0 ? 0 : random() % 5000);
  return cells;
}

struct Life {
  City city{4};
  Reports reports{city};
  std::mt19937_64 random;
  explicit Life(std::uint64_t seed) : random(seed) {}

  std::vector<UnitId> alive(Date day) const {
    std::vector<UnitId> result;
    for (const auto* unit : city.units->valid(day)) result.push_back(unit->id);
    return result;
  }
  Period a_period(const plan::Form& form, int year) {
    const auto all = Period::all_in(year, form.base);
    return all[random() % all.size()];
  }
  void step(int year) {
    const auto& form = city.plan.forms[random() % city.plan.forms.size()];
    const auto period = a_period(form, year);
    const auto days = period.days(city.calendar(form));
    const auto units = alive(days.first.plus_days(static_cast<int>(random() % 14)));
    const auto unit = units[random() % units.size()];
    switch (random() % 6) {
      case 0:
        REQUIRE(reports.mark(form, unit, period, "accepted_revision = sent_revision"));
        break;
      case 1:
        REQUIRE(reports.mark(form, unit, period, "sent_revision = null"));
        break;
      case 2:
        REQUIRE(reports.mark(form, unit, period, "accepted_revision = null"));
        break;
      default:
        REQUIRE(reports.send(form, unit, period, some_cells(random, form.slots()),
                             form.base == PeriodKind::half_month && random() % 2 == 0));
    }
  }
};

}  // namespace

TEST_CASE(
    "after any sends, returns, acceptances and a merge in the middle of the year, nothing "
    "differs") {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    INFO("seed " << seed);
    Life life(seed);
    for (int i = 0; i < 60; ++i) life.step(2024);
    CHECK(life.city.differences().empty());
    life.city.merge({"phuong-1", "phuong-2"}, "phuong-moi", Date::of(2024, 5, 20));
    for (int i = 0; i < 60; ++i) life.step(2024);
    // A form that has grown: older reports stay in their layout until they are sent again.
    for (auto& form : life.city.plan.forms) {
      form.layout = 2;
      form.elements.push_back(an_element("moi", form.slot_count++, plan::OverTime::sum));
    }
    for (int i = 0; i < 60; ++i) life.step(2024);
    const auto found = life.city.differences();
    for (const auto& d : found)
      MESSAGE(d.form << " " << d.unit.value << " " << d.period.code() << " " << d.what);
    CHECK(found.empty());
  }
}

TEST_CASE("a rebuild notices every kind of wrong row") {
  struct Case {
    const char* what;
    const char* sql;
    std::size_t differences;
  };
  // phuong-1 sent 5; its row and those of the city and the province hold it.
  const Case cases[] = {
      {"nothing", "update total set part = part", 0},
      {"a row lost", "delete from total where part = 0", 1},
      {"a row without records",
       "insert into total select form, unit_id, period + 1, layout, part, sent, accepted from "
       "total where part = 0",
       1},
      {"a row moved to another unit", "update total set unit_id = 999 where part = 0", 2},
      {"another layout is no difference", "update total set layout = 7 where part = 0", 0},
      {"a record that nobody added", "update record set accepted_revision = sent_revision", 3},
      {"a revision changed beneath",
       "update revision set cells = (select x from (select cells as x from revision where "
       "record_id = 2))",
       3},
  };
  for (const auto& c : cases) {
    INFO(c.what);
    City city(1);
    Reports reports(city);
    const Period quarter{PeriodKind::quarter, 2018, 2};
    REQUIRE(reports.send(city.form("quy"), city.id("phuong-1"), quarter, {5}));
    if (std::string_view(c.what).starts_with("a revision"))
      REQUIRE(city.database->write([](storage::Tx& tx) -> Result<bool> {
        tx.execute(
            "insert into record (form, unit_id, period, receiver_id, state, version, revision, "
            "created_by, created_at) "
            "values ('khac', 1, 1, 1, 'draft', 1, 0, 1, 0)");
        tx.execute(
            "insert into revision (record_id, revision, form_version, layout, cells, texts, salt, "
            "hash, author_id, created_at) "
            "values (2, 1, 1, 1, ?1, '{}', '', '', 1, 0)",
            {encode(of_record(Cells{6}))});
        return true;
      }));
    REQUIRE(city.database->write([&](storage::Tx& tx) -> Result<bool> {
      tx.execute(c.sql);
      return true;
    }));
    std::size_t found = 0;
    for (const auto& d : city.differences())
      if (d.form == "quy") ++found;
    CHECK(found == c.differences);
  }
}

TEST_CASE("a report of a longer period is a view and adds nothing") {
  City city;
  Reports reports(city);
  REQUIRE(reports.send(city.form("quy"), city.id("phuong-1"), {PeriodKind::quarter, 2018, 2}, {5}));
  REQUIRE(city.database->write([](storage::Tx& tx) -> Result<bool> {
    tx.execute(
        "insert into record (form, unit_id, period, receiver_id, state, version, revision, "
        "sent_revision, created_by, created_at) "
        "values ('quy', 1, ?1, 1, 'sent', 1, 1, 1, 1, 0)",
        {Period{PeriodKind::half_year, 2018, 1}.key()});
    tx.execute(
        "insert into revision (record_id, revision, form_version, layout, cells, texts, salt, "
        "hash, author_id, created_at) "
        "values (2, 1, 1, 1, ?1, '{}', '', '', 1, 0)",
        {encode(of_record(Cells{6}))});
    return true;
  }));
  CHECK(city.number("quy", "thanh-pho", "2018-H1", 0) == 5);
  CHECK(city.differences().empty());
}

TEST_CASE(
    "when the trees are corrected backwards, the totals follow and still equal their rebuild") {
  Life life(73);
  auto& city = life.city;
  for (int i = 0; i < 80; ++i) life.step(2024);
  const auto province = city.number("thang", "tinh", "2024", 0);
  // The plan had it wrong: ward 1 and its police never belonged to this city.
  auto corrected = city.plan;
  corrected.units.push_back(a_unit("thi-xa", "city", "tinh", "thi-xa", "tinh"));
  for (auto& unit : corrected.units) {
    if (unit.id == "phuong-1") unit.within = unit.line = "thi-xa";
    if (unit.id == "cong-an-phuong-1") unit.line = "thi-xa";
  }
  const auto before = city.units;
  std::size_t moved = 0;
  REQUIRE(city.database->write([&](storage::Tx& tx) -> Result<bool> {
    TRY(units::apply_plan(tx, corrected, Instant::at(Date::of(2024, 12, 1))));
    TRY_ASSIGN(const auto after, units::Registry::load(tx));
    TRY_ASSIGN(moved, remap(tx, city.plan, *before, *after));
    return true;
  }));
  city.reload();
  CHECK(moved > 0);
  CHECK(city.differences().empty());
  CHECK(city.number("thang", "tinh", "2024", 0) == province);
}
