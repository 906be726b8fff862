#include "support/model.h"

#include <array>

namespace hoanhap::support {
namespace {

template <typename Enum, std::size_t N>
struct Names {
  std::array<std::string_view, N> all;
  std::string_view of(Enum value, std::size_t first = 0) const {
    return all[static_cast<std::size_t>(value) - first];
  }
  std::optional<Enum> find(std::string_view name, std::size_t first = 0) const {
    for (std::size_t i = 0; i < N; ++i)
      if (all[i] == name) return static_cast<Enum>(i + first);
    return std::nullopt;
  }
};

constexpr Names<OfficeState, 3> kOffices{{"founding", "open", "handed-over"}};
constexpr Names<Purpose, 2> kPurposes{{"support", "children"}};
constexpr Names<Sender, 4> kSenders{{"police", "ward", "union", "self"}};
constexpr Names<State, 5> kStates{{"received", "contacted", "consented", "serving", "destroyed"}};
constexpr Names<Step, 8> kSteps{
    {"contacted", "consented", "serving", "renewed", "refused", "unreached", "children", "closed"}};

}  // namespace

std::string_view name(OfficeState state) { return kOffices.of(state); }
std::string_view name(Purpose purpose) { return kPurposes.of(purpose, 1); }
std::string_view name(Sender sender) { return kSenders.of(sender); }
std::string_view name(State state) { return kStates.of(state); }
std::string_view name(Step step) { return kSteps.of(step); }
std::optional<OfficeState> office_state_named(std::string_view name) { return kOffices.find(name); }
std::optional<Purpose> purpose_named(std::string_view name) { return kPurposes.find(name, 1); }
std::optional<Sender> sender_named(std::string_view name) { return kSenders.find(name); }
std::optional<State> state_named(std::string_view name) { return kStates.find(name); }
std::optional<Step> step_named(std::string_view name) { return kSteps.find(name); }

}  // namespace hoanhap::support
