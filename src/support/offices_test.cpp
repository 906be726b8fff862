// Offices: the ceremony, members and those who can't be, new epochs, wrapping anew, hand-over.
#include <doctest/doctest.h>

#include "identity/codes.h"
#include "support/protocol/refusal.h"
#include "support/testing_office.h"

using namespace hoanhap;
using namespace hoanhap::support;

namespace {

// One batch by a member's browser; how many are left.
Result<std::int64_t> rewrap(Working& city, UserId who, const Keyring& from, const Keyring& to,
                            int most = 500) {
  const auto now = city.service->rewrapping.progress(city.actor(who), from.root.key, most);
  if (!now) return tl::unexpected<Error>(now.error());
  if (now->keys.empty()) return now->left;
  Rewrap batch{now->root, now->epoch, {}, {}};
  for (const auto& item : now->keys) {
    auto secret = kh::unseal(from.teams.at(item.epoch), item.key.wrapped);
    REQUIRE(secret);
    batch.keys.push_back(
        {item.key.record, item.key.part, item.key.version, kh::seal_to(to.team().key, *secret)});
  }
  batch.signature = from.own.at(who.value).secrets.signing.sign(batch.statement());
  return city.service->rewrapping.take(city.actor(who), from.root.key, batch);
}

std::string standing(Working& city, UserId user) {
  return city.database
      ->read([&](storage::Tx& tx) -> Result<std::string> {
        return type_of(city.service->offices.as_member(tx, actor_of(tx, user), city.ring.root.key));
      })
      .value();
}

bool holds_keys(Working& city, UserId user) {
  return city.database
      ->read([&](storage::Tx& tx) -> Result<bool> {
        return city.service->offices.holds_keys(tx, user);
      })
      .value();
}

}  // namespace

TEST_CASE("the ceremony: root, enrolments, the first certificate") {
  Working city;
  CHECK(standing(city, city.lan) == "ok");
  CHECK(standing(city, city.keeper) == "not-found");  // keeps, and reads nothing
  CHECK(standing(city, city.ward) == "not-found");
  // A second office of the same unit is no way around the first.
  Keyring other;
  CHECK(type_of(city.begin(other, city.keeper, "ldtbxh")) == "office-exists");
  CHECK(type_of(city.begin(other, city.lan, "ldtbxh")) == "not-found");
  CHECK(type_of(city.begin(other, city.keeper, "y-te")) == "not-found");
}

TEST_CASE("what the server refuses of a certificate, though it can't sign one") {
  Working city;
  const auto keeper = city.actor(city.keeper);
  const auto certify = [&](const std::function<void(Offices::Certification&)>& spoil,
                           bool sign = true) {
    auto given = city.ring.next({city.lan, city.minh}, false, city.today());
    spoil(given);
    if (sign) given.certificate.signature = city.ring.root.sign(given.certificate.statement());
    return type_of(city.write([&](storage::Tx& tx) {
      return city.service->offices.certify(tx, keeper, city.ring.root.key, given);
    }));
  };
  CHECK(certify([](auto& g) { g.certificate.office = "khác"; }, false) == "sealed-signature-wrong");
  CHECK(certify([](auto& g) { g.certificate.sequence = 7; }) == "sealed-chain-broken");
  CHECK(certify([](auto& g) { g.certificate.epoch = 3; }) == "sealed-epoch-wrong");
  CHECK(certify([](auto& g) { g.certificate.team.bytes[0] ^= 1; }) == "sealed-epoch-wrong");
  CHECK(certify([](auto& g) { g.certificate.day = g.certificate.day.plus_days(9); }) ==
        "sealed-chain-broken");
  CHECK(certify([](auto& g) { g.roster.members.pop_back(); }) == "sealed-roster-wrong");
  CHECK(certify([](auto& g) {
          g.roster.members.pop_back();
          g.certificate.roster = g.roster.hash();
        }) == "sealed-epoch-needed");
  // A ghost whom the root signs is still nobody here: no account, no role, no enrolment (T5).
  CHECK(certify([](auto& g) {
          g.roster.members.push_back({999, kh::SigningPair::from(kh::Secret::random()).key,
                                      kh::SealingPair::from(kh::Secret::random()).key, "Lạ"});
          g.certificate.roster = g.roster.hash();
        }) == "member-not-eligible");
  // A new member without the team key, or the team key for somebody outside.
  const auto hoa = city.person("hoa", "supporter", "ldtbxh");
  REQUIRE(city.enrol(city.ring, hoa));
  const auto with_hoa = [&](const std::function<void(Offices::Certification&)>& spoil) {
    auto given = city.ring.next({city.lan, city.minh, hoa}, false, city.today());
    spoil(given);
    return type_of(city.write([&](storage::Tx& tx) {
      return city.service->offices.certify(tx, keeper, city.ring.root.key, given);
    }));
  };
  CHECK(with_hoa([](auto& g) { g.seals.pop_back(); }) == "invalid-field");
  CHECK(with_hoa([](auto& g) { g.seals.push_back({77, {}}); }) == "invalid-field");
  CHECK(with_hoa([](auto&) {}) == "ok");
}

