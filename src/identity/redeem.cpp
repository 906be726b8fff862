// Sessions::redeem: how a one-time code opens an account or sets a password anew (design §7).
#include <optional>

#include <fmt/format.h>

#include "audit/audit.h"
#include "core/bytes.h"
#include "identity/codes.h"
#include "identity/errors.h"
#include "identity/rules.h"
#include "identity/sessions.h"
#include "identity/store.h"

namespace hoanhap::identity {
namespace {

// The code that both halves name, if it still opens something.
std::optional<store::Code> good_code(storage::Tx& tx, const Halves& halves, Instant now) {
  auto code = store::code(tx, half_hash(halves.first));
  if (!code || code->spent || now > code->expires_at || code->second_hash.empty() ||
      !equal_constant_time(code->second_hash, half_hash(halves.second)))
    return std::nullopt;
  return code;
}

// An administrator must not stand at the browser where somebody else's account opens, nor either of
// the two people who hold a half; whoever is signed in as such is told so, and nobody learns
// whether the code was right.
Result<bool> may_redeem(storage::Tx& tx, const access::Actor& asks, const store::Code& code) {
  const auto proposal = store::proposal(tx, code.proposal);
  const bool maker = proposal && asks.user &&
                     (asks.user == proposal->proposer || asks.user == proposal->decided_by);
  if (maker || asks.may_anywhere(access::Capability::people))
    return conflict("not-for-administrators",
                    {"Mã này do chính người nhận dùng", "Only its receiver may use this code"},
                    {"Người mời, người xác nhận và quản trị không được dùng mã thay người nhận. "
                     "Đồng chí đăng xuất, để người nhận tự nhập mã.",
                     "Neither who invited, nor who confirmed, nor an administrator may use it. "
                     "Sign out, and let its receiver enter it."});
  return true;
}

struct Redeemer {
  UserId user;
  bool opens = false;  // the account had no password before
};

Result<Redeemer> founder(storage::Tx& tx, const store::Code& code, const Redemption& given,
                         Instant now) {
  const auto login = normal_login(given.login);
  TRY(acceptable_login(login));
  TRY_ASSIGN(const auto name, acceptable_name(given.display_name));
  if (store::account(tx, login))
    return invalid("login", {"Tên đăng nhập này đã có.", "This login is taken."});
  const auto user = store::add_account(tx, login, name, now);
  store::grant(tx, {user, code.unit, "administrator"}, std::nullopt, now);
  return Redeemer{user, true};
}

Result<Redeemer> known_person(storage::Tx& tx, const store::Code& code, const Redemption& given) {
  const auto account = store::account(tx, code.account);
  if (!account || account->disabled) return bad_code();
  if (!given.login.empty() && normal_login(given.login) != account->login) return bad_code();
  TRY(acceptable_password(given.password, account->login, "password"));
  return Redeemer{account->id, !account->opened()};
}

}  // namespace

// A look before the costly work: nothing is hashed for a code that opens nothing.
Result<bool> Sessions::look_at(const access::Actor& asks, const Redemption& given) {
  const auto halves = read_code(given.code);
  return around_.database.read([&](storage::Tx& tx) -> Result<bool> {
    if (asks.may_anywhere(access::Capability::people)) return may_redeem(tx, asks, {});
    const auto code = halves ? good_code(tx, *halves, around_.wall.now()) : std::nullopt;
    if (!code) return bad_code();
    return may_redeem(tx, asks, *code);
  });
}

Result<Opened> Sessions::redeem(const access::Actor& asks, const Redemption& given,
                                std::string_view peer) {
  const auto counted_as = fmt::format("code|{}", peer);  // no login is known to count by
  if (const int wait = throttle_.attempt(counted_as, peer, around_.wall.now()))
    return too_many(wait);
  auto opened = use_code(asks, given);
  if (opened) {
    throttle_.succeeded(counted_as, peer);
    forget_all();
  } else if (opened.error().type != "code-not-valid") {
    throttle_.undo(counted_as, peer);  // a weak password is not a guess
  }
  return opened;
}

Result<Opened> Sessions::use_code(const access::Actor& asks, const Redemption& given) {
  TRY(look_at(asks, given));
  TRY(acceptable_password(given.password, given.login, "password"));
  TRY_ASSIGN(const auto hash, passwords_.hash(given.password));
  const auto halves = *read_code(given.code);
  const auto token = random_token(32);
  const auto session = hex(blake2b(token));
  const auto now = around_.wall.now();
  return around_.database.write([&](storage::Tx& tx) -> Result<Opened> {
    const auto code = good_code(tx, halves, now);  // again: another may have used it meanwhile
    if (!code) return bad_code();
    TRY(may_redeem(tx, asks, *code));
    TRY_ASSIGN(const auto redeemer,
               code->account ? known_person(tx, *code, given) : founder(tx, *code, given, now));
    store::use_code(tx, code->id, now);
    store::set_password(tx, redeemer.user, hash);
    store::close_sessions(tx, redeemer.user);
    store::open_session(tx, session, redeemer.user, now);
    const auto subject = fmt::format("user:{}", redeemer.user.value);
    const auto facts = fmt::format(R"({{"proposal":{}}})", code->proposal.value);
    const std::string action = redeemer.opens ? "account.opened" : "password.reset";
    audit::append(tx, {now, redeemer.user, code->unit, action, subject, facts});
    store::tell(tx, code->unit, {0, action, redeemer.user, code->unit, "", redeemer.user, now});
    audit::append(tx, {now, redeemer.user, {}, "session.opened", subject});
    return Opened{token, actor_of(tx, *store::account(tx, redeemer.user), around_.clock.today())};
  });
}

}  // namespace hoanhap::identity
