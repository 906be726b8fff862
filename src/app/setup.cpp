#include "app/setup.h"

#include <fmt/format.h>

#include "app/activation.h"
#include "app/demo/city.h"
#include "app/plans/folder.h"
#include "identity/operator.h"
#include "plan/compile.h"

namespace hoanhap::app {
namespace {

bool loopback(std::string_view address) {
  return address.starts_with("127.") || address == "::1" || address == "localhost";
}

tl::unexpected<Error> refuse(ErrorCode code, Text detail) {
  return fail({code, "set-up", {"Chưa khởi động được", "Could not start"}, std::move(detail)});
}

Result<std::shared_ptr<const plan::Plan>> compile(const std::string& folder) {
  const auto compiled = plan::compile_folder(folder);
  if (compiled.plan) return compiled.plan;
  std::string vi, en;
  for (const auto& diagnostic : compiled.diagnostics) {
    vi += "\n" + plan::print(diagnostic, plan::Language::vi);
    en += "\n" + plan::print(diagnostic, plan::Language::en);
  }
  return refuse(ErrorCode::invalid,
                {"Kế hoạch chưa biên dịch được:" + vi, "The plan does not compile:" + en});
}

Result<bool> is_demo(storage::Database& database) {
  return database.read([](storage::Tx& tx) -> Result<bool> {
    return tx.maybe_integer("select count(*) from setting where name = 'demo'").value_or(0) > 0;
  });
}

Result<bool> is_empty(storage::Database& database) {
  return database.read([](storage::Tx& tx) -> Result<bool> {
    return tx.maybe_integer("select count(*) from account").value_or(0) == 0 &&
           tx.maybe_integer("select count(*) from plan_activation").value_or(0) == 0;
  });
}

// The plan in force as its files stand in the data folder; null where an older program activated it
// and kept none.
Result<std::shared_ptr<const plan::Plan>> kept(App::Parts& parts, const ActivePlan& active) {
  TRY_ASSIGN(const auto files, parts.database->read([&](storage::Tx& tx) -> Result<plans::Files> {
    return plans::files(tx, active.id);
  }));
  if (files.empty()) return nullptr;
  auto plan = plans::lay_out(parts.options.data, active.id, files);
  if (plan && (*plan)->hash == active.hash) {
    plans::sweep(parts.options.data, active.id);
    return *std::move(plan);
  }
  if (!plan && plan.error().code == ErrorCode::unavailable) return fail(std::move(plan).error());
  return refuse(
      ErrorCode::conflict,
      {"Bản phần mềm này hiểu kế hoạch đang áp dụng khác bản trước. Xem bằng `hoanhap plan "
       "check`, rồi chạy `hoanhap plan activate`.",
       "This version of the program reads the plan in force otherwise than the one "
       "before. See `hoanhap plan check`, then run `hoanhap plan activate`."});
}

// From a data folder whose plan was activated before plans were kept: its folder is kept from now
// on.
Result<void> adopt(App::Parts& parts, const ActivePlan& active) {
  const auto files = plans::read_folder(parts.options.plan);
  TRY(parts.database->write([&](storage::Tx& tx) -> Result<bool> {
    plans::drop_files(tx, active.id);
    plans::keep(tx, active.id, files);
    return true;
  }));
  return {};
}

// What rules is what two people activated last, and its files stand in the data folder: so a --plan
// that names an older one is passed over, with a word to whoever started it. A folder that was
// never activated is refused: somebody may believe that it rules.
Result<std::shared_ptr<const plan::Plan>> choose(App::Parts& parts, const ActivePlan& active,
                                                 std::shared_ptr<const plan::Plan> given) {
  auto in_force = kept(parts, active);
  if (given && given->hash == active.hash) {
    if (in_force && *in_force) return *std::move(in_force);
    TRY(adopt(parts, active));
    return given;
  }
  if (!in_force) return fail(std::move(in_force).error());
  if (!given) return *std::move(in_force);
  TRY_ASSIGN(const bool older, parts.database->read([&](storage::Tx& tx) -> Result<bool> {
    return plans::was_in_force(tx, given->hash);
  }));
  if (*in_force && older) {
    parts.plan_word = fmt::format(
        "Kế hoạch trong {0} đã được thay; đang áp dụng bản {1}, giữ trong thư mục dữ liệu.\n"
        "The plan in {0} has been replaced; {1} is in force, kept in the data folder.\n",
        parts.options.plan, active.hash.substr(0, 12));
    return *std::move(in_force);
  }
  return refuse(
      ErrorCode::conflict,
      {fmt::format("Kế hoạch trong {} không phải bản đang kích hoạt. Kích hoạt ở mục Kế hoạch hay "
                   "bằng `hoanhap plan activate`, hoặc bỏ --plan để dùng bản đang áp dụng.",
                   parts.options.plan),
       fmt::format("The plan in {} is not the active one. Activate it on the Plan screen or with "
                   "`hoanhap plan activate`, or leave --plan out to serve the one in force.",
                   parts.options.plan)});
}

// Until a plan is active, its units stand ready for people's accounts.
Result<void> prepare_units(App::Parts& parts, const plan::Plan& plan) {
  TRY(parts.database->write(
      [&](storage::Tx& tx) { return units::apply_plan(tx, plan, parts.wall.now()); }));
  return {};
}

// The first two administrators belong to the unit that directs all others, not to who issued the
// plan: a city's plan is also reported on to its province, whose people need accounts too.
Result<void> found(App::Parts& parts) {
  const auto top = identity::top_unit(*parts.units.get(), parts.wall.now().date());
  TRY_ASSIGN(parts.founders_codes, identity::first_administrators(parts.around, top));
  return {};
}

}  // namespace

Result<void> check(const Options& options) {
  if (options.demo && !loopback(options.address))
    return refuse(ErrorCode::invalid,
                  {"Thành phố mẫu chỉ chạy ở 127.0.0.1.", "A demo answers only on 127.0.0.1."});
  if (!loopback(options.address) && options.tls_cert.empty() && !options.behind_tls_proxy)
    return refuse(
        ErrorCode::invalid,
        {"HTTP không mã hoá chỉ dùng ở 127.0.0.1. Thêm --tls-cert và --tls-key, hoặc "
         "--behind-tls-proxy.",
         "Plain HTTP is for 127.0.0.1 only. Add --tls-cert and --tls-key, or --behind-tls-proxy."});
  return {};
}

Result<void> set_up(App::Parts& parts) {
  TRY_ASSIGN(const bool demo, is_demo(*parts.database));
  TRY_ASSIGN(const bool empty, is_empty(*parts.database));
  if (parts.options.demo && !demo && !empty)
    return refuse(ErrorCode::conflict,
                  {"Thư mục này chứa dữ liệu thật; không mở bằng --demo.",
                   "This folder holds real data; it is not opened with --demo."});
  if (demo && !parts.options.demo)
    return refuse(ErrorCode::conflict, {"Thư mục này là thành phố mẫu; thêm --demo.",
                                        "This folder is a demo city; add --demo."});

  std::shared_ptr<const plan::Plan> compiled;
  if (!parts.options.plan.empty()) {
    TRY_ASSIGN(compiled, compile(parts.options.plan));
  }
  if (parts.options.demo) {
    if (!compiled)
      return refuse(ErrorCode::invalid, {"Thành phố mẫu cần --plan.", "A demo needs --plan."});
    TRY(demo::start_clock(parts));
    if (empty) {
      TRY(demo::fill(parts, compiled));
    }
  }
  TRY_ASSIGN(const auto active, active_plan(*parts.database));
  if (compiled && active.hash.empty()) TRY(prepare_units(parts, *compiled));
  TRY_ASSIGN(auto registry, units::Registry::load(*parts.database));
  parts.units.set(std::move(registry));
  if (!active.hash.empty()) {
    TRY_ASSIGN(compiled, choose(parts, active, std::move(compiled)));
  }
  if (!compiled) return {};
  if (!parts.options.demo) TRY(found(parts));
  if (!active.hash.empty()) parts.plan.set(compiled);  // else people first, its activation next
  return {};
}

}  // namespace hoanhap::app
