// The rule of two as step sequences: each table is a way somebody alone might try to reach a
// figure, and where it ends. A person's name is their login; `opens` uses the halves of the code
// that the one who acts has been given: who proposes sees the first, who confirms the second, the
// receiver both.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <sstream>

#include "identity/codes.h"
#include "identity/operator.h"
#include "identity/store.h"
#include "identity/test_city.h"

using namespace hoanhap;
using namespace hoanhap::identity;

namespace {

class Scenario {
 public:
  void run(const std::string& table) {
    std::istringstream lines(table);
    for (std::string line; std::getline(lines, line);) {
      const auto arrow = line.find("=>");
      if (arrow == std::string::npos) continue;
      std::istringstream words(line.substr(0, arrow));
      std::vector<std::string> step;
      for (std::string word; words >> word;) step.push_back(word);
      std::string expected = line.substr(arrow + 2);
      expected.erase(0, expected.find_first_not_of(' '));
      CAPTURE(line);
      CHECK(take(step) == expected);
    }
  }

 private:
  struct Code {
    ProposalId proposal;
    std::map<std::string, std::string> first, second;  // by who has been given it
  };

  std::string take(const std::vector<std::string>& w) {
    const auto& who = w.at(0);
    const auto& verb = w.at(1);
    if (who == "founders") return founders(w);
    if (who == "days") return city_.pass(std::stoll(verb) * 24 * 3'600'000), "ok";
    if (who == "operator") return by_operator(w);
    if (verb == "invites") return invite(who, w.at(2), w.at(4), w.at(6));
    if (verb == "proposes") return propose(who, w.at(6), w.at(2), w.at(4));
    if (verb == "confirms") return confirm(who, w.at(2));
    if (verb == "refuses") return refuse(who, w.at(2));
    if (verb == "resets") return reset(who, w.at(2));
    if (verb == "opens") return open(who, w.at(2), w.size() > 3);
    if (verb == "signs") return sign_in(who);
    if (verb == "guesses") return type_of(city_.sessions.sign_in(w.at(2), "doan mo mat khau", who));
    if (verb == "reads") return reads(who, w.at(2));
    if (verb == "ends") return end(who, w.at(6), w.at(2), w.at(4));
    if (verb == "disables") return disable(who, w.at(2));
    if (verb == "hears") return hears(who);
    FAIL("unknown step ", verb);
    return "";
  }

  // In the tests a password is known to whoever set it; a stranger's is another.
  static std::string password(const std::string& who) { return "mat khau rieng cua " + who; }

  std::string founders(const std::vector<std::string>& names) {
    const auto codes = first_administrators(city_.around(), city_.at("ubnd-tinh"));
    REQUIRE(codes);
    for (std::size_t i = 1; i < names.size() && i <= codes->size(); ++i) {
      const auto opened = city_.sessions.redeem(
          {}, {(*codes)[i - 1], password(names[i]), names[i], "Quản trị " + names[i]}, "");
      if (!opened) return opened.error().type;
      tokens_[names[i]] = opened->token;
    }
    return std::to_string(codes->size());
  }

  std::string by_operator(const std::vector<std::string>& w) {
    auto& code = codes_[w.at(2)];
    const auto issued =
        w.at(1) == "resets"
            ? operator_reset(city_.around(), city_.people, w.at(2))
            : operator_invite(city_.around(), city_.people,
                              {city_.at(w.at(6)), "Đồng chí " + w.at(2), w.at(2), w.at(4)});
    if (!issued) return issued.error().type;
    code = {};
    if (issued->whole) {
      code.first[w.at(2)] = issued->code.substr(0, 19);
      code.second[w.at(2)] = issued->code.substr(20);
    } else {
      code.first[w.at(2)] = issued->code;
    }
    remember_open(w.at(2));
    return issued->whole ? "whole" : "half";
  }

  access::Actor actor(const std::string& who) {
    const auto found = city_.sessions.find(tokens_[who]);
    return found ? *found : access::Actor{};
  }

  UserId id(const std::string& login) {
    return city_.database
        ->read([&](storage::Tx& tx) -> Result<UserId> {
          const auto account = store::account(tx, login);
          return account ? account->id : UserId{};
        })
        .value();
  }

