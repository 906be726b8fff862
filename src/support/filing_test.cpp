// What goes in: who may file, what is kept in clear, that nothing ties it to the sender, and that
// it can be taken back.
#include <doctest/doctest.h>
#include <set>

#include "records/sealed_counts.h"
#include "support/testing_office.h"

using namespace hoanhap;
using namespace hoanhap::support;

namespace {

std::string refusal(Working& city, const Filing::Referral& given, UserId by = {}) {
  return type_of(city.service->filing.file(by ? city.actor(by) : access::Actor{}, "peer", given));
}

std::int64_t filed_by(Working& city, std::string_view unit) {
  return city.database
      ->read([&](storage::Tx& tx) -> Result<std::int64_t> {
        return records::sealed_count(tx, city.at(unit),
                                     {Date::of(2018, 5, 1), Date::of(2018, 5, 31)}, "filed");
      })
      .value();
}

}  // namespace

TEST_CASE("a referral from the police: in clear what the programme counts by, and nothing else") {
  Working city;
  const auto filed = city.file_by_police(R"({"v":1,"goi":"Chị H."})");
  const auto rows = city.rows();
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].month == 201805);
  CHECK(rows[0].sender == Sender::police);
  CHECK(rows[0].city == city.at("thanh-pho"));
  CHECK(rows[0].state == State::received);
  CHECK(rows[0].ends == 201805);
  CHECK(rows[0].needs.empty());
  CHECK(filed_by(city, "cong-an-ea-tam") == 1);
  // The trail says that the policeman filed something, and has no id that leads to it.
  const auto entries = city.entries("referral.filed");
  REQUIRE(entries.size() == 1);
  CHECK(entries[0].who == city.police);
  CHECK(entries[0].subject == "referral");
  CHECK(entries[0].facts == R"({"class":"police"})");
  // The team opens it.
  CHECK(city.open(city.lan, filed.id) == R"({"v":1,"goi":"Chị H."})");
}

TEST_CASE("nobody who files reads it back, and nobody else either") {
  Working city;
  const auto filed = city.file_by_police();
  for (const auto user : {city.police, city.ward, city.keeper}) {
    CHECK(city.open(user, filed.id) == "not-found");
    CHECK(type_of(city.service->cases.list(city.actor(user), city.ring.root.key, {}, {})) ==
          "not-found");
    CHECK(type_of(city.step(user, filed.id, Step::refused)) == "not-found");
    CHECK(type_of(city.service->cases.readers(city.actor(user), filed.id)) == "not-found");
    CHECK(type_of(city.service->cases.exported(city.actor(user), filed.id)) == "not-found");
  }
  CHECK(type_of(city.service->cases.list({}, city.ring.root.key, {}, {})) == "not-found");
}

TEST_CASE("classes of senders, and units that can't file") {
  Working city;
  const auto women = city.person("hoi", "officer", "phu-nu-ea-tam");
  const auto health = city.person("yte", "officer", "y-te");
  city.file("{}", city.ward, "ea-tam");
  city.file("{}", women, "phu-nu-ea-tam");
  city.file("{}");  // the person themselves
  std::multiset<std::string> classes;
  for (const auto& row : city.rows()) classes.insert(std::string(name(row.sender)));
  CHECK(classes == std::multiset<std::string>{"self", "union", "ward"});
  Working::Filed filed;
  CHECK(refusal(city, city.referral(city.ring, "{}", filed, city.at("y-te")), health) ==
        "not-found");
  // For a unit that is not one's own, or without an account.
  CHECK(refusal(city, city.referral(city.ring, "{}", filed, city.at("ea-tam")), city.police) ==
        "not-found");
  CHECK(refusal(city, city.referral(city.ring, "{}", filed, city.at("ea-tam"))) == "not-found");
  CHECK(filed_by(city, "ea-tam") == 1);
}

TEST_CASE("the same referral again is the same one; another under its id or receipt is refused") {
  Working city;
  Working::Filed filed;
  const auto given = city.referral(city.ring, "{}", filed, city.at("cong-an-ea-tam"));
  CHECK(refusal(city, given, city.police) == "ok");
  CHECK(refusal(city, given, city.police) == "ok");
  CHECK(city.rows().size() == 1);
  CHECK(filed_by(city, "cong-an-ea-tam") == 1);
  CHECK(city.entries("referral.filed").size() == 1);
  Working::Filed other;
  auto forged = city.referral(city.ring, "{}", other);
  for (auto& part : forged.parts) part.at.record = filed.id;
  forged.record = filed.id;
  CHECK(refusal(city, forged) == "record-taken");
  auto same_receipt = city.referral(city.ring, "{}", other);
  same_receipt.receipt = given.receipt;
  CHECK(refusal(city, same_receipt) == "record-taken");
  // Sent once more after it was withdrawn: it does not come back.
  REQUIRE(city.service->filing.withdraw(filed.code, "peer"));
  CHECK(refusal(city, given, city.police) == "record-taken");
}

