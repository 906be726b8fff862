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

std::string for_terminal(std::string_view text) {
  constexpr std::string_view kInstead = "\xEF\xBF\xBD";
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto a = byte(i), b = byte(i + 1), c = byte(i + 2);
    const bool control = (a < 0x20 && a != '\n') || a == 0x7F;
    const bool c1 = a == 0xC2 && b >= 0x80 && b < 0xA0;                        // U+0080 to U+009F
    const bool turns = a == 0xE2 && ((b == 0x80 && (c == 0x8E || c == 0x8F ||  // marks
                                                    (c >= 0xAA && c <= 0xAE))) ||  // embeddings
                                     (b == 0x81 && c >= 0xA6 && c <= 0xA9));       // isolates
    if (control || c1 || turns)
      out += kInstead;
    else
      out += text[i];
    i += c1 ? 1 : turns ? 2 : 0;
  }
  return out;
}

}  // namespace hoanhap::support::keyholder
