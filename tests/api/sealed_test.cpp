// The sealed part through the router, as browsers would use it: ceremony, filing, opening,
// withdrawing. The test holds the keys; the server must never hold, write or say what was sealed.
// Names in here are canaries: they are looked for in every file, the log and every answer to
// somebody else.
#include <fcntl.h>
#include <unistd.h>

#include <doctest/doctest.h>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "city.h"
#include "core/log.h"
#include "support/backup.h"
#include "support/keyholder/body.h"
#include "support/keyholder/passphrase.h"
#include "support/keyholder/shamir.h"
#include "support/keyholder/unsealing.h"

using namespace hoanhap;
using namespace hoanhap::support;
using namespace hoanhap::test;
namespace kh = hoanhap::support::keyholder;
namespace fs = std::filesystem;

namespace {

const char* const kPassphrase = "canh chim bay qua dong lua";
const char* const kCanaries[] = {"Chim-Yến-Bí-Mật", "0905 777 888", "hẻm 9 đường Không-Tên",
                                 "canh chim bay qua dong lua"};
const std::string kReferral = R"({"v":1,"goi":"Chim-Yến-Bí-Mật","lien_he":"0905 777 888"})";
const std::string kCare = R"({"v":1,"dia_chi":"hẻm 9 đường Không-Tên"})";

// Standard error into a file for a while: the log goes there.
class Captured {
 public:
  explicit Captured(const std::string& file) : file_(file), before_(dup(STDERR_FILENO)) {
    const int out = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    dup2(out, STDERR_FILENO);
    ::close(out);
    log::set_quiet(false);
  }
  ~Captured() {
    log::set_quiet(true);
    dup2(before_, STDERR_FILENO);
    ::close(before_);
  }

 private:
  std::string file_;
  int before_;
};

std::string contents(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// The canaries found under a folder, with the file: none.
std::string leaks(const fs::path& folder) {
  std::string found;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    const auto text = contents(entry.path());
    for (const std::string canary : kCanaries)
      if (text.find(canary) != std::string::npos)
        found += entry.path().filename().string() + ": " + canary + "\n";
  }
  return found;
}

std::string quoted(const std::string& key, const std::string& value) {
  return "\"" + key + "\":\"" + value + "\"";
}

struct Team {
  kh::SigningPair root = kh::SigningPair::from(kh::Secret::random());
  kh::SealingPair recovery = kh::SealingPair::from(kh::Secret::random());
  kh::SealingPair team = kh::SealingPair::from(kh::Secret::random());
  std::map<std::string, kh::MemberSecrets> secrets;
  std::vector<Member> members;

  std::string path() const { return "/support/offices/" + name(root.key); }

  std::string enrolment(std::int64_t account, const std::string& login) {
    auto& mine = secrets
                     .emplace(login, kh::MemberSecrets{kh::SealingPair::from(kh::Secret::random()),
                                                       kh::SigningPair::from(kh::Secret::random())})
                     .first->second;
    Enrolment made{root.key, account, mine.signing.key, mine.sealing.key, "Cán bộ " + login, {}};
    made.signature = mine.signing.sign(made.statement());
    members.push_back({account, mine.signing.key, mine.sealing.key, made.name});
    const auto wrap = kh::wrap(mine, root.key, account, kPassphrase, kh::fresh_wrap()).value();
    return "{" + quoted("enrolment", to_wire(made.bytes())) + "," +
           quoted("wrap", to_wire(wrap.bytes())) + "}";
  }

  std::string certification(Date day) {
    std::ranges::sort(members, {}, &Member::account);
    Roster roster{root.key, 1, members};
    Certificate made;
    made.root = root.key;
    made.sequence = 1;
    made.day = day;
    made.epoch = 1;
    made.team = team.key;
    made.recovery = recovery.key;
    made.roster = roster.hash();
    made.office = "Bộ phận hỗ trợ thành phố mẫu";
    made.signature = root.sign(made.statement());
    std::string seals;
    for (const auto& member : members)
      seals += (seals.empty() ? "" : ",") + std::string("{\"account\":") +
               std::to_string(member.account) + "," +
               quoted("sealed", to_wire(kh::seal_to(member.sealing, team.secret))) + "}";
    return "{" + quoted("certificate", to_wire(made.bytes())) + "," +
           quoted("roster", to_wire(roster.bytes())) + ",\"seals\":[" + seals + "]," +
           quoted("recovery", to_wire(kh::seal_to(recovery.key, team.secret))) + "," +
           quoted("root_for_recovery", to_wire(kh::seal_to(recovery.key, root.seed))) + "}";
  }

