#include "disclosure/ledger.h"

#include <doctest/doctest.h>

#include <chrono>
#include <deque>
#include <random>

#include "disclosure/testing_attacker.h"

using namespace hoanhap;
using namespace hoanhap::disclosure;

namespace {

plan::Element people(std::string id, int slot, plan::OverTime time = plan::OverTime::sum) {
  plan::Element e;
  e.id = std::move(id);
  e.slot = slot;
  e.over_time = time;
  e.over_units = plan::OverUnits::sum;
  e.counts_people = true;
  return e;
}

plan::Form form_of(std::string id, PeriodKind base, std::vector<plan::Element> elements) {
  plan::Form f;
  f.id = std::move(id);
  f.base = base;
  f.elements = std::move(elements);
  return f;
}

// What the wards gave: [unit][base period][slot], -1 for blank.
using Given = std::vector<std::vector<std::vector<std::int64_t>>>;

Facts facts_of(const plan::Form& form, Period period, const std::vector<Period>& all,
               const Given& given, std::int64_t first_unit = 1) {
  Facts facts;
  facts.form = &form;
  facts.period = period;
  facts.parts = period.kind == form.base ? std::vector{period} : period.parts(form.base);
  for (std::size_t u = 0; u < given.size(); ++u) {
    Facts::Row row;
    row.unit = UnitId{first_unit + static_cast<std::int64_t>(u)};
    row.place = static_cast<int>(u);
    for (const auto part : facts.parts) {
      const auto at =
          static_cast<std::size_t>(std::find(all.begin(), all.end(), part) - all.begin());
      auto& cells = row.parts.emplace_back();
      for (const auto v : given[u][at]) cells.emplace_back(v < 0 ? std::nullopt : std::optional(v));
    }
    facts.rows.push_back(std::move(row));
  }
  return facts;
}

// One letter a cell: a number as it is, "<" for "<5", "*" for "…", "-" for blank.
std::string draw(const Table& table) {
  std::string out;
  const auto line = [&](const std::vector<Cell>& cells) {
    for (const auto& cell : cells) {
      const auto text = display_vi(cell, false);
      out += (text == "…" ? "*" : text == "<5" ? "<" : text.empty() ? "-" : text) + " ";
    }
    out.back() = '/';
  };
  for (const auto& row : table.cells) line(row);
  line(table.total);
  out.pop_back();
  return out;
}

const auto kQuarters = Period::all_in(2018, PeriodKind::quarter);
const auto kMonths = Period::all_in(2018, PeriodKind::month);
constexpr Period kH1{PeriodKind::half_year, 2018, 1};
constexpr Period kYear{PeriodKind::year, 2018, 1};

Given quarters(const std::vector<std::vector<std::int64_t>>& units) {
  Given given;
  for (const auto& u : units) {
    auto& rows = given.emplace_back();
    for (const auto v : u) rows.push_back({v});
  }
  return given;
}

Table released(Ledger& ledger, const Facts& facts) {
  auto table = ledger.make(facts);
  REQUIRE_MESSAGE(table.has_value(), table.error().type);
  CHECK(testing::attack(ledger.puzzle()).empty());
  return *table;
}

}  // namespace

TEST_CASE("one quarter: small cells, complements, blank and zero") {
  const auto form = form_of("f", PeriodKind::quarter, {people("a", 0)});
  Ledger ledger({}, {}, 1);
  const auto facts =
      facts_of(form, kQuarters[0], kQuarters, quarters({{3}, {0}, {-1}, {20}, {30}, {40}}));
  const auto table = released(ledger, facts);
  const auto text = draw(table);
  CHECK(text.substr(0, 6) == "</0/-/");
  CHECK(std::count(text.begin(), text.end(), '*') == 2);  // against each other's ward as well
  CHECK(text.ends_with("/93"));
  CHECK(table.json().find("[3]") == std::string::npos);
  const auto again = Table::parse(table.json());
  REQUIRE(again.has_value());
  CHECK(*again == table);
}