TEST_CASE("nobody who inspects becomes a member, and no member an inspector, by any sequence") {
  Working city;
  identity::Passwords passwords{identity::kPasswordFloor};
  const identity::Surroundings around{
      *city.database,
      city.clock,
      city.clock,
      [&] { return city.registry; },
      [&](storage::Tx& tx, UserId user) { return city.service->offices.holds_keys(tx, user); },
      [&](storage::Tx& tx, UserId user) { city.service->offices.roles_changed(tx, user); }};
  identity::Sessions sessions(around, passwords);
  const identity::People people(around, sessions);
  const auto admin = city.person("quantri", "administrator", "ubnd");
  const auto head = city.person("lanhdao", "head", "ubnd");
  const auto chief = city.person("doitruong", "head", "doi-178");
  // Two people give a role, as they always do; the answer says where it ends.
  const auto give = [&](UserId user, const std::string& role, std::string_view unit) {
    return type_of(city.write([&](storage::Tx& tx) -> Result<bool> {
      TRY_ASSIGN(const auto proposal,
                 people.propose(tx, actor_of(tx, admin), {user, city.at(unit), role}));
      const auto second = unit == "doi-178" ? chief : head;  // of the unit concerned
      TRY(people.confirm(tx, actor_of(tx, second), proposal.id, "x"));
      return true;
    }));
  };
  const auto take = [&](UserId user, const std::string& role, std::string_view unit) {
    return type_of(city.write([&](storage::Tx& tx) {
      return people.end_grant(tx, actor_of(tx, user), {user, city.at(unit), role});
    }));
  };

  CHECK(give(chief, "supporter", "ldtbxh") == "incompatible-roles");
  CHECK(give(chief, "keeper", "ldtbxh") == "incompatible-roles");
  CHECK(give(city.police, "supporter", "ldtbxh") == "incompatible-roles");
  CHECK(give(city.lan, "officer", "doi-178") == "incompatible-roles");
  CHECK(give(city.lan, "leader", "cong-an") == "incompatible-roles");
  CHECK(give(city.lan, "administrator", "ubnd") == "incompatible-roles");

  // A member who first gives up the role still has keys: not yet, until an epoch without them is
  // whole.
  const auto filed = city.file_by_police();
  CHECK(take(city.lan, "supporter", "ldtbxh") == "ok");
  CHECK(standing(city, city.lan) == "not-found");
  CHECK(city.open(city.lan, filed.id) == "not-found");
  CHECK(city.entries("support.suspended").size() == 1);
  CHECK(give(city.lan, "officer", "doi-178") == "holds-keys");
  REQUIRE(city.certify(city.ring, city.keeper, {city.minh}, true));
  CHECK(give(city.lan, "officer", "doi-178") == "holds-keys");  // the old keys still open something
  CHECK(rewrap(city, city.minh, city.ring, city.ring) == 0);
  CHECK(give(city.lan, "officer", "doi-178") == "ok");
  CHECK(give(city.lan, "supporter", "ldtbxh") == "incompatible-roles");

  // Back from inspection, the role alone opens nothing: the root certifies, in a later certificate.
  CHECK(take(city.lan, "officer", "doi-178") == "ok");
  CHECK(give(city.lan, "supporter", "ldtbxh") == "ok");
  CHECK(standing(city, city.lan) == "not-found");

  // The keeper is in no roster and had every team key in their hands: the same holds for them.
  CHECK(give(city.keeper, "officer", "doi-178") == "incompatible-roles");
  CHECK(take(city.keeper, "keeper", "ldtbxh") == "ok");
  CHECK(give(city.keeper, "officer", "doi-178") == "holds-keys");
  const auto next = city.person("phutrach.moi", "keeper", "ldtbxh");
  REQUIRE(city.certify(city.ring, next, {city.minh}, true));
  CHECK(give(city.keeper, "officer", "doi-178") == "holds-keys");
  CHECK(rewrap(city, city.minh, city.ring, city.ring) == 0);
  CHECK(give(city.keeper, "officer", "doi-178") == "ok");
}

