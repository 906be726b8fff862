// Gates that noise cannot move (design §10). A number here may go down without a word; one that has
// to go up is a decision, made with bench/README.md in hand.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <latch>
#include <new>
#include <thread>

#include "app/activation.h"
#include "app/parts.h"
#include "core/log.h"
#include "identity/routes.h"
#include "identity/store.h"
#include "plan/compile.h"
#include "plan_text.h"
#include "power_vfs.h"

using namespace hoanhap;
using bench::kElements;

namespace {
std::atomic<std::uint64_t> allocations{0};
}  // namespace

void* operator new(std::size_t size) {
  allocations.fetch_add(1, std::memory_order_relaxed);
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  allocations.fetch_add(1, std::memory_order_relaxed);
  return std::malloc(size == 0 ? 1 : size);
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { std::free(memory); }

namespace {

struct Counted {
  std::uint64_t statements = 0, rows = 0, commits = 0, writes = 0, syncs = 0, allocated = 0;
};

// One city, its plan active, on a disk that counts. Nobody works behind the requests: what is
// counted is theirs alone.
class Site {
 public:
  Site() {
    log::set_quiet(true);
    folder_ = (std::filesystem::temp_directory_path() / "hoanhap-cost-XXXXXX").string();
    REQUIRE(mkdtemp(folder_.data()) != nullptr);
    sqlite3_vfs_register(sqlite3_vfs_find(crash::Disk::name()), 1);
    bench::write_plan(folder_ + "/plan", bench::kOneCity);
    {
      auto database = *storage::open_sqlite(folder_ + "/data");
      const auto plan = plan::compile_folder(folder_ + "/plan").plan;
      REQUIRE(app::activate(*database, Clock(), nullptr, *plan, {}, UserId{1}, UserId{2}));
    }
    app::Options options;
    options.data = folder_ + "/data";
    options.plan = folder_ + "/plan";
    app_ = *app::App::open(options);
    app_->parts().sealer.reset();
    for (int w = 1; w <= bench::kWardsInCity; ++w)
      wards_.push_back(person(fmt::format("tp-1-p{}", w), {"officer", "head"}));
    reader_ = person("bo", {"receiver"});
  }
  ~Site() {
    app_.reset();
    sqlite3_vfs_register(sqlite3_vfs_find("unix"), 1);
    std::filesystem::remove_all(folder_);
  }
  Site(const Site&) = delete;
  Site& operator=(const Site&) = delete;

  // A whole report of a ward for a month.
  http::Request submission(int ward, int month) {
    auto request = asked(wards_.at(static_cast<std::size_t>(ward - 1)));
    request.method = http::Method::post;
    request.path = fmt::format("/api/v1/obligations/{}/submit", duty(ward, month));
    request.headers["idempotency-key"] = fmt::format("submission-{:03}-{:02}", ward, month);
    request.headers["if-match"] = "\"0\"";
    request.body = R"({"cells":{)";
    for (int e = 1; e <= kElements; ++e)
      request.body += fmt::format("{}\"c{}\":{}", e > 1 ? "," : "", e, (ward * 37 + e * 91) % 9999);
    request.body += "}}";
    return request;
  }
  http::Request reading(const std::string& path, std::map<std::string, std::string> query) {
    auto request = asked(reader_);
    request.path = "/api/v1" + path;
    request.query = std::move(query);
    return request;
  }
  int answer(const http::Request& request) { return app_->handle(request).status; }

  template <typename Work>
  Counted cost(const Work& work) {
    const auto before = database().counters();
    const auto syncs = disk_.syncs();
    const auto allocated = allocations.load();
    work();
    const auto made = allocations.load() - allocated;
    const auto after = database().counters();
    return {after.statements - before.statements,
            after.rows - before.rows,
            after.commits - before.commits,
            after.writes - before.writes,
            disk_.syncs() - syncs,
            made};
  }
  std::int64_t number(const std::string& sql) {
    return *database().read([&](storage::Tx& tx) -> Result<std::int64_t> {
      return tx.maybe_integer(sql).value_or(-1);
    });
  }
  storage::Database& database() { return *app_->parts().database; }

 private:
  std::string person(const std::string& slug, std::initializer_list<const char*> roles) {
    const auto token = random_token(32);
    const auto unit = app_->parts().units.get()->id_of(slug);
    REQUIRE(database().write([&](storage::Tx& tx) -> Result<bool> {
      const auto now = Clock().now();
      const auto user = identity::store::add_account(tx, slug, "Đồng chí " + slug, now);
      for (const auto* role : roles)
        identity::store::grant(tx, {user, unit, role}, std::nullopt, now);
      identity::store::open_session(tx, hex(blake2b(token)), user, now);
      return true;
    }));
    return fmt::format("{}={}", identity::kCookie, token);
  }
  http::Request asked(const std::string& cookie) const {
    http::Request request;
    request.headers = {{"host", "127.0.0.1"},
                       {"origin", "http://127.0.0.1"},
                       {"x-hoanhap", "1"},
                       {"content-type", "application/json"},
                       {"cookie", cookie}};
    return request;
  }
  std::int64_t duty(int ward, int month) {
    const Period period{PeriodKind::month, bench::kYear, month};
    return number(fmt::format("select id from obligation where unit_id = {} and period = {}",
                              app_->parts().units.get()->id_of(fmt::format("tp-1-p{}", ward)).value,
                              period.key()));
  }

  crash::Disk disk_{{}};
  std::string folder_;
  std::unique_ptr<app::App> app_;
  std::vector<std::string> wards_;
  std::string reader_;
};

}  // namespace

TEST_CASE("a submission: statements, rows, one fsync, allocations") {
  Site site;
  // The first ones prepare statements, load sessions, and are the month that checks look back to.
  for (int ward = 1; ward <= 3; ++ward) REQUIRE(site.answer(site.submission(ward, 1)) == 201);
  for (int ward = 1; ward <= 3; ++ward) {
    const auto request = site.submission(ward, 2);
    int status = 0;
    const auto cost = site.cost([&] { status = site.answer(request); });
    REQUIRE(status == 201);
    MESSAGE(fmt::format("{} statements, {} rows, {} allocations", cost.statements, cost.rows,
                        cost.allocated));
    CHECK(cost.statements <= 32);
    CHECK(cost.rows <= 12);
    CHECK(cost.writes == 1);
    CHECK(cost.commits == 1);
    CHECK(cost.syncs == 1);
    CHECK(cost.allocated <= 900);
  }
}

TEST_CASE("submissions that wait together share an fsync") {
  Site site;
  constexpr int kClients = 16;
  std::vector<http::Request> requests;
  for (int ward = 1; ward <= kClients; ++ward) requests.push_back(site.submission(ward, 1));
  std::latch held(1), free(1);
  std::atomic<int> sent{0};
  const auto cost = site.cost([&] {
    // Keeps the writer busy until everybody is on their way.
    std::jthread blocker([&] {
      const auto blocked = site.database().write([&](storage::Tx&) -> Result<bool> {
        held.count_down();
        free.wait();
        return true;
      });
      CHECK(blocked.has_value());
    });
    held.wait();
    std::vector<std::jthread> clients;
    for (const auto& request : requests)
      clients.emplace_back([&] { sent += site.answer(request) == 201 ? 1 : 0; });
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    free.count_down();
  });
  CHECK(sent == kClients);
  CHECK(cost.writes == kClients + 1);
  // One for each commit that changed anything, however many share it; the blocked one changed
  // nothing.
  CHECK(cost.syncs >= 1);
  CHECK(cost.syncs <= cost.commits);
  CHECK(cost.commits <= kClients);
}

TEST_CASE("what a submission leaves: bytes a value") {
  Site site;
  for (int ward = 1; ward <= bench::kWardsInCity; ++ward)
    REQUIRE(site.answer(site.submission(ward, 1)) == 201);
  const auto values = bench::kWardsInCity * kElements;
  const auto own =
      site.number("select sum(length(sent) + length(accepted)) from total where part = 0");
  const auto above =
      site.number("select sum(length(sent) + length(accepted)) from total where part = 1");
  const auto revisions = site.number("select sum(length(cells)) from revision");
  MESSAGE(fmt::format("bytes a value: totals {:.2f}, revisions {:.2f}; above the wards {} bytes",
                      static_cast<double>(own) / values, static_cast<double>(revisions) / values,
                      above));
  CHECK(own <= values * 22 / 10);
  CHECK(revisions <= values * 22 / 10);
  CHECK(above <= 3 * kElements * 4);  // city, province, country: one row each
}

TEST_CASE("a reading: statements and rows, whatever was sent before") {
  Site site;
  const auto table = site.reading(
      "/overview/table",
      {{"form", bench::kForm}, {"period", fmt::format("{}-01", bench::kYear)}, {"within", "tp-1"}});
  const auto overview = site.reading("/overview", {{"period", fmt::format("{}-Q1", bench::kYear)}});
  for (int ward = 1; ward <= bench::kWardsInCity; ++ward)
    REQUIRE(site.answer(site.submission(ward, 1)) == 201);
  const auto of = [&](const http::Request& request) {
    REQUIRE(site.answer(request) == 200);  // what is prepared once is not counted
    return site.cost([&] { CHECK(site.answer(request) == 200); });
  };
  const auto first_table = of(table), first_overview = of(overview);
  CHECK(first_table.statements <= 4);  // begin, released, totals, rollback
  CHECK(first_table.rows <= bench::kWardsInCity + 1);
  CHECK(first_overview.statements <= 12);
  CHECK(first_table.syncs + first_overview.syncs == 0);
  for (int month = 4; month <= 12; ++month)
    for (int ward = 1; ward <= bench::kWardsInCity; ++ward)
      REQUIRE(site.answer(site.submission(ward, month)) == 201);
  const auto later_table = of(table), later_overview = of(overview);
  CHECK(later_table.statements == first_table.statements);
  CHECK(later_table.rows == first_table.rows);
  CHECK(later_overview.statements == first_overview.statements);
  CHECK(later_overview.rows == first_overview.rows);
}
