#include "support/protocol/envelope.h"

#include "support/protocol/refusal.h"

namespace hoanhap::support {
namespace {

constexpr std::string_view kRewrap = "hoanhap-rewrap-1";
constexpr std::string_view kParts[] = {"referral", "care", "link"};

Hash body_hash(const Envelope& envelope) {
  Bytes all(envelope.nonce.bytes.begin(), envelope.nonce.bytes.end());
  all.insert(all.end(), envelope.body.bytes().begin(), envelope.body.bytes().end());
  return blake2b(all);
}

bool good_size(std::size_t size) {
  using E = Envelope;
  return size > E::kTag && (size - E::kTag) % E::kBucket == 0 &&
         (size - E::kTag) / E::kBucket <= E::kMostBuckets;
}

bool read_number(const Json& json, std::uint32_t& out) {
  const auto value = json.integer();
  if (!value || *value < 1 || *value > 1'000'000) return false;
  out = static_cast<std::uint32_t>(*value);
  return true;
}

}  // namespace

std::string_view name(Part part) { return kParts[static_cast<std::size_t>(part) - 1]; }

std::optional<Part> part_named(std::string_view name) {
  for (const auto part : {Part::referral, Part::care, Part::link})
    if (support::name(part) == name) return part;
  return std::nullopt;
}

Bytes Envelope::bound() const {
  return Encoder("hoanhap-body-1")
      .fixed(at.root)
      .fixed(at.record)
      .u8(static_cast<std::uint8_t>(at.part))
      .u32(at.version)
      .u32(epoch)
      .fixed(signer)
      .done();
}

Bytes Envelope::statement() const {
  return Encoder("hoanhap-envelope-1")
      .fixed(at.root)
      .fixed(at.record)
      .u8(static_cast<std::uint8_t>(at.part))
      .u32(at.version)
      .u32(epoch)
      .fixed(signer)
      .fixed(body_hash(*this))
      .fixed(wrapped_hash)
      .done();
}

Result<bool> Envelope::check() const {
  if (!good_size(body.size())) return refused(Refusal::envelope_size);
  if (wrapped_hash != blake2b(View(wrapped))) return refused(Refusal::signature_wrong);
  if (!signed_by(signer, statement(), signature)) return refused(Refusal::signature_wrong);
  return true;
}

void write(JsonWriter& out, const Envelope& envelope) {
  out.begin_object()
      .field("root", to_wire(envelope.at.root))
      .field("part", name(envelope.at.part))
      .field("version", static_cast<std::int64_t>(envelope.at.version))
      .field("epoch", static_cast<std::int64_t>(envelope.epoch))
      .field("signer", to_wire(envelope.signer))
      .field("nonce", to_wire(envelope.nonce))
      .field("body", to_wire(envelope.body.bytes()))
      .field("wrapped", to_wire(envelope.wrapped))
      .field("wrapped_hash", to_wire(envelope.wrapped_hash))
      .field("signature", to_wire(envelope.signature))
      .end_object();
}

Result<Envelope> read_kept(const Json& json, const RecordKeyId& record) {
  Envelope out;
  out.at.record = record;
  const auto text = [&](std::string_view key) { return json[key].string().value_or(""); };
  const auto part = part_named(text("part"));
  Bytes body;
  if (!part || !from_wire(text("root"), out.at.root.bytes) ||
      !read_number(json["version"], out.at.version) || !read_number(json["epoch"], out.epoch) ||
      !from_wire(text("signer"), out.signer.bytes) || !from_wire(text("nonce"), out.nonce.bytes) ||
      !from_wire(text("body"), body) || !from_wire(text("wrapped"), out.wrapped.bytes) ||
      !from_wire(text("wrapped_hash"), out.wrapped_hash) ||
      !from_wire(text("signature"), out.signature.bytes))
    return refused(Refusal::envelope_unreadable);
  out.at.part = *part;
  out.body = Sealed(std::move(body));
  return out;
}

Result<Envelope> read_envelope(const Json& json, const SigningKey& root,
                               const RecordKeyId& record) {
  TRY_ASSIGN(auto out, read_kept(json, record));
  if (out.at.root != root) return refused(Refusal::envelope_unreadable);
  TRY(out.check());
  return out;
}

Bytes Rewrap::statement() const {
  Encoder out(kRewrap);
  out.fixed(root).u32(epoch).u32(static_cast<std::uint32_t>(keys.size()));
  for (const auto& key : keys)
    out.fixed(key.record)
        .u8(static_cast<std::uint8_t>(key.part))
        .u32(key.version)
        .fixed(key.wrapped);
  return out.done();
}

Bytes Rewrap::bytes() const {
  auto out = statement();
  out.insert(out.end(), signature.bytes.begin(), signature.bytes.end());
  return out;
}

Result<Rewrap> Rewrap::parse(View bytes) {
  Decoder in(bytes, kRewrap);
  Rewrap out;
  out.root.bytes = in.fixed<32>();
  out.epoch = in.u32();
  const auto count = in.u32();
  if (count == 0 || count > kMost) in.refuse();
  for (std::uint32_t i = 0; in.good() && i < count; ++i) {
    Rewrapped key;
    key.record.bytes = in.fixed<16>();
    const auto part = in.u8();
    if (part < 1 || part > 3) in.refuse();
    key.part = static_cast<Part>(part);
    key.version = in.u32();
    key.wrapped.bytes = in.fixed<80>();
    out.keys.push_back(key);
  }
  out.signature.bytes = in.fixed<64>();
  if (!in.finished()) return refused(Refusal::rewrap_unreadable);
  return out;
}

}  // namespace hoanhap::support
