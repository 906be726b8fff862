#include <fmt/format.h>

#include "access/idempotency.h"
#include "records/service.h"

namespace hoanhap::records {
namespace {

using access::Actor;
using access::Who;
using http::kib;
using http::Method;
using http::Request;
using http::Response;
using Answer = Result<Response>;

Answer open(const Request&, const Actor&, Service&);
Answer open_event(const Request&, const Actor&, Service&);
Answer show(const Request&, const Actor&, Service&);
Answer revisions(const Request&, const Actor&, Service&);
Answer save(const Request&, const Actor&, Service&);
Answer nil(const Request&, const Actor&, Service&);
template <Step step>
Answer take(const Request&, const Actor&, Service&);

// What the outside can do with records. Who may do it is decided on the record itself (rules.h):
// the unit that owes it writes and signs, who checks or receives it decides, nobody else knows of
// it. Every write needs If-Match (but opening) and Idempotency-Key, and answers the record.
constexpr auto in = Who::signed_in;
constexpr auto key = access::Carries::key, key_and_version = access::Carries::key_and_version;
constexpr access::Route<Service> kRoutes[] = {
    {Method::post, "/obligations/{obligation}/record", in, kib(4), &open,
     "Open the record of an obligation (201), or find it (200)", "", "Record", key},
    {Method::post, "/events", in, kib(4), &open_event, "Begin a flash report about an event",
     "Event", "Record", key},
    {Method::get, "/records/{record}", in, 0, &show, "One record, as far as the caller may see it",
     "", "Record"},
    {Method::get, "/records/{record}/revisions", in, 0, &revisions,
     "What was presented and sent, oldest first", "", "Revision[]"},
    {Method::put, "/records/{record}/draft", in, kib(256), &save,
     "Save the cells that were changed", "Draft", "Record", key_and_version},
    {Method::post, "/records/{record}/nil", in, kib(4), &nil,
     "Nothing occurred: zero into every blank required number", "", "Record", key_and_version},
    {Method::post, "/records/{record}/present", in, kib(4), &take<Step::present>,
     "Hand it to the unit's head", "", "Record", key_and_version},
    {Method::post, "/records/{record}/send_back", in, kib(8), &take<Step::send_back>,
     "Head: back to the officer, with a reason", "Reason", "Record", key_and_version},
    {Method::post, "/records/{record}/sign", in, kib(8), &take<Step::sign>,
     "Head: sign and send; the totals change with the answer", "Sign", "Record", key_and_version},
    {Method::post, "/records/{record}/accept", in, kib(8), &take<Step::accept>,
     "Accept; never by who presented or signed it", "", "Record", key_and_version},
    {Method::post, "/records/{record}/return", in, kib(8), &take<Step::give_back>,
     "Return with a reason; it no longer counts as sent", "Reason", "Record", key_and_version},
    {Method::post, "/records/{record}/reopen", in, kib(8), &take<Step::reopen>,
     "Reopen with a reason; counts on until it is replaced", "Reason", "Record", key_and_version},
};

Response answer(std::string record, std::int64_t version, int status = 200) {
  auto response = Response::json(std::move(record), status);
  response.headers.emplace_back("ETag", access::etag(version));
  return response;
}

Answer shown(storage::Tx& tx, const Actor& actor, Service& service, RecordId id, int status = 200) {
  TRY_ASSIGN(const auto view, service.view(tx, actor, id));
  return answer(to_json(tx, view, actor, service.ground()), view.record.version, status);
}

// One write: once per Idempotency-Key; the answer is the record afterwards.
template <typename Work>
Answer write(const Request& request, const Actor& actor, Service& service, const Work& work) {
  const auto& ground = service.ground();
  return access::write_once(ground.database, ground.clock, actor, request, work);
}

Result<RecordId> record_of(const Request& request) {
  const auto id = request.id("record");
  if (!id) return not_found();
  return RecordId{*id};
}

Result<Json> body_of(const Request& request) {
  if (request.body.empty()) return Json();
  return request.json();
}

Answer open(const Request& request, const Actor& actor, Service& service) {
  const auto id = request.id("obligation");
  if (!id) return not_found();
  return write(request, actor, service, [&](storage::Tx& tx) -> Answer {
    TRY_ASSIGN(const auto opened, service.open(tx, actor, {*id}));
    TRY_ASSIGN(auto response, shown(tx, actor, service, opened.id, opened.created ? 201 : 200));
    if (opened.created)
      response.headers.emplace_back("Location", fmt::format("/api/v1/records/{}", opened.id.value));
    return response;
  });
}

Answer open_event(const Request& request, const Actor& actor, Service& service) {
  TRY_ASSIGN(const auto body, request.json());
  const auto date = Date::parse_iso(body["date"].string().value_or(""));
  if (!date)
    return invalid("date", {"Nhập ngày xảy ra, như 03/05/2018.",
                            "Enter the day it happened, such as 2018-05-03."});
  const Service::Event event{
      std::string(body["duty"].string().value_or("")), *date, {body["unit"].integer().value_or(0)}};
  return write(request, actor, service, [&](storage::Tx& tx) -> Answer {
    TRY_ASSIGN(const auto id, service.open_event(tx, actor, event));
    TRY_ASSIGN(auto response, shown(tx, actor, service, id, 201));
    response.headers.emplace_back("Location", fmt::format("/api/v1/records/{}", id.value));
    return response;
  });
}

Answer show(const Request& request, const Actor& actor, Service& service) {
  TRY_ASSIGN(const auto id, record_of(request));
  return service.ground().database.read(
      [&](storage::Tx& tx) { return shown(tx, actor, service, id); });
}

Answer revisions(const Request& request, const Actor& actor, Service& service) {
  TRY_ASSIGN(const auto id, record_of(request));
  TRY_ASSIGN(auto body, service.ground().database.read(
                            [&](storage::Tx& tx) { return service.revisions(tx, actor, id); }));
  return Response::json(std::move(body));
}

Answer save(const Request& request, const Actor& actor, Service& service) {
  TRY_ASSIGN(const auto id, record_of(request));
  TRY_ASSIGN(const auto base, access::if_match(request));
  TRY_ASSIGN(const auto body, request.json());
  return write(request, actor, service, [&](storage::Tx& tx) -> Answer {
    TRY(service.save(tx, actor, id, base, body));
    return shown(tx, actor, service, id);
  });
}

Answer nil(const Request& request, const Actor& actor, Service& service) {
  TRY_ASSIGN(const auto id, record_of(request));
  TRY_ASSIGN(const auto base, access::if_match(request));
  return write(request, actor, service, [&](storage::Tx& tx) -> Answer {
    TRY(service.nil(tx, actor, id, base));
    return shown(tx, actor, service, id);
  });
}

template <Step step>
Answer take(const Request& request, const Actor& actor, Service& service) {
  TRY_ASSIGN(const auto id, record_of(request));
  Service::Taking taking;
  taking.step = step;
  TRY_ASSIGN(taking.base, access::if_match(request));
  TRY_ASSIGN(const auto body, body_of(request));
  taking.reason = body["reason"].string().value_or("");
  if (const auto number = body["outgoing_number"].string())
    taking.outgoing_number = std::string(*number);
  if (const auto date = body["outgoing_date"].string(); date && !date->empty()) {
    taking.outgoing_date = Date::parse_iso(*date);
    if (!taking.outgoing_date)
      return invalid("outgoing_date", {"Nhập ngày có thật, như 27/04/2018.",
                                       "Enter a real date, such as 2018-04-27."});
  }
  if (step == Step::accept) {
    TRY_ASSIGN(taking.audit_head, service.audit_head());
  }
  return write(request, actor, service, [&](storage::Tx& tx) -> Answer {
    TRY(service.take(tx, actor, id, taking));
    return shown(tx, actor, service, id);
  });
}

}  // namespace

std::span<const access::Route<Service>> routes() { return kRoutes; }

}  // namespace hoanhap::records
