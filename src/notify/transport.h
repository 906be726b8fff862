#pragma once

#include <memory>
#include <stop_token>
#include <string>

#include "notify/mail_file.h"

namespace hoanhap::notify {

// What became of a mail that was handed over. `taken`: the server has it, and answers for it.
// `refused`: it will never take this one. `later`: not now; `stranded` where the server itself
// can't be reached, so that the others need not be tried.
enum class Fate { taken, refused, later };
struct Outcome {
  Fate fate = Fate::later;
  bool stranded = false;
  bool recipient = false;  // it is the address that was refused
  std::string why;  // a word of ours and the server's number: "RCPT 550", "tls"; never its text
};

// Hands one message over. Threads: used by the scheduler's alone.
class Transport {
 public:
  virtual ~Transport() = default;
  virtual Outcome send(const std::string& from, const std::string& to, const std::string& message,
                       std::stop_token stop) = 0;
};

// SMTP by libcurl: STARTTLS or TLS with the certificate checked, or none on loopback; signs in
// where the settings say so. No proxy, no netrc, no other protocol; nothing it hears reaches the
// log.
std::unique_ptr<Transport> smtp(MailSettings settings);

// Takes everything and sends nothing anywhere: a demo's mails stay in its outbox.
std::unique_ptr<Transport> shelf();

}  // namespace hoanhap::notify
