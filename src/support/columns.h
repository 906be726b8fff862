#pragma once

#include <algorithm>

#include "storage/database.h"
#include "support/protocol/keys.h"

namespace hoanhap::support::store {

// A fixed field out of a row; zeros when the column has another length, which fits no key.
template <typename F>
F fixed(const storage::Row& row, int column) {
  F out;
  const auto blob = row.blob(column);
  if (blob.size() == out.bytes.size()) std::copy(blob.begin(), blob.end(), out.bytes.begin());
  return out;
}
inline Bytes bytes(const storage::Row& row, int column) {
  const auto blob = row.blob(column);
  return {blob.begin(), blob.end()};
}
inline std::uint32_t number(const storage::Row& row, int column) {
  return static_cast<std::uint32_t>(row.integer(column));
}
inline storage::Param param(std::uint32_t value) { return std::int64_t{value}; }

}  // namespace hoanhap::support::store
