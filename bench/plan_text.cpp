#include "plan_text.h"

#include <filesystem>
#include <fstream>

#include "meter.h"
#include "plan/compile.h"

namespace hoanhap::bench {
namespace {

std::string programme() {
  return fmt::format(R"(programme: bench
title: {{ vi: Kế hoạch đo tốc độ, en: A plan to measure with }}
document: {{ number: 1/KH, date: {0}-01-02, issuer: bo, place: Cả nước, signer: BỘ TRƯỞNG, parent: 0/KH }}
year: {0}
from: {0}-01-01
to: {0}-12-31
publishing unit: nuoc
calendars:
  - {{ id: thang-duong, kind: calendar months, on holiday: same day }}
holidays: []
)",
                     kYear);
}

std::string units(Shape shape) {
  std::string text = R"(sets:
  - { id: each city, kinds: [city] }
  - { id: each ward, kinds: [ward] }
units:
  - { id: nuoc, kind: country, name: Cả nước, en: The country, territory: nuoc }
  - { id: bo, kind: ministry, name: Bộ, en: The ministry, territory: nuoc }
)";
  for (int p = 1; p <= shape.provinces; ++p)
    text += fmt::format(
        "  - {{ id: tinh-{0}, kind: province, name: Tỉnh {0}, en: Province {0}, line: bo, within: "
        "nuoc }}\n",
        p);
  for (int c = 0; c < shape.cities; ++c)
    text += fmt::format(
        "  - {{ id: tp-{0}, kind: city, name: Thành phố {0}, en: City {0}, line: tinh-{1}, within: "
        "tinh-{1} }}\n",
        c + 1, c * shape.provinces / shape.cities + 1);
  for (int w = 1; w <= kWardsInCity; ++w)
    text += fmt::format(
        "  - {{ for: each city, id: \"{{id}}-p{0}\", kind: ward, name: \"Phường {0}, {{name}}\", "
        "en: \"Ward {0} of {{en}}\", line: \"{{id}}\", within: \"{{id}}\" }}\n",
        w);
  return text;
}

std::string form() {
  std::string text = R"(form: bao-cao
title: { vi: Báo cáo tháng, en: Monthly report }
base: monthly
views: [yearly]
calendar: thang-duong
totals: territory
sections:
)";
  for (int e = 1; e <= kElements; ++e) {
    if (e % 10 == 1)
      text +=
          fmt::format("  - title: {{ vi: Mục {0}, en: Part {0} }}\n    elements:\n", e / 10 + 1);
    text += fmt::format(
        "      - {{ id: c{0}, title: {{ vi: Chỉ số {0}, en: Figure {0} }}, type: whole{1}, time: "
        "{2}, units: sum, clauses: [A.a] }}\n",
        e, e % 2 ? "" : ", people: yes", e % 10 ? "sum" : "last");
  }
  return text + R"(checks:
  - error: c1 <= c1 + c2
    say: { vi: Phần không lớn hơn tổng., en: A part is not more than its whole. }
  - error: c4 + c6 + c8 <= 3 * 9999
    say: { vi: Vượt khả năng., en: More than can be. }
  - error: if(given(c11), c12 >= 0, yes)
    say: { vi: Thiếu số., en: A number is missing. }
  - warning: c21 <= 10000 + 3 * previous(c21)
    say: { vi: Tăng bất thường., en: An unusual rise. }
)";
}

constexpr const char* kTasks = R"(tasks:
  - id: bao-cao
    clause: A.a
    title: { vi: Báo cáo tháng, en: Monthly report }
    lead: [each ward]
    evidence: { vi: Báo cáo đã ký, en: The signed report }
    owes: each ward
    form: bao-cao
    monthly: { by: end + 5 days, local: yes }
    to: bo
)";
constexpr const char* kTargets = R"(targets:
  - id: co-hoat-dong
    clauses: [A.a]
    title: { vi: Mọi phường có hoạt động, en: Every ward is active }
    of: each ward
    holds when: sum(bao-cao.c1) > 0
    reach: 100%
  - id: ty-le
    clauses: [A.a]
    title: { vi: Tỷ lệ, en: A share }
    numerator: sum(bao-cao.c3)
    denominator: sum(bao-cao.c5)
    reach: 50%
)";
constexpr const char* kIndicators = R"(indicators:
  - { id: i1, title: { vi: Tổng, en: A sum }, value: sum(bao-cao.c7), clauses: [A.a] }
  - { id: i2, title: { vi: Số người, en: People }, value: sum(bao-cao.c2), people: yes, clauses: [A.a] }
  - { id: i3, title: { vi: Cuối kỳ, en: At the end }, value: last(bao-cao.c10), people: yes, clauses: [A.a] }
)";
constexpr const char* kClauses =
    "id\tactor\tduty_vi\tduty_en\twhen\treceiver\tbecomes\thow\tprotects\n"
    "A.a\tward\tBáo cáo\tReport\tmonth\tbo\tobligation\tform\t\n";

void write(const std::string& folder, const std::string& name, const std::string& text) {
  std::ofstream(folder + "/" + name, std::ios::binary | std::ios::trunc) << text;
}

}  // namespace

void write_plan(const std::string& folder, Shape shape) {
  std::filesystem::create_directories(folder + "/forms");
  write(folder, "programme.yaml", programme());
  write(folder, "units.yaml", units(shape));
  write(folder, "forms/bao-cao.yaml", form());
  write(folder, "tasks.yaml", kTasks);
  write(folder, "targets.yaml", kTargets);
  write(folder, "indicators.yaml", kIndicators);
  write(folder, "clauses.tsv", kClauses);
  write(folder, "clauses.yaml", "A.a: { tracked: [task:bao-cao] }\n");
  const auto compiled = plan::compile_folder(folder);
  if (!compiled.plan) {
    for (const auto& d : compiled.diagnostics)
      fmt::print(stderr, "{}\n", plan::print(d, plan::Language::en));
    std::exit(1);
  }
  write(folder, "plan.lock", compiled.lock);
}

}  // namespace hoanhap::bench
