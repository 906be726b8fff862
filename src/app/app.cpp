#include "app/app.h"

#include <fmt/format.h>

#include "app/activation.h"
#include "app/demo/city.h"
#include "app/jobs.h"
#include "app/mail.h"
#include "app/parts.h"
#include "app/setup.h"
#include "core/json.h"
#include "identity/demo.h"
#include "identity/operator.h"
#include "notify/people.h"
#include "notify/store.h"

namespace hoanhap::app {
namespace {

std::string plan_json(const plan::Plan* plan) {
  if (plan == nullptr) return "null";
  JsonWriter out;
  out.begin_object().field("id", plan->id).field("title", plan->title).field("hash", plan->hash);
  out.field("year", plan->year).end_object();
  return out.take();
}

std::string name_of(storage::Tx& tx, UserId user) {
  std::string name;
  tx.one("select display_name from account where id = ?1", {user},
         [&](const storage::Row& row) { name = row.text(0); });
  return name;
}

}  // namespace

App::Parts::Parts(const Options& wanted, std::unique_ptr<storage::Database> opened,
                  std::unique_ptr<support::KeyStore> opened_keys,
                  std::optional<notify::MailMeans> mail)
    : options(wanted),
      database(std::move(opened)),
      keys(std::move(opened_keys)),
      support(
          *database, *keys, clock, wall, [this] { return plan.get(); },
          [this] { return units.get(); }),
      around{*database,
             clock,
             wall,
             [this] { return units.get(); },
             [this](storage::Tx& tx, UserId user) { return support.offices.holds_keys(tx, user); },
             [this](storage::Tx& tx, UserId user) { support.offices.roles_changed(tx, user); }},
      ground{*database, clock, [this] { return plan.get(); }, [this] { return units.get(); },
             &name_of},
      sessions(around, passwords, wanted.demo),
      people(around, sessions),
      delegations(around, sessions,
                  [this](storage::Tx& tx, UserId user, identity::DelegationId id) {
                    notify::store::tell(tx, user, {}, "delegation", id.value, clock.now());
                  }),
      session_desk{around, sessions, [this] { return plan_json(plan.get().get()); },
                   wanted.demo ? &clock : nullptr},
      people_desk{around, people},
      plan_desk([this] { return plan.get(); }),
      plans({ground, sessions, turnstile, wanted.data,
             [this](std::shared_ptr<const plan::Plan> taken,
                    std::shared_ptr<const units::Registry> registry) {
               units.set(std::move(registry));
               plan.set(std::move(taken));
             },
             [this](storage::Tx& tx, UserId by, std::int64_t about) {
               notify::tell_holders(tx, access::Capability::activate, by, "plan", about,
                                    clock.now());
             }}),
      units_desk([this] { return units.get(); }),
      obligations(ground),
      directives(ground),
      petitions(ground),
      records(ground),
      overview(ground),
      documents(ground, records, overview,
                wanted.demo ? documents::Data::synthetic : documents::Data::real),
      exchange(ground, records, overview),
      trail(ground),
      excise(ground,
             [this](storage::Tx& tx, const std::vector<UnitId>& heads_of, UserId by,
                    excise::ExcisionId id) {
               notify::tell_heads(tx, heads_of, by, "excision", id.value, clock.now());
             }),
      reminders(ground),
      inbox(ground),
      mailer(ground, std::move(mail)),
      person(mailer, [this] { wake(); }),
      feed(ground),
      person_desk{person, feed},
      mail_desk{mailer, [this] { return scheduler->standings(); }, [this] { wake(); }},
      health(*database),
      gate(sessions, turnstile, !wanted.tls_cert.empty() || wanted.behind_tls_proxy) {}

void App::Parts::wake() {
  if (scheduler) scheduler->wake();
}

App::Parts::~Parts() {
  if (server) server->stop();
}

App::App(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
App::~App() = default;

Result<std::unique_ptr<App>> App::open(const Options& options) {
  TRY(check(options));
  TRY_ASSIGN(auto database, storage::open_sqlite(options.data));
  TRY_ASSIGN(auto mail, mail_means(options));
  TRY_ASSIGN(auto keys, support::KeyStore::open(options.data + "/keys", Clock().today()));
  auto parts =
      std::make_unique<Parts>(options, std::move(database), std::move(keys), std::move(mail));
  parts->sealer = std::make_unique<audit::Sealer>(*parts->database);
  TRY(set_up(*parts));
  TRY(parts->support.destroying.repair(options.accept_lost_keys));
  parts->scheduler = std::make_unique<jobs::Scheduler>(parts->clock, jobs_of(*parts));
  parts->sweeper =
      std::make_unique<support::Sweeper>(parts->support.destroying, parts->support.offices);
  parts->router = std::make_shared<const http::Router>(endpoints(*parts));
  if (!options.web.empty()) {
    TRY_ASSIGN(parts->files, http::StaticFiles::load(options.web));
  }
  return std::unique_ptr<App>(new App(std::move(parts)));
}

http::Response App::handle(const http::Request& request) {
  auto match = parts_->router->find(request.method, request.path);
  if (match.endpoint == nullptr)
    return http::refusal(match.allowed.empty() ? 404 : 405, request.header("accept-language"));
  auto matched = request;
  matched.params = std::move(match.params);
  return match.endpoint->handle(matched);
}

Result<int> App::start() {
  const auto& o = parts_->options;
  http::Options options;
  options.address = o.address;
  options.port = static_cast<std::uint16_t>(o.port);
  options.tls_cert_file = o.tls_cert;
  options.tls_key_file = o.tls_key;
  options.behind_tls_proxy = o.behind_tls_proxy;
  http::Site site{parts_->router, parts_->files, {}, [this](const http::Served& s) {
                    parts_->health.observe(s);
                  }};
  parts_->server = std::make_unique<http::Server>(options, std::move(site));
  TRY(parts_->server->start());
  parts_->scheduler->start();
  return static_cast<int>(parts_->server->port());
}

void App::stop() {
  if (parts_->server) parts_->server->stop();
}

std::string App::greeting() const {
  const auto& o = parts_->options;
  std::string text;
  if (parts_->server) {
    text += fmt::format("Hoà Nhập: {}://{}:{}\n", o.tls_cert.empty() ? "http" : "https", o.address,
                        parts_->server->port());
  }
  if (!parts_->founders_codes.empty()) {
    text +=
        "Thư mục dữ liệu còn trống. Trao mỗi mã cho một người; mã dùng một lần, ở trang đăng nhập, "
        "mục \"Nhận tài khoản\".\n"
        "The data folder is empty. Give each code to one person; they are used once, on the "
        "sign-in page.\n";
    for (const auto& code : parts_->founders_codes) text += "  " + code + "\n";
  }
  text += parts_->plan_word;
  if (!parts_->plan.get() && !o.plan.empty())
    text +=
        "Kế hoạch chưa kích hoạt: hai quản trị kích hoạt ở mục Kế hoạch.\n"
        "The plan is not active: two administrators activate it on the Plan screen.\n";
  if (o.demo) text += demo::accounts_text(*parts_->database);
  return text;
}

}  // namespace hoanhap::app
