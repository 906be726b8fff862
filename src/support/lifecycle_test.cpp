// From referral to the end, on a clock that moves: what is destroyed when, what stays, and that the
// two stores agree after a crash at any point between them.
#include <doctest/doctest.h>

#include <set>

#include "records/sealed_counts.h"
#include "support/testing_office.h"

using namespace hoanhap;
using namespace hoanhap::support;

namespace {

Record only(Working& city) {
  const auto rows = city.rows();
  REQUIRE(rows.size() == 1);
  return rows[0];
}

}  // namespace

TEST_CASE("30 days without consent: destroyed without anybody asking, the count stays") {
  Working city;
  const auto filed = city.file_by_police();
  city.pass_days(24);
  CHECK(city.service->destroying.sweep() == 0);
  CHECK(city.open(city.lan, filed.id) != "nothing");
  city.pass_days(6);  // 30 days
  // Even before the sweeper comes by, it opens for nobody.
  CHECK(city.open(city.lan, filed.id) == "nothing");
  CHECK(city.service->destroying.sweep() == 1);
  CHECK(only(city).state == State::destroyed);
  CHECK(only(city).outcome == "no-consent");
  CHECK(only(city).month == 201805);
  CHECK(only(city).id != filed.id);
  CHECK(city.keys->all()->empty());
  CHECK_FALSE(city.keys->find(filed.id)->has_value());
  // Whoever holds the receipt finds the proof; nobody else knows whose it is.
  const auto proof = city.entries("sealed.destroyed");
  REQUIRE(proof.size() == 1);
  CHECK(proof[0].subject == audit_name(Receipt::hash(filed.code)));
  CHECK(proof[0].facts == R"({"why":"no-consent"})");
  CHECK(proof[0].subject.find(name(filed.id)) == std::string::npos);
}

TEST_CASE("consent keeps a record until it expires, is renewed, or is taken back") {
  Working city;
  const auto filed = city.consented(Date::of(2018, 9, 30));
  CHECK(only(city).state == State::consented);
  city.pass_days(40);
  CHECK(city.service->destroying.sweep() == 0);
  CHECK(city.open(city.lan, filed.id) != "nothing");
  REQUIRE(city.step(city.lan, filed.id, Step::serving));
  REQUIRE(city.step(city.lan, filed.id, Step::renewed, Date::of(2018, 12, 31)));
  city.clock.move_to(Instant::at(Date::of(2018, 10, 1), 9));
  CHECK(city.service->destroying.sweep() == 0);
  city.clock.move_to(Instant::at(Date::of(2018, 12, 31), 9));
  CHECK(city.service->destroying.sweep() == 1);
  CHECK(only(city).outcome == "consent-expired");
  CHECK(only(city).ends == 201812);

  Working other;
  const auto back = other.consented(Date::of(2018, 9, 30));
  REQUIRE(other.service->filing.withdraw(back.code, "p"));
  CHECK(only(other).outcome == "withdrawn");
  CHECK(other.open(other.lan, back.id) == "nothing");
}

TEST_CASE("consent is recorded before it counts") {
  Working city;
  const auto filed = city.file_by_police();
  CHECK(type_of(city.step(city.lan, filed.id, Step::consented, Date::of(2018, 9, 30))) ==
        "consent-missing");
  REQUIRE(city.write_care(city.lan, filed.id, 0));
  CHECK(type_of(city.step(city.lan, filed.id, Step::consented)) == "invalid-field");
  CHECK(type_of(city.step(city.lan, filed.id, Step::consented, Date::of(2020, 1, 1))) ==
        "invalid-field");
  CHECK(type_of(city.step(city.lan, filed.id, Step::consented, Date::of(2018, 9, 30))) == "ok");
}

TEST_CASE("refusing and closing destroy at once") {
  for (const auto& [step, outcome] : {std::pair{Step::refused, "refused"},
                                      {Step::unreached, "unreached"},
                                      {Step::children, "children"}}) {
    Working city;
    const auto filed = city.file_by_police();
    REQUIRE(city.step(city.lan, filed.id, step));
    CHECK(only(city).outcome == outcome);
    CHECK(city.open(city.lan, filed.id) == "nothing");
    CHECK(type_of(city.step(city.lan, filed.id, Step::contacted)) == "not-found");
  }
  Working city;
  const auto filed = city.consented(Date::of(2018, 9, 30));
  Cases::Taking wrong;
  wrong.step = Step::closed;
  wrong.outcome = "khong-co";
  CHECK(type_of(city.service->cases.take(city.actor(city.lan), filed.id, wrong)) ==
        "invalid-field");
  REQUIRE(city.step(city.lan, filed.id, Step::closed));
  CHECK(only(city).outcome == "on-dinh");
  CHECK(city.keys->all()->empty());
}

