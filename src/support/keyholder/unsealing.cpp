#include "support/keyholder/unsealing.h"

#include <algorithm>

#include "support/keyholder/body.h"
#include "support/keyholder/shamir.h"
#include "support/protocol/refusal.h"

namespace hoanhap::support::keyholder {
namespace {

// The team's key of the export's epoch, checked against what the root certified.
Result<SealingPair> team_of(const Exported& exported, std::span<const Share> shares) {
  TRY_ASSIGN(const auto recovery, combine(shares));
  const auto certificate = std::ranges::find(exported.chain, exported.epoch, &Certificate::epoch);
  if (certificate == exported.chain.end()) return refused(Refusal::export_unreadable);
  if (certificate->recovery != recovery.key) return refused(Refusal::key_does_not_fit);
  auto secret = keyholder::unseal(recovery, exported.team_for_recovery);
  if (!secret) return refused(Refusal::key_does_not_fit);
  auto team = SealingPair::from(std::move(*secret));
  if (team.key != certificate->team) return refused(Refusal::key_does_not_fit);
  return team;
}

Result<std::optional<std::string>> author_name(const Exported& exported, const Opened& opened) {
  if (!opened.author) return std::optional<std::string>();
  for (const auto& roster : exported.rosters)
    if (const auto* member = roster.find(*opened.author)) return std::optional(member->name);
  return refused(Refusal::author_unknown);
}

}  // namespace

Result<std::vector<Unsealed>> unseal(const Exported& exported, std::span<const Share> shares) {
  TRY_ASSIGN(const auto team, team_of(exported, shares));
  std::vector<Unsealed> all;
  for (const auto& part : exported.parts) {
    TRY_ASSIGN(auto opened, open(part, team));
    TRY_ASSIGN(auto author, author_name(exported, opened));
    all.push_back({part.at.part, part.at.version, std::move(opened.content), std::move(author)});
  }
  return all;
}

}  // namespace hoanhap::support::keyholder
