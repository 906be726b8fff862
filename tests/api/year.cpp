#include "year.h"

#include <algorithm>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "app/demo/accounts.h"
#include "app/demo/figures.h"
#include "identity/store.h"
#include "records/cells.h"

namespace hoanhap::test {
namespace {

constexpr std::uint64_t kSeed = 73;

// A correction changes figures that no check ties to others.
const std::map<std::string, std::map<std::string, int>> kCorrection = {
    {"bao-cao-phuong-xa", {{"tt-tai-lieu", 7}, {"tt-luot-nguoi", 11}, {"kt-tuan-tra", 2}}},
    {"cong-an-thang", {{"kt-hanh-chinh", 3}}}};

// The ward's count of people warned differs from its police's in these quarters (IV.1.m).
bool contradicts(const Account& account) {
  return account.form == "bao-cao-phuong-xa" && account.base &&
         (account.unit == "tan-lap" || account.unit == "ea-kao");
}

std::string text_of(const std::map<std::string, std::string>& cells,
                    const std::set<std::string>& explained) {
  std::string body = R"({"cells":{)";
  for (const auto& [id, value] : cells)
    body += (body.back() == '{' ? "\"" : ",\"") + id + "\":" + value;
  body += R"(},"explanations":{)";
  for (const auto& id : explained)
    body += (body.back() == '{' ? "\"" : ",\"") + id + R"(":"Đã rà soát, số đúng như đã nhập.")";
  return body + R"(},"outgoing_number":"73/BC"})";
}

Said said(const std::map<std::string, std::string>& cells) {
  Said out;
  for (const auto& [id, value] : cells) {
    const auto json = Json::parse(value);
    REQUIRE(json);
    if (json->integer()) out.numbers[id] = *json->integer();
    for (std::size_t i = 0; json->is_array() && i < json->size(); ++i)
      out.choices[id].emplace(*(*json)[i].string());
  }
  return out;
}

std::string day_after(const std::string& day, int days) {
  return Date::parse_iso(day)->plus_days(days).iso();
}

}  // namespace

Year::Year() : city("2018-01-02T08:30:00+07:00") {
  // Small offices: who signs also prepares, so that a report is one request.
  auto& parts = city.parts();
  const auto plan = parts.plan.get();
  const auto granted = parts.database->write([&](storage::Tx& tx) -> Result<bool> {
    namespace store = identity::store;
    for (const auto& person : app::demo::accounts(*plan)) {
      if (person.role == "checker" || person.role == "receiver")
        decider_[person.unit] = person.login;
      if (person.role != "head") continue;
      const auto account = store::account(tx, person.login);
      store::grant(tx, {account->id, store::roles_of(tx, account->id).at(0).unit, "officer"},
                   std::nullopt, parts.wall.now());
      officer_[person.unit] = person.login;
    }
    return true;
  });
  REQUIRE(granted);
  parts.sessions.forget_all();
  read_duties();
  plan_fates();
}

void Year::read_duties() {
  const auto plan = city.parts().plan.get();
  for (const auto& [unit, login] : officer_) {
    const auto mine = city.get(login, "/obligations?scope=mine&period=2018");
    REQUIRE(mine.status == 200);
    const auto items = mine.body["items"];
    for (std::size_t i = 0; i < items.size(); ++i) {
      const auto item = items[i];
      Account a;
      a.obligation = *item["id"].integer();
      a.unit = unit;
      a.place = plan->unit(unit)->territory;
      a.form = std::string(*item["form"]["id"].string());
      a.period = std::string(*item["period"]["code"].string());
      const auto via = item["via"]["slug"].string(), to = item["receiver"]["slug"].string();
      a.decider = decider_.at(std::string(via && *via != unit ? *via : *to));
      a.last_timely = std::string(*item["due"]["last_timely_day"].string());
      const auto* form = plan->form(a.form);
      a.base = Period::parse(a.period)->kind == form->base;
      accounts.push_back(std::move(a));
    }
  }
  std::ranges::sort(accounts, {},
                    [](const Account& a) { return std::tuple(a.form, a.unit, a.period); });
}

void Year::at(const std::string& day, int hour, std::function<void()> act) {
  agenda_.emplace(fmt::format("{}T{:02}:00:00+07:00", day, hour), std::move(act));
}