  template <typename F>
  auto write(F&& f) {
    auto result = city_.database->write(std::forward<F>(f));
    city_.people.changed();
    return result;
  }

  void remember_open(const std::string& subject) {
    const auto user = id(subject);
    const auto open = city_.database->read([&](storage::Tx& tx) {
      return Result<std::vector<Proposal>>(store::proposals(tx, ProposalState::open));
    });
    for (const auto& proposal : *open)
      if (proposal.subject == user && proposal.id > codes_[subject].proposal)
        codes_[subject].proposal = proposal.id;
  }

  std::string proposed(const std::string& who, const std::string& subject,
                       const Result<Proposal>& made, const std::string& half) {
    if (!made) return made.error().type;
    auto& code = codes_[subject];
    code = {made->id, {}, {}};
    if (!half.empty()) code.first[who] = code.first[subject] = half;
    return "ok";
  }

  std::string invite(const std::string& who, const std::string& subject, const std::string& role,
                     const std::string& unit) {
    const auto half = make_half();
    const auto by = actor(who);
    return proposed(who, subject, write([&](storage::Tx& tx) {
                      return city_.people.invite(
                          tx, by, {city_.at(unit), "Đồng chí " + subject, subject, role}, half);
                    }),
                    half);
  }

  std::string propose(const std::string& who, const std::string& subject, const std::string& role,
                      const std::string& unit) {
    const auto by = actor(who);
    const Held held{id(subject), city_.at(unit), role};
    return proposed(who, subject,
                    write([&](storage::Tx& tx) { return city_.people.propose(tx, by, held); }), "");
  }

  std::string reset(const std::string& who, const std::string& subject) {
    const auto half = make_half();
    const auto by = actor(who);
    const auto user = id(subject);
    return proposed(who, subject,
                    write([&](storage::Tx& tx) { return city_.people.reset(tx, by, user, half); }),
                    half);
  }

  std::string confirm(const std::string& who, const std::string& subject) {
    const auto half = make_half();
    const auto by = actor(who);
    auto& code = codes_[subject];
    const auto done =
        write([&](storage::Tx& tx) { return city_.people.confirm(tx, by, code.proposal, half); });
    if (done) code.second[who] = code.second[subject] = half;
    return type_of(done);
  }

  std::string refuse(const std::string& who, const std::string& subject) {
    const auto by = actor(who);
    return type_of(write([&](storage::Tx& tx) {
      return city_.people.refuse(tx, by, codes_[subject].proposal, "chưa đúng người");
    }));
  }

  std::string open(const std::string& who, const std::string& subject, bool signed_in) {
    auto& code = codes_[subject];
    const auto opened = city_.sessions.redeem(
        signed_in ? actor(who) : access::Actor{},
        {code.first[who] + " " + code.second[who], password(who), "", ""}, who);
    if (opened) tokens_[who] = opened->token;
    return type_of(opened);
  }

  std::string sign_in(const std::string& who) {
    const auto opened = city_.sessions.sign_in(who, password(who), who);
    if (opened) tokens_[who] = opened->token;
    return type_of(opened);
  }

  // Whether the session that `who` holds shows any figure of the unit, or any overview at all.
  std::string reads(const std::string& who, const std::string& unit) {
    using access::Capability;
    const auto by = actor(who);
    if (!by.user) return "no session";
    for (const auto figure : {Capability::read, Capability::write, Capability::sign,
                              Capability::decide, Capability::release})
      if (by.may(figure, city_.at(unit))) return "yes";
    return by.may(Capability::overview, city_.at(unit)) ? "overview" : "no";
  }

  std::string end(const std::string& who, const std::string& subject, const std::string& role,
                  const std::string& unit) {
    const auto by = actor(who);
    const Held held{id(subject), city_.at(unit), role};
    return type_of(write([&](storage::Tx& tx) { return city_.people.end_grant(tx, by, held); }));
  }

  std::string disable(const std::string& who, const std::string& subject) {
    const auto by = actor(who);
    const auto user = id(subject);
    return type_of(write([&](storage::Tx& tx) { return city_.people.disable(tx, by, user); }));
  }

