#include "nation.h"

#include <unistd.h>

#include <filesystem>

#include "audit/audit.h"
#include "meter.h"

namespace hoanhap::bench {
namespace {

plan::Unit place(std::string id, std::string kind, std::string within) {
  plan::Unit unit;
  unit.names = {{id, {}, Date::of(9999, 12, 31)}};
  unit.kind = std::move(kind);
  unit.line = within;
  unit.within = std::move(within);
  unit.territory = id;
  unit.id = std::move(id);
  unit.to = Date::of(9999, 12, 31);
  return unit;
}

template <typename T>
T must(Result<T> result) {
  if (result) return std::move(*result);
  fmt::print(stderr, "bench: {} {}\n", result.error().cause, result.error().detail.en);
  std::exit(1);
}

}  // namespace

std::string temporary_folder() {
  return (std::filesystem::temp_directory_path() /
          ("hoanhap-bench-" + std::to_string(::getpid()) + "-" + random_token(9)))
      .string();
}

Nation::Nation(int provinces, int wards) : folder_(temporary_folder()) {
  plan_.units = {place("nuoc", "country", "")};
  for (int p = 0; p < provinces; ++p)
    plan_.units.push_back(place(fmt::format("tinh-{}", p), "province", "nuoc"));
  for (int w = 0; w < wards; ++w)
    plan_.units.push_back(
        place(fmt::format("xa-{}", w), "ward", fmt::format("tinh-{}", w * provinces / wards)));
  plan::Form form;
  form.id = kForm;
  form.base = PeriodKind::month;
  form.slot_count = kElements;
  for (int i = 0; i < kElements; ++i) {
    plan::Element element;
    element.id = fmt::format("e{}", i);
    element.slot = i;
    element.over_time = plan::OverTime::sum;
    element.over_units = plan::OverUnits::sum;
    form.elements.push_back(element);
  }
  plan_.forms = {form};
  database_ = must(storage::open_sqlite(folder_));
  must(database_->write([&](storage::Tx& tx) {
    return units::apply_plan(tx, plan_, Instant::at(Date::of(2018, 1, 1)));
  }));
  units_ = must(units::Registry::load(*database_));
  for (int w = 0; w < wards; ++w) wards_.push_back(units_->id_of(fmt::format("xa-{}", w)));
  province_ = units_->id_of("tinh-0");
  root_ = units_->id_of("nuoc");
  wards_in_province_ = (wards + provinces - 1) / provinces;
}

Nation::~Nation() {
  database_.reset();
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

std::vector<UnitId> Nation::wards_of_province() const {
  return {wards_.begin(), wards_.begin() + wards_in_province_};
}

std::vector<std::int64_t> figures(std::int64_t unit, std::int64_t month) {
  std::vector<std::int64_t> result;
  for (int element = 0; element < kElements; ++element) {
    auto x = static_cast<std::uint64_t>(unit * 1'000'003 + month * 1009 + element) + 20'260'721;
    x = (x ^ x >> 30U) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ x >> 27U) * 0x94d049bb133111ebULL;
    result.push_back(static_cast<std::int64_t>((x ^ x >> 31U) % 10'000));
  }
  return result;
}

rollup::Vector report(std::int64_t unit, std::int64_t month) {
  std::vector<std::optional<std::int64_t>> cells;
  for (const auto value : figures(unit, month)) cells.emplace_back(value);
  return rollup::of_record(cells);
}

void write_record(storage::Tx& tx, UnitId unit, Period period, const Bytes& cells) {
  static const std::string salt(32, 's'), hash(64, 'f');  // as long as real ones
  const auto record = tx.insert(
      "insert into record (form, unit_id, period, receiver_id, state, version, revision, "
      "sent_revision, created_by, created_at) "
      "values (?1, ?2, ?3, 1, 'sent', 1, 1, 1, 1, 1) returning id",
      {kForm, unit, period.key()});
  tx.execute(
      "insert into revision (record_id, revision, form_version, layout, cells, texts, salt, hash, "
      "author_id, created_at) values (?1, 1, 1, 1, ?2, '{}', ?3, ?4, 1, 1)",
      {record, cells, salt, hash});
  audit::append(tx,
                {Instant{1}, UserId{1}, unit, "record.sent", "record:" + std::to_string(record)});
}

}  // namespace hoanhap::bench
