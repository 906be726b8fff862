#include "disclosure/sums.h"

#include <doctest/doctest.h>

#include <map>
#include <sstream>
#include <string>

using namespace hoanhap::disclosure;

TEST_CASE("which sums may follow which") {
  // Figures by place and period ("a1"), bare ones first; then sums, "!" where one is not let out.
  struct Row {
    const char* name;
    const char* bare;
    const char* sums;
  };
  const Row rows[] = {
      {"a total, then the cells beside it", "", "a1+b1+c1+d1 a1 b1 c1+d1"},
      {"cells, then their total", "", "a1 b1 a1+b1+c1+d1 c1+d1"},
      {"a quarter over its months", "", "a1+b1+c1 a2+b2+c2 a1+b1+c1+a2+b2+c2"},
      {"a ward's quarter crosses the month's total", "", "a1+b1+c1 !a1+a2"},
      {"but not where its months are out", "", "a1+b1+c1 a1 a2 a1+a2"},
      {"the half of it that is out doesn't matter", "", "a1 a1+b1+c1 a1+a2 !b1+b2"},
      {"a correction would show what it corrected", "", "a1+b1+c1 !a9+b1+c1"},
      {"unless everything else is out", "", "a1 b1 c1 a1+b1+c1 a9 a9+b1+c1"},
      {"two groups at once can't be divided", "", "a1+b1 c1+d1 !b1+c1"},
      {"a bare one is never left alone", "a1", "!a1 b1 !a1+b1 a1+b1+c1+d1 !c1+d1"},
      {"nor for the ward beside it", "a1", "!a1+b1 a1+b1+c1"},
      {"nor by its own quarter", "a1", "a2 a3 !a1+a2+a3"},
      {"what nobody below knows keeps it from everybody", "a1", "a1+z1"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.name);
    Sums sums;
    std::map<std::string, int> figures;
    const auto figure = [&](const std::string& name, bool bare) {
      const auto [at, fresh] = figures.try_emplace(name, 0);
      if (fresh) at->second = sums.figure(name[0] == 'z' ? -1 : name[0] - 'a', bare);
      return at->second;
    };
    std::string word;
    for (std::istringstream in(row.bare); in >> word;) figure(word, true);
    for (std::istringstream in(row.sums); in >> word;) {
      CAPTURE(word);
      const bool refused = word[0] == '!';
      std::vector<int> wanted;
      std::istringstream parts(refused ? word.substr(1) : word);
      for (std::string part; std::getline(parts, part, '+');) wanted.push_back(figure(part, false));
      CHECK(sums.admit(wanted) == !refused);
    }
  }
}

TEST_CASE("a sum that is out and doesn't fit ends it: only what follows is let out") {
  Sums sums;
  const int a = sums.figure(0, false), b = sums.figure(1, false), c = sums.figure(2, false);
  sums.note({a, b});
  sums.note({b, c});
  CHECK(sums.admit({a, b}));
  CHECK_FALSE(sums.admit({a}));
  CHECK_FALSE(sums.admit({c}));
}
