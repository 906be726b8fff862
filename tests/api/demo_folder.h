#pragma once

#include <string>

namespace hoanhap::test {

// A folder of its own with the demo city as it stands at `now`. Filling one takes seconds, so each
// moment is filled once a process and copied; the copies and the original go with the process.
std::string copy_of_demo_folder(const std::string& now);

}  // namespace hoanhap::test
