#include "core/log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "core/json.h"

namespace hoanhap::log {
namespace {

spdlog::logger& logger() {
  static const auto instance = [] {
    auto made = spdlog::stderr_logger_mt("hoanhap");
    made->set_pattern("%v");
    return made;
  }();
  return *instance;
}

void write(spdlog::level::level_enum level, std::string_view event,
           std::initializer_list<Field> fields) {
  if (!logger().should_log(level)) return;
  const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(
                       std::chrono::system_clock::now().time_since_epoch())
                       .count();
  JsonWriter line;
  line.begin_object().field("t", static_cast<std::int64_t>(now));
  line.field("level", std::string_view(spdlog::level::to_string_view(level).data()));
  line.field("event", event);
  for (const auto& [name, value] : fields) line.field(name, value);
  line.end_object();
  logger().log(level, "{}", line.take());
}

}  // namespace

void info(std::string_view event, std::initializer_list<Field> f) {
  write(spdlog::level::info, event, f);
}
void warn(std::string_view event, std::initializer_list<Field> f) {
  write(spdlog::level::warn, event, f);
}
void error(std::string_view event, std::initializer_list<Field> f) {
  write(spdlog::level::err, event, f);
}
void set_quiet(bool quiet) { logger().set_level(quiet ? spdlog::level::off : spdlog::level::info); }

}  // namespace hoanhap::log
