#include "rollup/rows.h"

#include <fmt/format.h>

#include <bit>

namespace hoanhap::rollup {
namespace {

constexpr std::uint8_t kAsSent[] = {0};

Result<Rows::Row> unpack(std::span<const std::uint8_t> sent,
                         std::span<const std::uint8_t> accepted) {
  Rows::Row row;
  TRY_ASSIGN(row.sent, decode(sent));
  if (accepted.size() == 1 && accepted[0] == kAsSent[0]) {
    row.accepted = row.sent;
    return row;
  }
  TRY_ASSIGN(row.accepted, decode(accepted));
  return row;
}

}  // namespace

std::string_view column(Which which) {
  return which == Which::sent ? "sent"
                              : "case when length(accepted) = 1 then sent else accepted end";
}

std::size_t places_for(std::size_t units) { return std::bit_ceil(units); }

std::string id_list(int first, std::size_t places) {
  std::string sql;
  for (std::size_t i = 0; i < places; ++i)
    fmt::format_to(std::back_inserter(sql), "{}?{}", i ? "," : "", first + static_cast<int>(i));
  return sql;
}

Result<bool> Rows::load(std::span<const UnitId> units, std::int64_t period) {
  std::vector<storage::Param> params = {form_, period};
  for (const auto unit : units)
    if (loaded_.insert({unit, period}).second) params.emplace_back(unit);
  if (params.size() == 2) return true;
  const auto places = places_for(params.size() - 2);
  params.resize(2 + places, params.back());
  Result<bool> good = true;
  tx_.query(
      "select unit_id, part, layout, sent, accepted from total "
      "where form = ?1 and period = ?2 and unit_id in (" +
          id_list(3, places) + ")",
      params, [&](const storage::Row& columns) {
        auto row = unpack(columns.blob(3), columns.blob(4));
        if (row)
          rows_.emplace(Key{{columns.integer(0)},
                            period,
                            static_cast<Part>(columns.integer(1)),
                            columns.integer(2)},
                        std::move(*row));
        else
          good = fail(row.error());
      });
  return good;
}

Result<Rows::Row*> Rows::at(const Key& key) {
  TRY(load(std::span(&key.unit, 1), key.period));
  return &rows_[key];
}

Result<std::vector<Rows::Key>> Rows::own(UnitId unit, std::int64_t period, std::int64_t layout) {
  TRY(load(std::span(&unit, 1), period));
  rows_.try_emplace(Key{unit, period, Part::own, layout});
  std::vector<Key> keys;
  const auto last = rows_.upper_bound({unit, period, Part::own, INT64_MAX});
  for (auto it = rows_.lower_bound({unit, period, Part::own, INT64_MIN}); it != last; ++it)
    keys.push_back(it->first);
  return keys;
}

void Rows::store() {
  for (auto& [key, row] : rows_) {
    if (!std::exchange(row.changed, false)) continue;
    const auto sent = encode(row.sent);
    const bool as_sent = !sent.empty() && row.accepted == row.sent;
    const auto accepted =
        as_sent ? Bytes(std::begin(kAsSent), std::end(kAsSent)) : encode(row.accepted);
    tx_.execute(
        "insert into total (form, unit_id, period, part, layout, sent, accepted) "
        "values (?1, ?2, ?3, ?4, ?5, ?6, ?7) "
        "on conflict (form, unit_id, period, part, layout) "
        "do update set sent = excluded.sent, accepted = excluded.accepted",
        {form_, key.unit, key.period, static_cast<int>(key.part), key.layout, sent, accepted});
  }
}

}  // namespace hoanhap::rollup
