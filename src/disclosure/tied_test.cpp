// What follows people is released with them, and tells no more of them than they do.
#include "disclosure/tied.h"

#include <doctest/doctest.h>

#include <array>
#include <deque>
#include <random>

#include "disclosure/ledger.h"
#include "disclosure/testing_solver.h"

using namespace hoanhap;
using namespace hoanhap::disclosure;
using testing::Between;
using testing::Solver;

namespace {

const auto kMonths = Period::all_in(2018, PeriodKind::month);
constexpr Period kQ1{PeriodKind::quarter, 2018, 1};

plan::Element element(std::string id, int slot, bool people,
                      std::vector<std::string> tells_of = {}) {
  plan::Element e;
  e.id = std::move(id);
  e.type = people ? plan::ElementType::whole : plan::ElementType::money;
  e.slot = slot;
  e.over_time = plan::OverTime::sum;
  e.over_units = plan::OverUnits::sum;
  e.counts_people = people;
  e.tells_of = std::move(tells_of);
  e.held = true;
  return e;
}

// Two roles, both together, and the money of all.
plan::Form police() {
  plan::Form f;
  f.id = "police";
  f.base = PeriodKind::month;
  f.elements = {element("x", 0, true), element("y", 1, true), element("all", 2, true),
                element("money", 3, false, {"x", "y", "all"})};
  return f;
}

using Given = std::vector<std::vector<std::vector<std::int64_t>>>;  // [unit][month][slot]

Facts facts_of(const plan::Form& form, Period period, const Given& given) {
  Facts facts{&form, period, {}, {}, {}};
  facts.parts = period.kind == form.base ? std::vector{period} : period.parts(form.base);
  for (std::size_t u = 0; u < given.size(); ++u) {
    Facts::Row row{UnitId{static_cast<std::int64_t>(u) + 1}, static_cast<int>(u), {}};
    for (const auto part : facts.parts) {
      auto& cells = row.parts.emplace_back();
      const auto m = static_cast<std::size_t>(part.index) - 1;
      if (m < given[u].size())
        for (const auto value : given[u][m]) cells.emplace_back(value);
    }
    facts.rows.push_back(std::move(row));
  }
  return facts;
}

// Every release so far, and the next one made against them.
class Desk {
 public:
  explicit Desk(const plan::Form& form, Relations relations = {})
      : form_(form), relations_(std::move(relations)) {
    plan_.forms = {form};
  }
  const Table* release(Period period, const Given& given, std::uint64_t key) {
    Ledger ledger(relations_, {}, key);
    Tied tied({{&form_, ties_of(plan_, form_)}});
    for (std::size_t i = 0; i < tables.size(); ++i) {
      ledger.add(facts[i], tables[i]);
      tied.remember(facts[i], tables[i]);
    }
    facts.push_back(facts_of(form_, period, given));
    auto table = ledger.make(facts.back());
    if (!table) {
      facts.pop_back();
      return nullptr;
    }
    tied.add_columns(facts.back(), *table);
    tables.push_back(*std::move(table));
    return &tables.back();
  }
  std::deque<Facts> facts;
  std::deque<Table> tables;

 private:
  const plan::Form& form_;
  plan::Plan plan_;
  Relations relations_;
};

std::string money(const Table& table) {
  std::string out;
  const auto at = static_cast<std::size_t>(table.element("money"));
  for (const auto& row : table.cells) out += display_vi(row[at], false) + " ";
  return out + "| " + display_vi(table.total[at], false);
}

// Fines of each role, from and to; nobody has to know them for the release.
constexpr std::array<std::pair<std::int64_t, std::int64_t>, 2> kFine = {{{3, 5}, {10, 14}}};

// The reader's notes. Everything ever released, what the marks mean, how cells add up; if he knows
// of money, also every sum of money shown and what a fine can be. `insider`: knows his own figures.
class Reader {
 public:
  Reader(bool knows_money, int insider) : knows_money_(knows_money), insider_(insider) {}

