#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace hoanhap::bench {

// A running `hoanhap serve`, the program people install, as a process of its own.
class Server {
 public:
  // Starts it with more arguments of `serve` and waits until `path` answers 200 to `cookie`.
  Server(const std::string& binary, const std::vector<std::string>& arguments,
         const std::string& path, const std::string& cookie);
  ~Server();  // asks it to end, and waits
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  int port() const { return port_; }
  double started_in_s() const { return started_in_s_; }  // from fork to that answer
  double cpu_seconds() const;
  double pss_mb() const;
  // A number of /metrics, such as hoanhap_commits_total.
  double metric(const std::string& name) const;

 private:
  pid_t pid_ = -1;
  int port_ = 0;
  double started_in_s_ = 0;
};

}  // namespace hoanhap::bench
