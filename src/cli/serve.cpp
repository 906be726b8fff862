// hoanhap serve: the one process that writes to a data folder.
#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>
#include <filesystem>

#include "app/app.h"
#include "cli/verbs.h"

namespace hoanhap::cli {
namespace {

struct Arguments {
  app::Options options;
  std::string listen = "127.0.0.1:8080";
  std::string now;
};

// The built web side of a source tree or of an installed package, when --web doesn't say.
std::string find_web() {
  std::error_code error;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
  for (const auto& candidate :
       {self.parent_path() / "../../web/dist", self.parent_path() / "../share/hoanhap/web"})
    if (std::filesystem::exists(candidate / "index.html", error))
      return candidate.lexically_normal().string();
  return "";
}

bool read_listen(Arguments& arguments) {
  const auto colon = arguments.listen.rfind(':');
  if (colon == std::string::npos) return false;
  arguments.options.address = arguments.listen.substr(0, colon);
  const auto port = arguments.listen.substr(colon + 1);
  if (port.empty() || port.size() > 5 || port.find_first_not_of("0123456789") != std::string::npos)
    return false;
  arguments.options.port = std::stoi(port);
  return arguments.options.port <= 65535;
}

int refuse(const std::string& why) {
  std::fprintf(stderr, "hoanhap serve: %s\n", why.c_str());
  return 1;
}

int serve(Arguments& arguments) {
  auto& options = arguments.options;
  if (!read_listen(arguments))
    return refuse("--listen wants HOST:PORT, for example 127.0.0.1:8080");
  if (!arguments.now.empty()) {
    options.now = Instant::parse_iso(arguments.now);
    if (!options.now) return refuse("--now wants a time such as 2018-07-02T08:30:00+07:00");
  }
  if (options.web.empty()) options.web = find_web();

  // Blocked before any thread starts, so that every thread inherits it and only sigwait sees them.
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);

  auto app = app::App::open(options);
  if (!app)
    return refuse(app.error().detail.en +
                  (app.error().cause.empty() ? "" : " (" + app.error().cause + ")"));
  if (auto port = (*app)->start(); !port) return refuse(port.error().detail.en);
  std::printf("%s", (*app)->greeting().c_str());
  std::fflush(stdout);
  int signal = 0;
  sigwait(&signals, &signal);
  (*app)->stop();
  return 0;
}

}  // namespace

void add_serve(CLI::App& app, int& status) {
  auto arguments = std::make_shared<Arguments>();
  auto& o = arguments->options;
  auto* verb = app.add_subcommand("serve", "Serve a data folder: the web page and the API");
  verb->add_option("--data", o.data, "Data folder; made when missing")->required();
  verb->add_option("--plan", o.plan,
                   "Plan folder; the plan in force is kept in the data folder and goes before it");
  verb->add_option("--web", o.web, "Built web side (default: beside the program)");
  verb->add_option("--listen", arguments->listen, "HOST:PORT; without TLS only loopback")
      ->capture_default_str();
  auto* cert = verb->add_option("--tls-cert", o.tls_cert, "Certificate chain (PEM)");
  auto* key = verb->add_option("--tls-key", o.tls_key, "Private key (PEM)");
  cert->needs(key);
  key->needs(cert);
  verb->add_flag("--behind-tls-proxy", o.behind_tls_proxy,
                 "Plain HTTP on any address; a proxy does TLS")
      ->excludes(cert);
  verb->add_option("--mail", o.mail,
                   "Settings of the mail server (docs/operations.md); none sends no mail");
  verb->add_flag("--accept-lost-keys", o.accept_lost_keys,
                 "Count sealed records whose keys are gone as lost, and start");
  auto* demo = verb->add_flag("--demo", o.demo, "A demo city with synthetic data; loopback only");
  verb->add_option("--seed", o.seed, "Seed of the demo's figures")
      ->capture_default_str()
      ->needs(demo);
  verb->add_option("--now", arguments->now, "Where the demo's clock starts")->needs(demo);
  verb->callback([arguments, &status] { status = serve(*arguments); });
}

}  // namespace hoanhap::cli
