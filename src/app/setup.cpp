#include "app/setup.h"

#include <fmt/format.h>

#include "app/activation.h"
#include "app/demo/city.h"
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
  if (!compiled) return {};
  if (!active.hash.empty() && active.hash != compiled->hash)
    return refuse(
        ErrorCode::conflict,
        {fmt::format(
             "Kế hoạch trong {} không phải bản đang kích hoạt. Chạy `hoanhap plan activate` trước.",
             parts.options.plan),
         fmt::format("The plan in {} is not the active one. Run `hoanhap plan activate` first.",
                     parts.options.plan)});
  if (!parts.options.demo) TRY(found(parts));
  if (!active.hash.empty()) parts.plan.set(compiled);  // else people first; `plan activate` next
  return {};
}

}  // namespace hoanhap::app
