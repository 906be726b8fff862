// Any bytes as an uploaded Excel sheet: refused in words, or read with every problem at its cell.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "documents/testing.h"
#include "documents/workbook.h"

using namespace hoanhap;
using namespace hoanhap::documents;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

// The input as a whole file and, because a fuzzer seldom packs a zip that inflates, as the first
// sheet of a real one.
std::string as_sheet(const std::string& xml) {
  static const Archive blank =
      *read_archive(*write_form_sheet(testing::form(), testing::head(), {}));
  auto parts = blank;
  parts["xl/worksheets/sheet1.xml"] = xml;
  return *write_archive(parts);
}

void read(const std::string& bytes) {
  static const auto form = testing::form();
  static const auto head = testing::head();
  const auto uploaded = read_form_sheet(bytes, form, head);
  if (!uploaded) {
    require(!uploaded.error().title.vi.empty());
    return;
  }
  require(uploaded->rows <= static_cast<int>(form.elements.size()));
  for (const auto& problem : uploaded->problems) {
    require(!problem.text.vi.empty() && !problem.text.en.empty());
    require(problem.cell.empty() || CellAddress::parse(problem.cell).row > 0);
  }
  for (const auto& [id, number] : uploaded->filled.numbers) require(form.element(id) != nullptr);
  for (const auto& [id, words] : uploaded->filled.words) require(form.element(id) != nullptr);
  // What was accepted can be written and read again, the same.
  const auto again = read_form_sheet(*write_form_sheet(form, head, uploaded->filled), form, head);
  require(again && again->problems.empty() && again->filled == uploaded->filled);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input(data, data + size);
  read(input);
  read(as_sheet(input));
  return 0;
}
