#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/date.h"
#include "core/ids.h"
#include "support/protocol/certificate.h"
#include "support/protocol/envelope.h"
#include "support/protocol/member_key.h"

namespace hoanhap::support {

// An office: a root key that certifies a team, for one unit and one purpose.
enum class OfficeState { founding, open, handed_over };
struct Office {
  SigningKey root;
  Purpose purpose = Purpose::support;
  UnitId unit;
  OfficeState state = OfficeState::founding;
  std::uint32_t wrapped_epoch = 0;  // below it no key opens anything any more
};

// What stands in clear of a record, whole (design §6). Months are 201805.
enum class Sender { police, ward, alliance, self };
enum class State { received, contacted, consented, serving, destroyed };
struct Record {
  RecordKeyId id;
  SigningKey office;
  int month = 0;
  Sender sender = Sender::self;
  UnitId city;
  State state = State::received;
  std::vector<std::string> needs, services;  // kinds of service, sorted
  std::string outcome;                       // "" until it ends
  int ends = 0;                              // month in which its key goes, or went
};

// What the team does with a record. `renew`: consent given again, for longer.
enum class Step { contacted, consented, serving, renewed, refused, unreached, children, closed };

std::string_view name(OfficeState state);
std::string_view name(Purpose purpose);
std::string_view name(Sender sender);
std::string_view name(State state);
std::string_view name(Step step);
std::optional<OfficeState> office_state_named(std::string_view name);
std::optional<Purpose> purpose_named(std::string_view name);
std::optional<Sender> sender_named(std::string_view name);
std::optional<State> state_named(std::string_view name);
std::optional<Step> step_named(std::string_view name);

}  // namespace hoanhap::support
