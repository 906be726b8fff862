#include <fmt/format.h>

#include "app/demo/dice.h"
#include "app/demo/figures.h"

namespace hoanhap::app::demo {
namespace {

constexpr std::int64_t kThousand = 1000;

// About a third of the wards see something most months; the others rarely.
bool busy(std::uint64_t seed, std::string_view ward) {
  return Dice(seed, {ward}).chance("busy", 30);
}

struct Month {
  const Dice dice;
  const bool busy;
  Sheet& sheet;

  int pick(std::string_view what, int least, int most) const {
    return dice.between(what, least, most);
  }
  int now_and_then(std::string_view what, int percent) const {
    return busy && dice.chance(what, percent) ? 1 : 0;
  }
  void put(std::string_view element, std::int64_t value) const {
    sheet.numbers[std::string(element)] = value;
  }

  // Three age bands that add up to `people`, and how many of them not for the first time.
  void ages(std::string_view role, int people) const {
    int bands[3] = {0, 0, 0};
    for (int i = 0; i < people; ++i) ++bands[pick(fmt::format("age-{}-{}", role, i), 0, 2)];
    put(fmt::format("tuoi-{}-18-24", role), bands[0]);
    put(fmt::format("tuoi-{}-25-34", role), bands[1]);
    put(fmt::format("tuoi-{}-35", role), bands[2]);
    put(fmt::format("lap-lai-{}", role), pick(fmt::format("repeat-{}", role), 0, people / 2));
  }

  void sanctions() const {
    const int sellers = busy ? pick("sellers", 0, 4) : now_and_then_quiet("sellers", 20);
    const int warned = pick("warned", 0, sellers);
    const int buyers = busy ? pick("buyers", 0, 3) : now_and_then_quiet("buyers", 12);
    const int harbour = now_and_then("harbour", 12), broker = now_and_then("broker", 12),
              protect = now_and_then("protect", 4);
    const int others = harbour + broker + protect, fined = sellers - warned + buyers + others;
    for (const auto* role : {"ban", "mua", "chua", "moi-gioi", "bao-ke"})
      put(fmt::format("xp-{}-canh-cao", role), 0);
    put("xp-ban-canh-cao", warned);
    put("xp-ban-phat-tien", sellers - warned);
    put("xp-mua-phat-tien", buyers);
    put("xp-chua-phat-tien", harbour);
    put("xp-moi-gioi-phat-tien", broker);
    put("xp-bao-ke-phat-tien", protect);
    put("xp-canh-cao", warned);
    put("xp-phat-tien", fined);
    put("xp-nguoi-ban", sellers);
    put("xp-nguoi-mua", buyers);
    put("xp-vai-tro-khac", others);
    ages("ban", sellers);
    ages("mua", buyers);
    ages("khac", others);
    money(sellers - warned, buyers, others);
    put("gt-de-nghi", sellers == 0 ? 0 : std::max(1, sellers - pick("card", 0, 1)));
    put("gt-phieu", std::min<std::int64_t>(pick("referral", 0, 1), sheet.numbers["gt-de-nghi"]));
  }
  int now_and_then_quiet(std::string_view what, int percent) const {
    return dice.chance(what, percent) ? 1 : 0;
  }

  // Invented amounts, in steps of 50,000 đồng: no tariff is meant.
  void money(int sellers, int buyers, int others) const {
    const std::int64_t imposed = (sellers * pick("fine-s", 2, 6) + buyers * pick("fine-b", 10, 20) +
                                  others * pick("fine-o", 60, 200)) *
                                 50 * kThousand;
    const bool all = dice.chance("collected", 75);
    put("xp-tien-phat", imposed);
    put("xp-tien-thu", all ? imposed : imposed / 2 / (50 * kThousand) * (50 * kThousand));
  }

  void rings() const {
    const int found = now_and_then("ring", 9);
    put("dd-phat-hien", found);
    put("dd-triet-pha", found);
    put("dd-kip-thoi", found != 0 && dice.chance("in-time", 85) ? 1 : 0);
    put("hs-vu", found);
    put("hs-moi-gioi", found == 0 ? 0 : pick("prosecuted", 1, 2));
    put("hs-chua", found == 0 ? 0 : pick("prosecuted-h", 0, 1));
    put("hs-bao-ke", 0);
  }

  void prevention() const {
    put("kt-hanh-chinh", pick("checks", 4, busy ? 20 : 10));
    put("kt-vi-pham", pick("violations", 0, busy ? 3 : 1));
    put("kt-lien-nganh", pick("joint", 0, 2));
    put("pn-buoi", pick("meetings", 0, 2));
    put("pn-cam-ket", pick("commitments", 0, 8));
    const int social = now_and_then("social", 20), web = now_and_then("web", 10);
    put("tr-mang-xa-hoi", social);
    put("tr-trang-mang", web);
    put("tr-khac", 0);
    put("tr-ngan-chan", social + web == 0 ? 0 : pick("stopped", 0, social + web));
    put("bv-tre-em", now_and_then("child", 3));
    put("bv-nan-nhan", now_and_then("victim", 2));
  }
};

// Hotspots are a stock: what is left follows from January on.
void hotspots(std::uint64_t seed, std::string_view ward, Period month, Sheet& sheet) {
  const bool active = busy(seed, ward);
  int left = active ? Dice(seed, {ward}).between("hotspots", 0, 2) : 0;
  for (int i = 1; i <= month.index; ++i) {
    const Dice dice(seed, {ward, "hotspots", Period{PeriodKind::month, month.year, i}.code()});
    const auto one = [&](std::string_view what, int percent) {
      return active && dice.chance(what, percent) ? 1 : 0;
    };
    const int street = one("street", 15), inside = one("inside", 10), again = one("again", 5);
    const int stock = left + street + inside + again;
    const int cleared = std::min(stock, street + (left > 0 ? one("old", 40) : 0));
    const int cleared_inside = std::min(stock - cleared, inside != 0 ? one("cleared", 70) : 0);
    left = stock - cleared - cleared_inside;
    sheet.numbers["td-cong-cong"] = street;
    sheet.numbers["td-co-so"] = inside;
    sheet.numbers["td-tai-dien"] = again;
    sheet.numbers["td-cong-cong-xoa"] = cleared;
    sheet.numbers["td-co-so-xoa"] = cleared_inside;
    sheet.numbers["td-con-lai"] = left;
  }
}

}  // namespace

Sheet police_month(std::uint64_t seed, std::string_view ward, Period month) {
  Sheet sheet;
  const Month facts{Dice(seed, {ward, "police", month.code()}), busy(seed, ward), sheet};
  facts.sanctions();
  facts.rings();
  facts.prevention();
  hotspots(seed, ward, month, sheet);
  if (facts.busy)
    sheet.words["nx-dien-bien"] = {
        "Số liệu minh họa: tình hình ổn định, đã tăng kiểm tra hành chính cuối tuần."};
  return sheet;
}

std::vector<Date> flash_days(const plan::Unit& police, int year, std::uint64_t seed) {
  std::vector<Date> days;
  for (const auto& month : Period::all_in(year, PeriodKind::month)) {
    if (police_month(seed, police.territory, month).numbers["dd-phat-hien"] == 0) continue;
    const auto day = Dice(seed, {police.territory, "flash"}).between(month.code(), 3, 25);
    days.push_back(Date::of(year, static_cast<unsigned>(month.index), static_cast<unsigned>(day)));
  }
  return days;
}

}  // namespace hoanhap::app::demo
