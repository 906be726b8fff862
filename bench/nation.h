#pragma once

#include <memory>

#include "rollup/bulk.h"
#include "rollup/totals.h"
#include "storage/sqlite.h"

namespace hoanhap::bench {

constexpr int kElements = 40;
constexpr std::string_view kForm = "bao-cao-phuong";

// A country of provinces with wards that fill in one monthly form of 40 numbers, in a data folder
// of its own that goes away with it. Values are made from unit, month and element, so that every
// program writes the same.
class Nation {
 public:
  Nation(int provinces, int wards);
  ~Nation();
  Nation(const Nation&) = delete;
  Nation& operator=(const Nation&) = delete;

  storage::Database& database() { return *database_; }
  const units::Registry& units() const { return *units_; }
  const plan::Form& form() const { return plan_.forms[0]; }
  const std::vector<UnitId>& wards() const { return wards_; }
  UnitId province() const { return province_; }  // the first
  std::vector<UnitId> wards_of_province() const;
  UnitId root() const { return root_; }
  const std::string& folder() const { return folder_; }
  void close() { database_.reset(); }

 private:
  std::string folder_;
  plan::Plan plan_;
  std::unique_ptr<storage::Database> database_;
  std::shared_ptr<const units::Registry> units_;
  std::vector<UnitId> wards_;
  UnitId province_, root_;
  int wards_in_province_ = 0;
};

// The figures of one report: 0 to 9999 each.
std::vector<std::int64_t> figures(std::int64_t unit, std::int64_t month);
rollup::Vector report(std::int64_t unit, std::int64_t month);

// What a submission leaves besides the totals: the record, its revision and an audit entry.
void write_record(storage::Tx& tx, UnitId unit, Period period, const Bytes& cells);

std::string temporary_folder();

// The parts of the table.
void submissions(double seconds, int rounds);
void sizes(bool large);

// One round each of 16 clients; reports a second, and what each cost.
struct Round {
  double per_second = 0, cpu_us = 0, p50_ms = 0, p99_ms = 0, group = 0;
};
Round ours(double seconds);
Round raw_sqlite(double seconds, int group);

}  // namespace hoanhap::bench
