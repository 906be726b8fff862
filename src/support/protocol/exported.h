#pragma once

#include <string>
#include <vector>

#include "core/result.h"
#include "support/protocol/certificate.h"
#include "support/protocol/envelope.h"

namespace hoanhap::support {

// A sealed record on its way to somebody offline with recovery shares: ciphertext, the certificates
// that say whose it is, the team key sealed to the recovery key, and the rosters that authors are
// looked up in. A file of it opens nothing by itself.
struct Exported {
  SigningKey root;
  std::vector<Certificate> chain;
  std::vector<Roster> rosters;
  std::uint32_t epoch = 0;  // of the wrapped keys below
  SealedKey team_for_recovery;
  RecordKeyId record;
  std::vector<Envelope> parts;
};

// {"format":"hoanhap-sealed-record-1","root","certificates":[…],"rosters":[…],"epoch",
//  "team_for_recovery","record","parts":[envelope…]}
std::string write(const Exported& exported);
// Verifies the chain. Fails: `export-unreadable`, and what the chain says.
Result<Exported> read_exported(std::string_view text);

}  // namespace hoanhap::support
