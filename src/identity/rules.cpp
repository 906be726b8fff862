#include "identity/rules.h"

#include <algorithm>
#include <set>

#include "access/actor.h"
#include "core/text.h"

namespace hoanhap::identity {
namespace {

using access::Capability;

constexpr std::size_t kShortestPassword = 10;
constexpr std::size_t kLongestPassword = 200;
constexpr std::size_t kFewestDifferent = 4;

access::Capabilities may(std::string_view role) {
  const auto* found = access::find_role(role);
  return found ? found->may : 0;
}

// Every capability that shows or moves a figure, the suppressed dashboards included.
constexpr access::Capabilities kFigures = Capability::read | Capability::write | Capability::sign |
                                          Capability::decide | Capability::release |
                                          Capability::overview;

constexpr access::Capabilities kSupport = Capability::support | Capability::keep;
constexpr access::Capabilities kNotAdministrators =
    kFigures | kSupport | static_cast<access::Capabilities>(Capability::audit);

// Whoever serves in these, in any role, may sanction, inspect or lead an inspection. A role of
// inspection that is held elsewhere joins the second list.
constexpr std::string_view kWatchingKinds[] = {"police", "ward-police", "team-178",
                                               "ward-team-178"};
constexpr std::string_view kWatchingRoles[] = {"inspector", "inspection-head"};

bool administrates(std::string_view role) { return access::has(may(role), Capability::people); }

bool founds(const Proposal& proposal) {
  if (proposal.proposer == UserId{}) return administrates(proposal.role);
  return proposal.kind == ProposalKind::reset || holds_confirm(proposal.role);
}

bool concerned(const Proposal& proposal, const Held& held) {
  return held.user == proposal.proposer || held.user == proposal.subject;
}

struct Second {
  UnitId unit;
  std::vector<UserId> people;
};

Second nearest(const Proposal& proposal, std::span<const UnitId> chain,
               std::span<const Held> confirming, bool administrators) {
  for (const auto unit : chain) {
    std::set<UserId> people;
    for (const auto& held : confirming)
      if (held.unit == unit && holds_confirm(held.role) && !concerned(proposal, held) &&
          administrates(held.role) == administrators)
        people.insert(held.user);
    if (!people.empty()) return {unit, {people.begin(), people.end()}};
  }
  return {};
}

Second find_second(const Proposal& proposal, std::span<const UnitId> chain,
                   std::span<const Held> confirming) {
  auto found = nearest(proposal, chain, confirming, false);
  if (found.people.empty() && founds(proposal)) found = nearest(proposal, chain, confirming, true);
  return found;
}

tl::unexpected<Error> weak(std::string field, Text detail) {
  Error error{ErrorCode::invalid,
              "weak-password",
              {"Mật khẩu chưa đủ mạnh", "The password is too weak"},
              detail};
  error.fields.push_back({std::move(field), std::move(detail)});
  return fail(std::move(error));
}

}  // namespace

bool incompatible(std::string_view role, std::string_view other) {
  const auto clash = [](std::string_view one, std::string_view another) {
    if (administrates(one) && (may(another) & kNotAdministrators) != 0) return true;
    return supports(one) && access::has(may(another), Capability::audit);
  };
  return clash(role, other) || clash(other, role);
}

bool supports(std::string_view role) { return (may(role) & kSupport) != 0; }

bool watches(const Post& post) {
  return std::ranges::find(kWatchingKinds, post.unit_kind) != std::end(kWatchingKinds) ||
         std::ranges::find(kWatchingRoles, post.role) != std::end(kWatchingRoles);
}

bool incompatible(const Post& post, const Post& other) {
  return incompatible(post.role, other.role) || (supports(post.role) && watches(other)) ||
         (supports(other.role) && watches(post));
}

std::string conflicting_role(const Post& wanted, std::span<const Post> held) {
  const auto found =
      std::ranges::find_if(held, [&](const Post& other) { return incompatible(wanted, other); });
  return found == held.end() ? std::string() : found->role;
}

bool holds_people(std::string_view role) { return administrates(role); }
bool holds_confirm(std::string_view role) { return access::has(may(role), Capability::confirm); }

bool may_propose(std::span<const Held> theirs, std::span<const UnitId> chain) {
  return std::ranges::any_of(theirs, [&](const Held& held) {
    return holds_people(held.role) && std::ranges::find(chain, held.unit) != chain.end();
  });
}

std::vector<UserId> second_people(const Proposal& proposal, std::span<const UnitId> chain,
                                  std::span<const Held> confirming) {
  return find_second(proposal, chain, confirming).people;
}

UnitId confirming_unit(const Proposal& proposal, std::span<const UnitId> chain,
                       std::span<const Held> confirming) {
  return find_second(proposal, chain, confirming).unit;
}

Result<bool> acceptable_password(std::string_view password, std::string_view login,
                                 std::string field) {
  const auto characters = code_points(password);
  if (!valid_utf8(password) || characters < kShortestPassword || characters > kLongestPassword)
    return weak(std::move(field), {"Dùng từ 10 đến 200 ký tự; nên ghép vài từ dễ nhớ.",
                                   "Use 10 to 200 characters; a few words together are best."});
  if (!login.empty() && normal_login(password) == normal_login(login))
    return weak(std::move(field), {"Mật khẩu không được trùng tên đăng nhập.",
                                   "The password must not be the login."});
  if (std::set<char>(password.begin(), password.end()).size() < kFewestDifferent)
    return weak(std::move(field), {"Mật khẩu lặp lại quá ít ký tự khác nhau.",
                                   "The password repeats too few different characters."});
  return true;
}

std::string normal_login(std::string_view typed) {
  std::string login(trim(typed));
  std::ranges::transform(login, login.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return login;
}

Result<bool> acceptable_login(std::string_view login) {
  if (login.size() < 3 || login.size() > 40 ||
      login.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-_") != std::string_view::npos)
    return invalid("login", {"Tên đăng nhập gồm 3 đến 40 chữ cái không dấu, chữ số, dấu . - _",
                             "A login has 3 to 40 letters without marks, digits, . - _"});
  if (find_personal_data(login))
    return invalid("login", {"Không dùng số định danh hoặc số điện thoại làm tên đăng nhập.",
                             "Do not use an identity or telephone number as a login."});
  return true;
}

Result<std::string> acceptable_name(std::string_view typed) {
  auto name = nfc(trim(typed));
  const auto characters = name ? code_points(*name) : 0;
  const bool control = name && std::ranges::any_of(*name, [](char c) { return c >= 0 && c < ' '; });
  if (!name || characters < 2 || characters > 80 || control)
    return invalid("display_name", {"Nhập họ tên và chức vụ, từ 2 đến 80 ký tự.",
                                    "Enter the name and position, 2 to 80 characters."});
  if (find_personal_data(*name))
    return invalid("display_name",
                   {"Bỏ số định danh, số điện thoại hoặc ngày sinh khỏi tên hiển thị.",
                    "Leave identity numbers, telephone numbers and birth dates out of the name."});
  return *std::move(name);
}

}  // namespace hoanhap::identity
