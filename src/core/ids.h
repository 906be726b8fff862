#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace hoanhap {

// A database key that can't be mixed up with another kind's. 0 means "none".
template <typename Tag>
struct Id {
  std::int64_t value = 0;
  constexpr explicit operator bool() const { return value != 0; }
  auto operator<=>(const Id&) const = default;
};

using UnitId = Id<struct UnitTag>;
using UserId = Id<struct UserTag>;
using ObligationId = Id<struct ObligationTag>;
using RecordId = Id<struct RecordTag>;
using ReleaseId = Id<struct ReleaseTag>;
using GrantId = Id<struct GrantTag>;

}  // namespace hoanhap

template <typename Tag>
struct std::hash<hoanhap::Id<Tag>> {
  std::size_t operator()(const hoanhap::Id<Tag>& id) const noexcept {
    return std::hash<std::int64_t>{}(id.value);
  }
};
