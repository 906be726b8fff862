#include "identity/sessions.h"

#include <algorithm>

#include <fmt/format.h>

#include "audit/audit.h"
#include "core/bytes.h"
#include "core/log.h"
#include "identity/delegation_store.h"
#include "identity/errors.h"
#include "identity/rules.h"
#include "identity/store.h"

namespace hoanhap::identity {
namespace {

constexpr std::size_t kTokenBytes = 32;
constexpr std::size_t kTokenLength = 43;  // in base64
constexpr std::size_t kMostLive = 50'000;
constexpr std::size_t kLongestLogin = 100;
constexpr std::size_t kLongestTyped = 1000;

std::string token_hash(std::string_view token) { return hex(blake2b(token)); }

bool over(std::int64_t opened_ms, std::int64_t used_ms, std::int64_t now) {
  return now - used_ms > kIdleMs || now - opened_ms > kLongestMs;
}

}  // namespace

namespace {

void add_lent(storage::Tx& tx, access::Actor& actor, Date today) {
  const auto received = store::received(tx, actor.user, today);
  if (received.empty()) return;
  const auto roles = store::roles_in_force(tx);
  for (const auto& delegation : received) {
    auto here = std::ranges::find(actor.memberships, delegation.unit, &access::Membership::unit);
    if (here == actor.memberships.end()) continue;
    const auto more = lent_by(delegation, roles, today) & ~here->may;
    if (more == 0) continue;
    here->may |= more;
    here->lent.push_back({more, delegation.from});
  }
}

}  // namespace

access::Actor actor_of(storage::Tx& tx, const Account& account, Date today) {
  access::Actor actor{account.id, account.display_name, {}};
  for (const auto& held : store::roles_of(tx, account.id)) {
    const auto* role = access::find_role(held.role);
    if (role == nullptr) continue;  // a role of a later version: no rights
    auto found = std::ranges::find(actor.memberships, held.unit, &access::Membership::unit);
    if (found == actor.memberships.end())
      found = actor.memberships.insert(actor.memberships.end(), {held.unit, 0});
    found->may |= role->may;
  }
  add_lent(tx, actor, today);
  return actor;
}

std::shared_ptr<const access::Actor> Sessions::find(std::string_view token) {
  if (token.size() != kTokenLength) return nullptr;
  const auto hash = token_hash(token);
  const auto now = around_.wall.now().ms;
  std::shared_ptr<const access::Actor> actor;
  std::uint64_t generation = 0;
  bool touch = false;
  {
    const std::lock_guard lock(mutex_);
    generation = generation_;
    if (const auto found = live_.find(hash); found != live_.end()) {
      auto& live = found->second;
      if (over(live.opened_ms, live.used_ms, now)) {
        live_.erase(found);
        return nullptr;
      }
      live.used_ms = now;
      touch = now - live.stored_ms >= kTouchMs;
      if (touch) live.stored_ms = now;
      if (live.day == around_.clock.today()) actor = live.actor;
    }
  }
  if (!actor) actor = load(hash, now, generation, touch);
  if (touch) {
    const auto stored = around_.database.write([&](storage::Tx& tx) -> Result<bool> {
      store::touch_session(tx, hash, now);
      return true;
    });
    if (!stored) log::warn("session.touch_failed");  // it only ends a little early
  }
  return actor;
}

std::shared_ptr<const access::Actor> Sessions::load(const std::string& hash, std::int64_t now,
                                                    std::uint64_t generation, bool& touch) {
  Live live;
  const auto today = around_.clock.today();
  live.day = today;
  const auto read = around_.database.read([&](storage::Tx& tx) -> Result<bool> {
    const auto session = store::session(tx, hash);
    if (!session || over(session->opened_ms, session->used_ms, now)) return false;
    const auto account = store::account(tx, session->user);
    if (!account || account->disabled) return false;
    live.actor = std::make_shared<const access::Actor>(actor_of(tx, *account, today));
    live.opened_ms = session->opened_ms;
    touch = now - session->used_ms >= kTouchMs;
    live.stored_ms = touch ? now : session->used_ms;
    live.used_ms = now;
    return true;
  });
  if (!read || !*read) return nullptr;
  const std::lock_guard lock(mutex_);
  if (generation == generation_) {  // otherwise something changed since: read it again next time
    if (live_.size() >= kMostLive) live_.clear();
    live_.insert_or_assign(hash, live);
  }
  return live.actor;
}

void Sessions::forget_all() {
  const std::lock_guard lock(mutex_);
  ++generation_;
  live_.clear();
}

Result<Opened> Sessions::sign_in(std::string_view login, std::string_view password,
                                 std::string_view peer) {
  const auto typed = normal_login(login).substr(0, kLongestLogin);
  if (const int wait = throttle_.attempt(typed, peer, around_.wall.now())) return too_many(wait);
  TRY_ASSIGN(const auto account, around_.database.read([&](storage::Tx& tx) {
    return Result<std::optional<Account>>(store::account(tx, typed));
  }));
  // Whatever is wrong with the account, the same work is done and the same answer given.
  const bool usable =
      account && account->opened() && !account->disabled && (!account->demo || demo_);
  const auto right = passwords_.matches(password.substr(0, kLongestTyped),
                                        usable ? account->password_hash : std::nullopt);
  if (!right) {
    throttle_.undo(typed, peer);
    return fail(right.error());
  }
  if (!*right) {
    TRY(refuse(account ? account->id : UserId{}));
    return bad_credentials();
  }
  std::string stronger;
  if (passwords_.outdated(*account->password_hash)) {
    TRY_ASSIGN(stronger, passwords_.hash(password));
  }
  throttle_.succeeded(typed, peer);
  return open(account->id, *account->password_hash, stronger);
}

// A refused sign-in is a line of the log too; the one for an unknown login costs the same.
Result<bool> Sessions::refuse(UserId known) {
  return around_.database.write([&](storage::Tx& tx) -> Result<bool> {
    audit::append(
        tx, {around_.wall.now(), {}, {}, "session.refused", fmt::format("user:{}", known.value)});
    return true;
  });
}

Result<Opened> Sessions::open(UserId user, const std::string& expected_hash,
                              const std::string& new_hash) {
  const auto token = random_token(kTokenBytes);
  const auto hash = token_hash(token);
  const auto now = around_.wall.now();
  return around_.database.write([&](storage::Tx& tx) -> Result<Opened> {
    const auto account = store::account(tx, user);
    // The password may have been changed, or the account disabled, while Argon2 ran.
    if (!account || account->disabled || account->password_hash != expected_hash)
      return bad_credentials();
    if (!new_hash.empty()) store::set_password(tx, user, new_hash);
    store::forget_sessions(tx, now.ms - kIdleMs, now.ms - kLongestMs);
    store::open_session(tx, hash, user, now);
    audit::append(tx, {now, user, {}, "session.opened", fmt::format("user:{}", user.value)});
    return Opened{token, actor_of(tx, *account, around_.clock.today())};
  });
}

Result<bool> Sessions::sign_out(const access::Actor& actor, std::string_view token) {
  const auto hash = token_hash(token);
  TRY(around_.database.write([&](storage::Tx& tx) -> Result<bool> {
    store::close_session(tx, hash);
    audit::append(tx, {around_.wall.now(),
                       actor.user,
                       {},
                       "session.closed",
                       fmt::format("user:{}", actor.user.value)});
    return true;
  }));
  const std::lock_guard lock(mutex_);
  ++generation_;
  live_.erase(hash);
  return true;
}

Result<bool> Sessions::prove(const access::Actor& actor, std::string_view password,
                             std::string_view field, std::string_view peer) {
  TRY_ASSIGN(const auto account, around_.database.read([&](storage::Tx& tx) {
    return Result<std::optional<Account>>(store::account(tx, actor.user));
  }));
  if (!account) return not_found();
  TRY(prove(*account, password, field, peer));
  throttle_.succeeded(account->login, peer);
  return true;
}

Result<bool> Sessions::prove(const Account& account, std::string_view password,
                             std::string_view field, std::string_view peer) {
  if (const int wait = throttle_.attempt(account.login, peer, around_.wall.now()))
    return too_many(wait);
  const auto right = passwords_.matches(password.substr(0, kLongestTyped), account.password_hash);
  if (!right) {
    throttle_.undo(account.login, peer);
    return fail(right.error());
  }
  if (!*right)
    return invalid(std::string(field),
                   {"Mật khẩu hiện tại chưa đúng.", "The current password is not right."});
  return true;
}

Result<bool> Sessions::change_password(const access::Actor& actor, std::string_view token,
                                       std::string_view old_password, std::string_view new_password,
                                       std::string_view peer) {
  TRY_ASSIGN(const auto account, around_.database.read([&](storage::Tx& tx) {
    return Result<std::optional<Account>>(store::account(tx, actor.user));
  }));
  if (!account) return not_found();
  TRY(acceptable_password(new_password, account->login, "new"));
  TRY(prove(*account, old_password, "old", peer));
  TRY_ASSIGN(const auto hash, passwords_.hash(new_password));
  throttle_.succeeded(account->login, peer);
  const auto kept = token_hash(token);
  TRY(around_.database.write([&](storage::Tx& tx) -> Result<bool> {
    const auto now = store::account(tx, actor.user);
    if (!now || now->disabled || now->password_hash != account->password_hash)
      return bad_credentials();
    store::set_password(tx, actor.user, hash);
    store::close_sessions(tx, actor.user, kept);
    audit::append(tx, {around_.wall.now(),
                       actor.user,
                       {},
                       "password.changed",
                       fmt::format("user:{}", actor.user.value)});
    return true;
  }));
  forget_all();
  return true;
}

}  // namespace hoanhap::identity