TEST_CASE("the half-year gives no quarter back") {
  const auto form = form_of("f", PeriodKind::quarter, {people("a", 0)});
  const auto given = quarters({{3, 10}, {6, 8}, {7, 9}, {12, 11}});
  std::deque<Facts> facts;
  std::vector<Table> tables;
  for (const Period period : {kQuarters[0], kQuarters[1], kH1}) {
    Ledger ledger({}, {}, 5);
    for (std::size_t i = 0; i < tables.size(); ++i) ledger.add(facts[i], tables[i]);
    facts.push_back(facts_of(form, period, kQuarters, given));
    tables.push_back(released(ledger, facts.back()));
  }
  CHECK(draw(tables[0]).starts_with("</"));
  CHECK(draw(tables[1]) == "10/8/9/11/38");
  // 3 + 10: shown, it would say that the first quarter was 3.
  CHECK(draw(tables[2]).starts_with("*/"));
}

TEST_CASE("a correction: what was hidden stays hidden, and no difference is shown") {
  const auto form = form_of("f", PeriodKind::quarter, {people("a", 0)});
  const auto before = facts_of(form, kQuarters[0], kQuarters, quarters({{6}, {10}, {20}, {30}}));
  Ledger first({}, {}, 5);
  const auto old = released(first, before);
  CHECK(draw(old) == "6/10/20/30/66");
  SUBCASE("a visible cell becomes small: its total goes, since everything else is known") {
    const auto after = facts_of(form, kQuarters[0], kQuarters, quarters({{3}, {10}, {20}, {30}}));
    Ledger second({}, {}, 6);
    second.add(before, old);
    CHECK(draw(released(second, after)) == "</10/20/30/*");
  }
  SUBCASE("nothing changed: the same table") {
    Ledger second({}, {}, 6);
    second.add(before, old);
    CHECK(draw(released(second, before)) == draw(old));
  }
  SUBCASE("hidden before, 7 now: it stays hidden") {
    const auto small = facts_of(form, kQuarters[0], kQuarters, quarters({{3}, {10}, {20}, {30}}));
    Ledger a({}, {}, 6);
    const auto with_small = released(a, small);
    const auto after = facts_of(form, kQuarters[0], kQuarters, quarters({{7}, {10}, {20}, {30}}));
    Ledger b({}, {}, 7);
    b.add(small, with_small);
    const auto again = released(b, after);
    CHECK(std::holds_alternative<Hidden>(again.at(UnitId{1}, "a")));
    for (std::size_t r = 0; r < 4; ++r)
      if (std::holds_alternative<Hidden>(with_small.cells[r][0]))
        CHECK(std::holds_alternative<Hidden>(again.cells[r][0]));
  }
  SUBCASE("a late ward with a small count: the total goes, or it would be the difference") {
    const auto late =
        facts_of(form, kQuarters[0], kQuarters, quarters({{6}, {10}, {20}, {30}, {2}}));
    Ledger second({}, {}, 6);
    second.add(before, old);
    CHECK(draw(released(second, late)) == "6/10/20/30/</*");
  }
}

TEST_CASE("four quarters of one and a year of four: the year's mark does not say so") {
  const auto form = form_of("f", PeriodKind::quarter, {people("a", 0)});
  const auto given = quarters({{1, 1, 1, 1}, {20, 20, 20, 20}, {30, 30, 30, 30}, {40, 40, 40, 40}});
  std::deque<Facts> facts;
  std::vector<Table> tables;
  for (const Period period : {kQuarters[0], kQuarters[1], kQuarters[2], kQuarters[3], kYear}) {
    Ledger ledger({}, {}, 5);
    for (std::size_t i = 0; i < tables.size(); ++i) ledger.add(facts[i], tables[i]);
    facts.push_back(facts_of(form, period, kQuarters, given));
    tables.push_back(released(ledger, facts.back()));
  }
  CHECK(draw(tables[4]).starts_with("*/"));
}

