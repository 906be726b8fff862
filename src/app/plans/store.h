#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/date.h"
#include "core/ids.h"
#include "plan/files.h"
#include "storage/database.h"

// Which plan rules, which waits, and their files. The only SQL of activation.
namespace hoanhap::app::plans {

using ActivationId = Id<struct ActivationTag>;

// A row of plan_activation: a plan that was proposed, and what became of it.
struct Activation {
  ActivationId id;
  std::string plan, hash, title;
  UserId proposed_by;  // 0: the demo, which has nobody to ask
  Instant proposed_at;
  UserId confirmed_by;
  std::optional<Instant> confirmed_at;  // in force since then
  ActivationId base;                    // what was in force when it was proposed
  std::string mark, effect;             // Effect::mark, Effect::to_json
  std::string closed;                   // "refused", "withdrawn", "renewed"; "": open or confirmed
  UserId closed_by;
  std::optional<Instant> closed_at;
  std::string reason;
  bool open() const { return !confirmed_at && closed.empty(); }
};

std::optional<Activation> find(storage::Tx& tx, ActivationId id);
std::optional<Activation> in_force(storage::Tx& tx);
std::optional<Activation> waiting(storage::Tx& tx);          // at most one waits
std::vector<Activation> decided(storage::Tx& tx, int most);  // newest first
bool was_in_force(storage::Tx& tx, std::string_view hash);

ActivationId insert(storage::Tx& tx, const Activation& activation);
void confirm(storage::Tx& tx, ActivationId id, UserId by, Instant at, const std::string& effect);
void close(storage::Tx& tx, const Activation& activation);

// Templates with their bytes.
using Files = std::vector<plan::SourceFile>;
Files files(storage::Tx& tx, ActivationId id);
void keep(storage::Tx& tx, ActivationId id, const Files& files);
void drop_files(storage::Tx& tx, ActivationId id);

// What an activation may change of an obligation of the plan (directives' are left alone).
struct Owed {
  std::string form;
  UnitId unit;
  std::int64_t period = 0;
  UnitId receiver, via;
  Date opens_on, last_timely;
  bool local = false, request = false;
  bool operator==(const Owed&) const = default;
};
std::map<std::int64_t, Owed> owed(storage::Tx& tx);

struct OpenDraft {
  UnitId unit;
  std::int64_t period = 0;
};
std::vector<OpenDraft> drafts_of_other_versions(storage::Tx& tx, const std::string& form,
                                                int version);

}  // namespace hoanhap::app::plans
