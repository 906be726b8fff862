#pragma once

// What the tests of support share: a small city with an office, people who play keeper, members and
// senders with keys of their own, and a clock to move.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <string>

#include "access/actor.h"
#include "audit/audit.h"
#include "identity/people.h"
#include "identity/store.h"
#include "support/keyholder/body.h"
#include "support/keyholder/passphrase.h"
#include "support/keyholder/shamir.h"
#include "support/protocol/codes.h"
#include "support/rules.h"
#include "support/service.h"

namespace hoanhap::support {

namespace kh = keyholder;

inline std::string type_of(const auto& result) { return result ? "ok" : result.error().type; }

inline access::Actor actor_of(storage::Tx& tx, UserId user) {
  access::Actor actor{user, "", {}};
  for (const auto& held : identity::store::roles_of(tx, user))
    actor.memberships.push_back({held.unit, access::find_role(held.role)->may});
  return actor;
}

struct TestOffice {
  static plan::Unit unit(std::string id, std::string kind, std::string line, std::string territory,
                         std::string within = "") {
    plan::Unit made;
    made.kind = std::move(kind);
    made.names = {{id, {}, units::kForever}};
    made.id = std::move(id);
    made.line = std::move(line);
    made.territory = std::move(territory);
    made.within = std::move(within);
    made.to = units::kForever;
    return made;
  }

  explicit TestOffice(std::unique_ptr<storage::Database> main = storage::open_scratch(),
                      std::unique_ptr<KeyStore> key_store = KeyStore::scratch())
      : database(std::move(main)), keys(std::move(key_store)) {
    clock.move_to(Instant::at(Date::of(2018, 5, 2), 8));  // a Wednesday
    plan::Plan made;
    made.units = {unit("thanh-pho", "city", "", "thanh-pho"),
                  unit("ubnd", "committee", "", "thanh-pho"),
                  unit("ldtbxh", "agency", "ubnd", "thanh-pho"),
                  unit("y-te", "agency", "ubnd", "thanh-pho"),
                  unit("doi-178", "team-178", "ubnd", "thanh-pho"),
                  unit("cong-an", "police", "ubnd", "thanh-pho"),
                  unit("ea-tam", "ward", "ubnd", "ea-tam", "thanh-pho"),
                  unit("cong-an-ea-tam", "ward-police", "cong-an", "ea-tam"),
                  unit("phu-nu-ea-tam", "ward-women-union", "ubnd", "ea-tam")};
    made.support.office = "ldtbxh";
    made.support.children = "y-te";
    made.support.children_hours = 24;
    made.support.consent_months = 12;
    for (const auto* word : {"hoc-nghe", "tu-van", "vay-von"})
      made.support.services.push_back({word, {word, word}});
    made.support.outcomes = {{"on-dinh", {"Ổn định", "Settled"}}};
    plan = std::make_shared<const plan::Plan>(made);
    if (!database
             ->read(
                 [](storage::Tx& tx) -> Result<bool> { return identity::store::any_account(tx); })
             .value())
      REQUIRE(database->write(
          [&](storage::Tx& tx) { return units::apply_plan(tx, made, clock.now()); }));
    registry = units::Registry::load(*database).value();
    service = std::make_unique<Service>(
        *database, *keys, clock, clock, [this] { return plan; }, [this] { return registry; });
  }

  UnitId at(std::string_view slug) const { return registry->id_of(slug); }
  void pass_days(int n) { clock.move_to({clock.now().ms + n * 86'400'000LL}); }
  Date today() const { return clock.today(); }

  // Somebody with an account and one role; `Actor` is who they are now.
  UserId person(const std::string& login, const std::string& role, std::string_view unit) {
    UserId user;
    REQUIRE(database->write([&](storage::Tx& tx) -> Result<bool> {
      user = identity::store::add_account(tx, login, "Đồng chí " + login, clock.now());
      identity::store::set_password(tx, user, "x");
      identity::store::grant(tx, {user, at(unit), role}, std::nullopt, clock.now());
      return true;
    }));
    return user;
  }
  access::Actor actor(UserId user) {
    return database
        ->read([&](storage::Tx& tx) -> Result<access::Actor> { return actor_of(tx, user); })
        .value();
  }
  void end_role(UserId user, const std::string& role, std::string_view unit) {
    REQUIRE(database->write([&](storage::Tx& tx) -> Result<bool> {
      identity::store::end_grant(tx, {user, at(unit), role}, UserId{}, clock.now());
      service->offices.roles_changed(tx, user);
      return true;
    }));
  }
  void give_role(UserId user, const std::string& role, std::string_view unit) {
    REQUIRE(database->write([&](storage::Tx& tx) -> Result<bool> {
      identity::store::grant(tx, {user, at(unit), role}, std::nullopt, clock.now());
      service->offices.roles_changed(tx, user);
      return true;
    }));
  }
  template <typename F>
  auto write(F&& f) {
    return database->write([&](storage::Tx& tx) { return f(tx); });
  }

