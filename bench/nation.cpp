#include "nation.h"

#include <unistd.h>

#include <filesystem>

#include "app/activation.h"
#include "audit/audit.h"
#include "identity/routes.h"
#include "identity/store.h"
#include "meter.h"
#include "plan/compile.h"

namespace hoanhap::bench {
namespace {

// A session as signing in leaves one; the token is what the browser would keep.
std::string open_session(storage::Tx& tx, UserId user) {
  const auto token = random_token(32);
  identity::store::open_session(tx, hex(blake2b(token)), user, Clock().now());
  return fmt::format("{}={}", identity::kCookie, token);
}

UserId add_person(storage::Tx& tx, const std::string& login, UnitId unit,
                  std::initializer_list<const char*> roles) {
  const auto now = Clock().now();
  const auto user = identity::store::add_account(tx, login, "Đồng chí " + login, now);
  for (const auto* role : roles) identity::store::grant(tx, {user, unit, role}, std::nullopt, now);
  return user;
}

}  // namespace

std::string temporary_folder() {
  return (std::filesystem::temp_directory_path() /
          fmt::format("hoanhap-bench-{}-{}", ::getpid(), random_token(9)))
      .string();
}

Nation::Nation(Shape shape) : folder_(temporary_folder()) {
  write_plan(plan_folder(), shape);
  plan_ = plan::compile_folder(plan_folder()).plan;
  open();
  must(app::activate(*database_, Clock(), *plan_, UserId{1}, UserId{2}));
  units_ = must(units::Registry::load(*database_));
  for (int c = 1; c <= shape.cities; ++c)
    for (int w = 1; w <= kWardsInCity; ++w)
      wards_.push_back(units_->id_of(fmt::format("tp-{}-p{}", c, w)));
}

Nation::~Nation() {
  database_.reset();
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

void Nation::open() { database_ = must(storage::open_sqlite(data())); }

Nation::Filled Nation::fill(int months) {
  std::map<std::pair<UnitId, Period>, std::int64_t> duties;
  for (const auto& duty : owed()) duties[{wards_[duty.ward], duty.period}] = duty.obligation;
  Filled filled;
  std::vector<rollup::Contribution> some;
  rollup::BulkOptions options;
  options.also = [&](storage::Tx& tx, const rollup::Contribution& c) -> Result<bool> {
    const auto duty = duties.find({c.unit, c.period});
    write_record(tx, duty == duties.end() ? 0 : duty->second, c.unit, c.period, "accepted",
                 rollup::encode(c.now));
    return true;
  };
  const auto flush = [&] {
    const auto start = SteadyClock::now();
    const auto done = rollup::replace_all(*database_, *units_, form(), some, options);
    if (done.error) std::abort();
    filled.seconds += seconds_since(start);
    filled.chunks += done.chunks;
    filled.values += static_cast<double>(some.size()) * kElements;
    some.clear();
  };
  for (int m = months + kLastFilled.index - 1; m >= 0; --m) {
    const auto month = month_before(kLastFilled, m);
    for (const auto unit : wards_) {
      some.push_back({unit, month, report(unit.value, month), true});
      if (some.size() == 5000) flush();
    }
  }
  if (!some.empty()) flush();
  return filled;
}

void Nation::open_accounts() {
  must(database_->write([&](storage::Tx& tx) -> Result<bool> {
    cookies_.clear();
    for (std::size_t w = 0; w < wards_.size(); ++w)
      cookies_.push_back(open_session(
          tx, add_person(tx, fmt::format("phuong.{}", w), wards_[w], {"officer", "head"})));
    ministry_cookie_ = open_session(tx, add_person(tx, "bo", id("bo"), {"receiver"}));
    return true;
  }));
}

std::vector<Nation::Duty> Nation::owed() {
  std::unordered_map<std::int64_t, std::size_t> index;
  for (std::size_t w = 0; w < wards_.size(); ++w) index[wards_[w].value] = w;
  std::vector<Duty> duties;
  must(database_->read([&](storage::Tx& tx) -> Result<bool> {
    tx.query(
        "select o.id, o.unit_id, o.period from obligation o left join record r on r.obligation_id "
        "= o.id where r.id is null order by o.period, o.id",
        {}, [&](const storage::Row& row) {
          duties.push_back(
              {row.integer(0), index.at(row.integer(1)), Period::from_key(row.integer(2))});
        });
    return true;
  }));
  return duties;
}

Period month_before(Period month, int months) {
  for (; months > 0; --months) month = month.previous();
  return month;
}

std::vector<std::int64_t> figures(std::int64_t unit, Period month) {
  std::vector<std::int64_t> result;
  const auto base = unit * 1'000'003 + (month.year * 12 + month.index) * 1009 + 20'260'721;
  for (int element = 0; element < kElements; ++element) {
    auto x = static_cast<std::uint64_t>(base + element);
    x = (x ^ x >> 30U) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ x >> 27U) * 0x94d049bb133111ebULL;
    result.push_back(static_cast<std::int64_t>((x ^ x >> 31U) % 10'000));
  }
  return result;
}

rollup::Vector report(std::int64_t unit, Period month) {
  std::vector<std::optional<std::int64_t>> cells;
  for (const auto value : figures(unit, month)) cells.emplace_back(value);
  return rollup::of_record(cells);
}

void write_record(storage::Tx& tx, std::int64_t obligation, UnitId unit, Period period,
                  std::string_view state, const Bytes& cells) {
  static const std::string salt(32, 's'), hash(64, 'f');  // as long as real ones
  const auto record = tx.insert(
      "insert into record (form, unit_id, period, obligation_id, receiver_id, state, version, "
      "revision, sent_revision, accepted_revision, first_sent_at, sent_at, created_by, created_at) "
      "values (?1, ?2, ?3, ?4, 1, ?5, 1, 1, 1, ?6, 1, 1, 1, 1) returning id",
      {kForm, unit, period.key(), obligation ? storage::Param(obligation) : storage::Param(nullptr),
       state, state == "accepted" ? storage::Param(1) : storage::Param(nullptr)});
  tx.execute(
      "insert into revision (record_id, revision, form_version, layout, cells, texts, salt, hash, "
      "author_id, created_at) values (?1, 1, 1, 1, ?2, '{}', ?3, ?4, 1, 1)",
      {record, cells, salt, hash});
  audit::append(tx, {Instant{1}, UserId{1}, unit, "record.sent", fmt::format("record:{}", record)});
}

}  // namespace hoanhap::bench
