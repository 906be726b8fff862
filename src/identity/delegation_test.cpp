// Rights lent for an absence: what may be lent, what it gives on which day, and how it ends.
#include "identity/delegation.h"

#include "audit/audit.h"
#include "identity/delegation_store.h"
#include "identity/store.h"
#include "identity/test_city.h"

using namespace hoanhap;
using namespace hoanhap::identity;
using access::Capability;

namespace {

constexpr UserId kHead{1}, kOfficer{2}, kOther{3}, kAdministrator{4};
constexpr UnitId kWard{10}, kOffice{20};

Date day(const char* iso) { return *Date::parse_iso(iso); }

const std::vector<Held> kRoles = {{kHead, kWard, "head"},
                                  {kOfficer, kWard, "officer"},
                                  {kOther, kOffice, "checker"},
                                  {kAdministrator, kWard, "administrator"}};

Delegation lent(access::Capabilities may = access::Capabilities{} | Capability::sign) {
  Delegation d;
  d.id = {1};
  d.from = kHead;
  d.to = kOfficer;
  d.unit = kWard;
  d.may = may;
  d.first = day("2018-07-09");
  d.last = day("2018-07-20");
  d.accepted_at = Instant{1};
  return d;
}

std::string wrong(const Delegation& wish, const std::vector<Delegation>& before = {}) {
  const auto got = acceptable(wish, kRoles, before, day("2018-07-02"));
  if (got) return "";
  return got.error().fields.empty() ? got.error().type : got.error().fields.front().field;
}

}  // namespace

TEST_CASE("the support team's work and its keys are nobody's to lend") {
  auto roles = kRoles;
  roles.push_back({kHead, kWard, "supporter"});
  roles.push_back({kHead, kWard, "keeper"});
  for (const auto right : {Capability::support, Capability::keep}) {
    const auto got = acceptable(lent(0u | right), roles, {}, day("2018-07-02"));
    REQUIRE_FALSE(got);
    CHECK(got.error().fields.front().field == "capabilities");
    CHECK(lent_by(lent(0u | right), roles, day("2018-07-10")) == 0);
  }
}

TEST_CASE("what may be lent, to whom, for how long") {
  struct Row {
    const char* what;
    std::function<void(Delegation&)> change;
    const char* wrong;
  };
  for (const auto& row : std::initializer_list<Row>{
           {"a head's signature to the officer", [](auto&) {}, ""},
           {"to oneself", [](auto& d) { d.to = kHead; }, "to"},
           {"to nobody", [](auto& d) { d.to = {}; }, "to"},
           {"to somebody of another unit", [](auto& d) { d.to = kOther; }, "to"},
           {"in a unit of others", [](auto& d) { d.unit = kOffice; }, "to"},
           {"nothing", [](auto& d) { d.may = 0; }, "capabilities"},
           {"what one doesn't hold", [](auto& d) { d.may = 0u | Capability::write; },
            "capabilities"},
           {"being the second person", [](auto& d) { d.may = 0u | Capability::confirm; },
            "capabilities"},
           {"from yesterday", [](auto& d) { d.first = day("2018-07-01"); }, "first"},
           {"backwards", [](auto& d) { d.last = day("2018-07-08"); }, "last"},
           {"31 days", [](auto& d) { d.last = day("2018-08-08"); }, ""},
           {"32 days", [](auto& d) { d.last = day("2018-08-09"); }, "last"},
           {"to an administrator", [](auto& d) { d.to = kAdministrator; }, "incompatible-roles"},
       }) {
    CAPTURE(row.what);
    auto wish = lent();
    row.change(wish);
    CHECK(wrong(wish) == row.wrong);
  }
}

TEST_CASE("one right is lent to one colleague at a time") {
  auto again = lent();
  again.id = {2};
  CHECK(wrong(again, {lent()}) == "already-lent");
  again.first = day("2018-07-21");
  again.last = day("2018-07-25");
  CHECK(wrong(again, {lent()}).empty());
  auto ended = lent();
  ended.ended_at = Instant{2};
  CHECK(wrong(lent(), {ended}).empty());
}

