// Writes tests/sealed/vectors.json: one small office, its ceremony, three epochs, records, shares
// and receipts, and what must be refused with which reason. Every random byte comes from a counter,
// so the file is the same on every machine. People and keys in it are invented.
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>

#include <sodium.h>

#include "cast.h"
#include "support/keyholder/body.h"
#include "support/keyholder/passphrase.h"
#include "support/keyholder/shamir.h"
#include "support/protocol/certificate.h"
#include "support/protocol/exported.h"
#include "support/protocol/refusal.h"

using namespace hoanhap;
using namespace hoanhap::support;
using namespace hoanhap::support::vectors;

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

std::string all_vectors() {
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

  write_refused(out, office, filed, lan, shares, receipt);
  out.end_object();
  return out.take() + "\n";
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) return 1;
  randombytes_set_implementation(&kCounted);
  if (sodium_init() < 0) return 1;
  const auto text = all_vectors();
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