  std::unique_ptr<storage::Database> database;
  std::unique_ptr<KeyStore> keys;
  Clock clock;
  std::shared_ptr<const plan::Plan> plan;
  std::shared_ptr<const units::Registry> registry;
  std::unique_ptr<Service> service;
};

// An office as its people hold it: root, recovery and team keys, and each member's own.
struct Keyring {
  kh::SigningPair root = kh::SigningPair::from(kh::Secret::random());
  kh::SealingPair recovery = kh::SealingPair::from(kh::Secret::random());
  std::map<std::uint32_t, kh::SealingPair> teams;
  std::vector<Certificate> chain;
  std::vector<Roster> rosters;
  Purpose purpose = Purpose::support;

  struct Own {
    UserId user;
    kh::MemberSecrets secrets{kh::SealingPair::from(kh::Secret::random()),
                              kh::SigningPair::from(kh::Secret::random())};
    Member member() const {
      return {user.value, secrets.signing.key, secrets.sealing.key,
              "Đồng chí số " + std::to_string(user.value)};
    }
  };
  std::map<std::int64_t, Own> own;

  std::uint32_t epoch() const { return chain.back().epoch; }
  const kh::SealingPair& team() const { return teams.at(epoch()); }

  Enrolment enrolment(UserId user) {
    const auto& mine = own.insert_or_assign(user.value, Own{user}).first->second;
    Enrolment out{
        root.key,           user.value, mine.secrets.signing.key, mine.secrets.sealing.key,
        mine.member().name, {}};
    out.signature = mine.secrets.signing.sign(out.statement());
    return out;
  }
  // A wrap of the right shape; Argon2id itself is the vectors' affair.
  static Bytes wrap() {
    auto made = kh::fresh_wrap();
    made.sealed = Sealed(random_bytes(80));
    return made.bytes();
  }

  // The next certificate for these members; a new epoch has a new team key.
  Offices::Certification next(const std::vector<UserId>& users, bool new_epoch, Date day,
                              const SigningKey* successor = nullptr) {
    Certificate certificate;
    const auto* before = chain.empty() ? nullptr : &chain.back();
    certificate.root = root.key;
    certificate.sequence = static_cast<std::uint32_t>(chain.size() + 1);
    if (before != nullptr) certificate.previous = before->hash();
    certificate.day = day;
    certificate.purpose = purpose;
    certificate.epoch = before == nullptr ? 1 : before->epoch + (new_epoch ? 1 : 0);
    if (!teams.contains(certificate.epoch))
      teams.emplace(certificate.epoch, kh::SealingPair::from(kh::Secret::random()));
    certificate.team = teams.at(certificate.epoch).key;
    certificate.recovery = recovery.key;
    certificate.office = "Bộ phận hỗ trợ mẫu";
    Roster roster{root.key, certificate.epoch, {}};
    for (const auto user : users) roster.members.push_back(own.at(user.value).member());
    std::ranges::sort(roster.members, {}, &Member::account);
    certificate.roster = roster.hash();
    if (successor != nullptr) {
      certificate.kind = CertificateKind::handover;
      certificate.successor = *successor;
    }
    certificate.signature = root.sign(certificate.statement());
    Offices::Certification out{certificate, roster, {}, {}};
    const auto& team = teams.at(certificate.epoch);
    out.seals.push_back({0, kh::seal_to(recovery.key, team.secret)});
    for (const auto& member : roster.members)
      out.seals.push_back({member.account, kh::seal_to(member.sealing, team.secret)});
    return out;
  }
  void accepted(const Offices::Certification& given) {
    chain.push_back(given.certificate);
    rosters.push_back(given.roster);
  }
};

// A city whose office works: a keeper, two members, a ward's officer and a policeman.
struct Working : TestOffice {
  Working(std::unique_ptr<storage::Database> main = storage::open_scratch(),
          std::unique_ptr<KeyStore> key_store = KeyStore::scratch())
      : TestOffice(std::move(main), std::move(key_store)) {
    keeper = person("phutrach", "keeper", "ldtbxh");
    lan = person("lan", "supporter", "ldtbxh");
    minh = person("minh", "supporter", "ldtbxh");
    ward = person("phuong", "officer", "ea-tam");
    police = person("congan", "officer", "cong-an-ea-tam");
    REQUIRE(begin(ring, keeper, "ldtbxh"));
    for (const auto user : {lan, minh}) REQUIRE(enrol(ring, user));
    REQUIRE(certify(ring, keeper, {lan, minh}, true));
  }

