#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "city.h"

namespace hoanhap::test {

// What one report said, as the test typed it: whole numbers and ticked choices by element.
struct Said {
  std::map<std::string, std::int64_t> numbers;
  std::map<std::string, std::set<std::string>> choices;
};

// One duty of the year, and what the test itself knows of it; nothing here is read back.
struct Account {
  std::int64_t obligation = 0, record = 0;
  std::string unit, place, form, period, decider, last_timely;
  std::string version = "0";
  bool base = false;  // of the form's own rhythm; the longer reports are views of these
  bool waived = false;
  std::optional<Said> sent, accepted;
};

// A simulated 2018 of Plan 73: a fresh activation of the real plan, then every unit reports through
// the API on the day that its fate says: in time, late, never, waived, returned and corrected,
// corrected after it was accepted, never decided. The figures typed are the demo's, so that they
// pass the forms' checks; what they add up to is the test's own business.
//
// Owner: one test, which calls `play` once.
class Year {
 public:
  Year();
  void play();

  City city;
  std::vector<Account> accounts;
  std::map<std::string, int> fates;  // how often each happened
  int requests = 0;

  // The labour office's and the province's reports, and wards' longer ones: what the test reckoned
  // from its own list at the moment of presenting, against what the record says afterwards.
  struct Promise {
    std::int64_t record = 0;
    std::string who, element;
    std::optional<std::int64_t> expected;
  };
  std::vector<Promise> promises;

 private:
  void read_duties();
  void plan_fates();
  void at(const std::string& day, int hour, std::function<void()> act);
  void submit(Account& account, int correction);
  void decide(Account& account, const std::string& step);
  void promise(const Account& account);

  std::map<std::string, std::string> officer_, decider_;  // login by unit
  std::multimap<std::string, std::function<void()>> agenda_;
};

// ---- arithmetic on the list above, on purpose as plain as a child would do it

// The base periods in `period`, in their order: "2018-H1" of a quarterly form is Q1 and Q2.
std::vector<std::string> parts_of(const std::string& period, const std::string& base);

// Over time; over units it is always a sum. `last` is each unit's last figure of the period.
enum class Over { sum, last };
using Which = std::optional<Said> Account::*;
// Nothing where nobody gave a figure. `unit` "" is everybody.
std::optional<std::int64_t> add_up(const std::vector<Account>& accounts, const std::string& form,
                                   const std::string& period, const std::string& element, Over over,
                                   Which which, const std::string& unit = "");
int count_reports(const std::vector<Account>& accounts, const std::string& form,
                  const std::string& period, Which which);

}  // namespace hoanhap::test
