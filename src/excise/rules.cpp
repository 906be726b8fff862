#include "excise/rules.h"

#include <algorithm>
#include <array>

namespace hoanhap::excise {
namespace {

using access::Actor;
using access::Capability;

constexpr std::array<std::string_view, 4> kKinds = {"record", "obligation", "petition",
                                                    "directive"};
constexpr std::array<std::string_view, 4> kStates = {"open", "confirmed", "refused", "withdrawn"};
constexpr std::array<std::string_view, 4> kReasons = {"person", "number", "secret", "asked"};

template <typename Enum, std::size_t N>
std::optional<Enum> find(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

}  // namespace

std::string_view name(Kind kind) { return kKinds[static_cast<std::size_t>(kind)]; }
std::string_view name(State state) { return kStates[static_cast<std::size_t>(state)]; }
std::string_view name(Reason reason) { return kReasons[static_cast<std::size_t>(reason)]; }
std::optional<Kind> kind_named(std::string_view name) { return find<Kind>(kKinds, name); }
std::optional<State> state_named(std::string_view name) { return find<State>(kStates, name); }
std::optional<Reason> reason_named(std::string_view name) { return find<Reason>(kReasons, name); }

UnitId deciding_for(const Actor& actor, const Excision& excision,
                    const obligations::Passage& passage) {
  if (excision.state != State::open || actor.user == excision.proposed_by) return {};
  for (const auto unit : passage.decided_by)
    if (unit && actor.may(Capability::confirm, unit) && actor.may(Capability::read, unit) &&
        actor.lender(Capability::confirm, unit) != excision.proposed_by)
      return unit;
  return {};
}

bool may_decide(const Actor& actor, const Excision& excision, const obligations::Passage& passage) {
  return static_cast<bool>(deciding_for(actor, excision, passage));
}

bool may_withdraw(const Actor& actor, const Excision& excision) {
  return excision.state == State::open && actor.user == excision.proposed_by;
}

}  // namespace hoanhap::excise
