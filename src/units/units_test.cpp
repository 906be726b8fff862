#include <doctest/doctest.h>

#include "plan/compile.h"
#include "plan/model.h"
#include "units/registry.h"

using namespace hoanhap;
using namespace hoanhap::units;

namespace {

const Date kPlanDay = Date::of(2018, 6, 30);
const Date kMerge = Date::of(2024, 11, 1);     // two wards of the city each take in a neighbour
const Date kTwoLevels = Date::of(2025, 7, 1);  // six units replace the city's

plan::Unit unit(std::string id, std::string kind, std::string name, std::string line,
                std::string territory, std::string within = "", std::string code = "") {
  plan::Unit made;
  made.id = std::move(id);
  made.kind = std::move(kind);
  made.names = {{std::move(name), {}, kForever}};
  if (!code.empty()) made.codes = {{std::move(code), {}, kForever}};
  made.line = std::move(line);
  made.territory = std::move(territory);
  made.within = std::move(within);
  made.to = kForever;
  return made;
}

plan::Plan small_city() {
  plan::Plan plan;
  plan.units = {
      unit("thanh-pho-bmt", "city", "Thành phố Buôn Ma Thuột", "", "thanh-pho-bmt"),
      unit("ubnd-thanh-pho", "committee", "Ủy ban nhân dân thành phố", "", "thanh-pho-bmt"),
      unit("cong-an-thanh-pho", "police", "Công an thành phố", "ubnd-thanh-pho", "thanh-pho-bmt"),
      unit("thang-loi", "ward", "Phường Thắng Lợi", "ubnd-thanh-pho", "thang-loi", "thanh-pho-bmt",
           "24133"),
      unit("thanh-cong", "ward", "Phường Thành Công", "ubnd-thanh-pho", "thanh-cong",
           "thanh-pho-bmt", "24139"),
      unit("thong-nhat", "ward", "Phường Thống Nhất", "ubnd-thanh-pho", "thong-nhat",
           "thanh-pho-bmt", "24127"),
      unit("tan-tien", "ward", "Phường Tân Tiến", "ubnd-thanh-pho", "tan-tien", "thanh-pho-bmt",
           "24145"),
      unit("cong-an-thang-loi", "ward-police", "Công an phường Thắng Lợi", "cong-an-thanh-pho",
           "thang-loi"),
  };
  plan.units[5].aliases = {"Thông Nhất", "Thống Nhất"};
  return plan;
}

struct City {
  std::unique_ptr<storage::Database> database = storage::open_scratch();
  City() { CHECK(apply(small_city(), Instant::at(Date::of(2018, 4, 16))) == 8); }

  int apply(const plan::Plan& plan, Instant now) const {
    const auto added = database->write([&](storage::Tx& tx) { return apply_plan(tx, plan, now); });
    REQUIRE(added);
    return *added;
  }
  Result<std::vector<UnitId>> change(const Change& what) const {
    return database->write(
        [&](storage::Tx& tx) { return units::change(tx, what, Instant::at(what.on)); });
  }
  std::shared_ptr<const Registry> now() const { return Registry::load(*database).value(); }

  // What the map did to these wards.
  void merge_of_2024() const {
    REQUIRE(change({{"thong-nhat", "tan-tien"},
                    {{"tan-tien-2024", "ward", "Phường Tân Tiến", "Tan Tien ward", "24145", {}}},
                    kMerge}));
    REQUIRE(
        change({{"thang-loi", "thanh-cong"},
                {{"thanh-cong-2024", "ward", "Phường Thành Công", "Thanh Cong ward", "24133", {}}},
                kMerge}));
  }
  void two_levels_of_2025() const {
    REQUIRE(change(
        {{"tan-tien-2024", "thanh-cong-2024"},
         {{"buon-ma-thuot", "ward", "Phường Buôn Ma Thuột", "Buon Ma Thuot ward", "24133", {}}},
         kTwoLevels}));
  }
};

std::string slugs(const Registry& units, const std::vector<UnitId>& ids) {
  std::string text;
  for (const auto id : ids) text += (text.empty() ? "" : " ") + units.find(id)->slug;
  return text;
}

}  // namespace

