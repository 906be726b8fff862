#pragma once

#include <set>
#include <span>
#include <string>
#include <vector>

#include "access/actor.h"
#include "notify/model.h"
#include "obligations/model.h"
#include "plan/model.h"

namespace hoanhap::notify {

// The daily mail of one person: what waits for them, said only when something of it is new. It
// names forms, periods and due days; never a unit, a person or a figure (issue, "E-mail"; design
// §1).
enum class Section { sign, returned, late, due, decide, others_late };

struct Line {
  Section section = Section::due;
  std::string key;  // what it is, so that the next digest knows that it has been said
  Text form, period;
  Date due;  // as the plan says it: D of `before D` and `by D`
  bool before = false, local_setting = false;
  bool fresh = false;  // reason enough for a mail
};

// What the person's digest is made from.
struct Standing {
  const access::Actor& actor;
  const plan::Plan& plan;
  Date today;
  std::vector<obligations::Item> owed;     // by the units they read for
  std::vector<obligations::Item> checked;  // by those units
  std::set<ObligationId> reminded;         // told of, not yet mailed
  std::set<std::string> said;              // keys of the digest before
};
std::vector<Line> lines_of(const Standing& standing);

struct Digest {
  std::string subject, body;
};
// `site`: where the links lead, "https://hoanhap.example.gov.vn".
Digest digest_of(std::span<const Line> lines, Date today, std::string_view language,
                 std::string_view site);

// The mail that asks somebody to confirm their address with a code.
Digest confirmation(std::string_view code, std::string_view language, std::string_view site);

}  // namespace hoanhap::notify
