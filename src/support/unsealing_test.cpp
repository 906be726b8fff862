// What the server hands out for `hoanhap unseal`, opened offline with two shares; and the drill.
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "support/keyholder/drill.h"
#include "support/keyholder/unsealing.h"
#include "support/testing_office.h"

using namespace hoanhap;
using namespace hoanhap::support;

TEST_CASE("an exported record opens with two recovery shares, across an epoch") {
  Working city;
  const auto filed = city.file_by_police(R"({"v":1,"goi":"Chị H."})");
  REQUIRE(city.write_care(city.lan, filed.id, 0));
  const auto exported = city.service->cases.exported(city.actor(city.lan), filed.id);
  REQUIRE(exported);
  const auto read = read_exported(write(*exported));
  REQUIRE(read);
  const auto shares = kh::split(city.ring.recovery, 2, 3);
  const auto parts = kh::unseal(*read, std::vector<Share>{shares[2], shares[0]});
  REQUIRE(parts);
  REQUIRE(parts->size() == 2);
  CHECK((*parts)[0].content == R"({"v":1,"goi":"Chị H."})");
  CHECK_FALSE((*parts)[0].author);
  CHECK((*parts)[1].author == city.ring.own.at(city.lan.value).member().name);
  CHECK(type_of(kh::unseal(*read, std::vector<Share>{shares[0]})) == "sealed-shares-differ");
  const auto others = kh::split(kh::SealingPair::from(kh::Secret::random()), 2, 3);
  CHECK(type_of(kh::unseal(*read, others)) == "sealed-key-does-not-fit");
  CHECK(city.entries("sealed.exported").size() == 1);

  // An epoch that is not whole yet is no file to rely on.
  REQUIRE(city.certify(city.ring, city.keeper, {city.lan, city.minh}, true));
  CHECK(type_of(city.service->cases.exported(city.actor(city.lan), filed.id)) ==
        "rewrap-unfinished");
}

TEST_CASE("an export that was tampered with is refused in words") {
  Working city;
  const auto filed = city.file_by_police();
  REQUIRE(city.write_care(city.lan, filed.id, 0));
  const auto good = city.service->cases.exported(city.actor(city.lan), filed.id).value();
  const auto shares = kh::split(city.ring.recovery, 2, 3);
  const auto spoiled = [&](const std::function<void(Exported&)>& spoil) {
    auto file = good;
    spoil(file);
    const auto read = read_exported(write(file));
    return read ? type_of(kh::unseal(*read, shares)) : read.error().type;
  };
  CHECK(spoiled([](auto&) {}) == "ok");
  CHECK(spoiled([](auto& f) { f.chain[0].team.bytes[0] ^= 1; }) == "sealed-signature-wrong");
  CHECK(spoiled([](auto& f) { f.chain.clear(); }) == "sealed-chain-broken");
  CHECK(spoiled([](auto& f) { f.team_for_recovery.bytes[0] ^= 1; }) == "sealed-key-does-not-fit");
  CHECK(spoiled([](auto& f) { f.parts[0].wrapped.bytes[0] ^= 1; }) == "sealed-key-does-not-fit");
  CHECK(spoiled([](auto& f) { f.parts[0].epoch = 9; }) == "sealed-signature-wrong");
  CHECK(spoiled([](auto& f) { f.rosters.clear(); }) == "sealed-author-unknown");
  CHECK(read_exported("xin chào").error().type == "sealed-export-unreadable");
  CHECK(read_exported("{}").error().type == "sealed-export-unreadable");
}

TEST_CASE("nothing that was sealed commands the terminal of those who open it") {
  CHECK(kh::for_terminal("Chị Ánh\nhẻm 9 – “hẹn”") == "Chị Ánh\nhẻm 9 – “hẹn”");
  CHECK(kh::for_terminal("a\x1b]52;c;eA==\x07"
                         "b\r\x7f") == "a\uFFFD]52;c;eA==\uFFFDb\uFFFD\uFFFD");
  CHECK(kh::for_terminal("a\u009b31mb") == "a\uFFFD31mb");
  CHECK(kh::for_terminal("a\u202eb\u2067c\u200fd") == "a\uFFFDb\uFFFDc\uFFFDd");
  CHECK(kh::for_terminal("\xE2\x80") == "\xE2\x80");
}

TEST_CASE("the drill: what it says holds") {
  const auto drill = kh::Drill::begin();
  CHECK(drill.refusals_hold());
  for (const auto& share : drill.shares())
    CHECK(drill.opening_text().find(share.text()) != std::string::npos);
  const auto parts =
      kh::unseal(drill.record(), std::vector<Share>{drill.shares()[1], drill.shares()[2]});
  REQUIRE(parts);
  CHECK(parts->size() == 2);
}

TEST_CASE(
    "the server never opens: nothing but keyholder, tests, the demo and the command line includes "
    "it") {
  namespace fs = std::filesystem;
  for (const auto& entry : fs::recursive_directory_iterator(HOANHAP_SOURCE_DIR "/src")) {
    const auto path = entry.path().string();
    if (!entry.is_regular_file() || path.find("/keyholder/") != path.npos ||
        path.find("_test.cpp") != path.npos || path.find("testing_") != path.npos ||
        path.ends_with("/cli/unseal.cpp") || path.find("/app/demo/") != path.npos)
      continue;
    std::ifstream in(path);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    CAPTURE(path);
    CHECK(text.find("#include \"support/keyholder") == std::string::npos);
  }
}