  Result<bool> begin(const Keyring& keyring, UserId by, std::string_view of) {
    Office wanted;
    wanted.root = keyring.root.key;
    wanted.purpose = keyring.purpose;
    wanted.unit = at(of);
    return write(
        [&](storage::Tx& tx) { return service->offices.found(tx, actor_of(tx, by), wanted); });
  }
  Result<bool> enrol(Keyring& keyring, UserId user) {
    const auto enrolment = keyring.enrolment(user);
    const auto wrap = Keyring::wrap();
    const auto who = actor(user);
    return write([&](storage::Tx& tx) {
      return service->offices.enrol(tx, who, keyring.root.key, enrolment, wrap);
    });
  }
  Result<bool> certify(Keyring& keyring, UserId by, const std::vector<UserId>& users,
                       bool new_epoch, const SigningKey* successor = nullptr) {
    const auto given = keyring.next(users, new_epoch, today(), successor);
    const auto who = actor(by);
    auto done = write([&](storage::Tx& tx) {
      return service->offices.certify(tx, who, keyring.root.key, given);
    });
    if (done) keyring.accepted(given);
    return done;
  }

  struct Filed {
    RecordKeyId id;
    std::string code;
  };
  // What a sender's browser makes.
  Filing::Referral referral(const Keyring& keyring, std::string_view content, Filed& filed,
                            UnitId from = {}, bool with_link = false) {
    const auto id = random_bytes(16);
    std::copy(id.begin(), id.end(), filed.id.bytes.begin());
    filed.code = base32(random_bytes(12)).substr(0, 19);
    filed.code += Receipt::check(filed.code);
    Filing::Referral out;
    out.office = keyring.root.key;
    out.record = filed.id;
    out.unit = from;
    out.receipt = Receipt::hash(filed.code);
    const auto part = [&](Part which) {
      return kh::seal({keyring.root.key, filed.id, which, 1}, keyring.epoch(), keyring.team().key,
                      content, nullptr)
          .value();
    };
    out.parts.push_back(part(Part::referral));
    if (with_link) out.parts.push_back(part(Part::link));
    return out;
  }
  Filed file(std::string_view content, UserId by = {}, std::string_view unit = "",
             bool with_link = false) {
    Filed filed;
    const auto given =
        referral(ring, content, filed, unit.empty() ? UnitId{} : at(unit), with_link);
    REQUIRE(service->filing.file(by ? actor(by) : access::Actor{}, "peer", given));
    return filed;
  }
  Filed file_by_police(std::string_view content = R"({"v":1})", bool with_link = false) {
    return file(content, police, "cong-an-ea-tam", with_link);
  }

  // A member opens a record: what the referral says, or why not.
  std::string open(UserId who, const RecordKeyId& id, const Keyring* keyring = nullptr) {
    if (keyring == nullptr) keyring = &ring;
    const auto opened = service->cases.open(actor(who), keyring->root.key, {id});
    if (!opened) return opened.error().type;
    if (opened->empty() || opened->front().parts.empty()) return "nothing";
    const auto& part = opened->front().parts.front();
    const auto content = kh::open(part.envelope, keyring->teams.at(part.wrapped_epoch));
    return content ? content->content : content.error().type;
  }

  Result<std::uint32_t> write_care(UserId who, const RecordKeyId& id, std::uint32_t base,
                                   std::string_view content = R"({"v":1,"dong_y":true})") {
    const auto envelope =
        kh::seal({ring.root.key, id, Part::care, base + 1}, ring.epoch(), ring.team().key, content,
                 &ring.own.at(who.value).secrets.signing)
            .value();
    return service->cases.write(actor(who), envelope, base);
  }
  Result<State> step(UserId who, const RecordKeyId& id, Step step,
                     std::optional<Date> until = std::nullopt) {
    Cases::Taking taking;
    taking.step = step;
    taking.until = until;
    taking.waited = "0-2";
    taking.outcome = "on-dinh";
    return service->cases.take(actor(who), id, taking);
  }
  // A referral that the person has agreed to be helped with.
  Filed consented(Date until) {
    const auto filed = file_by_police();
    REQUIRE(write_care(lan, filed.id, 0));
    REQUIRE(step(lan, filed.id, Step::consented, until));
    return filed;
  }

  // The record's row, wherever its id has gone: the only one with this outcome.
  std::vector<Record> rows() {
    return database
        ->read([&](storage::Tx& tx) -> Result<std::vector<Record>> {
          std::vector<Record> all;
          for (const auto state : {State::received, State::contacted, State::consented,
                                   State::serving, State::destroyed})
            for (auto& record : store::records(tx, ring.root.key, state, {}, 1000))
              all.push_back(std::move(record));
          return all;
        })
        .value();
  }
  std::vector<audit::Entry> entries(std::string_view action) {
    std::vector<audit::Entry> all;
    REQUIRE(database->read([&](storage::Tx& tx) -> Result<bool> {
      tx.query("select at, who, unit_id, action, subject, facts from audit_entry where action = ?1",
               {action}, [&](const storage::Row& row) {
                 all.push_back({{row.integer(0)},
                                {row.integer(1)},
                                {row.integer(2)},
                                std::string(row.text(3)),
                                std::string(row.text(4)),
                                std::string(row.text(5))});
               });
      return true;
    }));
    return all;
  }

  UserId keeper, lan, minh, ward, police;
  Keyring ring;
};

}  // namespace hoanhap::support
