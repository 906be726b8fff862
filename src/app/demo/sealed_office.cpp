#include "app/demo/sealed_office.h"

#include <algorithm>

#include "identity/store.h"
#include "support/keyholder/body.h"
#include "support/keyholder/passphrase.h"
#include "support/protocol/codes.h"

namespace hoanhap::app::demo {
namespace {

using namespace support;

struct Worker {
  access::Actor actor;
  keyholder::MemberSecrets secrets{keyholder::SealingPair::from(keyholder::Secret::random()),
                                   keyholder::SigningPair::from(keyholder::Secret::random())};
};

struct Keys {
  keyholder::SigningPair root = keyholder::SigningPair::from(keyholder::Secret::random());
  keyholder::SealingPair recovery = keyholder::SealingPair::from(keyholder::Secret::random());
  keyholder::SealingPair team = keyholder::SealingPair::from(keyholder::Secret::random());
};

Result<access::Actor> actor(App::Parts& parts, const std::string& login) {
  return parts.database->read([&](storage::Tx& tx) -> Result<access::Actor> {
    const auto account = identity::store::account(tx, login);
    if (!account) return internal("demo: no account " + login);
    access::Actor actor{account->id, account->display_name, {}};
    for (const auto& held : identity::store::roles_of(tx, account->id))
      actor.memberships.push_back({held.unit, access::find_role(held.role)->may});
    return actor;
  });
}

Result<bool> enrol(App::Parts& parts, const Keys& keys, const Worker& worker) {
  const auto& mine = worker.secrets;
  Enrolment enrolment{keys.root.key,    worker.actor.user.value,   mine.signing.key,
                      mine.sealing.key, worker.actor.display_name, {}};
  enrolment.signature = mine.signing.sign(enrolment.statement());
  auto parameters = keyholder::fresh_wrap();
  parameters.kib = KeyWrap::kFloorKib;  // a demo is opened often, and guards nobody
  TRY_ASSIGN(const auto wrap,
             keyholder::wrap(mine, keys.root.key, enrolment.account, kDemoPassphrase, parameters));
  const auto bytes = wrap.bytes();
  return parts.database->write([&](storage::Tx& tx) {
    return parts.support.offices.enrol(tx, worker.actor, keys.root.key, enrolment, bytes);
  });
}

Offices::Certification certification(const Keys& keys, const std::vector<Worker>& workers,
                                     Date today) {
  Offices::Certification out;
  out.roster = {keys.root.key, 1, {}};
  for (const auto& worker : workers)
    out.roster.members.push_back({worker.actor.user.value, worker.secrets.signing.key,
                                  worker.secrets.sealing.key, worker.actor.display_name});
  std::ranges::sort(out.roster.members, {}, &Member::account);
  auto& certificate = out.certificate;
  certificate.root = keys.root.key;
  certificate.sequence = 1;
  certificate.day = today;
  certificate.epoch = 1;
  certificate.team = keys.team.key;
  certificate.recovery = keys.recovery.key;
  certificate.roster = out.roster.hash();
  certificate.office = "Bộ phận hỗ trợ, Phòng LĐTBXH (mẫu)";
  certificate.signature = keys.root.sign(certificate.statement());
  out.seals.push_back({0, keyholder::seal_to(keys.recovery.key, keys.team.secret)});
  for (const auto& member : out.roster.members)
    out.seals.push_back({member.account, keyholder::seal_to(member.sealing, keys.team.secret)});
  return out;
}

// A referral about nobody, as its sender's browser would seal it.
struct Scene {
  const char* login;  // "": the person themselves
  const char* unit;
  int days_ago;
  const char* referral;
  const char* care;  // "": nobody has answered yet
};
constexpr Scene kScenes[] = {
    {"", "", 20,
     R"json({"v":1,"filed_on":"2018-06-12","person":{"call_as":"Chị A (mẫu)","how":"Gọi sau 18 giờ"},"needs":["hoc-nghe","vay-von"]})json",
     R"json({"v":1,"consent":{"given_on":"2018-06-15","until":"2018-12-31","services":["hoc-nghe"]},"notes":["Đã gặp, muốn học may (số liệu mẫu)."]})json"},
    {"", "", 7,
     R"json({"v":1,"filed_on":"2018-06-25","person":{"call_as":"Bạn B (mẫu)","how":"Nhắn tin"},"needs":["tu-van"]})json",
     ""},
    {"eatam.congan", "cong-an-ea-tam", 0,
     R"json({"v":1,"filed_on":"2018-07-02","sender":{"unit":"Công an phường Ea Tam"},"person":{"call_as":"Chị C (mẫu)","how":"Qua số của em gái"},"needs":["phap-ly"]})json",
     ""},
};

Result<bool> play(App::Parts& parts, const Keys& keys, const Worker& worker, const Scene& scene) {
  Filing::Referral referral;
  referral.office = keys.root.key;
  const auto id = random_bytes(referral.record.bytes.size());
  std::copy(id.begin(), id.end(), referral.record.bytes.begin());
  auto code = base32(random_bytes(12)).substr(0, 19);
  referral.receipt = Receipt::hash(code + Receipt::check(code));
  access::Actor sender;
  if (*scene.login != '\0') {
    TRY_ASSIGN(sender, actor(parts, scene.login));
    referral.unit = parts.units.get()->id_of(scene.unit);
  }
  TRY_ASSIGN(auto filed, keyholder::seal({keys.root.key, referral.record, Part::referral, 1}, 1,
                                         keys.team.key, scene.referral, nullptr));
  referral.parts.push_back(std::move(filed));
  TRY(parts.support.filing.file(sender, "demo", referral));
  if (*scene.care == '\0') return true;
  TRY_ASSIGN(const auto care, keyholder::seal({keys.root.key, referral.record, Part::care, 1}, 1,
                                              keys.team.key, scene.care, &worker.secrets.signing));
  TRY(parts.support.cases.write(worker.actor, care, 0));
  Cases::Taking taking;
  taking.step = Step::contacted;
  taking.waited = "3-7";
  TRY(parts.support.cases.take(worker.actor, referral.record, taking));
  taking.step = Step::consented;
  taking.until = Date::of(2018, 12, 31);
  TRY(parts.support.cases.take(worker.actor, referral.record, taking));
  return parts.support.cases.set_services(worker.actor, referral.record, {"hoc-nghe", "vay-von"},
                                          {"hoc-nghe"});
}

}  // namespace

Result<void> open_office(App::Parts& parts) {
  const auto plan = parts.plan.get();
  const auto until = parts.clock.now();
  if (!plan || plan->support.office.empty() || until.date() < Date::of(2018, 7, 1) ||
      until.date() > Date::of(2018, 7, 20))
    return {};  // its scenes are of these weeks
  TRY_ASSIGN(const auto keeper, actor(parts, "hotro.phutrach"));
  std::vector<Worker> workers;
  for (const auto* login : {"hotro.1", "hotro.2"}) {
    TRY_ASSIGN(auto who, actor(parts, login));
    workers.push_back({std::move(who)});
  }
  const auto moment = [&](int days_ago) { return Instant{until.ms - days_ago * 86'400'000LL}; };
  parts.clock.move_to(moment(30));

  const Keys keys;
  Office office;
  office.root = keys.root.key;
  office.unit = parts.units.get()->id_of(plan->support.office);
  TRY(parts.database->write(
      [&](storage::Tx& tx) { return parts.support.offices.found(tx, keeper, office); }));
  for (const auto& worker : workers) TRY(enrol(parts, keys, worker));
  const auto given = certification(keys, workers, parts.clock.today());
  TRY(parts.database->write([&](storage::Tx& tx) {
    return parts.support.offices.certify(tx, keeper, keys.root.key, given);
  }));
  for (const auto& scene : kScenes) {
    parts.clock.move_to(moment(scene.days_ago));
    TRY(play(parts, keys, workers.front(), scene));
  }
  parts.clock.move_to(until);
  return {};
}

}  // namespace hoanhap::app::demo