TEST_CASE("what ties to a sanction goes earlier than the rest, whoever asked for longer") {
  Working city;
  Working::Filed filed;
  auto given = city.referral(city.ring, "{}", filed, city.at("cong-an-ea-tam"), true);
  given.link_until = Date::of(2018, 7, 4);
  REQUIRE(city.service->filing.file(city.actor(city.police), "p", given));
  REQUIRE(city.write_care(city.lan, filed.id, 0));
  REQUIRE(city.step(city.lan, filed.id, Step::consented, Date::of(2019, 3, 1)));
  const auto parts = [&] {
    std::set<std::string> names;
    const auto opened =
        city.service->cases.open(city.actor(city.lan), city.ring.root.key, {filed.id});
    for (const auto& part : opened->front().parts)
      names.insert(std::string(name(part.envelope.at.part)));
    return names;
  };
  CHECK(parts() == std::set<std::string>{"care", "link", "referral"});
  city.clock.move_to(Instant::at(Date::of(2018, 7, 4), 9));
  CHECK(parts() == std::set<std::string>{"care", "referral"});  // overdue already
  CHECK(city.service->destroying.sweep() == 1);
  CHECK(parts() == std::set<std::string>{"care", "referral"});
  CHECK(only(city).state == State::consented);
  CHECK(city.entries("sealed.link-destroyed").size() == 1);
}

TEST_CASE("a part is replaced version by version, and the key before it is destroyed") {
  Working city;
  const auto filed = city.file_by_police();
  CHECK(city.write_care(city.lan, filed.id, 0) == 1);
  CHECK(city.write_care(city.minh, filed.id, 1) == 2);
  CHECK(type_of(city.write_care(city.lan, filed.id, 1)) == "edited-elsewhere");
  std::set<std::uint32_t> versions;
  const auto kept = city.keys->all();
  for (const auto& key : *kept)
    if (key.part == Part::care) versions.insert(key.version);
  CHECK(versions == std::set<std::uint32_t>{2});
  // Who wrote stands inside, signed; the server's row doesn't say.
  const auto opened =
      city.service->cases.open(city.actor(city.lan), city.ring.root.key, {filed.id});
  for (const auto& part : opened->front().parts) {
    if (part.envelope.at.part != Part::care) continue;
    const auto inside = kh::open(part.envelope, city.ring.team());
    REQUIRE(inside);
    CHECK(inside->author == city.ring.own.at(city.minh.value).secrets.signing.key);
    CHECK(part.envelope.signer != *inside->author);
  }
}

TEST_CASE("every reading is an entry that only the receipt ties to the record") {
  Working city;
  const auto filed = city.file_by_police();
  city.open(city.lan, filed.id);
  city.open(city.minh, filed.id);
  const auto entries = city.entries("sealed.opened");
  REQUIRE(entries.size() == 2);
  CHECK(entries[0].who == city.lan);
  CHECK(entries[0].subject == audit_name(Receipt::hash(filed.code)));
  const auto readers = city.service->cases.readers(city.actor(city.lan), filed.id);
  REQUIRE(readers);
  CHECK(readers->size() == 2);
  CHECK((*readers)[1].name == "Đồng chí minh");
}

TEST_CASE("services and their counts") {
  Working city;
  const auto filed = city.consented(Date::of(2018, 9, 30));
  const auto lan = city.actor(city.lan);
  CHECK(type_of(city.service->cases.set_services(lan, filed.id, {"bay"}, {})) == "invalid-field");
  REQUIRE(city.service->cases.set_services(lan, filed.id, {"vay-von", "hoc-nghe", "vay-von"},
                                           {"hoc-nghe"}));
  CHECK(only(city).needs == std::vector<std::string>{"hoc-nghe", "vay-von"});
  CHECK(type_of(city.service->cases.set_services(city.actor(city.ward), filed.id, {}, {})) ==
        "not-found");
}

TEST_CASE("what the office does is counted for the plan's forms, when it happens") {
  Working city;
  const auto counted = [&](Date first, Date last, std::string_view what) {
    return city.database
        ->read([&](storage::Tx& tx) -> Result<std::int64_t> {
          return records::sealed_count(tx, city.at("ldtbxh"), {first, last}, what);
        })
        .value();
  };
  const auto may = [&](std::string_view what) {
    return counted(Date::of(2018, 5, 1), Date::of(2018, 5, 31), what);
  };
  const auto filed = city.consented(Date::of(2018, 9, 30));
  CHECK(may("received") == 1);
  CHECK(may("consented") == 1);
  CHECK(may("filed") == 0);  // that is the sender's
  const auto lan = city.actor(city.lan);
  REQUIRE(city.service->cases.set_services(lan, filed.id, {"vay-von", "hoc-nghe"}, {"hoc-nghe"}));
  REQUIRE(city.service->cases.set_services(lan, filed.id, {"hoc-nghe"}, {"hoc-nghe"}));
  CHECK(may("asked hoc-nghe") == 1);
  CHECK(may("asked vay-von") == 0);  // ticked by mistake
  CHECK(may("given hoc-nghe") == 1);
  city.clock.move_to(Instant::at(Date::of(2018, 7, 3), 9));
  REQUIRE(city.step(city.lan, filed.id, Step::closed));
  CHECK(counted(Date::of(2018, 7, 1), Date::of(2018, 7, 31), "ended on-dinh") == 1);
  CHECK(may("ended on-dinh") == 0);  // not by month of arrival
}

