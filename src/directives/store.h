#pragma once

#include <vector>

#include "directives/model.h"
#include "obligations/model.h"
#include "storage/database.h"

// The only SQL of directives. Obligations are written through obligations::store.
namespace hoanhap::directives::store {

DirectiveId insert(storage::Tx& tx, const Directive& directive);
void ask(storage::Tx& tx, DirectiveId id, UnitId unit, ObligationId obligation);
void withdraw(storage::Tx& tx, DirectiveId id, std::string_view reason, UserId by, Instant at);
// Puts the tombstone where "title", "text", "number" or "withdrawn" (the reason) was. The salt of
// their commitment goes too (design §1, excise).
void excise(storage::Tx& tx, DirectiveId id, std::string_view part);
void see(storage::Tx& tx, DirectiveId id, UnitId unit, UserId by, Instant at);

std::optional<Directive> find(storage::Tx& tx, DirectiveId id);
std::vector<Directive> issued_by(storage::Tx& tx, UnitId office, int most);
std::vector<Directive> asked_of(storage::Tx& tx, UnitId unit, int most);
std::vector<Asked> asked(storage::Tx& tx, DirectiveId id);

}  // namespace hoanhap::directives::store
