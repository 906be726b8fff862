// A data folder filled through the bulk path: how fast, how large, and what a city overview's rows
// cost.
#include <filesystem>

#include "audit/audit.h"
#include "meter.h"
#include "nation.h"

namespace hoanhap::bench {
namespace {

constexpr int kFirstYear = 2018;

// All reports of `months` months, unit by unit in the order of the table's key.
void fill(Nation& nation, int months, const std::string& section) {
  std::vector<rollup::Contribution> some;
  rollup::BulkOptions options;
  options.also = [](storage::Tx& tx, const rollup::Contribution& c) -> Result<bool> {
    write_record(tx, c.unit, c.period, rollup::encode(c.now));
    return true;
  };
  double took = 0, longest = 0;
  std::size_t chunks = 0;
  const auto flush = [&] {
    const auto start = Clock::now();
    const auto done =
        rollup::replace_all(nation.database(), nation.units(), nation.form(), some, options);
    if (done.error) std::abort();
    const auto t = seconds_since(start);
    took += t;
    chunks += done.chunks;
    longest = std::max(longest, t / static_cast<double>(std::max<std::size_t>(done.chunks, 1)));
    some.clear();
  };
  for (int month = 0; month < months; ++month)
    for (const auto unit : nation.wards()) {
      some.push_back({unit,
                      {PeriodKind::month, kFirstYear + month / 12, 1 + month % 12},
                      report(unit.value, month),
                      true});
      if (some.size() == 5000) flush();
    }
  if (!some.empty()) flush();
  const auto values = static_cast<double>(nation.wards().size()) * months * kElements;
  row(section, "bulk fill, values/s (record, revision, totals, audit)",
      fmt::format("{:.0f}", values / took));
  row(section, "chunks; ms a chunk, mean of the slowest 5000 reports",
      fmt::format("{}; {:.1f}", chunks, longest * 1e3));
}

void bytes(Nation& nation, int months, const std::string& section) {
  static_cast<void>(audit::seal(nation.database()));
  const auto values = static_cast<double>(nation.wards().size()) * months * kElements;
  std::map<std::string, double> size;
  static_cast<void>(nation.database().read([&](storage::Tx& tx) -> Result<bool> {
    tx.query(
        "select s.tbl_name, sum(d.pgsize) from dbstat d join sqlite_master s on s.name = d.name "
        "group by 1",
        {},
        [&](const auto& r) { size[std::string(r.text(0))] = static_cast<double>(r.integer(1)); });
    return true;
  }));
  row(section, "bytes/value: totals, sent and accepted",
      fmt::format("{:.2f}", size["total"] / values));
  row(section, "bytes/value: totals + revisions (values, hash, salt)",
      fmt::format("{:.2f}", (size["total"] + size["revision"]) / values));
  row(section, "bytes/value: records and their indexes",
      fmt::format("{:.2f}", size["record"] / values));
  row(section, "bytes/value: audit chain",
      fmt::format("{:.2f}",
                  (size["audit_entry"] + size["audit_seal"] + size["audit_pending"]) / values));
}

template <typename F>
void latency(const std::string& section, const std::string& what, F read) {
  Spread spread;
  const auto start = Clock::now();
  for (int i = 0; i < 20'000 && (i < 200 || seconds_since(start) < 2); ++i) {
    const auto asked = Clock::now();
    read();
    spread.add(seconds_since(asked) * 1e6);
  }
  row(section, what, fmt::format("{:.1f} / {:.1f}", spread.at(0.5), spread.at(0.99)));
}

void overview(Nation& nation, const std::string& section) {
  const Period year{PeriodKind::year, kFirstYear, 1};
  const auto sums = [&](UnitId unit) {
    return [&nation, unit, year] {
      const auto v = nation.database().read([&](storage::Tx& tx) {
        return rollup::read_over(tx, nation.form(), unit, year, rollup::Which::sent);
      });
      if (!v || v->records == 0) std::abort();
    };
  };
  auto wards = nation.wards_of_province();
  wards.resize(std::min<std::size_t>(wards.size(), 21));
  latency(section, "year of the province, 12 rows: p50 / p99 µs", sums(nation.province()));
  latency(section, "year of the nation, 12 rows: p50 / p99 µs", sums(nation.root()));
  latency(section,
          fmt::format("city overview, {} rows (21 wards and their city): p50 / p99 µs", 22 * 12),
          [&] {
            auto units = wards;
            units.push_back(nation.province());
            const auto v = nation.database().read([&](storage::Tx& tx) {
              return rollup::read_units(tx, nation.form(), units, year, rollup::Which::sent);
            });
            if (!v || v->size() != units.size()) std::abort();
          });
  const auto all = nation.wards_of_province();
  latency(section,
          fmt::format("any set of {} wards, {} rows: p50 / p99 µs", all.size(), all.size() * 12),
          [&] {
            const auto v = nation.database().read([&](storage::Tx& tx) {
              return rollup::read_union(tx, nation.form(), all, year, rollup::Which::sent);
            });
            if (!v || v->records == 0) std::abort();
          });
}

}  // namespace

void sizes(bool large) {
  const int provinces = large ? 34 : 1, wards = large ? 11'000 : 21, months = large ? 36 : 12;
  const auto section = fmt::format("{} units × {} months", wards, months);
  Nation nation(provinces, wards);
  fill(nation, months, section);
  bytes(nation, months, section);
  overview(nation, section);
}

}  // namespace hoanhap::bench
