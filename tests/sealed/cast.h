#pragma once

// Who plays in the vectors: people with keys, and the office they certify. All invented.
#include <string>
#include <vector>

#include "core/json.h"
#include "support/keyholder/body.h"
#include "support/keyholder/passphrase.h"
#include "support/protocol/certificate.h"
#include "support/protocol/codes.h"

namespace hoanhap::support::vectors {

using namespace keyholder;
using Out = JsonWriter;

inline RecordKeyId record_id(std::uint8_t n) {
  RecordKeyId id;
  id.bytes.fill(n);
  return id;
}

struct Person {
  std::int64_t account;
  const char* name;
  MemberSecrets secrets{SealingPair::from(Secret::random()), SigningPair::from(Secret::random())};
  Member member() const { return {account, secrets.signing.key, secrets.sealing.key, name}; }
};

struct Office {
  SigningPair root = SigningPair::from(Secret::random());
  SealingPair recovery = SealingPair::from(Secret::random());
  SealingPair team[4];  // by epoch
  std::vector<Certificate> chain;
  std::vector<Roster> rosters;

  Office() {
    for (auto& each : team) each = SealingPair::from(Secret::random());
  }
  void certify(std::uint32_t epoch, std::vector<Member> members,
               const SigningKey* successor = nullptr) {
    Certificate next;
    next.root = root.key;
    next.sequence = static_cast<std::uint32_t>(chain.size() + 1);
    if (!chain.empty()) next.previous = chain.back().hash();
    next.day = Date::of(2018, 5, static_cast<unsigned>(chain.size() + 2));
    next.kind = successor != nullptr ? CertificateKind::handover : CertificateKind::epoch;
    next.epoch = epoch;
    next.team = team[epoch].key;
    next.recovery = recovery.key;
    rosters.push_back({root.key, epoch, std::move(members)});
    next.roster = rosters.back().hash();
    next.office = "Bộ phận hỗ trợ, thành phố mẫu";
    if (successor != nullptr) next.successor = *successor;
    sign(next);
    chain.push_back(next);
  }
  void sign(Certificate& certificate) const {
    certificate.signature = root.sign(certificate.statement());
  }
};

// Everything that must be refused, each with its reason's slug: {"kind","why", inputs…}.
void write_refused(Out& out, const Office& office, const Envelope& filed, const Person& lan,
                   const std::vector<Share>& shares, const std::string& receipt);

}  // namespace hoanhap::support::vectors
