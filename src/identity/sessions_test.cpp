#include "identity/sessions.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <thread>

#include "audit/audit.h"
#include "identity/codes.h"
#include "identity/demo.h"
#include "identity/operator.h"
#include "identity/rules.h"
#include "identity/store.h"
#include "identity/test_city.h"

using namespace hoanhap;
using namespace hoanhap::identity;

namespace {

constexpr std::int64_t kMinute = 60'000;
const char* const kRight = "mùa cà phê năm nay";

// One officer of Ea Tam, and somebody else.
struct Office : TestCity {
  Office() {
    const auto hash = passwords.hash(kRight).value();
    REQUIRE(database->write([&](storage::Tx& tx) -> Result<bool> {
      yen = store::add_account(tx, "yen", "Đồng chí Yến", wall.now());
      store::set_password(tx, yen, hash);
      store::grant(tx, {yen, at("ea-tam"), "officer"}, std::nullopt, wall.now());
      create_demo_account(tx, {"thu", "Thử nghiệm", kRight, at("ea-tam"), "officer"}, hash,
                          wall.now());
      return true;
    }));
  }
  std::string enter(std::string_view login = "yen", std::string_view password = kRight) {
    const auto opened = sessions.sign_in(login, password, "10.0.0.1");
    return opened ? opened->token : opened.error().type;
  }
  UserId yen;
};

}  // namespace

TEST_CASE("signing in gives a session with the roles held, by login in any case") {
  Office office;
  const auto opened = office.sessions.sign_in("  YEN ", kRight, "");
  REQUIRE(opened);
  CHECK(opened->token.size() == 43);  // 256 bits
  const auto actor = office.sessions.find(opened->token);
  REQUIRE(actor);
  CHECK(actor->user == office.yen);
  CHECK(actor->may(access::Capability::write, office.at("ea-tam")));
  CHECK_FALSE(actor->may(access::Capability::write, office.at("tan-loi")));
  CHECK_FALSE(office.sessions.find("no-such-token"));
  CHECK_FALSE(office.sessions.find(std::string(43, 'A')));
}

TEST_CASE("a password typed in another Unicode form is the same password") {
  Office office;
  CHECK(office.enter("yen", "mu\u0300a ca\u0300 phe\u0302 na\u0306m nay").size() == 43);
}

TEST_CASE("whatever is wrong, the answer is the same") {
  Office office;
  const auto wrong = office.sessions.sign_in("yen", "sai mật khẩu rồi", "");
  const auto unknown = office.sessions.sign_in("nobody-here", kRight, "");
  const auto demo = office.sessions.sign_in("thu", kRight, "");  // not a demo folder
  REQUIRE_FALSE(wrong);
  REQUIRE_FALSE(unknown);
  REQUIRE_FALSE(demo);
  for (const auto* error : {&unknown.error(), &demo.error()}) {
    CHECK(error->type == wrong.error().type);
    CHECK(error->title == wrong.error().title);
    CHECK(error->detail == wrong.error().detail);
    CHECK(error->code == ErrorCode::unauthenticated);
  }
}

TEST_CASE("demo accounts sign in where the folder is a demo") {
  Office office;
  Sessions demo(office.around(), office.passwords, true);
  CHECK(demo.sign_in("thu", kRight, ""));
}

TEST_CASE("repeated failures wait longer and longer, for known and unknown logins alike") {
  for (const std::string login : {"yen", "nobody-here"}) {
    CAPTURE(login);
    Office office;
    for (int i = 0; i < 4; ++i) CHECK(office.enter(login, "sai") == "bad-credentials");
    const auto held = office.sessions.sign_in(login, kRight, "10.0.0.1");
    REQUIRE_FALSE(held);
    CHECK(held.error().code == ErrorCode::rate_limited);
    CHECK(held.error().retry_after_s == 1);
    office.pass(1000);
    CHECK(office.enter(login, "sai") == "bad-credentials");
    office.pass(1000);
    CHECK(office.enter(login, "sai") == "too-many-attempts");  // two seconds now
    // Somebody else at the same address, and the same person elsewhere, are not held up.
    CHECK(office.sessions.sign_in("yen", kRight, "10.9.9.9").has_value());
  }
}

TEST_CASE("a session ends an hour after its last use, and after twelve in any case") {
  Office office;
  const auto token = office.enter();
  for (int i = 0; i < 14; ++i) {
    CAPTURE(i);
    office.pass(50 * kMinute);
    CHECK(static_cast<bool>(office.sessions.find(token)));
  }
  office.pass(50 * kMinute);
  CHECK_FALSE(office.sessions.find(token));
  const auto idle = office.enter();
  office.pass(61 * kMinute);
  CHECK_FALSE(office.sessions.find(idle));
  office.sessions.forget_all();
  CHECK_FALSE(office.sessions.find(idle));
}

TEST_CASE("use is remembered across a restart") {
  Office office;
  const auto token = office.enter();
  office.pass(50 * kMinute);
  CHECK(static_cast<bool>(office.sessions.find(token)));
  office.pass(50 * kMinute);
  Sessions restarted(office.around(), office.passwords);
  CHECK(static_cast<bool>(restarted.find(token)));
}

