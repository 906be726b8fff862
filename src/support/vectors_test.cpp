// tests/sealed/vectors.json, read the way a browser reads it: everything good opens and comes out
// byte for byte, everything else is refused with its reason.
#include <doctest/doctest.h>
#include <fstream>
#include <iterator>

#include "support/keyholder/body.h"
#include "support/keyholder/passphrase.h"
#include "support/keyholder/shamir.h"
#include "support/protocol/exported.h"

using namespace hoanhap;
using namespace hoanhap::support;
using namespace hoanhap::support::keyholder;

namespace {

Json vectors() {
  std::ifstream in(HOANHAP_SOURCE_DIR "/tests/sealed/vectors.json", std::ios::binary);
  return Json::parse(std::string{std::istreambuf_iterator<char>(in), {}}).value();
}
std::string text(const Json& json) { return std::string(json.string().value()); }
Bytes bytes(const Json& json) {
  Bytes out;
  REQUIRE(from_wire(text(json), out));
  return out;
}
template <typename F>
F fixed(const Json& json) {
  F out;
  REQUIRE(from_wire(text(json), out.bytes));
  return out;
}
Secret secret(const Json& json) { return Secret(bytes(json)); }
RecordKeyId record(const Json& json) {
  RecordKeyId out;
  REQUIRE(from_hex(text(json), out.bytes));
  return out;
}
std::string why(const auto& result) {
  if (result) return "taken";
  return result.error().type.substr(7);  // "sealed-…"
}
Result<std::vector<Certificate>> certificates(const Json& list) {
  std::vector<Certificate> out;
  for (std::size_t i = 0; i < list.size(); ++i) {
    TRY_ASSIGN(auto one, Certificate::parse(bytes(list[i])));
    out.push_back(std::move(one));
  }
  return out;
}

// What a browser is told to refuse, done with the C++ that the server and `unseal` use.
std::string outcome(const Json& c) {
  const auto kind = text(c["kind"]);
  if (kind == "certificate") return why(Certificate::parse(bytes(c["bytes"])));
  if (kind == "chain") {
    const auto chain = certificates(c["certificates"]);
    return chain ? why(verify_chain(fixed<SigningKey>(c["root"]), *chain)) : why(chain);
  }
  if (kind == "roster") {
    const auto certificate = Certificate::parse(bytes(c["certificate"])).value();
    const auto now = Roster::parse(bytes(c["roster"])).value();
    if (c["before"].is_null()) return why(follows(certificate, now, nullptr));
    const auto before = Roster::parse(bytes(c["before"])).value();
    return why(follows(certificate, now, &before));
  }
  if (kind == "envelope" || kind == "open") {
    const auto envelope =
        read_envelope(c["envelope"], fixed<SigningKey>(c["root"]), record(c["record"]));
    if (!envelope || kind == "envelope") return why(envelope);
    return why(open(*envelope, SealingPair::from(secret(c["team_secret"]))));
  }
  if (kind == "wrap") {
    const auto wrap = KeyWrap::parse(bytes(c["wrap"]));
    if (!wrap) return why(wrap);
    return why(unwrap(*wrap, fixed<SigningKey>(c["root"]), c["account"].integer().value(),
                      text(c["passphrase"])));
  }
  if (kind == "share") return why(Share::parse(text(c["typed"])));
  if (kind == "shares") {
    std::vector<Share> shares;
    for (std::size_t i = 0; i < c["shares"].size(); ++i)
      shares.push_back(Share::parse(text(c["shares"][i])).value());
    return why(combine(shares));
  }
  if (kind == "receipt") return why(Receipt::normal(text(c["typed"])));
  return "unknown kind";
}

}  // namespace