  void read(const Facts& facts, const Given& given, const Table& table) {
    std::vector<std::size_t> months;
    for (const auto part : facts.parts)
      if (const auto m = static_cast<std::size_t>(part.index) - 1; m < given[0].size())
        months.push_back(m);
    for (std::size_t e = 0; e < 4; ++e) {
      Between column{{}, 0, 0};
      std::int64_t sum = 0;
      for (std::size_t u = 0; u < given.size(); ++u) {
        Between cell{{}, 0, 0};
        std::int64_t truth = 0;
        for (const auto m : months) {
          add(cell, u, m, e, given);
          truth += given[u][m][e];
        }
        column.terms.insert(column.terms.end(), cell.terms.begin(), cell.terms.end());
        sum += truth;
        told(std::move(cell), truth, table.cells[u][e], true, e);
      }
      told(std::move(column), sum, table.total[e], false, e);
    }
  }
  // Figures as they were when last read.
  std::size_t figure(std::size_t u, std::size_t m, std::size_t e, const Given& given) {
    const auto value = given[u][m][e];
    const auto [at, fresh] = known_.try_emplace({u, m, e, value}, 0);
    if (!fresh) return at->second;
    const bool own = static_cast<int>(u) == insider_;
    at->second = solver.unknown(own ? value : 0, own ? value : e == 3 ? 1000 : 40);
    if (e == 3 && knows_money_)
      solver.know({{{at->second, 1},
                    {figure(u, m, 0, given), -kFine[0].first},
                    {figure(u, m, 1, given), -kFine[1].first}},
                   0,
                   1'000'000});
    if (e == 3 && knows_money_)
      solver.know({{{at->second, -1},
                    {figure(u, m, 0, given), kFine[0].second},
                    {figure(u, m, 1, given), kFine[1].second}},
                   0,
                   1'000'000});
    return at->second;
  }
  Solver solver;

 private:
  // All = x + y, so it needs no unknown of its own.
  void add(Between& sum, std::size_t u, std::size_t m, std::size_t e, const Given& given) {
    if (e != 2) {
      sum.terms.emplace_back(figure(u, m, e, given), 1);
    } else {
      sum.terms.emplace_back(figure(u, m, 0, given), 1);
      sum.terms.emplace_back(figure(u, m, 1, given), 1);
    }
  }
  void told(Between sum, std::int64_t truth, const Cell& cell, bool unit, std::size_t e) {
    if (e == 3 && !knows_money_) return;
    if (const auto* shown = std::get_if<Shown>(&cell)) {
      sum.least = sum.most = shown->value;
    } else if (const auto* hidden = std::get_if<Hidden>(&cell); hidden && e != 3) {
      sum.least = hidden->why == Why::small ? 1 : unit && truth >= 5 ? 5 : 0;
      sum.most = hidden->why == Why::small ? 4 : 1'000'000;
    } else {
      return;
    }
    solver.know(std::move(sum));
  }

  bool knows_money_;
  int insider_;
  std::map<std::tuple<std::size_t, std::size_t, std::size_t, std::int64_t>, std::size_t> known_;
};

}  // namespace

TEST_CASE("money is shown and hidden with the people it tells of") {
  const auto form = police();
  Desk desk(form);
  // x, y, all, money: of the first ward 1 y (a fine of 12), and so on.
  const auto* table = desk.release(
      kMonths[0],
      {{{0, 1, 1, 12}}, {{7, 8, 15, 130}}, {{9, 9, 18, 150}}, {{6, 6, 12, 101}}, {{0, 0, 0, 0}}},
      7);
  REQUIRE(table);
  const auto at = [&](int unit, const char* id) { return table->at(UnitId{unit}, id); };
  for (int unit = 1; unit <= 5; ++unit) {
    CAPTURE(unit);
    bool hidden = false;
    for (const char* id : {"x", "y", "all"})
      hidden = hidden || std::holds_alternative<Hidden>(at(unit, id));
    CHECK(std::holds_alternative<Hidden>(at(unit, "money")) == hidden);
  }
  CHECK(at(1, "money") == Cell(Hidden{Why::complement}));  // never "<5": it counts nobody
  CHECK(at(5, "money") == Cell(Shown{0}));
  CHECK(table->total_of("money") == Cell(Shown{393}));
}

TEST_CASE(
    "money of people of another period is hidden where nobody is counted, and from its total") {
  const auto form = police();
  const auto first = [&](const Given& given) {
    Desk desk(form);
    const auto* table = desk.release(kMonths[0], given, 7);
    REQUIRE(table);
    return money(*table);
  };
  // Collected in this month of somebody fined before: 12 says who that was.
  CHECK(first({{{0, 0, 0, 12}}, {{7, 8, 15, 130}}, {{9, 9, 18, 150}}}) == "… 130 150 | …");
  CHECK(first({{{0, 0, 0, 12}}, {{0, 0, 0, 4}}, {{9, 9, 18, 150}}}) == "… … 150 | …");
  // Three such: each of them still faces two others.
  CHECK(first({{{0, 0, 0, 12}}, {{0, 0, 0, 4}}, {{0, 0, 0, 3}}, {{9, 9, 18, 150}}}) ==
        "… … … 150 | 169");
  CHECK(first({{{7, 8, 15, 0}}, {{9, 9, 18, 150}}}) == "0 150 | 150");
}

