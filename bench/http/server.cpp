#include "server.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <sstream>

#include "client.h"
#include "meter.h"

namespace hoanhap::bench {
namespace {

sockaddr_in loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

int free_port() {
  const int probe = ::socket(AF_INET, SOCK_STREAM, 0);
  auto address = loopback(0);
  socklen_t size = sizeof address;
  ::bind(probe, reinterpret_cast<const sockaddr*>(&address), size);
  ::getsockname(probe, reinterpret_cast<sockaddr*>(&address), &size);
  ::close(probe);
  return ntohs(address.sin_port);
}

bool listens(int port) {
  const int probe = ::socket(AF_INET, SOCK_STREAM, 0);
  const auto address = loopback(port);
  const bool yes =
      ::connect(probe, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  ::close(probe);
  return yes;
}

std::string file_text(const std::string& path) {
  std::ifstream in(path);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace

Server::Server(const std::string& binary, const std::vector<std::string>& arguments,
               const std::string& path, const std::string& cookie)
    : port_(free_port()) {
  std::vector<std::string> words = {binary, "serve", "--listen",
                                    fmt::format("127.0.0.1:{}", port_)};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  for (auto& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  const auto start = SteadyClock::now();
  pid_ = ::fork();
  if (pid_ == 0) {
    const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    ::dup2(nowhere, STDOUT_FILENO);
    ::execv(binary.c_str(), pointers.data());
    ::_exit(127);
  }
  while (!listens(port_)) {
    if (::waitpid(pid_, nullptr, WNOHANG) == pid_) {
      fmt::print(stderr, "bench: {} ended before it listened\n", binary);
      std::exit(1);
    }
    ::usleep(500);
  }
  const auto answer = Client(port_).get(path, cookie);
  started_in_s_ = seconds_since(start);
  if (answer.status == 200) return;
  fmt::print(stderr, "bench: {} answers {}\n", path, answer.status);
  std::exit(1);
}

Server::~Server() {
  ::kill(pid_, SIGTERM);
  ::waitpid(pid_, nullptr, 0);
}

double Server::cpu_seconds() const {
  const auto text = file_text(fmt::format("/proc/{}/stat", pid_));
  std::istringstream in(text.substr(text.rfind(')') + 2));
  std::string skipped;
  double user = 0, system = 0;
  for (int i = 0; i < 11; ++i) in >> skipped;
  in >> user >> system;
  return (user + system) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

double Server::pss_mb() const {
  const auto text = file_text(fmt::format("/proc/{}/smaps_rollup", pid_));
  const auto at = text.find("\nPss:");
  return at == text.npos ? 0 : std::atof(text.c_str() + at + 5) / 1024;
}

double Server::metric(const std::string& name) const {
  Client client(port_);
  const auto body = std::string(client.get("/metrics", "").body);
  const auto at = body.find("\n" + name + " ");
  return at == body.npos ? 0 : std::atof(body.c_str() + at + name.size() + 2);
}

}  // namespace hoanhap::bench