TEST_CASE("it gives from its first day to its last, and only what its giver still has") {
  const auto sign = Capability::read | Capability::sign;
  const auto on = [](const Delegation& d, const char* iso, std::vector<Held> roles = kRoles) {
    return lent_by(d, roles, day(iso));
  };
  CHECK(on(lent(), "2018-07-08") == 0);
  CHECK(on(lent(), "2018-07-09") == sign);
  CHECK(on(lent(), "2018-07-20") == sign);
  CHECK(on(lent(), "2018-07-21") == 0);
  auto unaccepted = lent();
  unaccepted.accepted_at.reset();
  CHECK(on(unaccepted, "2018-07-10") == 0);
  auto ended = lent();
  ended.ended_at = Instant{2};
  CHECK(on(ended, "2018-07-10") == 0);

  CHECK(on(lent(), "2018-07-10", {{kOfficer, kWard, "officer"}}) == 0);  // the head has gone
  CHECK(on(lent(), "2018-07-10", {{kHead, kWard, "head"}}) == 0);        // the officer has
  CHECK(on(lent(), "2018-07-10",
           {{kHead, kWard, "head"},
            {kOfficer, kWard, "officer"},
            {kOfficer, kOffice, "administrator"}}) == 0);
}

namespace {

struct Ward : TestCity {
  UserId head = person("dung", "head"), officer = person("yen", "officer");
  std::vector<UserId> told;
  Delegations delegations{around(), sessions, [this](storage::Tx&, UserId user, DelegationId) {
                            told.push_back(user);
                          }};

  UserId person(const std::string& login, const std::string& role) {
    UserId made;
    REQUIRE(database->write([&](storage::Tx& tx) -> Result<bool> {
      made = store::add_account(tx, login, "Đồng chí " + login, wall.now());
      store::set_password(tx, made, "x");
      store::grant(tx, {made, at("ea-tam"), role}, std::nullopt, wall.now());
      return true;
    }));
    return made;
  }
  access::Actor actor(UserId user) {
    return database
        ->read([&](storage::Tx& tx) -> Result<access::Actor> {
          return actor_of(tx, *store::account(tx, user), wall.today());
        })
        .value();
  }
  // `f` gets the actor as they stand before the write.
  template <typename F>
  auto write_as(UserId who, F&& f) {
    const auto actor = this->actor(who);
    return database->write([&](storage::Tx& tx) { return f(tx, actor); });
  }
  Delegation wish() {
    Delegation d;
    d.to = officer;
    d.unit = at("ea-tam");
    d.may = 0u | Capability::sign;
    d.first = day("2018-05-03");
    d.last = day("2018-05-04");
    return d;
  }
  std::vector<std::string> trail() {
    std::vector<std::string> actions;
    (void)database->read([&](storage::Tx& tx) -> Result<bool> {
      tx.query("select action from audit_entry where subject like 'delegation:%' order by id", {},
               [&](const storage::Row& row) { actions.emplace_back(row.text(0)); });
      return true;
    });
    return actions;
  }
};

}  // namespace

