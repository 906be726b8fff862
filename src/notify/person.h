#pragma once

#include <functional>
#include <string>

#include "access/actor.h"
#include "notify/mailer.h"

namespace hoanhap::notify {

// What a person sets for themself: language of their mails, the daily mail, the address it goes to.
//
// The address is shown to its owner only and counts once they have typed the code mailed to it.
// Five wrong codes end it, three mails an hour is all that can be asked for. Nothing of it is
// stored by idempotency, written to the log or to the audit trail. Ownership: the composition
// root's. Threads: safe from any. Fails: `conflict` `mail-off` where no mail can be sent,
// `rate_limited`, `invalid`.
class Person {
 public:
  // `wake`: mails wait; called after a commit.
  Person(Mailer& mailer, std::function<void()> wake)
      : mailer_(mailer), ground_(mailer.ground()), wake_(std::move(wake)) {}

  Result<std::string> show(const access::Actor& actor) const;
  Result<std::string> change(storage::Tx& tx, const access::Actor& actor, std::string_view language,
                             bool digest) const;
  Result<std::string> set_address(const access::Actor& actor, std::string_view typed);
  Result<std::string> confirm(const access::Actor& actor, std::string_view code);
  Result<std::string> drop_address(const access::Actor& actor);

  const obligations::Ground& ground() const { return ground_; }

 private:
  std::string json(storage::Tx& tx, const access::Actor& actor) const;
  void note(storage::Tx& tx, const access::Actor& actor, std::string_view action) const;
  Mailer& mailer_;
  const obligations::Ground& ground_;
  std::function<void()> wake_;
};

}  // namespace hoanhap::notify
