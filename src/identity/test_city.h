#pragma once

// What the tests of identity share: a small city, a clock to move, cheap passwords.
#include <doctest/doctest.h>

#include <memory>
#include <string>

#include "identity/people.h"
#include "identity/sessions.h"
#include "plan/model.h"
#include "units/registry.h"

namespace hoanhap::identity {

struct TestCity {
  static plan::Unit unit(std::string id, std::string line, std::string territory,
                         std::string within = "") {
    plan::Unit made;
    made.kind = "unit";
    made.names = {{id, {}, units::kForever}};
    made.id = std::move(id);
    made.line = std::move(line);
    made.territory = std::move(territory);
    made.within = std::move(within);
    made.to = units::kForever;
    return made;
  }

  TestCity() {
    wall.move_to(Instant::at(Date::of(2018, 5, 2), 8));
    plan::Plan plan;
    plan.units = {unit("tinh", "", "tinh"),
                  unit("thanh-pho", "", "thanh-pho", "tinh"),
                  unit("thanh-uy", "", "thanh-pho"),
                  unit("ubnd-tinh", "", "tinh"),
                  unit("ubnd-thanh-pho", "ubnd-tinh", "thanh-pho"),
                  unit("phong-ldtbxh", "ubnd-thanh-pho", "thanh-pho"),
                  unit("hoi-phu-nu", "thanh-uy", "thanh-pho"),
                  unit("ea-tam", "ubnd-thanh-pho", "ea-tam", "thanh-pho"),
                  unit("tan-loi", "ubnd-thanh-pho", "tan-loi", "thanh-pho")};
    REQUIRE(
        database->write([&](storage::Tx& tx) { return units::apply_plan(tx, plan, wall.now()); }));
    registry = units::Registry::load(*database).value();
  }

  UnitId at(std::string_view slug) const { return registry->id_of(slug); }
  void pass(std::int64_t ms) { wall.move_to({wall.now().ms + ms}); }
  Surroundings around() {
    return {*database, wall, wall, [this] { return registry; }};
  }

  std::unique_ptr<storage::Database> database = storage::open_scratch();
  Clock wall;
  std::shared_ptr<const units::Registry> registry;
  Passwords passwords{kPasswordFloor};
  Sessions sessions{around(), passwords};
  People people{around(), sessions};
};

inline std::string type_of(const auto& result) { return result ? "ok" : result.error().type; }

}  // namespace hoanhap::identity