TEST_CASE("made, accepted, in force for its days, over by itself") {
  Ward ward;
  const auto made = ward.write_as(ward.head, [&](auto& tx, const auto& actor) {
    return ward.delegations.make(tx, actor, ward.wish());
  });
  REQUIRE(made);
  CHECK_FALSE(ward.told.empty());
  CHECK(ward.told.back() == ward.officer);
  const auto accept = [&](UserId who) {
    return type_of(ward.write_as(who, [&](auto& tx, const auto& actor) {
      return ward.delegations.accept(tx, actor, made->id);
    }));
  };
  ward.pass(24 * 3'600'000);  // the third of May
  CHECK_FALSE(ward.actor(ward.officer).may(Capability::sign, ward.at("ea-tam")));
  CHECK(accept(ward.head) == "forbidden");
  CHECK(accept(ward.officer) == "ok");
  CHECK(accept(ward.officer) == "not-open");

  const auto officer = ward.actor(ward.officer);
  CHECK(officer.may(Capability::sign, ward.at("ea-tam")));
  CHECK(officer.lender(Capability::sign, ward.at("ea-tam")) == ward.head);
  CHECK_FALSE(officer.lender(Capability::write, ward.at("ea-tam")));
  CHECK_FALSE(officer.may(Capability::confirm, ward.at("ea-tam")));
  // What is lent can't be lent on.
  auto on = ward.wish();
  on.to = ward.person("minh", "officer");
  on.last = on.first = ward.wall.today();
  CHECK_FALSE(ward.write_as(ward.officer, [&](auto& tx, const auto& actor) {
    return ward.delegations.make(tx, actor, on);
  }));

  ward.pass(2 * 24 * 3'600'000);  // the fifth
  CHECK_FALSE(ward.actor(ward.officer).may(Capability::sign, ward.at("ea-tam")));
  CHECK(ward.delegations.end_those_over().value() == 1);
  CHECK(ward.delegations.end_those_over().value() == 0);
  CHECK(ward.trail() ==
        std::vector<std::string>{"delegation.made", "delegation.accepted", "delegation.ended"});
}

TEST_CASE("ended before its day by either of the two or the unit's head, and by nobody else") {
  Ward ward;
  const auto stranger = ward.person("la", "officer");
  for (const auto who : {ward.head, ward.officer}) {
    const auto made = ward.write_as(ward.head, [&](auto& tx, const auto& actor) {
      return ward.delegations.make(tx, actor, ward.wish());
    });
    REQUIRE(made);
    const auto end = [&](UserId user) {
      return type_of(ward.write_as(user, [&](auto& tx, const auto& actor) {
        return ward.delegations.end(tx, actor, made->id);
      }));
    };
    CHECK(end(stranger) == "not-found");
    CHECK(end(who) == "ok");
    CHECK(end(who) == "not-open");
  }
}

TEST_CASE(
    "known to the giver, the receiver and who confirms in the unit, each once; to nobody else") {
  Ward ward;
  const auto stranger = ward.person("la", "officer"), deputy = ward.person("pho", "head");
  const auto made = ward.write_as(ward.head, [&](auto& tx, const auto& actor) {
    return ward.delegations.make(tx, actor, ward.wish());
  });
  REQUIRE(made);
  for (const auto& [who, known] : {std::pair{ward.head, 1}, std::pair{ward.officer, 1},
                                   std::pair{deputy, 1}, std::pair{stranger, 0}}) {
    CAPTURE(who.value);
    const auto list = ward.write_as(who, [&](auto& tx, const auto& actor) {
      return Result<std::vector<Delegation>>(ward.delegations.list(tx, actor));
    });
    REQUIRE(list);
    CHECK(static_cast<int>(list->size()) == known);
  }
}

TEST_CASE("an open session gains and loses what is lent with the day") {
  Ward ward;
  const auto hash = ward.passwords.hash("mùa cà phê năm nay").value();
  REQUIRE(ward.database->write([&](storage::Tx& tx) -> Result<bool> {
    store::set_password(tx, ward.officer, hash);
    return true;
  }));
  const auto made = ward.write_as(ward.head, [&](auto& tx, const auto& actor) {
    return ward.delegations.make(tx, actor, ward.wish());
  });
  REQUIRE(ward.write_as(ward.officer, [&](auto& tx, const auto& actor) {
    return ward.delegations.accept(tx, actor, made->id);
  }));
  ward.pass(15 * 3'600'000);  // 23 o'clock
  const auto opened = ward.sessions.sign_in("yen", "mùa cà phê năm nay", "127.0.0.1");
  REQUIRE(opened);
  const auto may_sign = [&] {
    const auto actor = ward.sessions.find(opened->token);
    return actor && actor->may(Capability::sign, ward.at("ea-tam"));
  };
  CHECK_FALSE(may_sign());
  ward.pass(30 * 60'000);
  CHECK_FALSE(may_sign());
  ward.pass(31 * 60'000);  // past midnight
  CHECK(may_sign());
}
