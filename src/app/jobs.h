#pragma once

#include <vector>

#include "app/app.h"
#include "jobs/scheduler.h"

namespace hoanhap::app {

// Everything that runs by itself, on one screen.
std::vector<jobs::Job> jobs_of(App::Parts& parts);

}  // namespace hoanhap::app