// What becomes of each duty, by its place in the list. The offices file in time, a step later in
// the day than those below them; so whatever the city adds up is what its wards' fates left.
void Year::plan_fates() {
  const auto plan = city.parts().plan.get();
  int n = 0;
  for (auto& a : accounts) {
    const bool local = a.place != "thanh-pho-bmt";
    const bool correctable = kCorrection.contains(a.form) && a.base;
    const auto in_time = [&](int hour) { at(a.last_timely, hour, [&] { submit(a, 0); }); };
    const auto accepted = [&](const std::string& day, int hour) {
      at(day, hour, [&] { decide(a, "accept"); });
    };
    ++n;
    if (!local) {
      ++fates["in time"];
      const bool upward = plan->form(a.form)->nature == plan::FormNature::consolidation;
      in_time(upward ? 15 : 10);
      accepted(a.last_timely, upward ? 17 : 12);
    } else if (n % 41 == 5) {
      ++fates["never"];
    } else if (n % 23 == 7) {
      ++fates["waived"];
      at(a.last_timely, 9, [&] { decide(a, "waive"); });
    } else if (n % 47 == 9) {
      ++fates["never decided"];
      in_time(8);
    } else if (n % 17 == 6 && correctable) {
      ++fates["returned, corrected"];
      in_time(8);
      at(a.last_timely, 9, [&] { decide(a, "return"); });
      at(a.last_timely, 11, [&] { submit(a, 1); });
      accepted(a.last_timely, 13);
    } else if (n % 53 == 11) {
      ++fates["returned for good"];
      in_time(8);
      at(a.last_timely, 9, [&] { decide(a, "return"); });
    } else if (n % 19 == 8 && correctable) {
      ++fates["corrected after acceptance"];
      in_time(8);
      accepted(a.last_timely, 13);
      at(day_after(a.last_timely, 20), 9, [&] { decide(a, "reopen"); });
      at(day_after(a.last_timely, 20), 11, [&] { submit(a, 2); });
      accepted(day_after(a.last_timely, 20), 13);
    } else if (n % 11 == 4) {
      ++fates["late"];
      at(day_after(a.last_timely, 3), 8, [&] { submit(a, 0); });
      accepted(day_after(a.last_timely, 3), 13);
    } else {
      ++fates["in time"];
      in_time(8);
      accepted(a.last_timely, 13);
    }
  }
}

void Year::play() {
  std::string now;
  for (const auto& [moment, act] : agenda_) {
    if (moment != now) city.move_clock(now = moment);
    act();
  }
}

void Year::submit(Account& a, int correction) {
  const auto plan = city.parts().plan.get();
  const auto* form = plan->form(a.form);
  auto figures = app::demo::figures(*form, *plan->unit(a.unit), *Period::parse(a.period), kSeed);
  // What is ticked does not add up by itself: in a longer report it is ticked again.
  const auto kind = form->base == PeriodKind::month ? "month" : "quarter";
  for (const auto& part : a.base ? std::vector<std::string>{} : parts_of(a.period, kind))
    for (const auto& b : accounts) {
      if (b.form != a.form || b.unit != a.unit || b.period != part || !b.sent) continue;
      for (const auto& [id, ticked] : b.sent->choices)
        figures.words[id].insert(figures.words[id].end(), ticked.begin(), ticked.end());
    }
  if (const std::string gap = "th-giai-trinh-chenh-lech"; form->element(gap))
    figures.words[gap] = {"Phường, xã tính cả quyết định ban hành cuối kỳ; lấy số của Công an."};
  std::map<std::string, std::string> cells;
  for (const auto& element : form->elements)
    if (!records::blank(element, figures) && element.sealed.empty())
      cells[element.id] = records::cell_json(element, figures);
  const auto add = [&](const std::string& element, int more) {
    auto& cell = cells.at(element);
    cell = std::to_string(std::stoll(cell) + more);
  };
  if (contradicts(a))
    for (const auto* element : {"xp-canh-cao", "xp-nguoi-mua"}) add(element, 2);
  if (correction > 0)
    for (const auto& [element, more] : kCorrection.at(a.form)) add(element, more * correction);

  std::set<std::string> explained;
  for (const auto& check : form->checks)
    if (check.severity == plan::Severity::warning) explained.insert(check.id);
  const auto path = fmt::format("/obligations/{}/submit", a.obligation);
  auto answer = city.post(officer_.at(a.unit), path, text_of(cells, explained), a.version);
  ++requests;
  // What only this report has to explain: a shorter one that is missing, two sources that differ.
  if (answer.type() == "/errors/explanations-missing") {
    const auto fields = answer.body["fields"];
    for (std::size_t i = 0; i < fields.size(); ++i) explained.emplace(*fields[i]["field"].string());
    answer = city.post(officer_.at(a.unit), path, text_of(cells, explained), a.version);
    ++requests;
  }
  INFO(a.form << " of " << a.unit << " for " << a.period << ": " << answer.text.substr(0, 1500));
  REQUIRE(answer.status / 100 == 2);
  a.record = *answer.body["record"].integer();
  a.version = std::to_string(*answer.body["version"].integer());
  a.sent = said(cells);
  promise(a);
}

