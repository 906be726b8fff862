#include "core/clock.h"

namespace hoanhap {
namespace {
std::int64_t system_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}
}  // namespace

Instant Clock::now() const { return {system_ms() + offset_ms_.load()}; }

void Clock::move_to(Instant instant) { offset_ms_.store(instant.ms - system_ms()); }

}  // namespace hoanhap