TEST_CASE("a role that slips past every check suspends the member and asks for a new epoch") {
  Working city;
  city.give_role(city.lan, "officer", "doi-178");  // as a careless hand in the database would
  CHECK(standing(city, city.lan) == "not-found");
  CHECK(type_of(city.certify(city.ring, city.keeper, {city.lan, city.minh}, false)) ==
        "member-not-eligible");
  // Taking it away does not undo it: they were both at once.
  city.end_role(city.lan, "officer", "doi-178");
  CHECK(standing(city, city.lan) == "not-found");
  CHECK(city.service->offices.review() == 1);
  CHECK(type_of(city.certify(city.ring, city.keeper, {city.lan, city.minh}, false)) ==
        "member-not-eligible");
  // A new epoch takes them back.
  CHECK(type_of(city.certify(city.ring, city.keeper, {city.lan, city.minh}, true)) == "ok");
  CHECK(standing(city, city.lan) == "ok");
}

TEST_CASE("a removed member's keys open nothing once all is wrapped anew") {
  Working city;
  std::vector<Working::Filed> filed;
  for (int i = 0; i < 7; ++i) filed.push_back(city.file_by_police());
  REQUIRE(city.certify(city.ring, city.keeper, {city.minh}, true));
  const auto old_team = city.ring.teams.at(1).key;

  // In the midst of it everything opens still, for those who stayed; what comes in is new already.
  CHECK(rewrap(city, city.minh, city.ring, city.ring, 3) == 4);
  CHECK(city.open(city.minh, filed[0].id) == R"({"v":1})");
  CHECK(city.open(city.minh, filed[6].id) == R"({"v":1})");
  const auto later = city.file_by_police();
  CHECK(city.open(city.lan, filed[0].id) == "not-found");

  // Interrupted and begun again, in any order, twice the same: it ends.
  CHECK(rewrap(city, city.minh, city.ring, city.ring, 3) == 1);
  CHECK(holds_keys(city, city.lan));
  CHECK(rewrap(city, city.minh, city.ring, city.ring, 3) == 0);
  CHECK_FALSE(holds_keys(city, city.lan));
  for (const auto& each : filed) {
    CHECK(city.open(city.minh, each.id) == R"({"v":1})");
    CHECK(city.keys->keys_of(each.id, old_team)->empty());
  }
  CHECK(city.open(city.minh, later.id) == R"({"v":1})");
  const auto seals = city.database->read([&](storage::Tx& tx) -> Result<std::size_t> {
    return store::seals(tx, city.ring.root.key, city.lan.value).size();
  });
  CHECK(seals == 0);
}