TEST_CASE("vectors: passphrases, keys and wraps") {
  const auto v = vectors();
  for (std::size_t i = 0; i < v["passphrases"].size(); ++i) {
    const auto p = v["passphrases"][i];
    CHECK(normal(text(p["typed"])) == text(p["normal"]));
    KeyWrap parameters;
    REQUIRE(from_wire(text(p["salt"]), parameters.salt));
    parameters.kib = static_cast<std::uint32_t>(p["kib"].integer().value());
    CHECK(to_wire(stretch(text(p["typed"]), parameters)->bytes()) == text(p["key"]));
  }
  const auto root = fixed<SigningKey>(v["root"]["key"]);
  CHECK(fingerprint(Printed::root, root) == text(v["root"]["fingerprint"]));
  const auto pair = unwrap_root(KeyWrap::parse(bytes(v["root"]["wrap"])).value(), root,
                                text(v["root"]["passphrase"]));
  REQUIRE(pair);
  CHECK(to_wire(pair->seed.bytes()) == text(v["root"]["seed"]));
  const auto m = v["members"][0];
  const auto mine = unwrap(KeyWrap::parse(bytes(m["wrap"])).value(), root,
                           m["account"].integer().value(), text(m["passphrase"]));
  REQUIRE(mine);
  CHECK(to_wire(mine->sealing.key) == text(m["sealing"]));
  CHECK(to_wire(mine->signing.key) == text(m["signing"]));
  CHECK(fingerprint(mine->signing.key, mine->sealing.key) == text(m["fingerprint"]));
  const auto enrolment = Enrolment::parse(bytes(m["enrolment"]));
  REQUIRE(enrolment);
  CHECK(to_wire(enrolment->statement()) == text(m["enrolment_statement"]));
  // The team key of epoch 1 reaches its member, and the root reaches the recovery key.
  const auto e = v["epochs"][0];
  const auto team = unseal(mine->sealing, fixed<SealedKey>(e["for_members"][0]["sealed"]));
  REQUIRE(team);
  CHECK(SealingPair::from(team->copy()).key == fixed<SealingKey>(e["key"]));
  const auto recovery = SealingPair::from(secret(v["recovery"]["secret"]));
  const auto seed = unseal(recovery, fixed<SealedKey>(v["root"]["for_recovery"]));
  REQUIRE(seed);
  CHECK(SigningPair::from(seed->copy()).key == root);
}

TEST_CASE("vectors: the chain and its rosters") {
  const auto v = vectors();
  std::vector<Certificate> chain;
  std::optional<Roster> before;
  for (std::size_t i = 0; i < v["chain"].size(); ++i) {
    const auto c = v["chain"][i];
    const auto certificate = Certificate::parse(bytes(c["bytes"]));
    REQUIRE(certificate);
    CHECK(to_wire(certificate->statement()) == text(c["statement"]));
    CHECK(to_wire(certificate->hash()) == text(c["hash"]));
    CHECK(certificate->office == text(c["office"]));
    CHECK(certificate->day.iso() == text(c["day"]));
    const auto roster = Roster::parse(bytes(c["roster"]));
    REQUIRE(roster);
    CHECK(follows(*certificate, *roster, before ? &*before : nullptr));
    before = *roster;
    chain.push_back(*certificate);
  }
  const auto last = verify_chain(fixed<SigningKey>(v["root"]["key"]), chain);
  REQUIRE(last);
  CHECK(last->epoch == 2);
  CHECK(last->kind == CertificateKind::handover);
  // Nothing follows a handover.
  auto after = chain.back();
  after.sequence = 5;
  after.previous = chain.back().hash();
  after.signature = SigningPair::from(secret(v["root"]["seed"])).sign(after.statement());
  CHECK(why(follows(&chain.back(), after)) == "handed-over");
}

TEST_CASE("vectors: envelopes are made and opened alike") {
  const auto v = vectors();
  const auto root = fixed<SigningKey>(v["root"]["key"]);
  for (std::size_t i = 0; i < v["envelopes"].size(); ++i) {
    const auto c = v["envelopes"][i];
    const auto good = read_envelope(c["envelope"], root, record(c["record"]));
    REQUIRE(good);
    CHECK(to_wire(good->bound()) == text(c["bound"]));
    CHECK(to_wire(good->statement()) == text(c["statement"]));
    const auto epoch = v["epochs"][good->epoch - 1];
    const auto team = SealingPair::from(secret(epoch["secret"]));
    const auto opened = open(*good, team);
    REQUIRE(opened);
    CHECK(opened->content == text(c["content"]));
    CHECK(opened->author.has_value() == !c["author_seed"].is_null());
    CHECK(to_wire(authored(*good, opened->content)) == text(c["authored"]));
    // From the same randomness come the same bytes, but for the anonymous box around the key.
    std::optional<SigningPair> author;
    if (opened->author) author = SigningPair::from(secret(c["author_seed"]));
    const auto again =
        seal(good->at, good->epoch, team.key, opened->content, author ? &*author : nullptr,
             {secret(c["body_key"]), secret(c["signer_seed"]), good->nonce});
    REQUIRE(again);
    CHECK(again->body == good->body);
    CHECK(again->signer == good->signer);
  }
}

