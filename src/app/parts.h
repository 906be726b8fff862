#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "app/app.h"
#include "app/gate.h"
#include "app/health.h"
#include "app/plan_desk.h"
#include "app/plans/service.h"
#include "app/turnstile.h"
#include "app/units_desk.h"
#include "audit/sealer.h"
#include "core/clock.h"
#include "directives/service.h"
#include "documents/service.h"
#include "exchange/service.h"
#include "excise/service.h"
#include "http/router.h"
#include "http/server.h"
#include "http/static_files.h"
#include "identity/passwords.h"
#include "identity/people.h"
#include "identity/routes.h"
#include "identity/sessions.h"
#include "jobs/scheduler.h"
#include "notify/routes.h"
#include "obligations/service.h"
#include "overview/service.h"
#include "petitions/service.h"
#include "plan/model.h"
#include "records/service.h"
#include "storage/database.h"
#include "support/service.h"
#include "support/sweeper.h"
#include "trail/service.h"
#include "units/registry.h"

namespace hoanhap::app {

// What is in force now, replaced as a whole. Threads: safe from any.
template <typename T>
class Current {
 public:
  std::shared_ptr<const T> get() const {
    const std::lock_guard lock(mutex_);
    return value_;
  }
  void set(std::shared_ptr<const T> value) {
    const std::lock_guard lock(mutex_);
    value_ = std::move(value);
  }

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<const T> value_;
};

// Everything an App owns, in the order in which it is made; it goes in the opposite order.
struct App::Parts {
  Parts(const Options& wanted, std::unique_ptr<storage::Database> opened,
        std::unique_ptr<support::KeyStore> opened_keys, std::optional<notify::MailMeans> mail);
  ~Parts();
  void wake();  // there is something for the jobs to do

  Options options;
  Clock clock;  // the programme's time; a demo moves it
  Clock wall;   // never moved
  std::unique_ptr<storage::Database> database;
  std::unique_ptr<support::KeyStore> keys;
  Current<plan::Plan> plan;  // null until one is active
  Current<units::Registry> units;
  Turnstile turnstile;
  support::Service support;
  identity::Surroundings around;
  obligations::Ground ground;
  identity::Passwords passwords;
  identity::Sessions sessions;
  identity::People people;
  identity::Delegations delegations;
  identity::SessionDesk session_desk;
  identity::PeopleDesk people_desk;
  PlanDesk plan_desk;
  plans::Service plans;
  UnitsDesk units_desk;
  obligations::Service obligations;
  directives::Service directives;
  petitions::Service petitions;
  records::Service records;
  overview::Service overview;
  documents::Service documents;
  exchange::Service exchange;
  trail::Service trail;
  excise::Service excise;
  notify::Reminders reminders;
  notify::Inbox inbox;
  notify::Mailer mailer;
  notify::Person person;
  notify::Feed feed;
  notify::PersonDesk person_desk;
  notify::MailDesk mail_desk;
  Health health;
  Gate gate;
  std::shared_ptr<const http::Router> router;
  std::shared_ptr<const http::StaticFiles> files;
  std::unique_ptr<audit::Sealer> sealer;
  std::unique_ptr<jobs::Scheduler> scheduler;
  std::unique_ptr<support::Sweeper> sweeper;
  std::unique_ptr<http::Server> server;
  std::vector<std::string> founders_codes;  // printed once, never stored
  std::string plan_word;  // what whoever started it should know of the plan in force
};

// The one-screen list of everything the outside can call (routes.cpp).
std::vector<http::Endpoint> endpoints(App::Parts& parts);

}  // namespace hoanhap::app