TEST_CASE("both trees, upwards from any unit") {
  const City city;
  const auto units = city.now();
  using enum Registry::Tree;
  const struct {
    const char* unit;
    Registry::Tree tree;
    const char* path;
  } rows[] = {
      {"thang-loi", territory, "thang-loi thanh-pho-bmt"},
      {"thang-loi", line, "thang-loi ubnd-thanh-pho"},
      {"cong-an-thang-loi", territory, "cong-an-thang-loi thang-loi thanh-pho-bmt"},
      {"cong-an-thang-loi", line, "cong-an-thang-loi cong-an-thanh-pho ubnd-thanh-pho"},
      {"ubnd-thanh-pho", territory, "ubnd-thanh-pho thanh-pho-bmt"},
      {"thanh-pho-bmt", territory, "thanh-pho-bmt"},
  };
  for (const auto& row : rows)
    CHECK(slugs(*units, units->path_up(units->id_of(row.unit), row.tree, kPlanDay)) == row.path);
  CHECK(slugs(*units, units->places_in(units->id_of("thanh-pho-bmt"), kPlanDay)) ==
        "thang-loi thanh-cong thong-nhat tan-tien");
  CHECK(units->of_kinds({"ward"}, kPlanDay).size() == 4);
  CHECK(units->path_up({999}, line, kPlanDay).empty());
  CHECK(units->find("nowhere") == nullptr);
}

TEST_CASE("one code, three names: only the day tells") {
  const City city;
  city.merge_of_2024();
  city.two_levels_of_2025();
  const auto units = city.now();
  const struct {
    Date day;
    const char* name;
  } rows[] = {
      {kPlanDay, "Phường Thắng Lợi"},
      {kMerge.plus_days(-1), "Phường Thắng Lợi"},
      {kMerge, "Phường Thành Công"},
      {kTwoLevels, "Phường Buôn Ma Thuột"},
  };
  for (const auto& row : rows) {
    const auto* unit = units->by_name("24133", row.day);
    REQUIRE(unit);
    CHECK(unit->name(row.day) == row.name);
    CHECK(unit->code(row.day) == "24133");
  }
}

TEST_CASE("names as people type them") {
  const City city;
  const auto units = city.now();
  for (const auto* typed :
       {"Phường Thống Nhất", "thong nhat", " THÔNG NHẤT ", "thong-nhat", "24127"}) {
    const auto* unit = units->by_name(typed, kPlanDay);
    REQUIRE_MESSAGE(unit, typed);
    CHECK(unit->slug == "thong-nhat");
  }
  CHECK(units->by_name("Phường Nào Đó", kPlanDay) == nullptr);
}

TEST_CASE("a merge: old units end, new ones begin, the city holds the same ground") {
  const City city;
  city.merge_of_2024();
  const auto units = city.now();
  const auto place = units->id_of("thanh-pho-bmt");
  CHECK(slugs(*units, units->places_in(place, kMerge.plus_days(-1))) ==
        "thang-loi thanh-cong thong-nhat tan-tien");
  CHECK(slugs(*units, units->places_in(place, kMerge)) == "tan-tien-2024 thanh-cong-2024");
  const auto fresh = units->id_of("tan-tien-2024");
  CHECK(units->place_of(fresh, kMerge) == fresh);
  CHECK(units->line_parent(fresh, kMerge) == units->id_of("ubnd-thanh-pho"));
  CHECK(!units->place_of(fresh, kMerge.plus_days(-1)));
}

TEST_CASE("whose figures belong together, by the map of a day") {
  const City city;
  city.merge_of_2024();
  city.two_levels_of_2025();
  const auto units = city.now();
  const struct {
    const char* unit;
    Date figures, map;
    const char* then;
    const char* now;
  } rows[] = {
      // as it was
      {"thong-nhat", kPlanDay, kPlanDay, "thong-nhat", "thong-nhat"},
      // by the map of the merge: both old wards stand behind the new one
      {"tan-tien-2024", kPlanDay, kMerge, "thong-nhat tan-tien", "tan-tien-2024"},
      {"thong-nhat", kPlanDay, kMerge, "thong-nhat tan-tien", "tan-tien-2024"},
      // figures that are newer than the merge are the new ward's own
      {"tan-tien-2024", kMerge, kMerge.plus_days(30), "tan-tien-2024", "tan-tien-2024"},
      // two steps
      {"buon-ma-thuot", kPlanDay, kTwoLevels, "thang-loi thanh-cong thong-nhat tan-tien",
       "buon-ma-thuot"},
      {"buon-ma-thuot", kMerge, kTwoLevels, "tan-tien-2024 thanh-cong-2024", "buon-ma-thuot"},
  };
  for (const auto& row : rows) {
    const auto area = units->area(units->id_of(row.unit), row.figures, row.map);
    CHECK(slugs(*units, area.then) == row.then);
    CHECK(slugs(*units, area.now) == row.now);
  }
}

TEST_CASE("figures from before a split answer with the union, later ones with the part") {
  const City city;
  REQUIRE(city.change({{"tan-tien"},
                       {{"tan-tien-bac", "ward", "Phường Tân Tiến Bắc", "", "", {}},
                        {"tan-tien-nam", "ward", "Phường Tân Tiến Nam", "", "", {}}},
                       kMerge}));
  const auto units = city.now();
  const auto part = units->id_of("tan-tien-bac");
  const auto before = units->area(part, kPlanDay, kMerge);
  CHECK(slugs(*units, before.then) == "tan-tien");
  CHECK(slugs(*units, before.now) == "tan-tien-bac tan-tien-nam");
  CHECK(slugs(*units, units->area(part, kMerge, kMerge).now) == "tan-tien-bac");
}

