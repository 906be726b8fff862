#pragma once

#include <optional>
#include <set>
#include <tuple>

#include "documents/workbook.h"
#include "exchange/model.h"
#include "units/registry.h"

namespace hoanhap::exchange {

// A value typed by a person ("1.234,5", "Có", "27/4/2018"), or written by a program as DHIS2 writes
// it ("1234.5", "true", "2018-04-27").
enum class Hand { person, program };

// The value of one cell as the API's JSON for `element`; nothing when it isn't one. Several choices
// stand with semicolons between; "không có" is none of them. Texts are judged later, by records.
std::optional<std::string> to_cell(const plan::Element& element, const documents::SheetValue& value,
                                   const units::Registry& units, Date as_at, Hand hand,
                                   bool days_from_1904 = false);

// "2018-Q2" or, as DHIS2 writes it, "2018Q2", "201804", "2018S1", "2018"; nothing for other
// periods.
std::optional<Period> period_of(std::string_view code);
std::string dhis2_code(Period period);  // "" for a kind that DHIS2 has no name for

// Puts the values of a file together into reports, in the order in which they come.
class Collector {
 public:
  Collector(const plan::Plan& plan, const units::Registry& units) : plan_(plan), units_(units) {}

  // Where each part of one value stands, and what it says.
  struct Part {
    std::string cell, text;
  };
  struct Subject {
    Part unit, form, period;
  };
  // The report that a row is about; null, with its faults noted, when it names none.
  Report* report(const Subject& subject);
  void put(Report& report, const Part& element, const std::string& cell,
           const documents::SheetValue& value, Hand hand, bool days_from_1904 = false);
  void fault(Fault fault) { contents.faults.push_back(std::move(fault)); }

  Contents contents;

 private:
  const plan::Plan& plan_;
  const units::Registry& units_;
  // By name is a search through all units, and a long table names the same one on every line.
  const units::Unit* unit_named(std::string_view text, Date as_at);
  std::map<std::pair<std::string, Date>, const units::Unit*> named_;
  std::map<std::tuple<std::int64_t, std::string, Period>, std::size_t> known_;
};

}  // namespace hoanhap::exchange
