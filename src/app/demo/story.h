#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "access/actor.h"
#include "app/demo/filing.h"
#include "app/parts.h"

namespace hoanhap::app::demo {

// The people of the demo city as actors, by unit and role.
class Cast {
 public:
  void add(UnitId unit, const std::string& role, access::Actor actor) {
    people_[{unit.value, role}] = std::move(actor);
  }
  const access::Actor* find(UnitId unit, std::initializer_list<const char*> roles) const;

 private:
  std::map<std::pair<std::int64_t, std::string>, access::Actor> people_;
};

// One thing that one person does on one day.
struct Scene {
  enum class Act { draft, present, sign, give_back, accept };
  Instant at;
  Act act = Act::draft;
  std::size_t subject = 0;  // index of the obligation or flash report
};

// Tells the year so far: every scene in the order of its time, each through records::Service, so
// that totals, revisions, steps and audit are what real work would have left.
//
// Used once, on an empty folder. Fails: with the first scene that the services refuse (a demo
// figure that breaks a rule is a bug of the demo).
class Story {
 public:
  Story(App::Parts& parts, const Cast& cast) : parts_(parts), cast_(cast) {}
  Result<void> tell(Instant until);

 private:
  struct Subject {
    obligations::Obligation obligation;
    RecordId record;
    bool corrected = false;
    std::string cells;           // what is typed, as the API's body
    std::int64_t referrals = 0;  // filed under seal in the period; counted, not typed
  };
  Result<void> gather(Instant until);
  void plan_scenes(std::size_t subject, const Filing& filing);
  Result<void> play(const Scene& scene);
  Result<void> draft(Subject& subject);
  Result<void> take(const Subject& subject, records::Step step, const access::Actor& actor,
                    std::string reason = {});
  const access::Actor* writer(const Subject& s) const {
    return cast_.find(s.obligation.unit, {"officer", "checker"});
  }
  const access::Actor* head(const Subject& s) const {
    return cast_.find(s.obligation.unit, {"head"});
  }
  const access::Actor* decider(const Subject& s) const;

  App::Parts& parts_;
  const Cast& cast_;
  std::vector<Subject> subjects_;
  std::vector<Scene> scenes_;
};

}  // namespace hoanhap::app::demo
