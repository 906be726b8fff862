#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "access/actor.h"
#include "identity/model.h"
#include "identity/passwords.h"
#include "identity/surroundings.h"
#include "identity/throttle.h"

namespace hoanhap::identity {

// A session ends an hour after its last use, and twelve hours after sign-in whatever happens: one
// long working day, and a forgotten screen in a ward office doesn't stay open over lunch.
inline constexpr std::int64_t kIdleMs = 3'600'000;
inline constexpr std::int64_t kLongestMs = 12 * kIdleMs;
// The last use is written this often at most: after a restart a session may seem this much older.
inline constexpr std::int64_t kTouchMs = 5 * 60'000;

// A session just opened. The token goes into the cookie and nowhere else: only its hash is stored.
struct Opened {
  std::string token;
  access::Actor actor;
};

// What somebody types to open an account or to set a password anew. A founder (one of the first two
// administrators) chooses login and name; for everybody else they are known already.
struct Redemption {
  std::string code, password, login, display_name;
};

// Who is signed in (design §7): sign-in, sign-out, passwords, redeeming of one-time codes.
//
// A session is a random 256-bit token. `find` answers from memory; every change of a grant, a
// password or an account calls `forget_all` after its commit, and what was read before that is not
// remembered. Ownership: owns its cache and throttle. Threads: safe from any; Argon2 is run outside
// every transaction. Fails: `unauthenticated` with one text for whatever is wrong with login and
// password, `rate_limited` and `unavailable` with a Retry-After.
class Sessions {
 public:
  // `demo`: demo accounts may sign in. Only true for a demo data folder.
  Sessions(Surroundings around, Passwords& passwords, bool demo = false)
      : around_(std::move(around)), passwords_(passwords), demo_(demo) {}

  Result<Opened> sign_in(std::string_view login, std::string_view password, std::string_view peer);
  Result<bool> sign_out(const access::Actor& actor, std::string_view token);
  // Ends the person's other sessions.
  Result<bool> change_password(const access::Actor& actor, std::string_view token,
                               std::string_view old_password, std::string_view new_password,
                               std::string_view peer);
  // Whether who is signed in knows their password, for a step that only they may take. Guesses are
  // delayed as those of a sign-in are. Fails: `invalid` names `field`.
  Result<bool> prove(const access::Actor& actor, std::string_view password, std::string_view field,
                     std::string_view peer);
  // `asks` is whoever is signed in at that browser, or nobody. Refused (409) to an administrator
  // and to the two people who made the code, whatever they know.
  Result<Opened> redeem(const access::Actor& asks, const Redemption& redemption,
                        std::string_view peer);

  // Null: no such session, or over.
  std::shared_ptr<const access::Actor> find(std::string_view token);
  void forget_all();

 private:
  struct Live {
    std::shared_ptr<const access::Actor> actor;
    std::int64_t opened_ms = 0, used_ms = 0, stored_ms = 0;
    Date day;  // on which the rights were read: what is lent begins and ends with a day
  };
  std::shared_ptr<const access::Actor> load(const std::string& hash, std::int64_t now,
                                            std::uint64_t generation, bool& touch);
  Result<bool> refuse(UserId known);
  Result<bool> prove(const Account& account, std::string_view password, std::string_view field,
                     std::string_view peer);
  Result<Opened> open(UserId user, const std::string& expected_hash, const std::string& new_hash);
  Result<Opened> use_code(const access::Actor& asks, const Redemption& redemption);
  Result<bool> look_at(const access::Actor& asks, const Redemption& redemption);

  Surroundings around_;
  Passwords& passwords_;
  const bool demo_;
  Throttle throttle_;
  std::mutex mutex_;
  std::unordered_map<std::string, Live> live_;  // by token hash
  std::uint64_t generation_ = 0;                // +1 whenever what was read may be out of date
};

// The actor that the person's roles and what is lent to them make, as of this transaction and day.
access::Actor actor_of(storage::Tx& tx, const Account& account, Date today);

}  // namespace hoanhap::identity
