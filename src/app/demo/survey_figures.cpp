#include <fmt/format.h>

#include "app/demo/pen.h"

namespace hoanhap::app::demo {
namespace {

struct Kind {
  const char* id;
  int least, most;   // establishments in a ward
  int staff, women;  // about so many each, and the percentage of women
};
constexpr Kind kKinds[] = {
    {"khach-san", 2, 12, 4, 60}, {"nha-tro", 6, 28, 1, 50}, {"vu-truong", 0, 1, 8, 40},
    {"karaoke", 0, 6, 5, 55},    {"xoa-bop", 0, 4, 5, 70},  {"cat-toc", 4, 20, 2, 75},
    {"giai-khat", 3, 18, 3, 65}, {"an-uong", 2, 10, 5, 60}, {"khac", 0, 3, 2, 50}};

}  // namespace

// Stocks move by one or two from quarter to quarter; the totals are the sums of their kinds.
Sheet survey_quarter(std::uint64_t seed, std::string_view ward, Period quarter) {
  Sheet sheet;
  const Pen pen{Dice(seed, {ward, "survey", quarter.code()}), Dice(seed, {ward, "survey"}), sheet};
  std::int64_t places = 0, staff = 0, women = 0;
  for (const auto& kind : kKinds) {
    const std::string id = kind.id;
    const bool none = pen.always.between(id, kind.least, kind.most) == 0;
    const int count = none ? 0 : pen.about(id, kind.least, kind.most);
    const int people = count * kind.staff + (count == 0 ? 0 : pen.pick(id + " staff", 0, 3));
    const int of_them = people * kind.women / 100;
    pen.put("cs-" + id, count);
    pen.put("nv-" + id, people);
    pen.put("nu-" + id, of_them);
    places += count;
    staff += people;
    women += of_them;
  }
  pen.put("cs-tong", places);
  pen.put("nv-tong", staff);
  pen.put("nu-tong", women);
  const int more = pen.pick("undeclared", 0, 12);
  pen.put("nv-uoc-tinh", more);
  pen.put("nu-uoc-tinh", more * 6 / 10);
  pen.put("tk-lao-dong-ngoai-tinh", pen.about("workers", 20, 300));

  std::int64_t recorded = 0;
  for (const auto& month : quarter.parts(PeriodKind::month))
    recorded += police_month(seed, ward, month).numbers["xp-nguoi-ban"];
  pen.put("tk-ghi-nhan", recorded);
  pen.put("tk-uoc-tinh", recorded + pen.pick("estimate", 0, 8));
  return sheet;
}

}  // namespace hoanhap::app::demo
