#pragma once

#include <functional>
#include <span>
#include <vector>

#include "access/route.h"
#include "jobs/scheduler.h"
#include "notify/feed.h"
#include "notify/inbox.h"
#include "notify/mailer.h"
#include "notify/person.h"
#include "notify/reminders.h"

namespace hoanhap::notify {

struct PersonDesk {
  Person& person;
  Feed& feed;
};
struct MailDesk {
  Mailer& mailer;
  std::function<std::vector<jobs::Standing>()> standings;
  std::function<void()> wake;
};

std::span<const access::Route<Reminders>> reminder_routes();
std::span<const access::Route<Inbox>> inbox_routes();
std::span<const access::Route<PersonDesk>> person_routes();
std::span<const access::Route<MailDesk>> mail_routes();

// GET /lich/{file}: outside /api/v1, without a session; the name of the file is the secret.
Result<http::Response> calendar(const http::Request& request, Feed& feed);

}  // namespace hoanhap::notify
