#pragma once

#include <stop_token>
#include <string>

#include "access/actor.h"
#include "notify/model.h"
#include "notify/people.h"
#include "obligations/service.h"

namespace hoanhap::notify {

// Reminds people of what they owe, by the ladder and by hand, and keeps the proof (design §5; the
// ladder's rules are in rules.h).
//
// A reminder, the people told of it and its audit entry are one transaction, and the table allows
// one of each kind a day and obligation: a run that is repeated or cut off reminds nobody twice.
// Whoever is told is read at that moment from the roles in force; nobody there is a fact that the
// proof shows, and the ladder goes on.
//
// Ownership: the composition root's. Threads: safe from any. Fails: `not_found` for what the actor
// may not know of, `forbidden` where they know it but do not check it, `conflict` when there is
// nothing to remind of or it has been done today.
class Reminders {
 public:
  explicit Reminders(obligations::Ground ground) : ground_(std::move(ground)) {}

  // The job: every rung whose day has come. Answers how many reminders it made.
  Result<int> climb(std::stop_token stop);

  // By hand: who has the next step, and the unit's head once it is late. JSON of the proof.
  Result<std::string> remind(storage::Tx& tx, const access::Actor& actor, ObligationId id);
  // All that is overdue among what the actor checks, of one form and period where they are given.
  struct Filter {
    std::string form;
    std::optional<Period> period;
  };
  Result<std::string> remind_overdue(storage::Tx& tx, const access::Actor& actor,
                                     const Filter& filter);
  // What was done about one obligation, and what the ladder does next; for its three parties.
  Result<std::string> proof(storage::Tx& tx, const access::Actor& actor, ObligationId id) const;

  // The ladder and its hour, for whoever administers.
  Result<std::string> setting(storage::Tx& tx, const access::Actor& actor) const;
  Result<std::string> change(storage::Tx& tx, const access::Actor& actor, Setting wanted,
                             std::int64_t base) const;

  const obligations::Ground& ground() const { return ground_; }

 private:
  Result<bool> climb_one(storage::Tx& tx, const People& people, ObligationId id) const;
  bool make(storage::Tx& tx, const People& people, const obligations::Item& item,
            Reminder reminder) const;
  obligations::Ground ground_;
};

// The setting in force.
Setting setting_of(storage::Tx& tx);

// The calendar that a form's days follow; a plain one without holidays where the plan has none.
const plan::Calendar& calendar_of(const plan::Plan& plan, const std::string& form);

}  // namespace hoanhap::notify
