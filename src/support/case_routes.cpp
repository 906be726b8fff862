#include "access/idempotency.h"
#include "support/counts.h"
#include "support/protocol/refusal.h"
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

Result<Response> list(const Request&, const Actor&, Service&);
Result<Response> open(const Request&, const Actor&, Service&);
Result<Response> write_part(const Request&, const Actor&, Service&);
Result<Response> step(const Request&, const Actor&, Service&);
Result<Response> services(const Request&, const Actor&, Service&);
Result<Response> readers(const Request&, const Actor&, Service&);
Result<Response> exported(const Request&, const Actor&, Service&);
Result<Response> counts(const Request&, const Actor&, Service&);

// Members' records; 404 for everybody else, before anything that was sent is looked at. No
// Idempotency-Key here: stored, it would keep who worked on which record, and when, longer than the
// record. A part is guarded by its version, a step by the state it leaves.
constexpr Route<Service> kRoutes[] = {
    {Method::get, "/support/offices/{office}/records", Who::signed_in, 0, &list,
     "Records in clear words, 50 at a time", "SealedRecordsQuery", "SealedRecords"},
    {Method::post, "/support/offices/{office}/open", Who::signed_in, kib(4), &open,
     "Sealed bodies and keys of up to 50 records; each is an audit entry", "SealedIds",
     "SealedBodies"},
    {Method::put, "/support/records/{record}/parts/{part}", Who::signed_in, kib(64), &write_part,
     "The next version of a part; If-Match names the one it replaces", "SealedPart",
     "SealedVersion", access::Carries::version},
    {Method::post, "/support/records/{record}/steps", Who::signed_in, kib(1), &step,
     "Contacted, consented, serving, renewed; or an end, which destroys the keys", "SealedStep",
     "SealedStepTaken"},
    {Method::put, "/support/records/{record}/services", Who::signed_in, kib(2), &services,
     "Kinds of service asked for and given", "SealedServices", "Done"},
    {Method::get, "/support/records/{record}/readers", Who::signed_in, 0, &readers,
     "Who opened or changed it, and when", "", "SealedReaders"},
    {Method::post, "/support/records/{record}/export", Who::signed_in, kib(1), &exported,
     "The sealed record as a file for hoanhap unseal", "", "application/octet-stream"},
    {Method::get, "/support/offices/{office}/counts", Who::signed_in, 0, &counts,
     "What the office did in numbers, for its keeper and members", "SupportCountsQuery",
     "SupportCounts"},
};

Result<Response> list(const Request& request, const Actor& actor, Service& service) {
  if (!actor.may_anywhere(Capability::support)) return not_found();
  TRY_ASSIGN(const auto office, office_in(request));
  RecordKeyId after;
  if (const auto text = request.query_value("after"); !text.empty() && !from_hex(text, after.bytes))
    return invalid("after", {"Không đọc được.", "Not readable."});
  const auto state = state_named(request.query_value("state"));
  TRY_ASSIGN(const auto records, service.cases.list(actor, office, state, after));
  JsonWriter out;
  out.begin_object().key("records").begin_array();
  for (const auto& [record, parts] : records) {
    out.begin_object().field("record", name(record.id)).field("month", month_text(record.month));
    out.field("class", name(record.sender)).field("city", record.city.value);
    out.field("state", name(record.state));
    write_words(out, "needs", record.needs);
    write_words(out, "services", record.services);
    out.field("outcome", std::string_view(record.outcome)).field("ends", month_text(record.ends));
    out.key("parts").begin_array();
    for (const auto& [part, version] : parts)
      out.begin_object()
          .field("part", name(part))
          .field("version", std::int64_t{version})
          .end_object();
    out.end_array().end_object();
  }
  out.end_array().key("next");
  if (records.size() == 50)
    out.value(name(records.back().record.id));
  else
    out.null();
  out.end_object();
  return Response::json(out.take());
}

Result<Response> open(const Request& request, const Actor& actor, Service& service) {
  if (!actor.may_anywhere(Capability::support)) return not_found();
  TRY_ASSIGN(const auto office, office_in(request));
  TRY_ASSIGN(const auto body, request.json());
  std::vector<RecordKeyId> ids;
  for (std::size_t i = 0; i < body["records"].size(); ++i) {
    TRY_ASSIGN(const auto id, record_in(body["records"][i]));
    ids.push_back(id);
  }
  TRY_ASSIGN(const auto opened, service.cases.open(actor, office, ids));
  JsonWriter out;
  out.begin_object().key("records").begin_array();
  for (const auto& record : opened) {
    out.begin_object().field("record", name(record.record)).key("parts").begin_array();
    for (const auto& part : record.parts) {
      out.begin_object().field("wrapped_epoch", std::int64_t{part.wrapped_epoch}).key("envelope");
      write(out, part.envelope);
      out.end_object();
    }
    out.end_array().end_object();
  }
  out.end_array().end_object();
  return Response::json(out.take());
}