TEST_CASE("a found session costs no statement until its use is to be written again") {
  Office office;
  const auto token = office.enter();
  CHECK(static_cast<bool>(office.sessions.find(token)));
  const auto before = office.database->counters().statements;
  for (int i = 0; i < 100; ++i) CHECK(static_cast<bool>(office.sessions.find(token)));
  CHECK(office.database->counters().statements == before);
}

TEST_CASE("sign-out, and a change of roles, hold from the next request on") {
  Office office;
  const auto token = office.enter();
  const auto other = office.enter();
  const auto actor = *office.sessions.find(token);
  REQUIRE(office.sessions.sign_out(actor, token));
  CHECK_FALSE(office.sessions.find(token));
  CHECK(static_cast<bool>(office.sessions.find(other)));
  REQUIRE(office.database->write([&](storage::Tx& tx) {
    return office.people.end_grant(tx, actor, {office.yen, office.at("ea-tam"), "officer"});
  }));
  office.people.changed();
  CHECK(office.sessions.find(other)->memberships.empty());
}

TEST_CASE("changing one's password ends the other sessions and asks for the old one") {
  Office office;
  const auto here = office.enter();
  const auto elsewhere = office.enter();
  const auto actor = *office.sessions.find(here);
  const auto change = [&](std::string_view old_one, std::string_view new_one) {
    return type_of(office.sessions.change_password(actor, here, old_one, new_one, ""));
  };
  CHECK(change("không nhớ", "vườn hồ tiêu xanh") == "invalid-field");
  CHECK(change(kRight, "ngắn quá") == "weak-password");
  CHECK(change(kRight, "vườn hồ tiêu xanh") == "ok");
  CHECK(static_cast<bool>(office.sessions.find(here)));
  CHECK_FALSE(office.sessions.find(elsewhere));
  CHECK(office.enter() == "bad-credentials");
  CHECK(office.enter("yen", "vườn hồ tiêu xanh").size() == 43);
}

TEST_CASE("a disabled account has no session and can't sign in") {
  Office office;
  const auto token = office.enter();
  REQUIRE(office.database->write([&](storage::Tx& tx) -> Result<bool> {
    store::set_disabled(tx, office.yen, office.wall.now());
    return true;
  }));
  office.sessions.forget_all();
  CHECK_FALSE(office.sessions.find(token));
  CHECK(office.enter() == "bad-credentials");
}

TEST_CASE("neither passwords nor tokens nor codes are in the database") {
  Office office;
  const auto token = office.enter();
  std::string everything;
  REQUIRE(office.database->read([&](storage::Tx& tx) -> Result<bool> {
    for (const auto* sql : {"select token_hash from session",
                            "select password_hash from account"
                            " where demo = 0",
                            "select facts from audit_entry"})
      tx.query(sql, {}, [&](const storage::Row& row) { everything += row.text(0); });
    return true;
  }));
  CHECK(everything.find(token) == std::string::npos);
  CHECK(everything.find(kRight) == std::string::npos);
  CHECK(everything.find("$argon2id$v=19$m=19456,t=2,p=1$") != std::string::npos);
}

TEST_CASE("a stored password below today's cost is made anew at the next sign-in") {
  Office office;
  Passwords dearer({2, 24u << 20});
  Sessions sessions(office.around(), dearer);
  REQUIRE(sessions.sign_in("yen", kRight, ""));
  const auto hash = office.database->read([&](storage::Tx& tx) {
    return Result<std::string>(*store::account(tx, office.yen)->password_hash);
  });
  CHECK(hash->find("m=24576") != std::string::npos);
  CHECK(sessions.sign_in("yen", kRight, ""));
}

TEST_CASE("when too many sign in at once, the rest are told to wait") {
  Passwords passwords(kPasswordFloor, 0);  // one works, nobody waits
  std::atomic<int> refused = 0, made = 0;
  std::vector<std::thread> all;
  for (int i = 0; i < 6; ++i)
    all.emplace_back([&] {
      const auto hash = passwords.hash("mười người cùng lúc");
      if (hash)
        ++made;
      else if (hash.error().code == ErrorCode::unavailable && hash.error().retry_after_s > 0)
        ++refused;
    });
  for (auto& thread : all) thread.join();
  CHECK(made >= 1);
  CHECK(made + refused == 6);
}

TEST_CASE("acceptable passwords") {
  struct Row {
    const char* password;
    const char* login;
    bool good;
  };
  for (const auto& row : std::initializer_list<Row>{
           {"mười ký tự", "yen", true},
           {"chín ký t", "yen", false},
           {"aaaaaaaaaaaa", "yen", false},
           {"Nguyen.Van.A", "nguyen.van.a", false},
           {"abab abab ab", "yen", false},
           {"\xff\xfe bytes, not text", "yen", false},
       }) {
    CAPTURE(row.password);
    CHECK(acceptable_password(row.password, row.login, "new").has_value() == row.good);
  }
  CHECK_FALSE(acceptable_password(std::string(201, 'x') + "yz1", "yen", "new"));
}

