// The shipped plan's largest form: what its tables hang together by, and that a month of it, a quarter
// and a correction can be released.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <chrono>
#include <deque>
#include <random>

#include "disclosure/ledger.h"
#include "disclosure/relations.h"
#include "plan/compile.h"

using namespace hoanhap;
using namespace hoanhap::disclosure;

TEST_CASE("Plan 73: police form") {
  const auto compiled = plan::compile_folder(HOANHAP_SOURCE_DIR "/programmes/buon-ma-thuot-2018");
  REQUIRE(compiled.plan);
  const auto& plan = *compiled.plan;
  const auto& form = *plan.form("cong-an-thang");
  MESSAGE(relations_of(form).size() << " relations, " << links_of(plan).size() << " links, family " << family_of(plan, form).size());
  std::mt19937 random(3);
  std::map<std::string, std::vector<std::vector<std::int64_t>>> given;  // [unit][month][slot]
  std::vector<std::vector<std::vector<std::int64_t>>> all(21, std::vector<std::vector<std::int64_t>>(12, std::vector<std::int64_t>(static_cast<std::size_t>(form.slots()), 0)));
  const auto s = [&](const char* id) { return static_cast<std::size_t>(form.element(id)->slot); };
  for (auto& u : all) for (auto& m : u) {
    for (const char* role : {"ban", "mua", "chua", "moi-gioi", "bao-ke"}) for (const char* kind : {"canh-cao", "phat-tien"})
      m[s((std::string("xp-") + role + "-" + kind).c_str())] = random() % 4 == 0 ? static_cast<std::int64_t>(random() % 6) : 0;
    const auto sum = [&](const char* kind) { std::int64_t t = 0; for (const char* role : {"ban", "mua", "chua", "moi-gioi", "bao-ke"}) t += m[s((std::string("xp-") + role + "-" + kind).c_str())]; return t; };
    m[s("xp-canh-cao")] = sum("canh-cao"); m[s("xp-phat-tien")] = sum("phat-tien");
    m[s("xp-nguoi-ban")] = m[s("xp-ban-canh-cao")] + m[s("xp-ban-phat-tien")];
    m[s("xp-nguoi-mua")] = m[s("xp-mua-canh-cao")] + m[s("xp-mua-phat-tien")];
    m[s("xp-vai-tro-khac")] = sum("canh-cao") + sum("phat-tien") - m[s("xp-nguoi-ban")] - m[s("xp-nguoi-mua")];
    for (const char* who : {"ban", "mua", "khac"}) {
      auto left = m[s(who == std::string("khac") ? "xp-vai-tro-khac" : (std::string("xp-nguoi-") + who).c_str())];
      for (const char* age : {"18-24", "25-34"}) { const auto n = left > 0 ? static_cast<std::int64_t>(random() % static_cast<unsigned long>(left + 1)) : 0; m[s((std::string("tuoi-") + who + "-" + age).c_str())] = n; left -= n; }
      m[s((std::string("tuoi-") + who + "-35").c_str())] = left;
    }
    m[s("gt-de-nghi")] = static_cast<std::int64_t>(random() % 3);
  }
  const auto facts = [&](Period period) {
    Facts f; f.form = &form; f.period = period;
    f.parts = period.kind == PeriodKind::month ? std::vector{period} : period.parts(PeriodKind::month);
    for (std::size_t u = 0; u < all.size(); ++u) {
      Facts::Row row{UnitId{static_cast<std::int64_t>(u) + 1}, static_cast<int>(u), {}};
      for (auto p : f.parts) { auto& c = row.parts.emplace_back(); for (auto v : all[u][static_cast<std::size_t>(p.index - 1)]) c.emplace_back(v); }
      f.rows.push_back(row);
    }
    return f;
  };
  std::deque<Facts> kept; std::vector<Table> tables;
  std::vector<Period> periods;
  for (int m = 1; m <= 3; ++m) periods.push_back({PeriodKind::month, 2018, m});
  periods.push_back({PeriodKind::quarter, 2018, 1});
  periods.push_back({PeriodKind::month, 2018, 4});
  periods.push_back({PeriodKind::year, 2018, 1});
  for (auto p : periods) {
    const auto t0 = std::chrono::steady_clock::now();
    Relations r; r[&form] = relations_of(form);
    Ledger ledger(r, {}, 9);
    for (std::size_t i = 0; i < tables.size(); ++i) ledger.add(kept[i], tables[i]);
    kept.push_back(facts(p));
    auto t = ledger.make(kept.back());
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - t0).count();
    if (!t) { MESSAGE(p.code() << " refused " << ms << " ms vars " << ledger.puzzle().variables.size()); kept.pop_back(); continue; }
    int small = 0, comp = 0, shown = 0, zero = 0, tot = 0;
    for (auto& row : t->cells) for (auto& c : row) { if (auto* h = std::get_if<Hidden>(&c)) (h->why == Why::small ? small : comp)++; else if (auto* v = std::get_if<Shown>(&c)) (v->value ? shown : zero)++; }
    for (auto& c : t->total) tot += std::holds_alternative<Hidden>(c);
    MESSAGE(p.code() << " " << ms << " ms, vars " << ledger.puzzle().variables.size() << " small " << small << " complement " << comp << " shown " << shown << " zero " << zero << " totals hidden " << tot << "/" << t->total.size());
    tables.push_back(*t);
  }
}
