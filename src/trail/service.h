#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "access/route.h"
#include "obligations/service.h"
#include "trail/model.h"
#include "trail/rules.h"
#include "trail/store.h"

namespace hoanhap::trail {

// The audit trail for those who hold `audit`: who did what, when and to what, newest first; never a
// figure, a text or a fact that tells one (README).
//
// Owner: the composition root; keeps nothing of a request. Threads: any number may call.
// Fails: `forbidden` without the capability; `invalid` for an export of more than kMostExported
// lines, which is refused and not cut.
class Service {
 public:
  static constexpr std::int64_t kPage = 50;      // lines of an answer
  static constexpr std::int64_t kSifted = 2000;  // entries looked through for one answer
  static constexpr std::size_t kMostExported = 100'000;

  explicit Service(obligations::Ground ground) : ground_(std::move(ground)) {}

  // At most kPage lines older than `before`, found among at most kSifted entries: a page may be
  // short or empty and still say where to ask on, so that no search costs more with history.
  Result<std::string> page(const access::Actor& actor, const Query& query, const Cursor& before);
  // What there is to choose from: actions in words, units, people.
  Result<std::string> choices(const access::Actor& actor);
  // Everything that fits as CSV, and an entry that says so.
  Result<std::string> csv(const access::Actor& actor, const Query& query, bool english);

 private:
  using Names = std::map<UserId, std::string>;
  struct Found {
    std::vector<Line> lines;
    std::optional<Cursor> more;
    Instant searched;  // how far back, where there is more
  };
  Found find(storage::Tx& tx, const Reach& reach, const Query& query, const Cursor& before,
             std::int64_t most);
  Result<Reach> reach_of(const access::Actor& actor) const;
  const std::string& name_of(storage::Tx& tx, Names& names, UserId user) const;
  Text subject_of(storage::Tx& tx, Names& names, const Line& line) const;
  obligations::Ground ground_;
};

std::span<const access::Route<Service>> routes();

}  // namespace hoanhap::trail