  std::string referral(const RecordKeyId& id, const std::string& code, const std::string& unit) {
    const auto envelope =
        kh::seal({root.key, id, Part::referral, 1}, 1, team.key, kReferral, nullptr).value();
    JsonWriter out;
    out.begin_object().field("office", name(root.key)).field("record", name(id));
    out.field("receipt", to_wire(Receipt::hash(code)));
    if (!unit.empty()) out.field("unit", std::string_view(unit));
    out.key("parts").begin_array();
    write(out, envelope);
    out.end_array().end_object();
    return out.take();
  }
};

RecordKeyId fresh_id() {
  RecordKeyId id;
  const auto bytes = random_bytes(16);
  std::copy(bytes.begin(), bytes.end(), id.bytes.begin());
  return id;
}

std::string fresh_code() {
  auto code = base32(random_bytes(12)).substr(0, 19);
  return code + Receipt::check(code);
}

}  // namespace

TEST_CASE("sealed: ceremony, referral, opening, withdrawal; nothing of it in clear anywhere") {
  City city("2018-05-02T08:30:00+07:00");
  const fs::path data = city.parts().options.data;
  Team office;
  {
    const Captured log((data / "log.txt").string());

    // ---- ceremony: keeper, members, keeper
    auto answer = city.post("hotro.phutrach", "/support/offices",
                            R"({"unit":"phong-ldtbxh","purpose":"support",)" +
                                quoted("root", to_wire(office.root.key)) + "}");
    REQUIRE(answer.status == 201);
    for (const std::string login : {"hotro.1", "hotro.2"}) {
      const auto me = city.get(login, "/session").body["user"]["id"].integer().value();
      REQUIRE(city.post(login, office.path() + "/enrolments", office.enrolment(me, login)).status ==
              201);
    }
    const auto desk = city.get("hotro.phutrach", "/support/desk").body["offices"][0];
    CHECK(desk["enrolments"].size() == 2);
    CHECK(desk["enrolments"][0]["eligible"].boolean() == true);
    CHECK(desk["wrap"].is_null());
    const auto certification = office.certification(Date::of(2018, 5, 2));
    CHECK(city.post("hotro.1", office.path() + "/certificates", certification).status == 404);
    answer = city.post("hotro.phutrach", office.path() + "/certificates", certification);
    CAPTURE(answer.text);
    REQUIRE(answer.status == 201);

    // ---- a member unlocks with what the server kept for them
    const auto mine = city.get("hotro.1", "/support/desk").body["offices"][0];
    CHECK(mine["member"].string() == "certified");
    Bytes wrap;
    REQUIRE(from_wire(mine["wrap"].string().value(), wrap));
    const auto account = city.get("hotro.1", "/session").body["user"]["id"].integer().value();
    const auto unlocked =
        kh::unwrap(KeyWrap::parse(wrap).value(), office.root.key, account, kPassphrase);
    REQUIRE(unlocked);
    SealedKey sealed;
    REQUIRE(from_wire(mine["team"][0]["sealed"].string().value(), sealed.bytes));
    REQUIRE(kh::unseal(unlocked->sealing, sealed));

    // ---- the police file, seeing only what is public
    const auto offices = city.get("eatam.congan", "/support/offices").body;
    CHECK(offices["offices"][0]["office"].string() == name(office.root.key));
    CHECK(offices["send_for"][0]["class"].string() == "police");
    CHECK(city.get("", "/support/offices").body["send_for"].size() == 0);
    const auto id = fresh_id(), other = fresh_id();
    const auto code = fresh_code();
    const auto body = office.referral(id, code, "cong-an-ea-tam");
    answer = city.post("eatam.congan", "/support/referrals", body);
    CAPTURE(answer.text);
    REQUIRE(answer.status == 201);
    CHECK(answer.text == "{}");
    CHECK(city.post("eatam.congan", "/support/referrals", body).status == 201);
    REQUIRE(city.post("", "/support/referrals", office.referral(other, fresh_code(), "")).status ==
            201);

    // ---- 404 for everybody else, the same whether it exists or not
    const auto record = "/support/records/" + name(id),
               none = "/support/records/" + name(fresh_id());
    for (const std::string login : {"eatam.congan", "eatam.canbo", "ldtbxh.canbo", "ldtbxh.lanhdao",
                                    "quantri.1", "giamsat", "hotro.phutrach", "ubnd.lanhdao"}) {
      CAPTURE(login);
      for (const auto& path : {"/records", "/rewrap"})
        CHECK(city.get(login, office.path() + path).status == 404);
      CHECK(city.post(login, office.path() + "/open", R"({"records":[")" + name(id) + "\"]}")
                .status == 404);
      const auto theirs = city.get(login, record + "/readers");
      CHECK(theirs.status == 404);
      CHECK(theirs.text == city.get(login, none + "/readers").text);
      CHECK(city.post(login, record + "/steps", R"({"step":"refused"})").status == 404);
      CHECK(city.put(login, record + "/parts/care", "{\"envelope\":{}}", "0").status == 404);
    }
    CHECK(city.get("", "/support/desk").status == 401);
    CHECK(city.get("eatam.congan", "/support/desk").status == 404);

    // ---- the team reads, writes, counts
    const auto list = city.get("hotro.1", office.path() + "/records").body["records"];
    REQUIRE(list.size() == 2);
    const auto opened =
        city.post("hotro.1", office.path() + "/open", R"({"records":[")" + name(id) + "\"]}");
    const auto envelope = read_kept(opened.body["records"][0]["parts"][0]["envelope"], id);
    REQUIRE(envelope);
    CHECK(kh::open(*envelope, office.team)->content == kReferral);
    JsonWriter care;
    care.begin_object().key("envelope");
    write(care, kh::seal({office.root.key, id, Part::care, 1}, 1, office.team.key, kCare,
                         &office.secrets.at("hotro.1").signing)
                    .value());
    care.end_object();
    answer = city.put("hotro.1", record + "/parts/care", care.take(), "0");
    CAPTURE(answer.text);
    REQUIRE(answer.status == 200);
    CHECK(answer.etag == "\"1\"");
    CHECK(city.post("hotro.1", record + "/steps", R"({"step":"consented","until":"2018-12-31"})")
              .body["state"]
              .string() == "consented");
    CHECK(city.put("hotro.1", record + "/services", R"({"needs":["hoc-nghe"],"services":[]})", "")
              .status == 200);
    CHECK(city.get("hotro.2", record + "/readers").body["readers"].size() >= 2);
    const auto counts =
        city.get("hotro.phutrach", office.path() + "/counts?from=2018-01&to=2018-12");
    CHECK(counts.body["needs"]["hoc-nghe"].integer() == 1);
    CHECK(counts.body["arrived"].size() == 2);
    CHECK(city.get("ldtbxh.lanhdao", office.path() + "/counts?from=2018-01&to=2018-12").status ==
          404);

    // ---- the ward police's own report shows what it filed, and nobody types it
    const auto handle = city.open_record("eatam.congan", "cong-an-thang", "2018-05");
    const auto report = city.get("eatam.congan", "/records/" + std::to_string(handle.id));
    CHECK(report.body["cells"]["gt-phieu"].integer() == 1);

    // ---- an export opens offline with two shares
    const auto file = city.post("hotro.1", record + "/export");
    const auto exported = read_exported(file.text);
    REQUIRE(exported);
    const auto shares = kh::split(office.recovery, 2, 3);
    const auto parts = kh::unseal(*exported, std::vector<Share>{shares[0], shares[2]});
    REQUIRE(parts);
    CHECK(parts->front().content == kReferral);

    // ---- withdrawal: the same answer for any code
    const auto unknown =
        city.post("", "/support/withdrawals", "{" + quoted("code", fresh_code()) + "}");
    const auto known = city.post("", "/support/withdrawals", "{" + quoted("code", code) + "}");
    CHECK(known.status == 202);
    CHECK(known.status == unknown.status);
    CHECK(known.text == unknown.text);
    CHECK(city.get("hotro.1", record + "/readers").status == 404);

    // ---- backups too
    REQUIRE(back_up(data.string(), (data / "backups").string(), Date::of(2018, 5, 2)));
    CHECK(leaks(data) == "");  // with the WAL and the log as they are now

    // ---- the account that filed leads to no record: its keys of idempotency know nothing of one
    CHECK(city.parts().database->read([&](storage::Tx& tx) -> Result<std::int64_t> {
      return tx
          .maybe_integer("select count(*) from idempotency_key where route like '%/support/re%'")
          .value_or(0);
    }) == 0);
  }
  // Only what must be: the canary would be found if it were there.
  std::ofstream(data / "proof.txt") << kCanaries[0];
  CHECK(leaks(data) == std::string("proof.txt: ") + kCanaries[0] + "\n");
}

