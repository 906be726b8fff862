// Writes tests/sealed/vectors.json: one small office, its ceremony, three epochs, records, shares
// and receipts, and what must be refused with which reason. Every random byte comes from a counter,
// so the file is the same on every machine. People and keys in it are invented.
#include <cstdio>
#include <cstring>
#include <fstream>
#include <functional>
#include <iterator>

#include <sodium.h>

#include "core/json.h"
#include "support/keyholder/body.h"
#include "support/keyholder/passphrase.h"
#include "support/keyholder/shamir.h"
#include "support/protocol/certificate.h"
#include "support/protocol/exported.h"
#include "support/protocol/refusal.h"

using namespace hoanhap;
using namespace hoanhap::support;
using namespace hoanhap::support::keyholder;

namespace {

// libsodium's randomness, replaced: BLAKE2b of a counter.
std::uint64_t counter = 0;
void counted(void* const out, const std::size_t size) {
  auto* at = static_cast<std::uint8_t*>(out);
  for (std::size_t done = 0; done < size;) {
    const auto block = blake2b(Encoder("hoanhap-vectors").u64(counter++).done());
    const auto part = std::min(size - done, block.size());
    std::memcpy(at + done, block.data(), part);
    done += part;
  }
}
std::uint32_t counted_word() {
  std::uint32_t out = 0;
  counted(&out, sizeof out);
  return out;
}
randombytes_implementation kCounted = {
    [] { return "counted"; }, counted_word, nullptr, nullptr, counted, nullptr};

RecordKeyId record_id(std::uint8_t n) {
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

using Out = JsonWriter;

void passphrases(Out& out) {
  out.key("passphrases").begin_array();
  for (const char* typed :
       {"mua caphe suong som doi nui", "  Mua  Caphe\tsuong som doi nui \n", "mật khẩu tiếng Việt",
        "ma\xCC\xA3t kha\xCC\x82\xCC\x89u tie\xCC\x82\xCC\x81ng Vie\xCC\xA3\xCC\x82t"}) {
    KeyWrap parameters = fresh_wrap();
    parameters.kib = KeyWrap::kFloorKib;
    out.begin_object().field("typed", typed).field("normal", normal(typed));
    out.field("salt", to_wire(parameters.salt))
        .field("kib", static_cast<std::int64_t>(parameters.kib))
        .field("passes", static_cast<std::int64_t>(parameters.passes))
        .field("key", to_wire(stretch(typed, parameters)->bytes()))
        .end_object();
  }
  out.end_array();
}

void member(Out& out, const Office& office, const Person& person, const char* passphrase) {
  const auto wrapped =
      wrap(person.secrets, office.root.key, person.account, passphrase, fresh_wrap()).value();
  Enrolment enrolment{office.root.key,
                      person.account,
                      person.secrets.signing.key,
                      person.secrets.sealing.key,
                      person.name,
                      {}};
  enrolment.signature = person.secrets.signing.sign(enrolment.statement());
  out.begin_object()
      .field("account", person.account)
      .field("name", person.name)
      .field("passphrase", passphrase)
      .field("sealing_secret", to_wire(person.secrets.sealing.secret.bytes()))
      .field("sealing", to_wire(person.secrets.sealing.key))
      .field("signing_seed", to_wire(person.secrets.signing.seed.bytes()))
      .field("signing", to_wire(person.secrets.signing.key))
      .field("fingerprint", fingerprint(person.secrets.signing.key, person.secrets.sealing.key))
      .field("bound", to_wire(bound(Wrapped::member, office.root.key, person.account, wrapped)))
      .field("wrap", to_wire(wrapped.bytes()))
      .field("enrolment_statement", to_wire(enrolment.statement()))
      .field("enrolment", to_wire(enrolment.bytes()))
      .end_object();
}

void root(Out& out, const Office& office) {
  const char* passphrase = "rung thong gio chieu ben ho";
  const auto wrapped = wrap_root(office.root, passphrase, fresh_wrap()).value();
  out.key("root").begin_object();
  out.field("seed", to_wire(office.root.seed.bytes()))
      .field("key", to_wire(office.root.key))
      .field("fingerprint", fingerprint(Printed::root, office.root.key))
      .field("passphrase", passphrase)
      .field("bound", to_wire(bound(Wrapped::root, office.root.key, 0, wrapped)))
      .field("wrap", to_wire(wrapped.bytes()))
      .field("for_recovery", to_wire(seal_to(office.recovery.key, office.root.seed)))
      .end_object();
}

std::vector<Share> recovery(Out& out, const Office& office) {
  Bytes coefficients(32);
  randombytes_buf(coefficients.data(), coefficients.size());
  auto shares = split(office.recovery, coefficients, 3);
  out.key("recovery").begin_object();
  out.field("secret", to_wire(office.recovery.secret.bytes()))
      .field("key", to_wire(office.recovery.key))
      .field("fingerprint", fingerprint(Printed::recovery, office.recovery.key))
      .field("set", hex(Share::set_of(office.recovery.key)))
      .field("coefficients", to_wire(coefficients));
  out.key("shares").begin_array();
  for (const auto& share : shares) out.value(share.text());
  out.end_array().end_object();
  return shares;
}

void epochs(Out& out, const Office& office, const Person& lan, const Person& minh) {
  out.key("epochs").begin_array();
  for (std::uint32_t epoch = 1; epoch <= 2; ++epoch) {
    const auto& team = office.team[epoch];
    out.begin_object()
        .field("epoch", static_cast<std::int64_t>(epoch))
        .field("secret", to_wire(team.secret.bytes()))
        .field("key", to_wire(team.key))
        .field("for_recovery", to_wire(seal_to(office.recovery.key, team.secret)));
    out.key("for_members").begin_array();
    for (const auto* person : {&lan, &minh})
      if (epoch == 1 || person == &lan)
        out.begin_object()
            .field("account", person->account)
            .field("sealed", to_wire(seal_to(person->secrets.sealing.key, team.secret)))
            .end_object();
    out.end_array().end_object();
  }
  out.end_array();
}

void chain(Out& out, const Office& office) {
  out.key("chain").begin_array();
  for (std::size_t i = 0; i < office.chain.size(); ++i) {
    const auto& c = office.chain[i];
    out.begin_object()
        .field("sequence", static_cast<std::int64_t>(c.sequence))
        .field("previous", to_wire(c.previous))
        .field("day", c.day.iso())
        .field("purpose", static_cast<int>(c.purpose))
        .field("kind", static_cast<int>(c.kind))
        .field("epoch", static_cast<std::int64_t>(c.epoch))
        .field("team", to_wire(c.team))
        .field("recovery", to_wire(c.recovery))
        .field("office", c.office)
        .field("successor", to_wire(c.successor))
        .field("roster", to_wire(office.rosters[i].bytes()))
        .field("roster_hash", to_wire(c.roster))
        .field("statement", to_wire(c.statement()))
        .field("bytes", to_wire(c.bytes()))
        .field("hash", to_wire(c.hash()))
        .end_object();
  }
  out.end_array();
}

Envelope envelope(Out& out, const Office& office, const Address& at, std::uint32_t epoch,
                  std::string_view content, const SigningPair* author) {
  auto random = Randomness::fresh();
  out.begin_object()
      .field("record", name(at.record))
      .field("part", name(at.part))
      .field("version", static_cast<std::int64_t>(at.version))
      .field("epoch", static_cast<std::int64_t>(epoch))
      .field("content", content)
      .field("body_key", to_wire(random.body_key.bytes()))
      .field("signer_seed", to_wire(random.signer_seed.bytes()));
  if (author != nullptr) out.field("author_seed", to_wire(author->seed.bytes()));
  const auto sealed =
      seal(at, epoch, office.team[epoch].key, content, author, std::move(random)).value();
  out.field("bound", to_wire(sealed.bound()))
      .field("authored", to_wire(authored(sealed, content)))
      .field("statement", to_wire(sealed.statement()));
  out.key("envelope");
  write(out, sealed);
  out.end_object();
  return sealed;
}

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

std::string receipts(Out& out) {
  Bytes random(12);
  randombytes_buf(random.data(), random.size());
  auto code = base32(random).substr(0, 19);
  code += Receipt::check(code);
  std::string careless = grouped(code);
  for (auto& c : careless) c = c == '0' ? 'o' : c == '1' ? 'l' : c == '-' ? ' ' : c;
  out.key("receipts").begin_array();
  for (const auto& typed : {code, grouped(code), careless})
    out.begin_object()
        .field("typed", typed)
        .field("normal", Receipt::normal(typed).value())
        .field("hash", to_wire(Receipt::hash(code)))
        .end_object();
  out.end_array();
  return code;
}

std::string vectors() {
  Office office;
  const Person lan{11, "Nguyễn Thị Lan Mẫu"}, minh{12, "Trần Văn Minh Mẫu"};
  const SigningPair next_office = SigningPair::from(Secret::random());
  office.certify(1, {lan.member()});
  office.certify(1, {lan.member(), minh.member()});  // somebody joins: same epoch
  office.certify(2, {lan.member()});                 // somebody leaves: a new one
  office.certify(2, {lan.member()}, &next_office.key);

  Out out;
  out.begin_object().field("format", "hoanhap-sealed-vectors-1");
  passphrases(out);
  root(out, office);
  out.key("members").begin_array();
  member(out, office, lan, "mua caphe suong som doi nui");
  member(out, office, minh, "hoa dao ben song nang am");
  out.end_array();
  const auto shares = recovery(out, office);
  epochs(out, office, lan, minh);
  chain(out, office);

  out.key("envelopes").begin_array();
  const char* referral =
      R"({"v":1,"goi":"Chị H., tên mẫu","lien_he":"gọi sau 18 giờ","nhu_cau":["tu-van","hoc-nghe"]})";
  const auto filed = envelope(out, office, {office.root.key, record_id(0x21), Part::referral, 1}, 1,
                              referral, nullptr);
  envelope(out, office, {office.root.key, record_id(0x21), Part::link, 1}, 1,
           R"({"v":1,"hinh_thuc":"canh-cao"})", nullptr);
  const auto care = envelope(out, office, {office.root.key, record_id(0x21), Part::care, 3}, 2,
                             R"({"v":1,"phu_trach":11,"ghi_chu":"đã gặp"})", &lan.secrets.signing);
  envelope(out, office, {office.root.key, record_id(0x22), Part::referral, 1}, 2,
           std::string(1024 - 5, 'x'), nullptr);  // exactly one bucket
  envelope(out, office, {office.root.key, record_id(0x23), Part::referral, 1}, 2,
           std::string(1024 - 4, 'x'), nullptr);  // one byte more: two
  envelope(out, office, {office.root.key, record_id(0x24), Part::referral, 1}, 2, "", nullptr);
  out.end_array();

  Rewrap rewrap{office.root.key, 2, {}, {}};
  auto again = filed;
  again.wrapped = seal_to(office.team[2].key, body_key(filed, office.team[1]).value());
  rewrap.keys.push_back({filed.at.record, Part::referral, 1, again.wrapped});
  rewrap.signature = lan.secrets.signing.sign(rewrap.statement());
  out.key("rewrap").begin_object();
  out.field("statement", to_wire(rewrap.statement())).field("bytes", to_wire(rewrap.bytes()));
  out.field("signed_by", to_wire(lan.secrets.signing.key)).end_object();

  const auto receipt = receipts(out);

  Exported exported{office.root.key,
                    office.chain,
                    office.rosters,
                    2,
                    seal_to(office.recovery.key, office.team[2].secret),
                    record_id(0x21),
                    {again, care}};
  out.key("exported").raw(write(exported));

  out.key("refused").begin_array();
  chains_refused(out, office);
  rosters_refused(out, office);
  envelopes_refused(out, office, filed);
  keys_refused(out, office, lan);
  codes_refused(out, shares, receipt);
  out.end_array().end_object();
  return out.take() + "\n";
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) return 1;
  randombytes_set_implementation(&kCounted);
  if (sodium_init() < 0) return 1;
  const auto text = vectors();
  if (std::string_view(arguments[1]) == "--write") {
    std::ofstream(arguments[2], std::ios::binary) << text;
    return 0;
  }
  std::ifstream in(arguments[2], std::ios::binary);
  const std::string kept{std::istreambuf_iterator<char>(in), {}};
  if (kept == text) return 0;
  std::fprintf(stderr,
               "%s is not what the protocol makes today: a changed byte is a new version, and old "
               "records must still open\n",
               arguments[2]);
  return 1;
}
