#pragma once

#include <memory>
#include <optional>
#include <stop_token>
#include <string>

#include "access/actor.h"
#include "jobs/scheduler.h"
#include "notify/address_box.h"
#include "notify/mail_file.h"
#include "notify/mail_store.h"
#include "notify/transport.h"
#include "obligations/service.h"

namespace hoanhap::notify {

// What the mailer writes with. `keep`: a demo, whose mails go nowhere and stay to be looked at.
struct MailMeans {
  MailSettings settings;
  AddressBox box;
  std::unique_ptr<Transport> transport;
  store::Text keep = store::Text::gone;
};

// The daily digest of each person, and the sending of what waits in the outbox.
//
// A digest is composed once a person and day, in one transaction with its place in the outbox and
// with the mark on what it says; a day with nothing new is marked quiet. Sending is *at least
// once*: the attempt is counted before the message goes out and its end noted after, so a crash
// between the two sends it again, with the same Message-ID, by which the receiving side knows the
// double. A mail that is refused for good is not tried again; an unreachable server is, ever more
// rarely, for three days. No address, text or answer of a server is written to the log.
//
// Ownership: the composition root's. Threads: `compose` and `send` on the scheduler's only; the
// rest from any. Without means nothing is composed: a folder without mail loses nothing but mail.
class Mailer {
 public:
  Mailer(obligations::Ground ground, std::optional<MailMeans> means)
      : ground_(std::move(ground)), means_(std::move(means)) {}

  bool enabled() const { return means_.has_value(); }
  const AddressBox* box() const { return means_ ? &means_->box : nullptr; }
  const std::string& site() const;

  Result<int> compose(std::stop_token stop);
  Result<int> send(std::stop_token stop);
  Result<int> forget(std::stop_token stop);

  // Puts a code into the outbox that confirms `user`'s address.
  MailId ask_to_confirm(storage::Tx& tx, UserId user, std::string_view language,
                        std::string_view code, const std::string& message_id) const;
  std::string fresh_message_id() const;

  // The outbox as whoever administers sees it: counts, what failed and why, never an address; in a
  // demo the mails themselves. `jobs`: how they stand.
  Result<std::string> outbox(storage::Tx& tx, const access::Actor& actor,
                             const std::vector<jobs::Standing>& jobs) const;
  Result<bool> try_again(storage::Tx& tx, const access::Actor& actor, MailId id) const;

  const obligations::Ground& ground() const { return ground_; }

 private:
  Result<bool> compose_for(storage::Tx& tx, UserId user, Instant now,
                           const std::string& message_id) const;
  Result<bool> send_one(const Mail& mail, std::stop_token stop, bool& stranded);
  Result<bool> note(const Mail& mail, const Outcome& outcome) const;
  obligations::Ground ground_;
  std::optional<MailMeans> means_;
};

}  // namespace hoanhap::notify
