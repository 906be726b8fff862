#include "support/protocol/certificate.h"

#include <algorithm>

#include "core/text.h"
#include "support/protocol/refusal.h"

namespace hoanhap::support {
namespace {

constexpr std::string_view kCertificate = "hoanhap-certificate-1";
constexpr std::string_view kRoster = "hoanhap-roster-1";
constexpr std::size_t kLongestName = 240;

Purpose purpose(Decoder& in) {
  const auto value = in.u8();
  if (value < 1 || value > 2) in.refuse();
  return static_cast<Purpose>(value);
}

CertificateKind kind(Decoder& in) {
  const auto value = in.u8();
  if (value < 1 || value > 2) in.refuse();
  return static_cast<CertificateKind>(value);
}

}  // namespace

Bytes Certificate::statement() const {
  return Encoder(kCertificate)
      .fixed(root)
      .u32(sequence)
      .fixed(previous)
      .u32(static_cast<std::uint32_t>(day.days))
      .u8(static_cast<std::uint8_t>(purpose))
      .u8(static_cast<std::uint8_t>(kind))
      .u32(epoch)
      .fixed(team)
      .fixed(recovery)
      .fixed(roster)
      .text(office)
      .fixed(successor)
      .done();
}

Bytes Certificate::bytes() const {
  auto out = statement();
  out.insert(out.end(), signature.bytes.begin(), signature.bytes.end());
  return out;
}

Hash Certificate::hash() const { return blake2b(bytes()); }

Result<Certificate> Certificate::parse(View bytes) {
  Decoder in(bytes, kCertificate);
  Certificate out;
  out.root.bytes = in.fixed<32>();
  out.sequence = in.u32();
  out.previous = in.fixed<32>();
  const auto day = in.u32();
  if (day > 100'000) in.refuse();  // the year 2243
  out.day = {static_cast<int>(day)};
  out.purpose = support::purpose(in);
  out.kind = support::kind(in);
  out.epoch = in.u32();
  out.team.bytes = in.fixed<32>();
  out.recovery.bytes = in.fixed<32>();
  out.roster = in.fixed<32>();
  out.office = in.text(kLongestName);
  out.successor.bytes = in.fixed<32>();
  out.signature.bytes = in.fixed<64>();
  if (!in.finished()) return refused(Refusal::certificate_unreadable);
  return out;
}

Bytes Roster::bytes() const {
  Encoder out(kRoster);
  out.fixed(root).u32(epoch).u32(static_cast<std::uint32_t>(members.size()));
  for (const auto& member : members)
    out.u64(static_cast<std::uint64_t>(member.account))
        .fixed(member.signing)
        .fixed(member.sealing)
        .text(member.name);
  return out.done();
}

Hash Roster::hash() const { return blake2b(bytes()); }

const Member* Roster::find(std::int64_t account) const {
  const auto found = std::ranges::find(members, account, &Member::account);
  return found == members.end() ? nullptr : &*found;
}

const Member* Roster::find(const SigningKey& signing) const {
  const auto found = std::ranges::find(members, signing, &Member::signing);
  return found == members.end() ? nullptr : &*found;
}

Result<Roster> Roster::parse(View bytes) {
  Decoder in(bytes, kRoster);
  Roster out;
  out.root.bytes = in.fixed<32>();
  out.epoch = in.u32();
  const auto count = in.u32();
  if (count == 0 || count > kMostMembers) in.refuse();
  for (std::uint32_t i = 0; in.good() && i < count; ++i) {
    Member member;
    member.account = static_cast<std::int64_t>(in.u64());
    member.signing.bytes = in.fixed<32>();
    member.sealing.bytes = in.fixed<32>();
    member.name = in.text(kLongestName);
    // One order and no account or key twice, so that one roster has one form.
    if (member.account <= 0 || (i > 0 && member.account <= out.members.back().account) ||
        out.find(member.signing) != nullptr)
      in.refuse();
    out.members.push_back(std::move(member));
  }
  if (!in.finished()) return refused(Refusal::roster_unreadable);
  return out;
}

Result<bool> follows(const Certificate* before, const Certificate& next) {
  if (!signed_by(next.root, next.statement(), next.signature))
    return refused(Refusal::signature_wrong);
  const bool handover = next.kind == CertificateKind::handover;
  if (next.team.zero() || next.recovery.zero() || handover == next.successor.zero() ||
      next.successor == next.root)
    return refused(Refusal::certificate_unreadable);
  if (before == nullptr) {
    if (next.sequence != 1 || next.previous != Hash{} || next.epoch != 1 || handover)
      return refused(Refusal::chain_broken);
    return true;
  }
  if (before->kind == CertificateKind::handover) return refused(Refusal::handed_over);
  if (next.root != before->root || next.purpose != before->purpose ||
      next.sequence != before->sequence + 1 || next.previous != before->hash() ||
      next.day < before->day)
    return refused(Refusal::chain_broken);
  const bool same_epoch = next.epoch == before->epoch;
  const bool same_keys = next.team == before->team && next.recovery == before->recovery;
  if (!same_epoch && next.epoch != before->epoch + 1) return refused(Refusal::epoch_wrong);
  if (same_epoch ? !same_keys : next.team == before->team) return refused(Refusal::epoch_wrong);
  return true;
}

Result<Certificate> verify_chain(const SigningKey& root, std::span<const Certificate> chain) {
  if (chain.empty() || chain.front().root != root) return refused(Refusal::chain_broken);
  const Certificate* before = nullptr;
  for (const auto& certificate : chain) {
    TRY(follows(before, certificate));
    before = &certificate;
  }
  return *before;
}

Result<bool> follows(const Certificate& certificate, const Roster& roster, const Roster* before) {
  if (roster.root != certificate.root || roster.epoch != certificate.epoch ||
      roster.hash() != certificate.roster)
    return refused(Refusal::roster_wrong);
  if (before == nullptr || before->epoch != roster.epoch) return true;
  for (const auto& member : before->members) {
    const auto* kept = roster.find(member.account);
    if (kept == nullptr || kept->signing != member.signing || kept->sealing != member.sealing)
      return refused(Refusal::epoch_needed);
  }
  return true;
}

}  // namespace hoanhap::support