  std::string hears(const std::string& who) {
    const auto by = actor(who);
    const auto notices =
        city_.database->read([&](storage::Tx& tx) { return city_.people.notices(tx, by); });
    REQUIRE(notices);
    return notices->empty() ? "nothing" : notices->front().kind;
  }

  TestCity city_;
  std::map<std::string, std::string> tokens_;
  std::map<std::string, Code> codes_;
};

void play(const std::string& table) { Scenario().run(table); }

// Two administrators, and heads of the city's committee and of a ward, each made by two people.
const std::string kFounded = R"(
founders anh binh                          => 2
anh invites chau as head in ubnd-thanh-pho => ok
binh confirms chau                        => ok
chau opens chau                           => ok
anh invites dung as head in ea-tam         => ok
chau confirms dung                        => ok
dung opens dung                           => ok
)";

}  // namespace

TEST_CASE("an empty folder is begun by two, and grows by two") {
  play(kFounded + R"(
founders giang hoa                        => 0
anh reads ea-tam                           => no
dung reads ea-tam                         => yes
dung reads tan-loi                        => no
chau reads ubnd-thanh-pho                 => yes
anh invites yen as officer in ea-tam        => ok
dung hears                                => invitation.proposed
yen opens yen                               => code-not-valid
dung confirms yen                          => ok
yen opens yen                               => ok
yen reads ea-tam                           => yes
dung hears                                => account.opened
yen opens yen                               => code-not-valid
)");
}

TEST_CASE("one founder who has not come yet gets a new code at the next start; never a third") {
  play(R"(
founders anh        => 2
founders binh      => 1
founders chau dung => 0
)");
}

TEST_CASE("a founder whose fellow has not come yet can invite nobody") {
  play(R"(
founders anh                               => 2
anh invites chau as head in ubnd-thanh-pho => nobody-can-confirm
anh invites chau as administrator in ubnd-tinh => nobody-can-confirm
)");
}

TEST_CASE("an administrator can't invite a puppet") {
  play(kFounded + R"(
anh invites roi as officer in ea-tam => ok
anh opens roi                        => code-not-valid
anh opens roi signed-in              => not-for-administrators
)");
  play(kFounded + R"(
anh invites roi as officer in ea-tam => ok
anh confirms roi                     => own-proposal
anh opens roi signed-in              => not-for-administrators
binh confirms roi                   => not-found
dung confirms roi                   => ok
anh opens roi signed-in              => not-for-administrators
roi signs in                        => bad-credentials
anh reads ea-tam                     => no
)");
}

TEST_CASE("half a code opens nothing, whoever's half it is") {
  play(kFounded + R"(
anh invites yen as officer in ea-tam => ok
dung confirms yen                   => ok
dung opens yen                      => code-not-valid
dung opens yen signed-in            => code-not-valid
yen opens yen                        => ok
)");
}

TEST_CASE("an administrator can't grant to themselves, or become somebody who reads") {
  play(kFounded + R"(
anh proposes head in ea-tam for anh          => not-for-oneself
anh proposes leader in ubnd-tinh for anh     => not-for-oneself
binh proposes head in ea-tam for anh        => incompatible-roles
binh proposes leader in ubnd-tinh for anh   => incompatible-roles
binh proposes auditor in ubnd-tinh for anh  => incompatible-roles
anh proposes administrator in ubnd-tinh for dung => incompatible-roles
anh reads ea-tam                            => no
)");
}

TEST_CASE("an administrator can't reset somebody's password and walk in") {
  play(kFounded + R"(
anh resets dung              => ok
chau hears                  => reset.proposed
anh confirms dung            => own-proposal
binh confirms dung          => not-found
dung confirms dung          => not-found
chau confirms dung          => ok
dung reads ea-tam           => yes
anh opens dung signed-in     => not-for-administrators
anh guesses dung             => bad-credentials
dung opens dung             => ok
dung reads ea-tam           => yes
)");
}

