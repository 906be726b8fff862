#include <algorithm>

#include "access/idempotency.h"
#include "notify/routes.h"

namespace hoanhap::notify {
namespace {

using access::Actor;
using access::Who;
using http::kib;
using http::Method;
using http::Request;
using http::Response;

Result<Response> remind(const Request&, const Actor&, Reminders&);
Result<Response> remind_overdue(const Request&, const Actor&, Reminders&);
Result<Response> proof(const Request&, const Actor&, Reminders&);
Result<Response> setting(const Request&, const Actor&, Reminders&);
Result<Response> change(const Request&, const Actor&, Reminders&);

// What the outside can do about reminders: by hand, their proof, and the ladder.
constexpr access::Route<Reminders> kRoutes[] = {
    {Method::post, "/obligations/{obligation}/remind", Who::signed_in, kib(1), &remind,
     "Remind of one obligation; who checks or receives it, once a day", "", "ReminderProof",
     access::Carries::key},
    {Method::post, "/reminders", Who::signed_in, kib(1), &remind_overdue,
     "Remind of all that is overdue among what one checks, of one form and period or of all",
     "ReminderFilter", "Reminded", access::Carries::key},
    {Method::get, "/obligations/{obligation}/reminders", Who::signed_in, 0, &proof,
     "Who was reminded of it when, by what way, and has read it", "", "ReminderProof"},
    {Method::get, "/reminders/setting", Who::signed_in, 0, &setting,
     "The ladder of reminders; a local setting", "", "ReminderSetting"},
    {Method::put, "/reminders/setting", Who::signed_in, kib(4), &change,
     "Change the ladder; who administers, If-Match required", "ReminderChange", "ReminderSetting",
     access::Carries::key_and_version},
};

Result<Response> remind(const Request& request, const Actor& actor, Reminders& reminders) {
  const ObligationId id{request.id("obligation").value_or(0)};
  const auto& ground = reminders.ground();
  return access::write_once(ground.database, ground.clock, actor, request,
                            [&](storage::Tx& tx) -> Result<Response> {
                              TRY_ASSIGN(auto answer, reminders.remind(tx, actor, id));
                              return Response::json(std::move(answer), 201);
                            });
}

Result<Response> remind_overdue(const Request& request, const Actor& actor, Reminders& reminders) {
  TRY_ASSIGN(const auto body, request.json());
  Reminders::Filter filter;
  filter.form = body["form"].string().value_or("");
  if (const auto code = body["period"].string()) {
    filter.period = Period::parse(*code);
    if (!filter.period)
      return invalid("period", {"Kỳ viết như 2018-Q2, 2018-04, 2018.",
                                "A period looks like 2018-Q2, 2018-04, 2018."});
  }
  const auto& ground = reminders.ground();
  return access::write_once(ground.database, ground.clock, actor, request,
                            [&](storage::Tx& tx) -> Result<Response> {
                              TRY_ASSIGN(auto answer, reminders.remind_overdue(tx, actor, filter));
                              return Response::json(std::move(answer), 201);
                            });
}

Result<Response> proof(const Request& request, const Actor& actor, Reminders& reminders) {
  const ObligationId id{request.id("obligation").value_or(0)};
  return reminders.ground().database.read([&](storage::Tx& tx) -> Result<Response> {
    TRY_ASSIGN(auto answer, reminders.proof(tx, actor, id));
    return Response::json(std::move(answer));
  });
}

Response with_etag(std::string body) {
  const auto version = Json::parse(body)->operator[]("version").integer().value_or(0);
  auto response = Response::json(std::move(body));
  response.headers.emplace_back("ETag", access::etag(version));
  return response;
}

Result<Response> setting(const Request&, const Actor& actor, Reminders& reminders) {
  return reminders.ground().database.read([&](storage::Tx& tx) -> Result<Response> {
    TRY_ASSIGN(auto answer, reminders.setting(tx, actor));
    return with_etag(std::move(answer));
  });
}

Result<Setting> setting_in(const Json& body) {
  Setting setting;
  const auto ladder = body["ladder"];
  for (std::size_t i = 0; i < ladder.size(); ++i) {
    const auto days = ladder[i]["days"].integer();
    const auto whom = whom_named(ladder[i]["whom"].string().value_or(""));
    if (!days || !whom || *days < -1000 || *days > 1000)
      return invalid("ladder", {"Mỗi bậc cần số ngày và người được nhắc.",
                                "Each rung needs its days and whom it tells."});
    setting.ladder.push_back({static_cast<int>(*days), *whom});
  }
  setting.hour =
      static_cast<int>(std::clamp<std::int64_t>(body["hour"].integer().value_or(-1), -1, 24));
  return setting;
}

Result<Response> change(const Request& request, const Actor& actor, Reminders& reminders) {
  TRY_ASSIGN(const auto body, request.json());
  TRY_ASSIGN(const auto base, access::if_match(request));
  TRY_ASSIGN(const auto wanted, setting_in(body));
  const auto& ground = reminders.ground();
  return access::write_once(ground.database, ground.clock, actor, request,
                            [&](storage::Tx& tx) -> Result<Response> {
                              TRY_ASSIGN(auto answer, reminders.change(tx, actor, wanted, base));
                              return with_etag(std::move(answer));
                            });
}

}  // namespace

std::span<const access::Route<Reminders>> reminder_routes() { return kRoutes; }

}  // namespace hoanhap::notify
