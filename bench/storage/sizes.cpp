#include <map>

#include "audit/audit.h"
#include "meter.h"
#include "parts.h"

namespace hoanhap::bench {
namespace {

void bytes(Nation& nation, double values, const std::string& section) {
  must(audit::seal(nation.database()));
  std::map<std::string, double> size;
  must(nation.database().read([&](storage::Tx& tx) -> Result<bool> {
    tx.query(
        "select s.tbl_name, sum(d.pgsize) from dbstat d join sqlite_master s on s.name = d.name "
        "group by 1",
        {},
        [&](const auto& r) { size[std::string(r.text(0))] = static_cast<double>(r.integer(1)); });
    return true;
  }));
  const auto a_value = [&](const char* what, double sum) {
    row(section, fmt::format("bytes/value: {}", what), fmt::format("{:.2f}", sum / values));
  };
  a_value("totals, sent and accepted", size["total"]);
  a_value("totals + revisions (values, hash, salt)", size["total"] + size["revision"]);
  a_value("records and their indexes", size["record"]);
  a_value("audit chain", size["audit_entry"] + size["audit_seal"] + size["audit_pending"]);
}

template <typename F>
void latency(const std::string& section, const std::string& what, F read) {
  Spread spread;
  const auto start = SteadyClock::now();
  for (int i = 0; i < 20'000 && (i < 200 || seconds_since(start) < 2); ++i) {
    const auto asked = SteadyClock::now();
    read();
    spread.add(seconds_since(asked) * 1e6);
  }
  row(section, what + ": p50 / p99 µs",
      fmt::format("{:.1f} / {:.1f}", spread.at(0.5), spread.at(0.99)));
}

// The sums alone, without HTTP, rights and JSON: a year of months, accepted.
void readings(Nation& nation, const std::string& section) {
  const Period year{PeriodKind::year, kYear - 1, 1};
  const auto sums = [&](const char* slug) {
    return [&nation, unit = nation.id(slug), year] {
      const auto v = must(nation.database().read([&](storage::Tx& tx) {
        return rollup::read_over(tx, nation.units(), nation.form(), unit, year,
                                 rollup::Which::sent);
      }));
      if (v.records == 0) std::abort();
    };
  };
  latency(section, "year of a province, from kept sums", sums("tinh-1"));
  latency(section, "year of the country, from kept sums", sums("nuoc"));
  std::vector<UnitId> some(
      nation.wards().begin(),
      nation.wards().begin() +
          static_cast<std::ptrdiff_t>(std::min<std::size_t>(323, nation.wards().size())));
  latency(section, fmt::format("year of any {} wards, no kept sums", some.size()), [&] {
    const auto v = must(nation.database().read([&](storage::Tx& tx) {
      return rollup::read_union(tx, nation.units(), nation.form(), some, year, rollup::Which::sent);
    }));
    if (v.records == 0) std::abort();
  });
}

}  // namespace

void sizes(Shape shape, int months) {
  const auto section = fmt::format("{} wards × {} months, in process", shape.wards(), months);
  Nation nation(shape);
  const auto filled = nation.fill(months);
  row(section, "bulk fill, values/s (record, revision, totals, audit)",
      fmt::format("{:.0f}", filled.values / filled.seconds));
  row(section, "ms a chunk, mean",
      fmt::format("{:.1f}", filled.seconds * 1e3 / static_cast<double>(filled.chunks)));
  bytes(nation, filled.values, section);
  readings(nation, section);
}

}  // namespace hoanhap::bench