TEST_CASE("logins and names carry no number that identifies somebody") {
  CHECK(acceptable_login("ea-tam.can-bo_1"));
  CHECK_FALSE(acceptable_login("Ea Tam"));
  CHECK_FALSE(acceptable_login("yê"));
  CHECK_FALSE(acceptable_login("0912345678"));
  CHECK(acceptable_name(" Nguyễn Thị Yến, cán bộ LĐTBXH ").value() ==
        "Nguyễn Thị Yến, cán bộ LĐTBXH");
  CHECK_FALSE(acceptable_name("Yến 0912345678"));
  CHECK_FALSE(acceptable_name("\n"));
}

TEST_CASE(
    "the second founder's code is refused in the first one's session, and a login is one "
    "person's") {
  TestCity city;
  const auto codes = first_administrators(city.around(), city.at("ubnd-tinh")).value();
  REQUIRE(codes.size() == 2);
  const auto redeem = [&](const access::Actor& asks, std::size_t code, const std::string& login) {
    return city.sessions.redeem(asks, {codes[code], kRight, login, "Đồng chí quản trị"}, "");
  };
  const auto first = redeem({}, 0, "quan-tri-1");
  REQUIRE(first);
  CHECK(first->actor.may(access::Capability::people, city.at("ubnd-tinh")));
  CHECK(type_of(redeem(first->actor, 1, "quan-tri-2")) == "not-for-administrators");
  CHECK(type_of(redeem({}, 0, "quan-tri-2")) == "code-not-valid");
  CHECK(type_of(redeem({}, 1, "quan-tri-1")) == "invalid-field");
  CHECK(type_of(redeem({}, 1, "")) == "invalid-field");
  CHECK(type_of(redeem({}, 1, "quan-tri-2")) == "ok");
}

TEST_CASE("founders belong to the unit that directs the most others") {
  const TestCity city;
  CHECK(top_unit(*city.registry, Date::of(2018, 5, 2)) == city.at("ubnd-tinh"));
}

TEST_CASE("codes are read as people type them") {
  const auto half = make_half();
  CHECK(half.size() == 19);
  CHECK(half != make_half());
  CHECK(read_code(half)->second.empty());
  std::string lower = half;
  std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return std::tolower(c); });
  std::ranges::replace(lower, '-', ' ');
  CHECK(half_hash(lower) == half_hash(half));
  CHECK(read_code(half + half)->first == read_code(half)->first);
  CHECK(half_hash("OIL0-0000-0000-0000") == half_hash("0110 0000 0000 0000"));
  for (const auto* bad : {"", "ABCD", "ABCD-EFGH-JKMN-PQRU", "ABCD-EFGH-JKMN-PQRS-T"})
    CHECK_FALSE(read_code(bad));
}

TEST_CASE("every step is in the audit trail, without a name") {
  Office office;
  const auto token = office.enter();
  office.enter("yen", "sai");
  REQUIRE(office.sessions.sign_out(*office.sessions.find(token), token));
  std::string actions, rest;
  REQUIRE(office.database->read([&](storage::Tx& tx) -> Result<bool> {
    tx.query("select action, subject, facts from audit_entry order by id", {},
             [&](const storage::Row& row) {
               actions += std::string(row.text(0)) + " ";
               rest += std::string(row.text(1)) + std::string(row.text(2));
             });
    return true;
  }));
  CHECK(actions == "session.opened session.refused session.closed ");
  CHECK(rest.find("yen") == std::string::npos);
  CHECK(rest.find("Yến") == std::string::npos);
}

TEST_CASE("a stranger who guesses from everywhere slows a login down, but can't shut it out") {
  Throttle throttle;
  Instant now = Instant::at(Date::of(2018, 5, 2));
  int longest = 0;
  for (int i = 0; i < 200; ++i) {
    const auto wait = throttle.attempt("yen", "10.0.0." + std::to_string(i), now);
    longest = std::max(longest, wait);
    now.ms += wait * 1000LL;
    if (wait) CHECK(throttle.attempt("yen", "10.0.0." + std::to_string(i), now) == 0);
  }
  CHECK(longest == 60);
  CHECK(throttle.attempt("dung", "10.0.0.9", now) == 0);  // others are not slowed
  now.ms += 61 * kMinute;
  CHECK(throttle.attempt("yen", "10.0.0.9", now) == 0);  // and an hour of peace forgets
}

TEST_CASE("an office behind one address may mistype often before all of it waits") {
  Throttle throttle;
  const Instant now = Instant::at(Date::of(2018, 5, 2));
  for (int i = 0; i < 50; ++i)
    CHECK(throttle.attempt("person" + std::to_string(i), "10.0.0.1", now) == 0);
  CHECK(throttle.attempt("person50", "10.0.0.1", now) == 1);
  for (int i = 0; i < 20; ++i) throttle.succeeded("person" + std::to_string(i), "10.0.0.1");
  CHECK(throttle.attempt("person50", "10.0.0.1", now) == 0);
}
