#include "meter.h"
#include "parts.h"

namespace hoanhap::bench {

void starts(Nation& nation, const std::string& binary, const std::string& section, int times) {
  std::vector<double> seconds, pss;
  for (int i = 0; i < times; ++i) {
    const Server server(
        binary, nation.data(), nation.plan_folder(),
        fmt::format("/api/v1/overview/table?form={}&period={}&within=tp-1", kForm, kYear - 1),
        nation.cookie_of_ministry());
    seconds.push_back(server.started_in_s());
    pss.push_back(server.pss_mb());
  }
  row(section, "start to the first answer of a data read, s", seconds, 3);
  row(section, "PSS idle, MB", pss);
}

}  // namespace hoanhap::bench
