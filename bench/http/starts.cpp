#include "meter.h"
#include "parts.h"

namespace hoanhap::bench {

void starts(const std::string& binary, const std::vector<std::string>& arguments,
            const std::string& section, const std::string& path, const std::string& cookie,
            int times) {
  std::vector<double> seconds, pss;
  for (int i = 0; i < times; ++i) {
    const Server server(binary, arguments, path, cookie);
    seconds.push_back(server.started_in_s());
    pss.push_back(server.pss_mb());
  }
  row(section, "start to the first answer of a data read, s", seconds, 3);
  row(section, "PSS idle, MB", pss);
}

}  // namespace hoanhap::bench
