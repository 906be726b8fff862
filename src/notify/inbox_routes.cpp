#include <charconv>

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

Result<Response> list(const Request&, const Actor&, Inbox&);
Result<Response> count(const Request&, const Actor&, Inbox&);
Result<Response> read(const Request&, const Actor&, Inbox&);

// What a person is told in the application: their own, nobody else's.
constexpr access::Route<Inbox> kRoutes[] = {
    {Method::get, "/me/notices", Who::signed_in, 0, &list, "What I was told, the newest first",
     "NoticesQuery", "MyNotices"},
    {Method::get, "/me/notices/count", Who::signed_in, 0, &count, "How many I have not read", "",
     "Unread"},
    {Method::post, "/me/notices/read", Who::signed_in, kib(1), &read,
     "Mark one as read (id), or all up to one (up_to)", "NoticesRead", "Unread"},
};

Result<Response> list(const Request& request, const Actor& actor, Inbox& inbox) {
  const auto state = request.query_value("state");
  if (!state.empty() && state != "unread" && state != "all")
    return invalid("state", {"Chọn unread hoặc all.", "Choose unread or all."});
  std::int64_t before = 0;
  if (const auto text = request.query_value("before"); !text.empty()) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), before);
    if (error != std::errc{} || end != text.data() + text.size() || before <= 0)
      return invalid("before", {"Số thông báo không đúng.", "Not the id of a notice."});
  }
  TRY_ASSIGN(auto body, inbox.list(actor, state == "unread", {before}));
  return Response::json(std::move(body));
}

Result<Response> count(const Request&, const Actor& actor, Inbox& inbox) {
  TRY_ASSIGN(auto body, inbox.count(actor));
  return Response::json(std::move(body));
}

Result<Response> read(const Request& request, const Actor& actor, Inbox& inbox) {
  TRY_ASSIGN(const auto body, request.json());
  const auto id_of = [&](const char* member) -> std::optional<ToldId> {
    const auto id = body[member].integer();
    return id && *id > 0 ? std::optional(ToldId{*id}) : std::nullopt;
  };
  const auto one = id_of("id"), up_to = id_of("up_to");
  if (!one && !up_to)
    return invalid("id", {"Chọn một thông báo, hoặc tất cả đến một thông báo.",
                          "Name one notice, or all up to one."});
  const auto& ground = inbox.ground();
  return access::write_once(ground.database, ground.clock, actor, request,
                            [&](storage::Tx& tx) -> Result<Response> {
                              TRY_ASSIGN(auto answer, inbox.read(tx, actor, one, up_to));
                              return Response::json(std::move(answer));
                            });
}

}  // namespace

std::span<const access::Route<Inbox>> inbox_routes() { return kRoutes; }

}  // namespace hoanhap::notify
