#include "app/demo/city.h"

#include <fmt/format.h>

#include "app/activation.h"
#include "app/demo/accounts.h"
#include "app/demo/reminders.h"
#include "app/demo/sealed_office.h"
#include "app/demo/story.h"
#include "app/demo/voices.h"
#include "app/plans/folder.h"
#include "identity/demo.h"

namespace hoanhap::app::demo {
namespace {

constexpr const char* kPut =
    "insert into setting (name, value) values (?1, ?2) on conflict (name) do update set value = "
    "excluded.value";

// The first Monday of the third quarter: the second quarter's reports are due this week.
Instant first_moment() { return Instant::at(Date::of(2018, 7, 2), 8, 30); }

Result<Cast> make_people(App::Parts& parts, const plan::Plan& plan) {
  TRY_ASSIGN(const auto hash, parts.passwords.hash(kDemoPassword));
  const auto registry = parts.units.get();
  return parts.database->write([&](storage::Tx& tx) -> Result<Cast> {
    Cast cast;
    for (const auto& person : accounts(plan)) {
      const auto unit = registry->id_of(person.unit);
      const auto* role = access::find_role(person.role);
      if (!unit || role == nullptr)
        return internal("demo account of an unknown unit or role: " + person.login);
      const auto user = identity::create_demo_account(
          tx, {person.login, person.display_name, person.password, unit, person.role, {}}, hash,
          parts.wall.now());
      cast.add(unit, person.role, {user, person.display_name, {{unit, role->may}}});
    }
    return cast;
  });
}

// The first quarter is settled by now, so the office has released it: leaders see counts of people,
// the small ones hidden.
Result<void> release_first_quarter(App::Parts& parts, const Cast& cast) {
  const auto* office = cast.find(parts.units.get()->id_of("phong-ldtbxh"), {"checker"});
  const auto quarter = Period{PeriodKind::quarter, parts.plan.get()->year, 1};
  if (office == nullptr || parts.clock.today() < Date::of(quarter.year, 6, 1)) return {};
  const auto& desk = parts.overview.desk();
  TRY_ASSIGN(const auto prepared, parts.database->read([&](storage::Tx& tx) {
    return desk.prepare(tx, *office, "bao-cao-phuong-xa", quarter);
  }));
  TRY(parts.database->write([&](storage::Tx& tx) { return desk.publish(tx, *office, prepared); }));
  return {};
}

}  // namespace

Result<void> start_clock(App::Parts& parts) {
  TRY_ASSIGN(const auto offset,
             parts.database->read([](storage::Tx& tx) -> Result<std::optional<std::int64_t>> {
               std::optional<std::int64_t> value;
               tx.one(
                   "select value from setting where name = 'demo-offset'", {},
                   [&](const storage::Row& row) { value = std::stoll(std::string(row.text(0))); });
               return value;
             }));
  const auto wall = parts.wall.now();
  const auto now = parts.options.now ? *parts.options.now
                   : offset          ? Instant{wall.ms + *offset}
                                     : first_moment();
  parts.clock.move_to(now);
  TRY(parts.database->write([&](storage::Tx& tx) -> Result<bool> {
    tx.execute(kPut, {"demo", "1"});
    tx.execute(kPut, {"demo-offset", std::to_string(now.ms - wall.ms)});
    return true;
  }));
  return {};
}

Result<void> fill(App::Parts& parts, std::shared_ptr<const plan::Plan> plan) {
  const auto until = parts.clock.now();
  // The plan's own first day: what it asks for opens as it would have then.
  parts.clock.move_to(Instant::at(plan->document.date, 8));
  TRY(activate(*parts.database, parts.clock, nullptr, *plan, plans::read_folder(parts.options.plan),
               {}, {}));
  TRY_ASSIGN(auto registry, units::Registry::load(*parts.database));
  parts.units.set(std::move(registry));
  parts.plan.set(plan);
  TRY_ASSIGN(const auto cast, make_people(parts, *plan));
  TRY(Story(parts, cast).tell(until));
  TRY(speak(parts, cast, until));
  TRY(remember_reminders(parts, until));
  TRY(open_office(parts));
  return release_first_quarter(parts, cast);
}

std::string accounts_text(storage::Database& database) {
  const auto all = database.read([](storage::Tx& tx) -> Result<std::vector<identity::DemoAccount>> {
    return identity::demo_accounts_of(tx);
  });
  if (!all) return {};
  std::string text =
      fmt::format("Số liệu đều do máy tạo / all figures are synthetic. Mật khẩu / password: {}\n",
                  kDemoPassword);
  // The walk of the README, in its order; the sign-in page lists the others.
  for (const auto* login : {"eatam.canbo", "eatam.lanhdao", "eatam.congan", "eatam.phunu",
                            "ldtbxh.canbo", "ldtbxh.lanhdao", "ubnd.tiepnhan", "ubnd.lanhdao",
                            "catp.canbo", "phunu.canbo", "dai.canbo", "so.tiepnhan", "quantri.1",
                            "quantri.2", "hotro.1", "hotro.2", "hotro.phutrach", "giamsat"}) {
    for (const auto& account : *all)
      if (account.login == login)
        text += fmt::format("  {:<16} {}\n", account.login, account.display_name);
  }
  text += fmt::format("Cụm mật khẩu của cán bộ hỗ trợ mẫu / the support workers' passphrase: {}\n",
                      kDemoPassphrase);
  return text;
}

}  // namespace hoanhap::app::demo
