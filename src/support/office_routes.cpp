#include "access/idempotency.h"
#include "support/wire.h"

namespace hoanhap::support {
namespace {

using access::Actor;
using access::Capability;
using access::Route;
using access::Who;
using http::kib;
using http::Method;
using http::Request;
using http::Response;

Result<Response> desk(const Request&, const Actor&, Service&);
Result<Response> found(const Request&, const Actor&, Service&);
Result<Response> enrol(const Request&, const Actor&, Service&);
Result<Response> certify(const Request&, const Actor&, Service&);
Result<Response> change_wrap(const Request&, const Actor&, Service&);
Result<Response> rewrap_left(const Request&, const Actor&, Service&);
Result<Response> rewrap(const Request&, const Actor&, Service&);

// Keys handed out to be wrapped anew at a time, below Rewrap::kMost: few enough that whoever waits
// sees it move, many enough that a slow link is not asked often.
constexpr int kRewrapBatch = 100;

// Keys and who holds them. The keeper certifies, members enrol and wrap; everybody else gets 404.
constexpr Route<Service> kRoutes[] = {
    {Method::get, "/support/desk", Who::signed_in, 0, &desk,
     "The offices one keeps or is a member of, with one's keys", "", "SupportDesk"},
    {Method::post, "/support/offices", Who::signed_in, kib(2), &found,
     "Begin an office by its root key", "NewSupportOffice", "SupportOfficeName",
     access::Carries::key},
    {Method::post, "/support/offices/{office}/enrolments", Who::signed_in, kib(4), &enrol,
     "One's own keys, for the keeper to certify", "SupportEnrolment", "Done", access::Carries::key},
    {Method::post, "/support/offices/{office}/certificates", Who::signed_in, kib(128), &certify,
     "The next certificate of the chain, with its roster and sealed team keys",
     "SupportCertification", "Done", access::Carries::key},
    {Method::put, "/support/offices/{office}/key", Who::signed_in, kib(2), &change_wrap,
     "One's own key behind another passphrase", "SupportWrap", "Done", access::Carries::key},
    {Method::get, "/support/offices/{office}/rewrap", Who::signed_in, 0, &rewrap_left,
     "Keys that wait to be wrapped for the new epoch, and how many", "", "SupportRewrap"},
    {Method::post, "/support/offices/{office}/rewrap", Who::signed_in, kib(128), &rewrap,
     "A signed batch of keys wrapped anew", "SupportRewrapBatch", "SupportRewrapLeft"},
};

const store::Enrolled* own(const std::vector<store::Enrolled>& all, UserId user, bool certified) {
  for (const auto& each : all)
    if (each.enrolment.account == user.value && each.certified == certified) return &each;
  return nullptr;
}

void write_member(JsonWriter& out, storage::Tx& tx, const Office& office,
                  const std::vector<store::Certified>& chain, UserId user) {
  const auto enrolments = store::enrolments(tx, office.root);
  out.field("roster", to_wire(chain.back().roster.bytes()));
  // The rosters before, in which the authors of older bodies stand.
  out.key("rosters").begin_array();
  for (const auto& each : chain) out.value(to_wire(each.roster.bytes()));
  out.end_array();
  if (const auto* mine = own(enrolments, user, true)) out.field("wrap", to_wire(mine->wrap));
  out.key("team").begin_array();
  for (const auto& seal : store::seals(tx, office.root, user.value))
    out.begin_object()
        .field("epoch", std::int64_t{seal.epoch})
        .field("sealed", to_wire(seal.sealed))
        .end_object();
  out.end_array();
  out.field("waiting", store::count(tx, office.root, State::received));
}

void write_keeper(JsonWriter& out, storage::Tx& tx, Service& service, const Office& office,
                  const std::vector<store::Certified>& chain) {
  out.key("enrolments").begin_array();
  for (const auto& each : store::enrolments(tx, office.root)) {
    if (each.certified) continue;
    out.begin_object().field("account", each.enrolment.account);
    out.field("name", std::string_view(each.enrolment.name));
    out.field("account_name", store::display_name(tx, UserId{each.enrolment.account}));
    out.field("eligible",
              service.offices.eligible(tx, UserId{each.enrolment.account}, office.unit));
    out.field("enrolment", to_wire(each.enrolment.bytes())).end_object();
  }
  out.end_array();
  if (!chain.empty()) out.field("roster_now", to_wire(chain.back().roster.bytes()));
}

// Who of the roster has to leave; nobody is suspended by reading.
std::vector<std::int64_t> leaving(storage::Tx& tx, Service& service, const Office& office,
                                  const store::Certified& last) {
  std::vector<std::int64_t> all;
  for (const auto& member : last.roster.members)
    if (!service.offices.in_good_standing(tx, office, last.certificate, last.roster,
                                          UserId{member.account}))
      all.push_back(member.account);
  return all;
}

std::string_view standing(storage::Tx& tx, Service& service, const Office& office,
                          const std::vector<store::Certified>& chain, UserId user) {
  if (!chain.empty() && chain.back().roster.find(user.value) != nullptr)
    return service.offices.in_good_standing(tx, office, chain.back().certificate,
                                            chain.back().roster, user)
               ? "certified"
               : "suspended";
  return own(store::enrolments(tx, office.root), user, false) != nullptr ? "enrolled" : "none";
}

void write_desk(JsonWriter& out, storage::Tx& tx, Service& service, const Actor& actor,
                const Office& office, const Rewrapping::Progress* progress) {
  const auto chain = store::chain(tx, office.root);
  const bool keeper = actor.may(Capability::keep, office.unit);
  const auto member = standing(tx, service, office, chain, actor.user);
  const auto* unit = service.ground.units()->find(office.unit);
  out.begin_object().field("office", name(office.root)).field("purpose", name(office.purpose));
  out.key("unit").begin_object().field("id", office.unit.value);
  out.field("name", unit == nullptr ? "" : unit->name(service.ground.clock.today())).end_object();
  out.field("state", name(office.state)).field("keeper", keeper).field("member", member);
  write_chain(out, chain);
  if (!chain.empty()) {
    const auto away = leaving(tx, service, office, chain.back());
    out.field("needs_epoch", !away.empty()).key("leaving").begin_array();
    for (const auto account : away) out.value(account);
    out.end_array();
    out.field("keeper_left",
              service.offices.keeper_left(tx, office, chain.back().certificate.epoch));
  }
  if (progress != nullptr)
    out.key("rewrap")
        .begin_object()
        .field("root", name(progress->root))
        .field("epoch", std::int64_t{progress->epoch})
        .field("left", progress->left)
        .end_object();
  if (member == "certified") write_member(out, tx, office, chain, actor.user);
  if (keeper) write_keeper(out, tx, service, office, chain);
  out.end_object();
}

Result<Response> desk(const Request&, const Actor& actor, Service& service) {
  if (!actor.may_anywhere(Capability::support) && !actor.may_anywhere(Capability::keep))
    return not_found();
  TRY_ASSIGN(const auto mine,
             service.ground.database.read([&](storage::Tx& tx) -> Result<std::vector<Office>> {
               auto all = store::offices(tx);
               std::erase_if(all, [&](const Office& office) {
                 return !actor.may(Capability::support, office.unit) &&
                        !actor.may(Capability::keep, office.unit);
               });
               return all;
             }));
  std::vector<std::optional<Rewrapping::Progress>> progress;
  for (const auto& office : mine) {
    progress.emplace_back();
    if (office.state == OfficeState::founding) continue;
    TRY_ASSIGN(progress.back(), service.rewrapping.progress(office.root, 0));
  }
  return service.ground.database.read([&](storage::Tx& tx) -> Result<Response> {
    JsonWriter out;
    out.begin_object().key("offices").begin_array();
    for (std::size_t i = 0; i < mine.size(); ++i)
      write_desk(out, tx, service, actor, mine[i], progress[i] ? &*progress[i] : nullptr);
    out.end_array().end_object();
    return Response::json(out.take());
  });
}

Result<Response> once(Service& service, const Actor& actor, const Request& request,
                      const std::function<Result<Response>(storage::Tx&)>& work) {
  return access::write_once(service.ground.database, service.ground.wall, actor, request, work);
}

// The key is asked for first, of everybody alike; what the body says comes after.
Result<Response> found(const Request& request, const Actor& actor, Service& service) {
  return once(service, actor, request, [&](storage::Tx& tx) -> Result<Response> {
    TRY_ASSIGN(const auto body, request.json());
    const auto registry = service.ground.units();
    if (!actor.may_anywhere(Capability::keep) || !registry) return not_found();
    Office wanted;
    const auto purpose = purpose_named(body["purpose"].string().value_or(""));
    if (!purpose)
      return invalid("purpose", {"Chọn support hoặc children.", "support or children."});
    wanted.purpose = *purpose;
    wanted.unit = unit_in(body, *registry);
    if (!from_wire(body["root"].string().value_or(""), wanted.root.bytes))
      return invalid("root", {"Thiếu khóa gốc.", "The root key is missing."});
    TRY(service.offices.found(tx, actor, wanted));
    JsonWriter out;
    out.begin_object().field("office", name(wanted.root)).end_object();
    return Response::json(out.take(), 201);
  });
}

Result<Response> enrol(const Request& request, const Actor& actor, Service& service) {
  return once(service, actor, request, [&](storage::Tx& tx) -> Result<Response> {
    TRY_ASSIGN(const auto office, office_in(request));
    if (!actor.may_anywhere(Capability::support)) return not_found();
    TRY_ASSIGN(const auto body, request.json());
    TRY_ASSIGN(const auto bytes, bytes_in(body, "enrolment", 1024));
    TRY_ASSIGN(const auto wrap, bytes_in(body, "wrap", 256));
    TRY_ASSIGN(const auto enrolment, Enrolment::parse(bytes));
    TRY(service.offices.enrol(tx, actor, office, enrolment, wrap));
    return Response::json("{}", 201);
  });
}

Result<Offices::Seal> seal_in(std::int64_t account, const Json& sealed, const char* field) {
  Offices::Seal seal{account, {}};
  if (!from_wire(sealed.string().value_or(""), seal.sealed.bytes))
    return invalid(field, {"Không đọc được khóa niêm.", "A sealed key is not readable."});
  return seal;
}

Result<Offices::Certification> certification_in(const Json& body) {
  Offices::Certification given;
  TRY_ASSIGN(const auto certificate, bytes_in(body, "certificate", 2048));
  TRY_ASSIGN(const auto roster, bytes_in(body, "roster", 32 * 1024));
  TRY_ASSIGN(given.certificate, Certificate::parse(certificate));
  TRY_ASSIGN(given.roster, Roster::parse(roster));
  const auto seals = body["seals"];
  for (std::size_t i = 0; i < seals.size() && i <= kMostMembers; ++i) {
    TRY_ASSIGN(const auto seal,
               seal_in(seals[i]["account"].integer().value_or(-1), seals[i]["sealed"], "seals"));
    given.seals.push_back(seal);
  }
  if (!body["recovery"].is_null()) {
    TRY_ASSIGN(const auto seal, seal_in(0, body["recovery"], "recovery"));
    given.seals.push_back(seal);
  }
  if (!body["root_for_recovery"].is_null()) {
    TRY_ASSIGN(given.root_for_recovery, bytes_in(body, "root_for_recovery", 80));
  }
  return given;
}

Result<Response> certify(const Request& request, const Actor& actor, Service& service) {
  return once(service, actor, request, [&](storage::Tx& tx) -> Result<Response> {
    TRY_ASSIGN(const auto office, office_in(request));
    if (!actor.may_anywhere(Capability::keep)) return not_found();
    TRY_ASSIGN(const auto body, request.json());
    TRY_ASSIGN(const auto given, certification_in(body));
    TRY(service.offices.certify(tx, actor, office, given));
    return Response::json("{}", 201);
  });
}

Result<Response> change_wrap(const Request& request, const Actor& actor, Service& service) {
  return once(service, actor, request, [&](storage::Tx& tx) -> Result<Response> {
    TRY_ASSIGN(const auto office, office_in(request));
    if (!actor.may_anywhere(Capability::support)) return not_found();
    TRY_ASSIGN(const auto body, request.json());
    TRY_ASSIGN(const auto wrap, bytes_in(body, "wrap", 256));
    TRY(service.offices.change_wrap(tx, actor, office, wrap));
    return Response::json("{}");
  });
}

Result<Response> rewrap_left(const Request& request, const Actor& actor, Service& service) {
  if (!actor.may_anywhere(Capability::support)) return not_found();
  TRY_ASSIGN(const auto office, office_in(request));
  TRY_ASSIGN(const auto now, service.rewrapping.progress(actor, office, kRewrapBatch));
  JsonWriter out;
  out.begin_object().field("root", name(now.root)).field("epoch", std::int64_t{now.epoch});
  out.field("team", to_wire(now.team)).field("left", now.left).key("keys").begin_array();
  for (const auto& item : now.keys)
    out.begin_object()
        .field("record", name(item.key.record))
        .field("part", name(item.key.part))
        .field("version", std::int64_t{item.key.version})
        .field("epoch", std::int64_t{item.epoch})
        .field("wrapped", to_wire(item.key.wrapped))
        .end_object();
  out.end_array().end_object();
  return Response::json(out.take());
}

// Without an Idempotency-Key: the same batch again changes nothing.
Result<Response> rewrap(const Request& request, const Actor& actor, Service& service) {
  if (!actor.may_anywhere(Capability::support)) return not_found();
  TRY_ASSIGN(const auto office, office_in(request));
  TRY_ASSIGN(const auto body, request.json());
  TRY_ASSIGN(const auto bytes, bytes_in(body, "batch", 64 * 1024));
  TRY_ASSIGN(const auto batch, Rewrap::parse(bytes));
  TRY_ASSIGN(const auto left, service.rewrapping.take(actor, office, batch));
  JsonWriter out;
  out.begin_object().field("left", left).end_object();
  return Response::json(out.take());
}

}  // namespace

std::span<const access::Route<Service>> office_routes() { return kRoutes; }

}  // namespace hoanhap::support