TEST_CASE("vectors: wrapped anew, recovered from two shares, receipts") {
  const auto v = vectors();
  const auto rewrap = Rewrap::parse(bytes(v["rewrap"]["bytes"]));
  REQUIRE(rewrap);
  CHECK(to_wire(rewrap->statement()) == text(v["rewrap"]["statement"]));
  CHECK(signed_by(fixed<SigningKey>(v["rewrap"]["signed_by"]), rewrap->statement(),
                  rewrap->signature));
  const auto exported = read_exported(v["exported"].dump());
  REQUIRE(exported);
  CHECK(write(*exported) == v["exported"].dump());
  for (const auto& [a, b] : {std::pair{0, 1}, {0, 2}, {2, 1}}) {
    const Share two[] = {
        Share::parse(text(v["recovery"]["shares"][static_cast<std::size_t>(a)])).value(),
        Share::parse(text(v["recovery"]["shares"][static_cast<std::size_t>(b)])).value()};
    const auto recovery = combine(two);
    REQUIRE(recovery);
    CHECK(recovery->key == fixed<SealingKey>(v["recovery"]["key"]));
    auto team_secret = unseal(*recovery, exported->team_for_recovery);
    REQUIRE(team_secret);
    const auto team = SealingPair::from(std::move(*team_secret));
    for (const auto& part : exported->parts) CHECK(open(part, team));
  }
  for (std::size_t i = 0; i < v["receipts"].size(); ++i) {
    const auto r = v["receipts"][i];
    CHECK(Receipt::normal(text(r["typed"])).value() == text(r["normal"]));
    CHECK(to_wire(Receipt::hash(text(r["normal"]))) == text(r["hash"]));
  }
}

TEST_CASE("vectors: what must be refused is, with its reason") {
  const auto refused = vectors()["refused"];
  REQUIRE(refused.size() > 40);
  for (std::size_t i = 0; i < refused.size(); ++i) {
    CAPTURE(i);
    CAPTURE(refused[i]["kind"].dump());
    CHECK(outcome(refused[i]) == text(refused[i]["why"]));
  }
}

TEST_CASE("GF(256): a field") {
  for (int a = 0; a < 256; ++a) {
    const auto x = static_cast<std::uint8_t>(a);
    CHECK(multiply(x, 1) == x);
    CHECK(multiply(x, 0) == 0);
    CHECK(multiply(x, inverse(x)) == (a == 0 ? 0 : 1));
    for (int b = 0; b < 256; b += 7) {
      const auto y = static_cast<std::uint8_t>(b);
      CHECK(multiply(x, y) == multiply(y, x));
      CHECK(multiply(x, static_cast<std::uint8_t>(y ^ 0x5A)) ==
            (multiply(x, y) ^ multiply(x, 0x5A)));
    }
  }
  CHECK(multiply(0x53, 0xCA) == 1);  // FIPS 197's own example
}

TEST_CASE("any two of three shares, and any three of five, give the key back; fewer don't") {
  for (const auto& [needed, count] : {std::pair<std::uint8_t, std::uint8_t>{2, 3}, {3, 5}}) {
    const auto pair = SealingPair::from(Secret::random());
    const auto shares = split(pair, needed, count);
    CHECK(combine(shares)->key == pair.key);
    std::vector<Share> enough(shares.end() - needed, shares.end());
    CHECK(combine(enough)->key == pair.key);
    enough.pop_back();
    CHECK_FALSE(combine(enough));
    for (const auto& share : shares) CHECK(Share::parse(share.text())->value == share.value);
  }
}