TEST_CASE("a crash after the keys were written: nothing opens, and the start sweeps") {
  Working city;
  Working::Filed filed;
  const auto given = city.referral(city.ring, "{}", filed);
  KeyStore::Kept kept{filed.id, given.receipt, Date::of(2018, 5, 28), {}};
  REQUIRE(city.keys->add(
      kept, {{filed.id, Part::referral, 1, city.ring.team().key, given.parts[0].wrapped}}));
  CHECK(city.rows().empty());
  CHECK(city.open(city.lan, filed.id) == "nothing");
  CHECK(city.service->destroying.repair() == 1);
  CHECK(city.keys->all()->empty());
  CHECK_FALSE(city.keys->find(given.receipt)->has_value());
  // And the sender, who never got an answer, may send it again.
  CHECK(type_of(city.service->filing.file({}, "p", given)) == "ok");
}

TEST_CASE("a crash after the keys were destroyed: the row follows at the start, with its outcome") {
  Working city;
  const auto filed = city.file_by_police();
  city.file_by_police();
  REQUIRE(city.keys->destroy(filed.id, "refused"));
  CHECK(city.open(city.lan, filed.id) == "nothing");
  CHECK(city.service->destroying.repair() == 1);
  CHECK(city.service->destroying.repair() == 0);
  std::multiset<std::string> outcomes;
  for (const auto& row : city.rows()) outcomes.insert(row.outcome);
  CHECK(outcomes == std::multiset<std::string>{"", "refused"});
  CHECK(city.entries("sealed.destroyed").size() == 1);
}

TEST_CASE("a crash between a new version's key and its body: the old one still opens") {
  Working city;
  const auto filed = city.file_by_police();
  REQUIRE(city.write_care(city.lan, filed.id, 0));
  REQUIRE(city.keys->add(WrappedKey{filed.id, Part::care, 2, city.ring.team().key,
                                    kh::seal_to(city.ring.team().key, kh::Secret::random())}));
  CHECK(city.service->destroying.repair() == 1);
  CHECK(city.open(city.lan, filed.id) == R"({"v":1})");
  CHECK(city.write_care(city.lan, filed.id, 1) == 2);
}

TEST_CASE("keys forgotten in a restore: refused, until the loss is accepted") {
  Working city;
  const auto filed = city.file_by_police();
  const auto kept = city.keys->all();
  for (const auto& key : *kept) REQUIRE(city.keys->destroy_strays({key}));
  CHECK(type_of(city.service->destroying.repair()) == "keys-missing");
  CHECK(city.service->destroying.repair(true) == 1);
  CHECK(only(city).outcome == "lost");
}

TEST_CASE("the main store did not answer when the keys went: the next sweep finishes it") {
  Working city;
  const auto filed = city.file_by_police();
  REQUIRE(city.keys->destroy(filed.id, "withdrawn"));
  CHECK(city.service->destroying.sweep() == 0);
  CHECK(only(city).outcome == "withdrawn");
  CHECK(only(city).id != filed.id);
  CHECK(city.keys->leaving()->empty());
}

TEST_CASE("the team writes its own part, not what was filed nor a link without an end") {
  Working city;
  Working::Filed filed;
  REQUIRE(
      city.service->filing.file(city.actor(city.police), "p",
                                city.referral(city.ring, "{}", filed, city.at("cong-an-ea-tam"))));
  for (const auto& [part, base] : {std::pair{Part::link, 0U}, {Part::referral, 1U}}) {
    const auto envelope =
        kh::seal({city.ring.root.key, filed.id, part, base + 1}, 1, city.ring.team().key, "{}",
                 &city.ring.own.at(city.lan.value).secrets.signing);
    REQUIRE(envelope);
    CHECK(type_of(city.service->cases.write(city.actor(city.lan), *envelope, base)) ==
          "sealed-envelope-unreadable");
  }
}

TEST_CASE("the logs on disk are cut after a filing and a destruction, not otherwise") {
  Working city;
  REQUIRE(city.service->destroying.clear_logs());
  const auto before = city.database->counters().checkpoints;
  REQUIRE(city.service->destroying.clear_logs());
  CHECK(city.database->counters().checkpoints == before);
  const auto filed = city.file_by_police();
  REQUIRE(city.service->destroying.clear_logs());
  const auto after = city.database->counters().checkpoints;
  CHECK(after > before);
  REQUIRE(city.service->filing.withdraw(filed.code, "p"));
  REQUIRE(city.service->destroying.clear_logs());
  CHECK(city.database->counters().checkpoints > after);
}
