// Any bytes as a table of figures: CSV or a DHIS2 data value set. Refused in words, or read with
// every fault at its cell; what was read fits its form, and a table written again reads the same.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "core/json.h"
#include "documents/testing.h"
#include "exchange/csv.h"
#include "exchange/read.h"

using namespace hoanhap;
using namespace hoanhap::exchange;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

const plan::Plan& small_plan() {
  static const plan::Plan plan = [] {
    plan::Plan made;
    made.year = 2018;
    made.from = Date::of(2018, 1, 1);
    made.to = Date::of(2018, 12, 31);
    made.forms.push_back(documents::testing::form());
    return made;
  }();
  return plan;
}

void read(const std::string& bytes) {
  static const units::Registry nobody;
  const auto& plan = small_plan();
  const auto contents = read_file(bytes, plan, nobody);
  if (!contents) {
    require(!contents.error().title.vi.empty());
    return;
  }
  for (const auto& fault : contents->faults)
    require(!fault.cell.empty() && !fault.reason.vi.empty() && !fault.advice.en.empty());
  require(contents->reports.empty());  // there are no units to report
}

// What a cell would hold, whatever the unit: JSON that parses, of the element's kind.
void convert(const std::string& text) {
  static const units::Registry nobody;
  for (const auto& element : small_plan().forms.front().elements)
    for (const auto hand : {Hand::person, Hand::program})
      if (const auto json = to_cell(element, text, nobody, Date::of(2018, 6, 30), hand)) {
        const auto value = Json::parse(*json);
        require(value.has_value());
        if (element.type == plan::ElementType::whole) require(value->integer().has_value());
        if (element.many) require(value->is_array());
      }
  if (const auto period = period_of(text))
    if (const auto code = dhis2_code(*period); !code.empty()) require(period_of(code) == *period);
}

void write_again(const std::string& bytes) {
  const auto sheet = read_csv(bytes);
  if (!sheet) return;
  CsvWriter out;
  int row = 1, column = 1;
  for (const auto& [at, value] : sheet->cells) {
    if (at.row > 300 || at.column > 300) return;
    for (; row < at.row; ++row, column = 1) out.end_line();
    for (; column < at.column; ++column) out.number("");
    out.number(std::get<std::string>(value));
    ++column;
  }
  const auto again = read_csv(out.take());
  // A separator that the first line lacks may be taken from another one; then nothing is claimed.
  if (!again || again->cells.size() != sheet->cells.size()) return;
  for (const auto& [at, value] : sheet->cells) require(again->text(at) == sheet->text(at));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input(data, data + size);
  read(input);
  convert(input);
  write_again(input);
  return 0;
}
