#include "app/demo/pen.h"

namespace hoanhap::app::demo {
namespace {

constexpr std::int64_t kMillion = 1000000;
constexpr const char* kPurposes[] = {"chi-truyen-thong", "chi-kiem-tra", "chi-tap-huan",
                                     "chi-ho-tro", "chi-khac"};

}  // namespace

// Invented amounts: a fifth or so of the allocation every quarter, so that the year stays within
// it.
Sheet money_quarter(std::uint64_t seed, std::string_view unit, Period quarter) {
  Sheet sheet;
  const Dice always(seed, {unit, "money"});
  const std::int64_t allocated = always.between("allocation", 15, 40) * kMillion;
  std::int64_t so_far = 0;
  for (int i = 1; i <= quarter.index; ++i) {
    const Dice dice(seed, {unit, "money", Period{quarter.kind, quarter.year, i}.code()});
    std::int64_t spent = 0;
    for (const auto* purpose : kPurposes) {
      const auto amount = allocated / kMillion * dice.between(purpose, 1, 5) * (kMillion / 100);
      sheet.numbers[purpose] = amount;
      spent += amount;
    }
    so_far += spent;
    sheet.numbers["kp-da-chi"] = spent;
  }
  sheet.numbers["kp-luy-ke"] = so_far;
  sheet.numbers["kp-duoc-giao"] = allocated;
  sheet.words["kp-ngay-giao"] = {"2018-01-10"};
  sheet.words["kp-nguon"] = {"ngan-sach-thanh-pho"};
  return sheet;
}

}  // namespace hoanhap::app::demo
