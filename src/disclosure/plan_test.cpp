// The shipped plan's police form: the largest family of figures, with every kind of relation.
#include <doctest/doctest.h>

#include <algorithm>
#include <deque>
#include <random>

#include "disclosure/ledger.h"
#include "disclosure/relations.h"
#include "plan/compile.h"

using namespace hoanhap;
using namespace hoanhap::disclosure;

namespace {

// Months of 21 wards' police that every check accepts: mostly zeros and small counts.
class Police {
 public:
  explicit Police(const plan::Form& form) : form_(form) {}
  Facts month(Period period, std::size_t wards) {
    Facts facts;
    facts.form = &form_;
    facts.period = period;
    facts.parts = {period};
    for (std::size_t u = 0; u < wards; ++u) {
      Facts::Row row{UnitId{static_cast<std::int64_t>(u) + 1}, static_cast<int>(u), {{}}};
      for (const auto value : report()) row.parts[0].emplace_back(value);
      facts.rows.push_back(std::move(row));
    }
    return facts;
  }

 private:
  std::size_t slot(const std::string& id) const {
    const auto* element = form_.element(id);
    REQUIRE_MESSAGE(element, id);
    return static_cast<std::size_t>(element->slot);
  }
  std::int64_t below(std::int64_t n) {
    return static_cast<std::int64_t>(random_() % static_cast<unsigned>(n));
  }
  std::vector<std::int64_t> report() {
    std::vector<std::int64_t> cells(static_cast<std::size_t>(form_.slots()), 0);
    const auto at = [&](const std::string& id) -> std::int64_t& { return cells[slot(id)]; };
    for (const std::string kind : {"canh-cao", "phat-tien"})
      for (const std::string role : {"ban", "mua", "chua", "moi-gioi", "bao-ke"}) {
        const auto people = below(4) == 0 ? below(6) : 0;
        at("xp-" + role + "-" + kind) = people;
        at("xp-" + kind) += people;
        const bool other = role != "ban" && role != "mua";
        at(other ? "xp-vai-tro-khac" : "xp-nguoi-" + role) += people;
      }
    for (const std::string who : {"ban", "mua", "khac"}) {
      auto left = at(who == "khac" ? "xp-vai-tro-khac" : "xp-nguoi-" + who);
      for (const std::string age : {"18-24", "25-34"}) {
        at("tuoi-" + who + "-" + age) = below(left + 1);
        left -= at("tuoi-" + who + "-" + age);
      }
      at("tuoi-" + who + "-35") = left;
    }
    return cells;
  }
  const plan::Form& form_;
  std::mt19937 random_{73};
};

}  // namespace

TEST_CASE("Plan 73: which checks a reader can compute with, and which forms state one fact") {
  const auto compiled = plan::compile_folder(HOANHAP_SOURCE_DIR "/programmes/buon-ma-thuot-2018");
  REQUIRE(compiled.plan);
  const auto& plan = *compiled.plan;
  const auto& police = *plan.form("cong-an-thang");
  const auto relations = relations_of(police);
  int equal = 0, at_least = 0;
  for (const auto& r : relations) (r.kind == Relation::Kind::equal ? equal : at_least) += 1;
  CHECK(equal == 8);  // warned, fined, two roles, their sum, three sets of age bands
  CHECK(at_least >= 3);
  std::vector<std::string> family;
  for (const auto* form : family_of(plan, police)) family.push_back(form->id);
  // Who counts the same people, and everything that is added up from it, to the province.
  for (const auto* id :
       {"bao-cao-phuong-xa", "bao-cao-tinh", "cong-an-nhanh", "cong-an-nhanh-thanh-pho",
        "cong-an-thang", "cong-an-tong-hop", "tong-hop-thanh-pho"})
    CHECK_MESSAGE(std::find(family.begin(), family.end(), id) != family.end(), id);
  CHECK(std::find(family.begin(), family.end(), "ke-hoach-don-vi") == family.end());
}

TEST_CASE("Plan 73: two months of the police, with age bands, roles and kinds of sanction") {
  const auto compiled = plan::compile_folder(HOANHAP_SOURCE_DIR "/programmes/buon-ma-thuot-2018");
  REQUIRE(compiled.plan);
  const auto& form = *compiled.plan->form("cong-an-thang");
  const Relations relations{{&form, relations_of(form)}};
  Police police(form);
  std::deque<Facts> facts;
  std::vector<Table> tables;
  for (int m = 1; m <= 2; ++m) {
    Ledger ledger(relations, {}, 9);
    for (std::size_t i = 0; i < tables.size(); ++i) ledger.add(facts[i], tables[i]);
    facts.push_back(police.month({PeriodKind::month, 2018, m}, 8));
    const auto table = ledger.make(facts.back());
    REQUIRE(table);
    tables.push_back(*table);
    CHECK(exposed(ledger.puzzle()).empty());
    int shown = 0;
    for (const auto& row : table->cells)
      for (const auto& cell : row)
        if (const auto* number = std::get_if<Shown>(&cell)) {
          CHECK((number->value == 0 || number->value >= 5));
          ++shown;
        }
    CHECK(shown > 0);
  }
}