TEST_CASE("sealed: malformed bodies are refused in words, never 500") {
  City city("2018-05-02T08:30:00+07:00");
  const auto office = std::string(64, 'a');
  struct Row {
    const char *login, *path, *body;
    int status;
  };
  for (
      const auto& row : std::initializer_list<Row>{
          {"", "/support/referrals", "{}", 404},
          {"", "/support/referrals", "[]", 404},
          {"", "/support/referrals", R"({"office":"zz"})", 404},
          {"", "/support/withdrawals", "{}", 422},
          {"", "/support/withdrawals", R"({"code":7})", 422},
          {"", "/support/withdrawals", R"({"code":"OOOO-OOOO-OOOO-OOOO-OOO1"})", 422},
          {"hotro.phutrach", "/support/offices", "{}", 422},
          {"hotro.phutrach", "/support/offices", R"({"purpose":"support","root":"AA"})", 422},
          {"hotro.phutrach", "/support/offices",
           R"({"purpose":"support","unit":"khong-co","root":"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"})",
           404},
          {"eatam.congan", "/support/offices", R"({"purpose":"support"})", 404},
      }) {
    CAPTURE(row.path);
    CAPTURE(row.body);
    const auto answer = city.post(row.login, row.path, row.body);
    CHECK(answer.status == row.status);
    CHECK(answer.text.find("\"title\"") != std::string::npos);
  }
  CHECK(city.get("hotro.1", "/support/offices/" + office + "/records").status == 404);
  CHECK(city.get("hotro.1", "/support/offices/xyz/records").status == 404);
  CHECK(city.get("hotro.1", "/support/records/xyz/readers").status == 404);
}