TEST_CASE("nor their fellow administrator's, nor by clearing the way first") {
  play(kFounded + R"(
anh resets binh                              => nobody-can-confirm
operator resets binh                        => half
binh confirms binh                          => not-found
chau confirms binh                          => not-found
anh confirms binh                           => ok
anh opens binh signed-in                    => not-for-administrators
binh opens binh                             => ok
)");
  play(kFounded + R"(
anh ends head in ea-tam of dung              => ok
dung reads ea-tam                           => no
anh ends head in ubnd-thanh-pho of chau      => ok
anh disables binh                            => ok
binh signs in                               => bad-credentials
anh invites roi as head in ea-tam            => nobody-can-confirm
anh invites roi as administrator in ubnd-tinh => nobody-can-confirm
anh proposes head in ea-tam for dung         => nobody-can-confirm
anh resets dung                              => no-role
)");
}

TEST_CASE("where no head is left, the other administrator founds heads, and nothing else") {
  play(kFounded + R"(
anh ends head in ea-tam of dung              => ok
anh ends head in ubnd-thanh-pho of chau      => ok
anh invites yen as officer in ea-tam          => nobody-can-confirm
anh invites yen as leader in ea-tam           => nobody-can-confirm
anh invites yen as head in ea-tam             => ok
anh confirms yen                              => own-proposal
binh confirms yen                            => ok
yen opens yen                                 => ok
yen reads ea-tam                             => yes
)");
}

TEST_CASE("another person in the meantime counts: rights are looked at when confirming") {
  play(kFounded + R"(
anh invites yen as officer in ea-tam          => ok
binh ends administrator in ubnd-tinh of anh  => ok
dung confirms yen                            => decided-already
)");
  play(kFounded + R"(
anh invites yen as officer in ea-tam          => ok
anh ends head in ea-tam of dung              => ok
dung confirms yen                            => not-found
chau confirms yen                            => ok
)");
}

TEST_CASE("a head can neither propose nor take another unit's decision") {
  play(kFounded + R"(
dung invites yen as officer in ea-tam        => forbidden
dung proposes officer in ea-tam for chau    => forbidden
anh invites yen as officer in tan-loi         => ok
dung confirms yen                            => not-found
dung refuses yen                             => not-found
chau refuses yen                             => ok
yen opens yen                                 => code-not-valid
chau confirms yen                            => decided-already
)");
}

TEST_CASE("taking away needs one; giving back needs two") {
  play(kFounded + R"(
anh disables dung                            => ok
dung reads ea-tam                           => no session
dung signs in                               => bad-credentials
anh proposes head in ea-tam for dung         => ok
dung signs in                               => bad-credentials
chau confirms dung                          => ok
dung signs in                               => ok
dung reads ea-tam                           => yes
dung ends head in ea-tam of dung            => ok
dung reads ea-tam                           => no
dung ends head in ubnd-thanh-pho of chau    => not-found
)");
}

TEST_CASE("codes and proposals end after seven days") {
  play(kFounded + R"(
anh invites yen as officer in ea-tam => ok
dung confirms yen                   => ok
days 8                             => ok
yen opens yen                        => code-not-valid
)");
  play(kFounded + R"(
anh invites yen as officer in ea-tam => ok
days 8                             => ok
dung signs in                      => ok
dung confirms yen                   => decided-already
anh signs in                        => ok
anh resets yen                       => no-role
)");
}

TEST_CASE("a newer code replaces the older") {
  play(kFounded + R"(
anh resets dung     => ok
binh resets dung   => ok
chau confirms dung => ok
anh opens dung      => code-not-valid
dung opens dung    => ok
)");
}

TEST_CASE("a union that the Party directs is looked after where the programme is run") {
  play(kFounded + R"(
anh invites hue as head in hoi-phu-nu => ok
chau confirms hue                    => not-found
binh confirms hue                    => ok
hue opens hue                        => ok
hue reads hoi-phu-nu                 => yes
)");
}

TEST_CASE("the command line counts as one person") {
  play(kFounded + R"(
operator invites yen as officer in ea-tam  => half
anh confirms yen                            => not-found
dung confirms yen                          => ok
yen opens yen                               => ok
operator resets dung                      => half
anh confirms dung                          => not-found
chau confirms dung                        => ok
dung opens dung                           => ok
)");
  play(R"(
founders anh binh                                  => 2
operator invites yen as head in ea-tam             => nobody-can-confirm
operator resets anh                                => half
binh confirms anh                                  => ok
anh opens anh                                       => ok
binh ends administrator in ubnd-tinh of anh        => ok
operator resets binh                              => whole
binh opens binh                                   => ok
)");
}
