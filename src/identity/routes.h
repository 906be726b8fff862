#pragma once

#include <functional>
#include <span>
#include <string>

#include "access/route.h"
#include "identity/delegation.h"
#include "identity/people.h"
#include "identity/sessions.h"

namespace hoanhap::identity {

inline constexpr std::string_view kCookie = "__Host-hoanhap";

// What the session's routes answer from. `plan` gives {"id","title","hash","year"} as JSON text, or
// "null" while no plan is active. `demo_clock` is set only for a demo data folder.
struct SessionDesk {
  Surroundings around;
  Sessions& sessions;
  std::function<std::string()> plan;
  Clock* demo_clock = nullptr;
};

struct PeopleDesk {
  Surroundings around;
  People& people;
};

std::span<const access::Route<SessionDesk>> session_routes();
std::span<const access::Route<PeopleDesk>> people_routes();
std::span<const access::Route<Delegations>> delegation_routes();

}  // namespace hoanhap::identity
