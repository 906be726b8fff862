#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/date.h"
#include "core/result.h"
#include "support/protocol/keys.h"

namespace hoanhap::support {

// What an office's root key says of its team, signed and chained (docs/security.md,
// "Certificates").
//
// The chain is public: whoever files a referral verifies it from the root key they compared by
// fingerprint. Who the members are stands in the roster, which only members get; the certificate
// carries its hash, so that nobody can be slipped in (T5).
//
// Threads: values. Fails: `invalid` with the reason in words; what is refused is never half taken.
enum class Purpose : std::uint8_t {
  support = 1,
  children = 2
};  // children: an under-18's receiver
enum class CertificateKind : std::uint8_t { epoch = 1, handover = 2 };

struct Certificate {
  SigningKey root;
  std::uint32_t sequence = 0;  // 1, 2, 3 …
  Hash previous{};             // of the certificate before, signature included; zeros for the first
  Date day;                    // on which it was signed
  Purpose purpose = Purpose::support;
  CertificateKind kind = CertificateKind::epoch;
  std::uint32_t epoch = 0;  // of the team key; one more whenever somebody loses access
  SealingKey team, recovery;
  Hash roster{};
  std::string office;    // as people know it
  SigningKey successor;  // handover: the root of the office that takes over; else zeros
  Signature signature;

  Bytes statement() const;  // what is signed
  Bytes bytes() const;      // statement, then signature
  Hash hash() const;        // what the next one names as `previous`
  static Result<Certificate> parse(View bytes);
};

struct Member {
  std::int64_t account = 0;
  SigningKey signing;
  SealingKey sealing;
  std::string name;
  bool operator==(const Member&) const = default;
};

// The members of an office from one certificate on, by account, each once.
struct Roster {
  SigningKey root;
  std::uint32_t epoch = 0;
  std::vector<Member> members;

  Bytes bytes() const;
  Hash hash() const;
  const Member* find(std::int64_t account) const;
  const Member* find(const SigningKey& signing) const;
  static Result<Roster> parse(View bytes);
};

inline constexpr std::size_t kMostMembers = 50;

// Whether `next` may follow `before` (null: it is the first): signature, sequence, hash, root, an
// epoch that never goes back and changes together with its team key, nothing after a handover.
Result<bool> follows(const Certificate* before, const Certificate& next);
// The last certificate of a chain that holds from its first, signed by `root`.
Result<Certificate> verify_chain(const SigningKey& root, std::span<const Certificate> chain);
// Whether the roster is the certificate's, and, within one epoch, nobody of `before` is missing:
// whoever loses access takes a new epoch.
Result<bool> follows(const Certificate& certificate, const Roster& roster, const Roster* before);

}  // namespace hoanhap::support
