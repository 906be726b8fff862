#include "jobs/scheduler.h"

#include <doctest/doctest.h>

#include <future>

#include "core/log.h"

using namespace hoanhap;
using namespace hoanhap::jobs;

namespace {

constexpr std::chrono::hours kLong(24);

Job counting(std::string name, int& runs) {
  return {std::move(name), kLong, [&runs](std::stop_token) -> Result<int> { return ++runs; }};
}

}  // namespace

TEST_CASE("jobs run in their order, and say how they stand") {
  Clock clock;
  clock.move_to(Instant::at(Date::of(2018, 7, 2), 7));
  int runs = 0;
  Scheduler scheduler(clock, {counting("one", runs), counting("two", runs)});
  CHECK(scheduler.standings()[0].last_run.ms == 0);
  scheduler.run_all();
  const auto standings = scheduler.standings();
  CHECK(standings[0].name == "one");
  CHECK(standings[0].last_done == 1);
  CHECK(standings[1].last_done == 2);
  CHECK(standings[1].last_run.date() == Date::of(2018, 7, 2));
}

TEST_CASE("a job that fails or throws is counted, and does not keep the others from running") {
  log::set_quiet(true);
  Clock clock;
  int runs = 0;
  bool well = false;
  Scheduler scheduler(
      clock,
      {{"fails", kLong,
        [&](std::stop_token) -> Result<int> {
          if (well) return 0;
          return internal("no");
        }},
       {"throws", kLong, [](std::stop_token) -> Result<int> { throw std::runtime_error("a bug"); }},
       counting("runs", runs)});
  scheduler.run_all();
  scheduler.run_all();
  CHECK(scheduler.standings()[0].failures == 2);
  CHECK(scheduler.standings()[1].failures == 2);
  CHECK(runs == 2);
  well = true;
  scheduler.run_all();
  CHECK(scheduler.standings()[0].failures == 0);
}

TEST_CASE("started, it runs every job at once; woken, again before its rest is over") {
  Clock clock;
  std::promise<void> first, second;
  int runs = 0;
  Scheduler scheduler(clock, {{"waits", kLong, [&](std::stop_token) -> Result<int> {
                                 ++runs;
                                 if (runs == 1) first.set_value();
                                 if (runs == 2) second.set_value();
                                 return 1;
                               }}});
  scheduler.start();
  first.get_future().wait();
  scheduler.wake();
  second.get_future().wait();
}

TEST_CASE("going down asks the running job to stop and waits for it") {
  Clock clock;
  std::promise<void> begun;
  bool ended = false;
  {
    Scheduler scheduler(clock, {{"long", kLong, [&](std::stop_token stop) -> Result<int> {
                                   begun.set_value();
                                   while (!stop.stop_requested()) std::this_thread::yield();
                                   ended = true;
                                   return 0;
                                 }}});
    scheduler.start();
    begun.get_future().wait();
  }
  CHECK(ended);
}