TEST_CASE("malformed referrals") {
  Working city;
  Working::Filed filed;
  const auto good = city.referral(city.ring, "{}", filed, city.at("cong-an-ea-tam"), true);
  const auto as_police = [&](const std::function<void(Filing::Referral&)>& spoil) {
    auto given = good;
    spoil(given);
    return refusal(city, given, city.police);
  };
  CHECK(as_police([](auto& r) { r.parts.clear(); }) == "sealed-envelope-unreadable");
  CHECK(as_police([](auto& r) { r.parts.erase(r.parts.begin()); }) == "sealed-envelope-unreadable");
  CHECK(as_police([](auto& r) { r.parts[1] = r.parts[0]; }) == "sealed-envelope-unreadable");
  CHECK(as_police([](auto& r) { r.parts[0].at.version = 2; }) == "sealed-envelope-unreadable");
  CHECK(as_police([](auto& r) { r.parts[0].epoch = 2; }) == "old-epoch");
  CHECK(as_police([](auto& r) { r.office.bytes[0] ^= 1; }) == "not-found");
  // Only the police tie a referral to a sanction.
  auto from_ward = city.referral(city.ring, "{}", filed, city.at("ea-tam"), true);
  CHECK(refusal(city, from_ward, city.ward) == "sealed-envelope-unreadable");
  CHECK(city.rows().empty());
  CHECK(city.keys->all()->empty());
}

TEST_CASE("a referral for somebody under 18 goes to another office with keys of its own") {
  Working city;
  const auto keeper = city.person("ytephutrach", "keeper", "y-te");
  const auto nurse = city.person("dieuduong", "supporter", "y-te");
  Keyring children;
  children.purpose = Purpose::children;
  Working::Filed filed;
  REQUIRE(city.begin(children, keeper, "y-te"));
  REQUIRE(city.enrol(children, nurse));
  REQUIRE(city.certify(children, keeper, {nurse}, true));
  REQUIRE(city.service->filing.file(
      city.actor(city.police), "peer",
      city.referral(children, R"({"v":1,"tuoi":16})", filed, city.at("cong-an-ea-tam"))));
  CHECK(city.open(nurse, filed.id, &children) == R"({"v":1,"tuoi":16})");
  CHECK(city.open(city.lan, filed.id, &children) == "not-found");
  CHECK(city.open(city.lan, filed.id) == "nothing");
}

TEST_CASE("withdrawal: the keys go, and an unknown code gets the same answer") {
  Working city;
  const auto filed = city.file_by_police();
  const auto unknown = [] {
    auto code = std::string("0123456789ABCDEFGHJ");
    return code + Receipt::check(code);
  }();
  CHECK(type_of(city.service->filing.withdraw(unknown, "a")) == "ok");
  CHECK(city.open(city.lan, filed.id) != "nothing");
  CHECK(type_of(city.service->filing.withdraw("ABC", "a")) == "sealed-receipt-unreadable");
  CHECK(type_of(city.service->filing.withdraw(grouped(filed.code), "a")) == "ok");
  CHECK(city.open(city.lan, filed.id) == "nothing");
  CHECK(type_of(city.service->filing.withdraw(filed.code, "a")) == "ok");  // again: as unknown
  const auto rows = city.rows();
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].state == State::destroyed);
  CHECK(rows[0].outcome == "withdrawn");
  // Withdrawal is counted against the address, and so is guessing.
  for (int i = 0; i < 20; ++i) (void)city.service->filing.withdraw(unknown, "b");
  CHECK(type_of(city.service->filing.withdraw(unknown, "b")) == "too-often");
  CHECK(type_of(city.service->filing.withdraw(unknown, "c")) == "ok");
}

TEST_CASE("what anybody may send is limited by address") {
  Working city;
  std::string last;
  for (int i = 0; i < 25; ++i) {
    Working::Filed filed;
    last = type_of(city.service->filing.file({}, "one", city.referral(city.ring, "{}", filed)));
  }
  CHECK(last == "too-often");
  Working::Filed filed;
  CHECK(type_of(city.service->filing.file({}, "other", city.referral(city.ring, "{}", filed))) ==
        "ok");
}

TEST_CASE("limits count a line of IPv6 once, an address of IPv4 by itself") {
  Limiter limiter(2, 5);
  const Instant now = Instant::at(Date::of(2018, 5, 1), 9);
  CHECK(limiter.attempt("2001:db8:1:2::1", now) == 0);
  CHECK(limiter.attempt("2001:db8:1:2:ffff::9", now) == 0);
  CHECK(limiter.attempt("2001:db8:1:2:3:4:5:6", now) > 0);
  CHECK(limiter.attempt("2001:db8:1:3::1", now) == 0);
  CHECK(limiter.attempt("10.0.0.1", now) == 0);
  CHECK(limiter.attempt("10.0.0.2", now) == 0);
  CHECK(limiter.attempt("10.0.0.3", now) > 0);  // five from everywhere
}
