#pragma once

#include <string>

#include "app/plans/folder.h"

namespace hoanhap::test {

// The city's own plan as a browser would send it, changed by a test.
class PlanFolder {
 public:
  PlanFolder();
  PlanFolder& put(const std::string& path, const std::string& before, const std::string& added);
  PlanFolder& replace(const std::string& path, const std::string& old, const std::string& now);
  std::string json() const;
  const app::plans::Files& files() const { return files_; }

 private:
  std::string& text(const std::string& path);
  app::plans::Files files_;
};

// One more number in the wards' report: version 3 of the form, one slot more.
PlanFolder with_evening_sessions();

}  // namespace hoanhap::test