TEST_CASE("a quarter gives no month of the money back, a correction no fine") {
  const auto form = police();
  Given given{{{8, 8, 16, 140}, {0, 0, 0, 0}},
              {{9, 9, 18, 150}, {0, 0, 0, 12}},
              {{7, 8, 15, 130}, {0, 0, 0, 4}},
              {{7, 9, 16, 130}, {0, 0, 0, 3}}};
  Desk desk(form);
  CHECK(money(*desk.release(kMonths[0], given, 1)) == "140 150 130 130 | 550");
  CHECK(money(*desk.release(kMonths[1], given, 2)) == "0 … … … | 19");
  CHECK(money(*desk.release(kQ1, given, 3)) == "140 … … … | 569");
  given[1][1][3] = 15;
  CHECK(money(*desk.release(kMonths[1], given, 4)) == "0 … … … | …");  // 22 - 19: a fine of 3
  CHECK(money(*desk.release(kQ1, given, 5)) == "140 … … … | …");
}

TEST_CASE("a reader who knows what fines there are learns nothing from the money") {
  const auto form = police();
  const Relations relations{{&form, {{{{0, 1}, {1, 1}, {2, -1}}, 0, Relation::Kind::equal}}}};
  std::mt19937 random(73);
  const auto below = [&](std::int64_t n) {
    return static_cast<std::int64_t>(random() % static_cast<unsigned>(n));
  };
  int shown = 0, undecided = 0, asked = 0;
  for (int round = 0; round < 10; ++round) {
    const std::size_t units = 3 + random() % 3;
    Given given(units, std::vector<std::vector<std::int64_t>>(2, std::vector<std::int64_t>(4)));
    const auto fill = [&](std::vector<std::int64_t>& cells) {
      cells[0] = below(4) == 0 ? below(5) : 5 + below(6);
      cells[1] = below(4) == 0 ? below(5) : 5 + below(6);
      cells[2] = cells[0] + cells[1];
      cells[3] = 0;
      for (std::size_t role = 0; role < 2; ++role)
        for (std::int64_t i = 0; i < cells[role]; ++i)
          cells[3] += kFine[role].first + below(kFine[role].second - kFine[role].first + 1);
    };
    for (auto& unit : given)
      for (auto& month : unit) fill(month);
    std::vector<Period> periods{kMonths[0], kMonths[1], kQ1, kMonths[0]};
    std::shuffle(periods.begin(), periods.end(), random);
    Desk desk(form, relations);
    std::vector<Reader> without, with;
    for (int insider = -1; insider < static_cast<int>(units); ++insider) {
      without.emplace_back(false, insider);
      with.emplace_back(true, insider);
    }
    for (const auto period : periods) {
      if (below(3) == 0) fill(given[random() % units][random() % 2]);
      const auto* table = desk.release(period, given, random());
      if (!table) continue;
      for (auto* readers : {&without, &with})
        for (auto& reader : *readers) reader.read(desk.facts.back(), given, *table);
      for (const auto& row : table->cells) shown += std::holds_alternative<Shown>(row[3]) ? 1 : 0;
      shown += std::holds_alternative<Shown>(table->total[3]) ? 1 : 0;
    }
    for (std::size_t i = 0; i < with.size(); ++i)
      for (std::size_t u = 0; u < units; ++u)
        for (std::size_t m = 0; m < 2; ++m)
          for (std::size_t role = 0; role < 2; ++role) {
            const auto a = without[i].figure(u, m, role, given);
            const auto b = with[i].figure(u, m, role, given);
            for (std::int64_t value = 0; value <= 7; ++value) {
              const auto counts = without[i].solver.possible(a, value);
              const auto both = with[i].solver.possible(b, value);
              ++asked;
              if (!counts || !both)
                ++undecided;
              else
                CHECK_MESSAGE(*counts == *both, "round " << round << " reader " << i << " unit "
                                                         << u << " month " << m << " value "
                                                         << value);
            }
          }
  }
  MESSAGE(shown << " sums of money shown; " << asked << " questions, " << undecided
                << " undecided");
  CHECK(shown > 20);
  CHECK(undecided * 50 <= asked);
}

TEST_CASE("the same reader does learn where money is shown beside a hidden count") {
  Given given{{{1, 0, 1, 4}}, {{9, 9, 18, 150}}, {{8, 8, 16, 140}}, {{7, 7, 14, 120}}};
  const auto form = police();
  Desk desk(form);
  auto table = *desk.release(kMonths[0], given, 3);
  Reader before(true, -1), after(true, -1);
  before.read(desk.facts.back(), given, table);
  CHECK(before.solver.possible(before.figure(0, 0, 0, given), 2) == true);
  table.cells[0][3] = Shown{4};
  after.read(desk.facts.back(), given, table);
  CHECK(after.solver.possible(after.figure(0, 0, 0, given), 1) == true);
  CHECK(after.solver.possible(after.figure(0, 0, 0, given), 2) == false);
}