TEST_CASE("applying a plan again changes nothing, and doesn't bring back what has ended") {
  const City city;
  city.merge_of_2024();
  CHECK(city.apply(small_city(), Instant::at(Date::of(2024, 12, 1))) == 0);
  const auto units = city.now();
  CHECK(!units->find("thong-nhat")->exists(kMerge));
  const auto rows = city.database->read([](storage::Tx& tx) -> Result<std::int64_t> {
    return *tx.maybe_integer("select count(*) from unit_fact where superseded_at = ?1",
                             {Instant::at(Date::of(2024, 12, 1)).ms});
  });
  CHECK(rows.value() == 0);
}

TEST_CASE("a correction is kept beside what was believed before") {
  const City city;
  auto plan = small_city();
  plan.units[7].line = "thang-loi";  // who directs the ward's police
  plan.units[3].names[0].value = "P. Thắng Lợi";
  const auto corrected = Instant::at(Date::of(2018, 5, 2));
  city.apply(plan, corrected);
  const auto as_known = [&](Instant when) {
    return city.database->read([&](storage::Tx& tx) { return Registry::load(tx, when); }).value();
  };
  const auto before = as_known(Instant{corrected.ms - 1}), after = city.now();
  const auto line = [](const Registry& units) {
    return units.find(units.line_parent(units.id_of("cong-an-thang-loi"), kPlanDay))->slug;
  };
  CHECK(line(*before) == "cong-an-thanh-pho");
  CHECK(line(*after) == "thang-loi");
  CHECK(before->find("thang-loi")->name(kPlanDay) == "Phường Thắng Lợi");
  CHECK(after->find("thang-loi")->name(kPlanDay) == "P. Thắng Lợi");
}

TEST_CASE("what a change refuses") {
  const City city;
  city.merge_of_2024();
  const Change::NewUnit fresh{"moi", "ward", "Phường Mới", "", "", {}};
  CHECK(city.change({{"khong-co"}, {fresh}, kTwoLevels}).error().code == ErrorCode::not_found);
  CHECK(city.change({{"thong-nhat"}, {fresh}, kTwoLevels}).error().fields.front().field ==
        "before");
  CHECK(city.change({{"tan-tien-2024"}, {{"thang-loi", "ward", "", "", "", {}}}, kTwoLevels})
            .error()
            .fields.front()
            .field == "after");
  CHECK(city.now()->find("moi") == nullptr);
}

TEST_CASE("the units of Plan 73: 13 wards and 8 communes, each with its five bodies") {
  const auto compiled = plan::compile_folder(HOANHAP_SOURCE_DIR "/programmes/buon-ma-thuot-2018");
  REQUIRE(compiled.plan);
  const auto database = storage::open_scratch();
  REQUIRE(database->write([&](storage::Tx& tx) { return apply_plan(tx, *compiled.plan); }));
  const auto units = Registry::load(*database).value();
  CHECK(units->of_kinds({"ward"}, kPlanDay).size() == 13);
  CHECK(units->of_kinds({"commune"}, kPlanDay).size() == 8);
  const auto city = units->id_of("thanh-pho-bmt");
  for (const auto place : units->places_in(city, kPlanDay)) {
    const auto slug = units->find(place)->slug;
    const struct {
      const char* body;
      const char* line;
    } bodies[] = {
        {"cong-an-", "cong-an-thanh-pho"},  {"hoi-phu-nu-", "hoi-lhpn-thanh-pho"},
        {"doan-thanh-nien-", "thanh-doan"}, {"doi-178-", slug.c_str()},
        {"doi-tinh-nguyen-", slug.c_str()},
    };
    for (const auto& row : bodies) {
      const auto id = units->id_of(row.body + slug);
      REQUIRE(id);
      CHECK(units->place_of(id, kPlanDay) == place);
      CHECK(units->line_parent(id, kPlanDay) == units->id_of(row.line));
    }
    CHECK(units->find(place)->code(kPlanDay).size() == 5);
  }
  // The plan's own spellings find their units.
  for (const auto* typed : {"Thông Nhất", "Cư Ébur", "Cư ÊBur", "Hoà Thuận", "Tân Tiến", "Ea Tam"})
    CHECK_MESSAGE(units->by_name(typed, kPlanDay), typed);
  CHECK(units->by_name("Cư Ébur", kPlanDay)->slug == "cu-ebur");
}
