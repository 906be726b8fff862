#include "support/protocol/member_key.h"

#include <algorithm>

#include "support/protocol/refusal.h"

namespace hoanhap::support {
namespace {

constexpr std::string_view kWrap = "hoanhap-key-wrap-1";
constexpr std::string_view kEnrolment = "hoanhap-enrolment-1";
constexpr std::size_t kLongestName = 240;
constexpr std::size_t kHead = 4 + kWrap.size() + 16 + 4 + 4 + 24;

}  // namespace

Bytes KeyWrap::bytes() const {
  return Encoder(kWrap).fixed(salt).u32(kib).u32(passes).fixed(nonce).fixed(sealed.bytes()).done();
}

Result<KeyWrap> KeyWrap::parse(View bytes) {
  Decoder in(bytes, kWrap);
  KeyWrap out;
  out.salt = in.fixed<16>();
  out.kib = in.u32();
  out.passes = in.u32();
  out.nonce.bytes = in.fixed<24>();
  const auto rest = in.left();
  if (!in.good() || (rest != 32 + 16 && rest != 64 + 16))
    return refused(Refusal::key_wrap_unreadable);
  out.sealed = Sealed(Bytes(bytes.begin() + kHead, bytes.end()));
  if (out.kib < kFloorKib || out.kib > kCeilingKib || out.passes < kFloorPasses ||
      out.passes > kCeilingPasses)
    return refused(Refusal::key_wrap_weak);
  return out;
}

Bytes bound(Wrapped kind, const SigningKey& root, std::int64_t account, const KeyWrap& wrap) {
  return Encoder("hoanhap-key-bound-1")
      .u8(static_cast<std::uint8_t>(kind))
      .fixed(root)
      .u64(static_cast<std::uint64_t>(account))
      .fixed(wrap.salt)
      .u32(wrap.kib)
      .u32(wrap.passes)
      .done();
}

Bytes Enrolment::statement() const {
  return Encoder(kEnrolment)
      .fixed(root)
      .u64(static_cast<std::uint64_t>(account))
      .fixed(signing)
      .fixed(sealing)
      .text(name)
      .done();
}

Bytes Enrolment::bytes() const {
  auto out = statement();
  out.insert(out.end(), signature.bytes.begin(), signature.bytes.end());
  return out;
}

Result<Enrolment> Enrolment::parse(View bytes) {
  Decoder in(bytes, kEnrolment);
  Enrolment out;
  out.root.bytes = in.fixed<32>();
  out.account = static_cast<std::int64_t>(in.u64());
  out.signing.bytes = in.fixed<32>();
  out.sealing.bytes = in.fixed<32>();
  out.name = in.text(kLongestName);
  out.signature.bytes = in.fixed<64>();
  if (!in.finished() || out.account <= 0 || !signed_by(out.signing, out.statement(), out.signature))
    return refused(Refusal::enrolment_unreadable);
  return out;
}

}  // namespace hoanhap::support