TEST_CASE("two forms that state one fact can't be subtracted from each other") {
  const auto police = form_of("police", PeriodKind::month, {people("fined", 0)});
  const auto ward = form_of("ward", PeriodKind::quarter, {people("fined", 0)});
  const std::vector<Link> links{{&ward, 0, {{&police, 0}}, Link::Kind::same}};
  Given months, sums;
  const std::vector<std::vector<std::int64_t>> values = {
      {1, 1, 1}, {5, 6, 7}, {8, 5, 9}, {10, 6, 5}, {0, 0, 9}};
  for (const auto& v : values) {
    months.push_back({{v[0]}, {v[1]}, {v[2]}});
    sums.push_back({{v[0] + v[1] + v[2]}});
  }
  const Period q1 = kQuarters[0];
  const auto first = facts_of(police, q1, kMonths, months, 100);
  Ledger one({}, links, 5);
  const auto a = released(one, first);
  const auto second = facts_of(ward, q1, kQuarters, sums);
  Ledger two({}, links, 77);
  two.add(first, a);
  const auto b = released(two, second);
  for (std::size_t r = 0; r < values.size(); ++r)
    CHECK(std::holds_alternative<Hidden>(a.cells[r][0]) ==
          std::holds_alternative<Hidden>(b.cells[r][0]));
}

TEST_CASE("a part tells nothing of a whole that is hidden, nor a whole of a hidden part") {
  const auto ward = form_of("ward", PeriodKind::quarter, {people("met", 0)});
  const auto unions = form_of("union", PeriodKind::quarter, {people("met", 0)});
  const std::vector<Link> links{{&unions, 0, {{&ward, 0}}, Link::Kind::part}};
  const Period q1 = kQuarters[0];
  // The ward met 6, of whom its union met 5; hidden ones beside them.
  const Given wholes = {{{6}}, {{4}}, {{3}}, {{9}}, {{0}}},
              parts = {{{5}}, {{4}}, {{1}}, {{0}}, {{0}}};
  const auto first = facts_of(ward, q1, kQuarters, wholes);
  Ledger one({}, links, 5);
  const auto a = released(one, first);
  const auto second = facts_of(unions, q1, kQuarters, parts, 100);
  Ledger two({}, links, 77);
  two.add(first, a);
  const auto b = released(two, second);
  CHECK(exposed(two.puzzle()).empty());
  CHECK(std::holds_alternative<Hidden>(b.cells[1][0]));
  CHECK(std::holds_alternative<Hidden>(b.cells[2][0]));
}

// An adversary with his own notes: he reads every table ever released, knows which figures changed
// and what the marks mean, and writes his own equations. Shares nothing with the ledger but the
// released tables and the truth.
namespace {

class Notebook {
 public:
  void read(const Facts& facts, const Given& given, const std::vector<Period>& all,
            const Table& table) {
    for (std::size_t e = 0; e < table.elements.size(); ++e) {
      std::vector<Term> column;
      for (std::size_t u = 0; u < given.size(); ++u) {
        std::vector<Term> terms;
        std::int64_t sum = 0;
        for (std::size_t p = 0; p < all.size(); ++p) {
          if (std::find(facts.parts.begin(), facts.parts.end(), all[p]) == facts.parts.end())
            continue;
          terms.push_back({figure(u, p, e, given[u][p][e]), 1});
          sum += given[u][p][e];
        }
        column.push_back({cell(terms, sum, static_cast<int>(u), table.cells[u][e]), 1});
      }
      std::int64_t total = 0;
      for (const auto& t : column)
        total += puzzle_.variables[static_cast<std::size_t>(t.variable)].truth;
      cell(column, total, -1, table.total[e]);
    }
  }
  void also(const Facts& facts, const Given& given,
            const std::vector<Period>& all) {  // element 2 = element 0 + element 1
    for (std::size_t u = 0; u < given.size(); ++u)
      for (std::size_t p = 0; p < all.size(); ++p)
        if (std::find(facts.parts.begin(), facts.parts.end(), all[p]) != facts.parts.end())
          puzzle_.equations.push_back({{{figure(u, p, 0, given[u][p][0]), 1},
                                        {figure(u, p, 1, given[u][p][1]), 1},
                                        {figure(u, p, 2, given[u][p][2]), -1}},
                                       0});
  }
  std::set<std::string> recovered() const { return testing::attack(puzzle_, 3000); }

