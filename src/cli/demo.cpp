// hoanhap demo: fills an empty data folder with the synthetic demo city, and stops.
#include <CLI/CLI.hpp>
#include <cstdio>

#include "app/app.h"
#include "cli/verbs.h"

namespace hoanhap::cli {

void add_demo(CLI::App& app, int& status) {
  auto options = std::make_shared<app::Options>();
  auto* verb = app.add_subcommand("demo", "Fill a data folder with the synthetic demo city");
  verb->add_option("--data", options->data, "Data folder; empty or not there yet")->required();
  verb->add_option("--plan", options->plan, "Plan folder")->required();
  verb->add_option("--seed", options->seed, "Seed of the figures")->capture_default_str();
  verb->callback([options, &status] {
    options->demo = true;
    const auto opened = app::App::open(*options);
    if (!opened) {
      std::fprintf(stderr, "hoanhap demo: %s\n", opened.error().detail.en.c_str());
      status = 1;
      return;
    }
    std::printf("%s", (*opened)->greeting().c_str());
  });
}

}  // namespace hoanhap::cli
