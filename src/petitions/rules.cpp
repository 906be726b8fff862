#include "petitions/rules.h"

#include <algorithm>
#include <array>

namespace hoanhap::petitions {
namespace {

using access::Actor;
using access::Capability;

constexpr std::array<std::string_view, 2> kKinds = {"difficulty", "proposal"};
constexpr std::array<std::string_view, 4> kStates = {"raised", "answered", "closed", "withdrawn"};
constexpr std::array<std::string_view, 6> kSteps = {"raised",      "passed_on", "answered",
                                                    "asked_again", "closed",    "withdrawn"};

template <typename Enum, std::size_t N>
std::optional<Enum> find(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

bool speaks_for(const Actor& actor, UnitId unit) {
  return unit && (actor.may(Capability::write, unit) || actor.may(Capability::sign, unit) ||
                  actor.may(Capability::decide, unit));
}

// In which state a step may be taken.
bool fits(State state, Step step) {
  switch (step) {
    case Step::raised:
      return false;
    case Step::passed_on:
    case Step::withdrawn:
      return state == State::raised;
    case Step::answered:
      return state == State::raised || state == State::answered;  // an answer may be added to
    case Step::asked_again:
      return state == State::answered;
    case Step::closed:
      return state == State::answered || state == State::raised;
  }
  return false;
}

// Whose step it is. Who asks may close at any time (it may have settled itself); the office that
// answers only what it has answered.
std::vector<UnitId> takers(const Petition& p, Step step) {
  switch (step) {
    case Step::raised:
    case Step::asked_again:
    case Step::withdrawn:
      return {p.unit};
    case Step::passed_on:
      return {p.addressee, p.via};
    case Step::answered:
      return {p.addressee};
    case Step::closed:
      return p.state == State::answered ? std::vector<UnitId>{p.unit, p.addressee}
                                        : std::vector<UnitId>{p.unit};
  }
  return {};
}

}  // namespace

std::string_view name(Kind kind) { return kKinds[static_cast<std::size_t>(kind)]; }
std::string_view name(State state) { return kStates[static_cast<std::size_t>(state)]; }
std::string_view name(Step step) { return kSteps[static_cast<std::size_t>(step)]; }
std::optional<Kind> kind_named(std::string_view name) { return find<Kind>(kKinds, name); }
std::optional<State> state_named(std::string_view name) { return find<State>(kStates, name); }

bool may_read(const Actor& actor, const Petition& p) {
  for (const auto unit : {p.unit, p.via, p.passed_by, p.addressee})
    if (unit && actor.may(Capability::read, unit)) return true;
  return false;
}

UnitId on_behalf_of(const Petition& petition, Step step, const Actor& actor) {
  for (const auto unit : takers(petition, step))
    if (speaks_for(actor, unit)) return unit;
  return {};
}

std::vector<Step> open_steps(const Petition& petition, const Actor& actor) {
  std::vector<Step> steps;
  for (const auto step :
       {Step::answered, Step::passed_on, Step::asked_again, Step::closed, Step::withdrawn})
    if (fits(petition.state, step) && on_behalf_of(petition, step, actor)) steps.push_back(step);
  return steps;
}

Result<bool> allowed(const Petition& petition, Step step, const Actor& actor, std::int64_t base) {
  if (!on_behalf_of(petition, step, actor)) return forbidden();
  if (base != petition.version)
    return fail({ErrorCode::precondition,
                 "edited-elsewhere",
                 {"Việc này vừa được người khác cập nhật", "Somebody else has just changed this"},
                 {"Tải lại để xem bước mới nhất rồi làm tiếp. Phần đã gõ vẫn còn.",
                  "Reload to see the latest step, then go on. What you typed is kept."}});
  if (!fits(petition.state, step))
    return fail({ErrorCode::conflict,
                 "wrong-state",
                 {"Không làm được bước này nữa", "This step is no longer possible"},
                 {"Việc đã sang bước khác. Tải lại để xem.", "It has moved on. Reload to see."}});
  return true;
}

Petition after(Petition p, Step step, UnitId to, Instant now) {
  ++p.version;
  switch (step) {
    case Step::raised:
      break;
    case Step::passed_on:
      p.passed_by = p.addressee;
      if (p.via == to) p.via = p.addressee;
      p.addressee = to;
      break;
    case Step::answered:
      p.state = State::answered;
      p.answered_at = now;
      break;
    case Step::asked_again:
      p.state = State::raised;
      break;
    case Step::closed:
      p.state = State::closed;
      p.closed_at = now;
      break;
    case Step::withdrawn:
      p.state = State::withdrawn;
      p.closed_at = now;
      break;
  }
  return p;
}

std::vector<std::string> offices(const plan::Plan& plan) {
  std::vector<std::string> found;
  const auto add = [&](const std::string& unit) {
    if (plan.unit(unit) && std::find(found.begin(), found.end(), unit) == found.end())
      found.push_back(unit);
  };
  for (const auto& duty : plan.duties) {
    add(duty.via);
    add(duty.to);
  }
  for (const auto& task : plan.tasks)
    for (const auto& unit : task.lead) add(unit);
  return found;
}

std::string between(const plan::Plan& plan, std::string_view unit) {
  for (const auto& duty : plan.duties)
    for (const auto* owes : plan.units_of(duty.owes, plan.to))
      if (owes->id == unit) return duty.via.empty() ? duty.to : duty.via;
  return {};
}

}  // namespace hoanhap::petitions
