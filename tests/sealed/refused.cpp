// What a browser, the server and `unseal` must refuse, and with which reason.
#include <functional>

#include "cast.h"
#include "support/keyholder/shamir.h"
#include "support/protocol/refusal.h"

namespace hoanhap::support::vectors {
namespace {

std::string json_of(const Envelope& envelope) {
  JsonWriter out;
  write(out, envelope);
  return out.take();
}

// One thing that must be refused: what kind of check, its inputs, and the reason's slug.
void refuse(Out& out, const char* kind, Refusal why, const std::function<void(Out&)>& inputs) {
  out.begin_object().field("kind", kind).field("why", slug(why));
  inputs(out);
  out.end_object();
}

void chains_refused(Out& out, const Office& office) {
  const auto bad = [&](Refusal why, const std::function<void(std::vector<Certificate>&)>& spoil,
                       bool sign = true) {
    auto certificates = office.chain;
    spoil(certificates);
    if (sign)
      for (auto& c : certificates) office.sign(c);
    refuse(out, "chain", why, [&](Out& o) {
      o.field("root", to_wire(office.root.key)).key("certificates").begin_array();
      for (const auto& c : certificates) o.value(to_wire(c.bytes()));
      o.end_array();
    });
  };
  bad(Refusal::signature_wrong, [](auto& c) { c[1].team.bytes[0] ^= 1; }, false);
  bad(Refusal::chain_broken, [](auto& c) { c.erase(c.begin()); });
  bad(Refusal::chain_broken, [](auto& c) { c[1].previous[0] ^= 1; });
  bad(Refusal::chain_broken, [](auto& c) { c[2].day = c[1].day.plus_days(-1); });
  bad(Refusal::chain_broken, [](auto& c) { c[1].purpose = Purpose::children; });
  bad(Refusal::chain_broken, [](auto& c) { c.clear(); });
  bad(Refusal::epoch_wrong, [](auto& c) { c[2].epoch = 4; });
  bad(Refusal::epoch_wrong, [](auto& c) { c[1].team.bytes[5] ^= 1; });
  bad(Refusal::epoch_wrong, [](auto& c) { c[2].team = c[1].team; });
  bad(Refusal::certificate_unreadable, [](auto& c) { c[1].successor.bytes[0] = 1; });
  const SigningPair stranger = SigningPair::from(Secret::random());
  refuse(out, "chain", Refusal::chain_broken, [&](Out& o) {  // another office's chain (T1)
    o.field("root", to_wire(stranger.key)).key("certificates").begin_array();
    for (const auto& c : office.chain) o.value(to_wire(c.bytes()));
    o.end_array();
  });
  for (const auto cut : {std::size_t{0}, std::size_t{40}, office.chain[0].bytes().size() - 1})
    refuse(out, "certificate", Refusal::certificate_unreadable,
           [&](Out& o) { o.field("bytes", to_wire(View(office.chain[0].bytes()).first(cut))); });
  auto longer = office.chain[0].bytes();
  longer.push_back(0);
  refuse(out, "certificate", Refusal::certificate_unreadable,
         [&](Out& o) { o.field("bytes", to_wire(longer)); });
}

void rosters_refused(Out& out, const Office& office) {
  const auto bad = [&](Refusal why, const Certificate& c, const Roster& now, const Roster* before) {
    refuse(out, "roster", why, [&](Out& o) {
      o.field("certificate", to_wire(c.bytes())).field("roster", to_wire(now.bytes()));
      if (before != nullptr) o.field("before", to_wire(before->bytes()));
    });
  };
  auto ghost = office.rosters[0];  // T5: a member nobody certified
  ghost.members.push_back({999, SigningPair::from(Secret::random()).key,
                           SealingPair::from(Secret::random()).key, "Người lạ"});
  bad(Refusal::roster_wrong, office.chain[0], ghost, nullptr);
  auto swapped = office.rosters[0];  // T4: another key under a member's name
  swapped.members[0].sealing = SealingPair::from(Secret::random()).key;
  bad(Refusal::roster_wrong, office.chain[0], swapped, nullptr);
  auto fewer = office.rosters[1];
  fewer.members.pop_back();
  auto certificate = office.chain[1];
  certificate.roster = fewer.hash();
  office.sign(certificate);
  bad(Refusal::epoch_needed, certificate, fewer, &office.rosters[1]);
}

void envelopes_refused(Out& out, const Office& office, const Envelope& good) {
  const auto shape = [&](Refusal why, const std::function<void(Envelope&)>& spoil) {
    auto envelope = good;
    spoil(envelope);
    refuse(out, "envelope", why, [&](Out& o) {
      o.field("root", to_wire(office.root.key)).field("record", name(envelope.at.record));
      o.key("envelope").raw(json_of(envelope));
    });
  };
  const auto flip = [](Envelope& e) {
    auto bytes = e.body.bytes();
    bytes[100] ^= 1;
    e.body = Sealed(bytes);
  };
  shape(Refusal::signature_wrong, flip);
  shape(Refusal::signature_wrong, [](auto& e) { e.epoch = 2; });
  shape(Refusal::signature_wrong, [](auto& e) { e.wrapped.bytes[3] ^= 1; });
  shape(Refusal::signature_wrong, [](auto& e) { e.at.part = Part::link; });
  shape(Refusal::signature_wrong, [](auto& e) { e.at.record = record_id(0x99); });  // T6
  shape(Refusal::envelope_size, [](auto& e) {
    auto bytes = e.body.bytes();
    bytes.pop_back();
    e.body = Sealed(bytes);
  });
  // Signed anew by whoever changed it, as a malicious server can: the shape holds, opening fails.
  const auto opening = [&](Refusal why, const SealingPair& team,
                           const std::function<void(Envelope&)>& spoil) {
    auto envelope = good;
    const auto forger = SigningPair::from(Secret::random());
    spoil(envelope);
    if (why != Refusal::key_does_not_fit) {
      envelope.signer = forger.key;
      envelope.wrapped_hash = blake2b(View(envelope.wrapped));
      envelope.signature = forger.sign(envelope.statement());
    }
    refuse(out, "open", why, [&](Out& o) {
      o.field("root", to_wire(office.root.key)).field("record", name(envelope.at.record));
      o.field("team_secret", to_wire(team.secret.bytes()));
      o.key("envelope").raw(json_of(envelope));
    });
  };
  opening(Refusal::body_does_not_open, office.team[1], flip);
  opening(Refusal::body_does_not_open, office.team[1], [](auto&) {});  // the signer is bound
  opening(Refusal::body_does_not_open, office.team[1], [](auto& e) { e.at.version = 9; });
  opening(Refusal::body_does_not_open, office.team[1], [](auto& e) { e.at.record = record_id(9); });
  opening(Refusal::body_does_not_open, office.team[1],
          [&](auto& e) { e.wrapped = seal_to(office.team[1].key, Secret::random()); });
  opening(Refusal::key_does_not_fit, office.team[2], [](auto&) {});  // another epoch's key
}

void keys_refused(Out& out, const Office& office, const Person& lan) {
  const char* right = "mua caphe suong som doi nui";
  const auto bad = [&](Refusal why, KeyWrap wrapped, std::int64_t account, const char* passphrase) {
    refuse(out, "wrap", why, [&](Out& o) {
      o.field("root", to_wire(office.root.key)).field("account", account);
      o.field("passphrase", passphrase).field("wrap", to_wire(wrapped.bytes()));
    });
  };
  auto parameters = fresh_wrap();
  parameters.kib = KeyWrap::kFloorKib;
  const auto good = wrap(lan.secrets, office.root.key, lan.account, right, parameters).value();
  bad(Refusal::passphrase_wrong, good, lan.account, "mua caphe suong som doi nuoc");
  bad(Refusal::passphrase_wrong, good, lan.account + 1, right);  // somebody else's wrap
  auto weak = good;
  weak.kib = 1024;  // T9
  bad(Refusal::key_wrap_weak, weak, lan.account, right);
  weak = good;
  weak.passes = 1;
  bad(Refusal::key_wrap_weak, weak, lan.account, right);
  auto absurd = good;
  absurd.kib = 0xFFFFFFFF;
  bad(Refusal::key_wrap_weak, absurd, lan.account, right);
  auto moved = good;
  moved.passes = 3;
  bad(Refusal::passphrase_wrong, moved, lan.account, right);
}

void codes_refused(Out& out, const std::vector<Share>& shares, const std::string& receipt) {
  const auto share = [&](Refusal why, std::string typed) {
    refuse(out, "share", why, [&](Out& o) { o.field("typed", typed); });
  };
  auto text = shares[0].text();
  share(Refusal::share_unreadable, text.substr(0, text.size() - 1));
  share(Refusal::share_unreadable, "U" + text.substr(1));
  std::swap(text[10], text[11]);
  share(Refusal::share_mistyped, text);
  const auto together = [&](Refusal why, std::vector<Share> given) {
    refuse(out, "shares", why, [&](Out& o) {
      o.key("shares").begin_array();
      for (const auto& each : given) o.value(each.text());
      o.end_array();
    });
  };
  const auto other = split(SealingPair::from(Secret::random()), 2, 3);
  together(Refusal::shares_same, {shares[1], shares[1]});
  together(Refusal::shares_differ, {shares[0], other[1]});
  together(Refusal::shares_differ, {shares[0]});
  auto forged = other[1];
  forged.set = shares[0].set;
  together(Refusal::key_does_not_fit, {shares[0], forged});
  auto mistyped = receipt;
  mistyped[2] = mistyped[2] == 'A' ? 'B' : 'A';
  for (const auto& typed : {mistyped, receipt.substr(1), std::string("xin chào")})
    refuse(out, "receipt", Refusal::receipt_unreadable, [&](Out& o) { o.field("typed", typed); });
}

}  // namespace

void write_refused(Out& out, const Office& office, const Envelope& filed, const Person& lan,
                   const std::vector<Share>& shares, const std::string& receipt) {
  out.key("refused").begin_array();
  chains_refused(out, office);
  rosters_refused(out, office);
  envelopes_refused(out, office, filed);
  keys_refused(out, office, lan);
  codes_refused(out, shares, receipt);
  out.end_array();
}

}  // namespace hoanhap::support::vectors
