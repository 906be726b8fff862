#include "support/counts.h"

#include "records/sealed_counts.h"

namespace hoanhap::support {

Result<Counts> count(Ground& ground, Offices& offices, const access::Actor& actor,
                     const SigningKey& office, int from_month, int to_month) {
  return ground.database.read([&](storage::Tx& tx) -> Result<Counts> {
    if (!offices.as_keeper(tx, actor, office)) TRY(offices.as_member(tx, actor, office));
    Counts out;
    for (const auto& group : store::groups(tx, office, from_month, to_month)) {
      out.arrived[{group.like.month, std::string(name(group.like.sender))}] += group.n;
      out.states[std::string(name(group.like.state))] += group.n;
      if (!group.like.outcome.empty()) out.outcomes[group.like.outcome] += group.n;
      for (const auto& word : group.like.needs) out.needs[word] += group.n;
      for (const auto& word : group.like.services) out.services[word] += group.n;
    }
    for (const auto& tally : store::tallies(tx, office, from_month, to_month)) {
      const auto space = tally.what.find(' ');
      const auto what = tally.what.substr(0, space), of = tally.what.substr(space + 1);
      if (what == "waited")
        out.waited[of] += tally.n;
      else
        out.steps[{what, of}] += tally.n;
    }
    return out;
  });
}

void tell(Ground& ground, storage::Tx& tx, const SigningKey& root, std::string_view what,
          std::int64_t n) {
  const auto office = store::office(tx, root);
  if (office && office->purpose == Purpose::support)
    records::count_sealed(tx, office->unit, ground.clock.today(), what, n);
}

}  // namespace hoanhap::support
