#pragma once

#include <memory>

#include "core/clock.h"
#include "plan/model.h"
#include "plan_text.h"
#include "rollup/bulk.h"
#include "rollup/totals.h"
#include "storage/sqlite.h"

namespace hoanhap::bench {

// A plan folder and a data folder in which it is active, both of the program's own and gone with
// it. History is filled through the bulk path, up to the first quarter of the plan's year; from
// April on reports are owed. Values are made from unit, month and element, so that every program
// writes the same.
class Nation {
 public:
  explicit Nation(Shape shape);
  ~Nation();
  Nation(const Nation&) = delete;
  Nation& operator=(const Nation&) = delete;

  // All reports of `months` months before the plan's year and of its first quarter, accepted.
  struct Filled {
    double values = 0, seconds = 0;
    std::size_t chunks = 0;
  };
  Filled fill(int months);

  // One person for each ward who may write and sign, and one at the ministry who reads everything,
  // all signed in: the cookies of their sessions.
  void open_accounts();
  const std::string& cookie_of_ward(std::size_t ward) const { return cookies_[ward]; }
  const std::string& cookie_of_ministry() const { return ministry_cookie_; }

  // What is still owed, month by month.
  struct Duty {
    std::int64_t obligation = 0;
    std::size_t ward = 0;
    Period period;
  };
  std::vector<Duty> owed();

  storage::Database& database() { return *database_; }
  void close() { database_.reset(); }  // for another process to open the folder
  void open();
  std::string data() const { return folder_ + "/data"; }
  std::string plan_folder() const { return folder_ + "/plan"; }
  const units::Registry& units() const { return *units_; }
  const plan::Form& form() const { return plan_->forms[0]; }
  const std::vector<UnitId>& wards() const { return wards_; }
  UnitId id(const char* slug) const { return units_->id_of(slug); }

 private:
  std::string folder_;
  std::shared_ptr<const plan::Plan> plan_;
  std::unique_ptr<storage::Database> database_;
  std::shared_ptr<const units::Registry> units_;
  std::vector<UnitId> wards_;
  std::vector<std::string> cookies_;
  std::string ministry_cookie_;
};

inline constexpr Period kLastFilled{PeriodKind::month, kYear, 3};

// The figures of one report: 0 to 9999 each.
std::vector<std::int64_t> figures(std::int64_t unit, Period month);
rollup::Vector report(std::int64_t unit, Period month);
Period month_before(Period month, int months);

// What a submission leaves besides the totals: the record, its revision and an audit entry.
// `obligation` 0: a year before the plan's.
void write_record(storage::Tx& tx, std::int64_t obligation, UnitId unit, Period period,
                  std::string_view state, const Bytes& cells);

std::string temporary_folder();

}  // namespace hoanhap::bench