Result<Response> write_part(const Request& request, const Actor& actor, Service& service) {
  if (!actor.may_anywhere(Capability::support)) return not_found();
  TRY_ASSIGN(const auto base, access::if_match(request));
  TRY_ASSIGN(const auto id, record_in(request));
  TRY_ASSIGN(const auto body, request.json());
  TRY_ASSIGN(const auto held, service.ground.database.read([&](storage::Tx& tx) {
    return service.offices.as_member(tx, actor, id);
  }));
  TRY_ASSIGN(const auto envelope,
             read_envelope(body["envelope"], held.standing.certificate.root, id));
  const auto found = request.params.find("part");
  if (found == request.params.end() || part_named(found->second) != envelope.at.part)
    return refused(Refusal::envelope_unreadable, "envelope");
  TRY_ASSIGN(const auto version,
             service.cases.write(actor, envelope, static_cast<std::uint32_t>(base)));
  JsonWriter out;
  out.begin_object().field("version", std::int64_t{version}).end_object();
  auto response = Response::json(out.take());
  response.headers.emplace_back("ETag", access::etag(version));
  return response;
}

Result<Response> step(const Request& request, const Actor& actor, Service& service) {
  if (!actor.may_anywhere(Capability::support)) return not_found();
  TRY_ASSIGN(const auto id, record_in(request));
  TRY_ASSIGN(const auto body, request.json());
  const auto wanted = step_named(body["step"].string().value_or(""));
  if (!wanted) return invalid("step", {"Không có bước này.", "There is no such step."});
  Cases::Taking taking;
  taking.step = *wanted;
  taking.waited = body["waited"].string().value_or("");
  taking.outcome = body["outcome"].string().value_or("");
  if (!body["until"].is_null()) {
    TRY_ASSIGN(taking.until, date_in(body, "until"));
  }
  TRY_ASSIGN(const auto state, service.cases.take(actor, id, taking));
  JsonWriter out;
  out.begin_object().field("state", name(state)).end_object();
  return Response::json(out.take());
}

std::vector<std::string> words(const Json& list) {
  std::vector<std::string> all;
  for (std::size_t i = 0; i < list.size(); ++i) all.emplace_back(list[i].string().value_or(""));
  return all;
}

Result<Response> services(const Request& request, const Actor& actor, Service& service) {
  if (!actor.may_anywhere(Capability::support)) return not_found();
  TRY_ASSIGN(const auto id, record_in(request));
  TRY_ASSIGN(const auto body, request.json());
  TRY(service.cases.set_services(actor, id, words(body["needs"]), words(body["services"])));
  return Response::json("{}");
}

Result<Response> readers(const Request& request, const Actor& actor, Service& service) {
  if (!actor.may_anywhere(Capability::support)) return not_found();
  TRY_ASSIGN(const auto id, record_in(request));
  TRY_ASSIGN(const auto all, service.cases.readers(actor, id));
  JsonWriter out;
  out.begin_object().key("readers").begin_array();
  for (const auto& reader : all)
    out.begin_object()
        .field("name", std::string_view(reader.name))
        .field("at", reader.at.iso())
        .field("action", std::string_view(reader.action))
        .end_object();
  out.end_array().end_object();
  return Response::json(out.take());
}

// A POST, because it leaves an entry. The file's name says nothing of what it is.
Result<Response> exported(const Request& request, const Actor& actor, Service& service) {
  if (!actor.may_anywhere(Capability::support)) return not_found();
  TRY_ASSIGN(const auto id, record_in(request));
  TRY_ASSIGN(const auto file, service.cases.exported(actor, id));
  return Response::file(write(file), "application/octet-stream", "niem-phong.json");
}

template <typename Map>
void write_map(JsonWriter& out, const char* key, const Map& map) {
  out.key(key).begin_object();
  for (const auto& [word, n] : map) out.field(word, n);
  out.end_object();
}

Result<Response> counts(const Request& request, const Actor& actor, Service& service) {
  if (!actor.may_anywhere(Capability::support) && !actor.may_anywhere(Capability::keep))
    return not_found();
  TRY_ASSIGN(const auto office, office_in(request));
  const auto from = month_in(request.query_value("from")), to = month_in(request.query_value("to"));
  if (!from || !to) return invalid("from", {"Nêu từ tháng, đến tháng.", "Months from and to."});
  TRY_ASSIGN(const auto all, count(service.ground, service.offices, actor, office, *from, *to));
  JsonWriter out;
  out.begin_object().key("arrived").begin_array();
  for (const auto& [of, n] : all.arrived)
    out.begin_object()
        .field("month", month_text(of.first))
        .field("class", std::string_view(of.second))
        .field("n", n)
        .end_object();
  out.end_array().key("steps").begin_array();
  for (const auto& [of, n] : all.steps)
    out.begin_object()
        .field("step", std::string_view(of.first))
        .field("class", std::string_view(of.second))
        .field("n", n)
        .end_object();
  out.end_array();
  write_map(out, "states", all.states);
  write_map(out, "outcomes", all.outcomes);
  write_map(out, "needs", all.needs);
  write_map(out, "services", all.services);
  write_map(out, "waited", all.waited);
  out.end_object();
  return Response::json(out.take());
}

}  // namespace

std::span<const access::Route<Service>> case_routes() { return kRoutes; }

}  // namespace hoanhap::support