 private:
  int add(std::int64_t truth, int owner) {
    Variable v;
    v.truth = truth;
    v.owner = owner;
    puzzle_.variables.push_back(v);
    return static_cast<int>(puzzle_.variables.size()) - 1;
  }
  int figure(std::size_t u, std::size_t p, std::size_t e, std::int64_t value) {
    const auto [at, fresh] = figures_.try_emplace({u, p, e}, 0);
    if (fresh || puzzle_.variables[static_cast<std::size_t>(at->second)].truth != value)
      at->second = add(value, static_cast<int>(u));
    return at->second;
  }
  int cell(const std::vector<Term>& terms, std::int64_t value, int owner, const Cell& seen) {
    int i = terms.size() == 1 && owner >= 0 ? terms[0].variable : add(value, owner);
    if (terms.size() != 1 || owner < 0) {
      Equation sum{terms, 0};
      sum.terms.push_back({i, -1});
      puzzle_.equations.push_back(sum);
    }
    auto& v = puzzle_.variables[static_cast<std::size_t>(i)];
    if (const auto* shown = std::get_if<Shown>(&seen)) {
      CHECK(shown->value == value);
      v.known = Known::fixed;
    } else if (const auto* hidden = std::get_if<Hidden>(&seen)) {
      v.guard = value >= 1 && value <= 4 && owner >= 0 ? Guard::insiders : Guard::readers;
      if (hidden->why == Why::small) v.domain = {1, 4, false};
      if (hidden->why == Why::complement && owner >= 0 && value >= 5)
        v.domain = {5, Domain::kMost, false};
    }
    return i;
  }
  Puzzle puzzle_;
  std::map<std::tuple<std::size_t, std::size_t, std::size_t>, int> figures_;  // as last read
};

}  // namespace

TEST_CASE("adversary: months, quarters, half-years, years and corrections in any order") {
  std::mt19937 random(73);
  int released = 0, refused = 0;
  for (int round = 0; round < 6; ++round) {
    const bool parts = round % 2 == 1;  // with element 2 = element 0 + element 1
    auto form = form_of("f", PeriodKind::month, {people("a", 0), people("b", 1), people("c", 2)});
    if (!parts) form.elements.resize(1);
    Relations relations;
    if (parts) relations[&form] = {{{{0, 1}, {1, 1}, {2, -1}}, 0, Relation::Kind::equal}};
    const std::size_t units = 3 + random() % 3;
    Given given(units, std::vector<std::vector<std::int64_t>>(
                           12, std::vector<std::int64_t>(parts ? 3 : 1)));
    const auto fill = [&](std::vector<std::int64_t>& cells) {
      for (std::size_t e = 0; e < std::min<std::size_t>(cells.size(), 2); ++e)
        cells[e] = random() % 4 == 0 ? 0 : static_cast<std::int64_t>(random() % 14);
      if (parts) cells[2] = cells[0] + cells[1];
    };
    for (auto& u : given)
      for (auto& m : u) fill(m);
    std::vector<Period> periods;
    for (std::size_t i = 0; i < 4; ++i) periods.push_back(kMonths[i]);
    periods.insert(periods.end(), {kQuarters[0], kH1, kQuarters[0], kMonths[1]});
    std::shuffle(periods.begin(), periods.end(), random);
    std::deque<Facts> facts;
    std::vector<Table> tables;
    Notebook notebook;
    for (const auto period : periods) {
      if (random() % 3 == 0) fill(given[random() % units][random() % 6]);
      Ledger ledger(relations, {}, random());
      for (std::size_t i = 0; i < tables.size(); ++i) ledger.add(facts[i], tables[i]);
      auto now = facts_of(form, period, kMonths, given);
      const auto table = ledger.make(now);
      if (!table) {
        CHECK(table.error().type == "would-disclose");
        ++refused;
        continue;
      }
      ++released;
      facts.push_back(std::move(now));
      tables.push_back(*table);
      notebook.read(facts.back(), given, kMonths, tables.back());
      if (parts) notebook.also(facts.back(), given, kMonths);
      const auto found = notebook.recovered();
      CHECK_MESSAGE(found.empty(), "round " << round << " " << period.code() << ": "
                                            << (found.empty() ? "" : *found.begin()));
    }
  }
  MESSAGE(released << " released, " << refused << " refused");
  CHECK(refused * 5 <= released);
}
