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

Result<Response> outbox(const Request&, const Actor&, MailDesk&);
Result<Response> retry(const Request&, const Actor&, MailDesk&);

// What whoever administers sees of the mails, and of what runs by itself.
constexpr access::Route<MailDesk> kRoutes[] = {
    {Method::get, "/mail", Who::signed_in, 0, &outbox,
     "Mails that failed or wait, and how the jobs stand; never an address", "", "Outbox"},
    {Method::post, "/mail/{mail}/retry", Who::signed_in, kib(1), &retry,
     "Let a failed mail be tried again", "", "", access::Carries::key},
};

Result<Response> outbox(const Request&, const Actor& actor, MailDesk& desk) {
  return desk.mailer.ground().database.read([&](storage::Tx& tx) -> Result<Response> {
    TRY_ASSIGN(auto body, desk.mailer.outbox(tx, actor, desk.standings()));
    return Response::json(std::move(body));
  });
}

Result<Response> retry(const Request& request, const Actor& actor, MailDesk& desk) {
  const MailId id{request.id("mail").value_or(0)};
  const auto& ground = desk.mailer.ground();
  TRY_ASSIGN(auto response, access::write_once(ground.database, ground.clock, actor, request,
                                               [&](storage::Tx& tx) -> Result<Response> {
                                                 TRY(desk.mailer.try_again(tx, actor, id));
                                                 return Response::no_content();
                                               }));
  desk.wake();
  return response;
}

}  // namespace

std::span<const access::Route<MailDesk>> mail_routes() { return kRoutes; }

}  // namespace hoanhap::notify
