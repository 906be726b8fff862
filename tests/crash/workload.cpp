#include "workload.h"

#include <unistd.h>

#include <filesystem>

#include "core/bytes.h"
#include "rollup/testing_plan.h"

namespace hoanhap::crash {
namespace {

constexpr int kWards = 6;

}  // namespace

Result<std::unique_ptr<Workload>> Workload::open(const std::string& folder,
                                                 storage::SqliteOptions options) {
  auto workload = std::make_unique<Workload>();
  workload->plan_ = rollup::testing::a_plan(kWards);
  TRY_ASSIGN(workload->database_, storage::open_sqlite(folder, std::move(options)));
  TRY(workload->database_->write([&](storage::Tx& tx) {
    return units::apply_plan(tx, workload->plan_, Instant::at(Date::of(2018, 4, 16)));
  }));
  TRY_ASSIGN(workload->units_, units::Registry::load(*workload->database_));
  return workload;
}

Result<bool> Workload::submit(std::int64_t n) {
  const auto& form = *plan_.form("thang");
  const auto unit = units_->id_of(fmt::format("phuong-{}", 1 + n % kWards));
  const auto month = static_cast<int>(n / kWards);
  const Period period{PeriodKind::month, 2000 + month / 12, 1 + month % 12};
  std::vector<std::optional<std::int64_t>> cells = {n, n % 7, std::nullopt, 1, 0};
  const auto values = rollup::of_record(cells);
  const auto bytes = rollup::encode(values);
  return database_->write([&](storage::Tx& tx) -> Result<bool> {
    const bool accepted = n % 3 == 0;
    const auto record = tx.insert(
        "insert into record (form, unit_id, period, receiver_id, state, version, revision, "
        "sent_revision, "
        "accepted_revision, created_by, created_at) values (?1, ?2, ?3, 1, 'sent', 1, 1, 1, ?4, 1, "
        "?5) returning id",
        {form.id, unit, period.key(), accepted ? storage::Param(1) : storage::Param(nullptr), n});
    tx.execute(
        "insert into revision (record_id, revision, form_version, layout, cells, texts, salt, "
        "hash, author_id, "
        "created_at) values (?1, 1, 1, 1, ?2, '{}', '', '', 1, 0)",
        {record, bytes});
    const auto kind = plan_.calendar(form.calendar)->kind;
    TRY(rollup::replace(tx, *units_, form, unit, period, rollup::Which::sent, &values, kind));
    if (accepted)
      TRY(rollup::replace(tx, *units_, form, unit, period, rollup::Which::accepted, &values, kind));
    audit::append(tx,
                  {Instant{n}, UserId{1}, unit, "record.sent", "record:" + std::to_string(record)});
    return true;
  });
}

std::vector<std::string> Workload::faults(const std::set<std::int64_t>& acknowledged) {
  std::vector<std::string> found;
  std::set<std::int64_t> there;
  std::int64_t entries = 0;
  std::string integrity;
  const auto read = database_->read([&](storage::Tx& tx) -> Result<bool> {
    tx.query("select created_at from record", {},
             [&](const auto& row) { there.insert(row.integer(0)); });
    entries = *tx.maybe_integer("select count(*) from audit_entry");
    tx.one("pragma integrity_check", {}, [&](const auto& row) { integrity = row.text(0); });
    return true;
  });
  if (!read) return {"cannot be read: " + read.error().cause};
  for (const auto n : acknowledged)
    if (!there.contains(n))
      found.push_back(fmt::format("report {} was acknowledged and is gone", n));
  if (integrity != "ok") found.push_back("integrity: " + integrity);
  if (entries != static_cast<std::int64_t>(there.size()))
    found.push_back(fmt::format("{} reports but {} audit entries", there.size(), entries));

  const auto differences = rollup::rebuild_check(*database_, plan_, *units_);
  if (!differences)
    found.push_back("rebuild: " + differences.error().cause);
  else if (!differences->empty())
    found.push_back(fmt::format("{} totals differ; the first: {}", differences->size(),
                                differences->front().what));

  for (const bool sealed_first : {false, true}) {
    if (sealed_first) static_cast<void>(audit::seal(*database_));
    const auto verdict = audit::verify(*database_);
    if (!verdict || verdict->broken_at != 0 || (sealed_first && verdict->unsealed != 0))
      found.push_back(
          fmt::format("the chain does not verify{}", sealed_first ? " once sealed" : ""));
  }
  return found;
}

Folder::Folder()
    : path_((std::filesystem::temp_directory_path() /
             ("hoanhap-crash-" + std::to_string(::getpid()) + "-" + random_token(9)))
                .string()) {}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace hoanhap::crash
