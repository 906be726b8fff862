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

Result<Response> show(const Request&, const Actor&, PersonDesk&);
Result<Response> change(const Request&, const Actor&, PersonDesk&);
Result<Response> set_address(const Request&, const Actor&, PersonDesk&);
Result<Response> confirm(const Request&, const Actor&, PersonDesk&);
Result<Response> drop_address(const Request&, const Actor&, PersonDesk&);
Result<Response> make_feed(const Request&, const Actor&, PersonDesk&);
Result<Response> drop_feed(const Request&, const Actor&, PersonDesk&);

// What a person sets for themself. Addresses, codes and the calendar's secret don't pass through
// access::write_once: nothing of them may be kept.
constexpr access::Route<PersonDesk> kRoutes[] = {
    {Method::get, "/me/settings", Who::signed_in, 0, &show,
     "My language, mail address, daily mail and calendar", "", "MySettings"},
    {Method::put, "/me/settings", Who::signed_in, kib(1), &change,
     "Language of my mails; the daily mail on or off", "MyChoice", "MySettings"},
    {Method::put, "/me/address", Who::signed_in, kib(1), &set_address,
     "The work address for my mails; a code is mailed to it", "MailAddress", "MySettings"},
    {Method::post, "/me/address/confirm", Who::signed_in, kib(1), &confirm,
     "Confirm the address with the code", "MailCode", "MySettings"},
    {Method::del, "/me/address", Who::signed_in, 0, &drop_address, "Forget my address", "",
     "MySettings"},
    {Method::post, "/me/calendar", Who::signed_in, kib(1), &make_feed,
     "A secret address of my calendar, shown once; ends the one before", "", "CalendarAddress"},
    {Method::del, "/me/calendar", Who::signed_in, 0, &drop_feed, "End my calendar's address"},
};

Result<Response> body_of(Result<std::string> answer) {
  TRY_ASSIGN(auto body, std::move(answer));
  return Response::json(std::move(body));
}

std::string text(const Json& body, std::string_view key) {
  return std::string(body[key].string().value_or(""));
}

Result<Response> show(const Request&, const Actor& actor, PersonDesk& desk) {
  return body_of(desk.person.show(actor));
}

Result<Response> change(const Request& request, const Actor& actor, PersonDesk& desk) {
  TRY_ASSIGN(const auto body, request.json());
  const auto digest = body["digest"].boolean();
  if (!digest) return invalid("digest", {"Chọn có hoặc không.", "Choose yes or no."});
  // Not write_once: the answer says the address, which no table of answers may keep. Asked twice,
  // it is the same wish.
  return body_of(desk.person.ground().database.write([&](storage::Tx& tx) {
    return desk.person.change(tx, actor, text(body, "language"), *digest);
  }));
}

Result<Response> set_address(const Request& request, const Actor& actor, PersonDesk& desk) {
  TRY_ASSIGN(const auto body, request.json());
  return body_of(desk.person.set_address(actor, text(body, "address")));
}

Result<Response> confirm(const Request& request, const Actor& actor, PersonDesk& desk) {
  TRY_ASSIGN(const auto body, request.json());
  return body_of(desk.person.confirm(actor, text(body, "code")));
}

Result<Response> drop_address(const Request&, const Actor& actor, PersonDesk& desk) {
  return body_of(desk.person.drop_address(actor));
}

Result<Response> make_feed(const Request&, const Actor& actor, PersonDesk& desk) {
  TRY_ASSIGN(const auto path, desk.feed.make(actor));
  JsonWriter out;
  out.begin_object().field("path", path).end_object();
  return Response::json(out.take(), 201);
}

Result<Response> drop_feed(const Request&, const Actor& actor, PersonDesk& desk) {
  TRY(desk.feed.drop(actor));
  return Response::no_content();
}

}  // namespace

std::span<const access::Route<PersonDesk>> person_routes() { return kRoutes; }

Result<http::Response> calendar(const http::Request& request, Feed& feed) {
  const auto file = request.params.find("file");
  constexpr std::string_view kEnd = ".ics";
  if (file == request.params.end() || !file->second.ends_with(kEnd)) return not_found();
  const auto token = std::string_view(file->second).substr(0, file->second.size() - kEnd.size());
  TRY_ASSIGN(auto body, feed.answer(token));
  Response response;
  response.content_type = "text/calendar; charset=utf-8";
  response.body = std::move(body);
  return response;
}

}  // namespace hoanhap::notify