void Year::decide(Account& a, const std::string& step) {
  const std::string reason = R"({"reason":"Đề nghị kiểm tra lại mục tuyên truyền."})";
  if (step == "waive") {
    const auto answer =
        city.post(a.decider, fmt::format("/obligations/{}/waive", a.obligation), reason);
    INFO(answer.text);
    REQUIRE(answer.status == 200);
    a.waived = true;
    return;
  }
  const auto answer = city.post(a.decider, fmt::format("/records/{}/{}", a.record, step),
                                step == "accept" ? "{}" : reason, a.version);
  ++requests;
  INFO(step << " " << a.form << " of " << a.unit << " for " << a.period << ": "
            << answer.text.substr(0, 800));
  REQUIRE(answer.status == 200);
  a.version = std::to_string(*answer.body["version"].integer());
  if (step == "accept") a.accepted = a.sent;
  if (step == "return") a.sent = a.accepted;
}

// What a report that nobody types must say, reckoned from the list as it is now.
void Year::promise(const Account& a) {
  const auto expect = [&](const std::string& element, std::optional<std::int64_t> value) {
    promises.push_back({a.record, officer_.at(a.unit), element, value});
  };
  const auto wards = [&](const char* element, Over over = Over::sum) {
    return add_up(accounts, "bao-cao-phuong-xa", a.period, element, over, &Account::accepted);
  };
  if (a.form == "tong-hop-thanh-pho") {
    expect("th-tt-buoi", wards("tt-buoi"));
    expect("th-tt-luot-nguoi", wards("tt-luot-nguoi"));
    expect("th-px-canh-cao", wards("xp-canh-cao"));
    expect("th-xp-canh-cao", add_up(accounts, "cong-an-thang", a.period, "xp-canh-cao", Over::sum,
                                    &Account::accepted));
    expect("th-ks-co-so",
           add_up(accounts, "khao-sat", a.period, "cs-tong", Over::last, &Account::accepted));
    expect("th-cong-an-bao-cao",
           count_reports(accounts, "cong-an-thang", a.period, &Account::accepted));
  }
  if (a.form == "bao-cao-phuong-xa" && !a.base)
    for (const auto* element : {"tt-buoi", "ht-tiep-can", "xp-tien-thu"})
      expect(element,
             add_up(accounts, a.form, a.period, element, Over::sum, &Account::sent, a.unit));
}

std::vector<std::string> parts_of(const std::string& period, const std::string& base) {
  const auto range = [&](int first, int last) {
    std::vector<std::string> all;
    for (int i = first; i <= last; ++i)
      all.push_back(base == "month" ? fmt::format("2018-{:02}", i) : fmt::format("2018-Q{}", i));
    return all;
  };
  const int scale = base == "month" ? 3 : 1;
  if (period == "2018") return range(1, 4 * scale);
  if (period == "2018-H1") return range(1, 2 * scale);
  if (period == "2018-H2") return range(2 * scale + 1, 4 * scale);
  if (period.starts_with("2018-Q") && base == "month") {
    const int quarter = period.back() - '0';
    return range(3 * quarter - 2, 3 * quarter);
  }
  return {period};
}

std::optional<std::int64_t> add_up(const std::vector<Account>& accounts, const std::string& form,
                                   const std::string& period, const std::string& element, Over over,
                                   Which which, const std::string& unit) {
  const bool monthly = form == "cong-an-thang" || form == "cong-an-tong-hop";
  std::optional<std::int64_t> total;
  std::map<std::string, std::int64_t> latest;
  for (const auto& part : parts_of(period, monthly ? "month" : "quarter")) {
    for (const auto& a : accounts) {
      if (a.form != form || a.period != part || !a.base || !(a.*which)) continue;
      if (!unit.empty() && a.unit != unit) continue;
      const auto found = (a.*which)->numbers.find(element);
      if (found == (a.*which)->numbers.end()) continue;
      if (over == Over::last)
        latest[a.unit] = found->second;
      else
        total = total.value_or(0) + found->second;
    }
  }
  for (const auto& [who, value] : latest) total = total.value_or(0) + value;
  return total;
}

int count_reports(const std::vector<Account>& accounts, const std::string& form,
                  const std::string& period, Which which) {
  const bool monthly = form == "cong-an-thang";
  int count = 0;
  for (const auto& part : parts_of(period, monthly ? "month" : "quarter"))
    for (const auto& a : accounts)
      count += a.form == form && a.period == part && a.base && (a.*which) ? 1 : 0;
  return count;
}

}  // namespace hoanhap::test
