#pragma once

#include <optional>
#include <string>

#include "access/actor.h"
#include "notify/model.h"
#include "obligations/service.h"

namespace hoanhap::notify {

// What a person is told in the application: the newest first, how many are unread, and that they
// have been read, which is the acknowledgement that the proof shows.
//
// Everybody reads their own and nobody else's; what a unit was told of disappears from the list of
// somebody who no longer reads for that unit. Ownership: the composition root's. Threads: safe from
// any.
class Inbox {
 public:
  explicit Inbox(obligations::Ground ground) : ground_(std::move(ground)) {}

  // JSON {unread, items, more}; `more`: the id to ask on with, or null.
  Result<std::string> list(const access::Actor& actor, bool unread_only, ToldId before) const;
  Result<std::string> count(const access::Actor& actor) const;
  // Marks `one`, or everything up to and including `up_to`. JSON {unread}.
  Result<std::string> read(storage::Tx& tx, const access::Actor& actor, std::optional<ToldId> one,
                           std::optional<ToldId> up_to) const;

  const obligations::Ground& ground() const { return ground_; }

 private:
  bool write_one(storage::Tx& tx, const access::Actor& actor, const Told& told,
                 JsonWriter& out) const;
  obligations::Ground ground_;
};

}  // namespace hoanhap::notify