TEST_CASE("a batch that is not the member's own, or for another epoch, changes nothing") {
  Working city;
  const auto filed = city.file_by_police();
  REQUIRE(city.certify(city.ring, city.keeper, {city.lan, city.minh}, true));
  Rewrap batch{city.ring.root.key, 2, {}, {}};
  batch.keys.push_back(
      {filed.id, Part::referral, 1, kh::seal_to(city.ring.team().key, kh::Secret::random())});
  const auto take = [&](UserId who) {
    return type_of(city.service->rewrapping.take(city.actor(who), city.ring.root.key, batch));
  };
  batch.signature = kh::SigningPair::from(kh::Secret::random()).sign(batch.statement());
  CHECK(take(city.lan) == "sealed-rewrap-unreadable");
  batch.signature = city.ring.own.at(city.minh.value).secrets.signing.sign(batch.statement());
  CHECK(take(city.lan) == "sealed-rewrap-unreadable");
  batch.epoch = 1;
  batch.signature = city.ring.own.at(city.lan.value).secrets.signing.sign(batch.statement());
  CHECK(take(city.lan) == "sealed-rewrap-unreadable");
  CHECK(take(city.ward) == "not-found");
  CHECK(city.open(city.lan, filed.id) == R"({"v":1})");
}

TEST_CASE("an office without records has nothing to wrap") {
  Working city;
  REQUIRE(city.certify(city.ring, city.keeper, {city.minh}, true));
  CHECK(holds_keys(city, city.lan));
  CHECK(rewrap(city, city.minh, city.ring, city.ring) == 0);
  CHECK_FALSE(holds_keys(city, city.lan));
}

TEST_CASE("a dissolved office hands over: its members wrap for the successor, then open nothing") {
  Working city;
  const auto filed = city.consented(Date::of(2018, 12, 31));
  const auto next_keeper = city.person("ytephutrach", "keeper", "y-te");
  const auto next = city.person("bacsi", "supporter", "y-te");
  Keyring health;
  REQUIRE(city.begin(health, next_keeper, "y-te"));
  CHECK(type_of(city.certify(city.ring, city.keeper, {city.lan, city.minh}, false,
                             &health.root.key)) == "successor-not-ready");
  REQUIRE(city.enrol(health, next));
  REQUIRE(city.certify(health, next_keeper, {next}, true));
  REQUIRE(city.certify(city.ring, city.keeper, {city.lan, city.minh}, false, &health.root.key));

  Working::Filed refused;
  CHECK(type_of(city.service->filing.file({}, "p", city.referral(city.ring, "{}", refused))) ==
        "not-found");
  CHECK(city.open(city.lan, filed.id) == R"({"v":1})");
  CHECK(city.open(next, filed.id, &health) == "nothing");
  CHECK(rewrap(city, city.lan, city.ring, health) == 0);
  CHECK(city.open(city.lan, filed.id) == "nothing");
  CHECK(city.open(next, filed.id, &health) == R"({"v":1})");
  CHECK_FALSE(holds_keys(city, city.lan));
  // Nothing follows a hand-over.
  CHECK(type_of(city.certify(city.ring, city.keeper, {city.lan, city.minh}, true)) ==
        "sealed-handed-over");
}

TEST_CASE("enrolment: one's own keys, for one's own office, behind enough of a passphrase") {
  Working city;
  const auto hoa = city.person("hoa", "supporter", "ldtbxh");
  const auto enrol = [&](UserId who, const Enrolment& enrolment, const Bytes& wrap) {
    const auto actor = city.actor(who);
    return type_of(city.write([&](storage::Tx& tx) {
      return city.service->offices.enrol(tx, actor, city.ring.root.key, enrolment, wrap);
    }));
  };
  const auto mine = city.ring.enrolment(hoa);
  CHECK(enrol(city.ward, mine, Keyring::wrap()) == "not-found");
  CHECK(enrol(city.lan, mine, Keyring::wrap()) == "sealed-enrolment-unreadable");
  auto weak = kh::fresh_wrap();
  weak.kib = 1024;
  weak.sealed = Sealed(random_bytes(80));
  CHECK(enrol(hoa, mine, weak.bytes()) == "sealed-key-wrap-weak");
  CHECK(enrol(hoa, mine, random_bytes(60)) == "sealed-key-wrap-unreadable");
  CHECK(enrol(hoa, mine, Keyring::wrap()) == "ok");
  CHECK(standing(city, hoa) == "not-found");  // until the root says so
  const auto changed = city.actor(city.lan);
  const auto wrap = Keyring::wrap();
  CHECK(type_of(city.write([&](storage::Tx& tx) {
          return city.service->offices.change_wrap(tx, changed, city.ring.root.key, wrap);
        })) == "ok");
}
