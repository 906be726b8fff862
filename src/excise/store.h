#pragma once

#include <vector>

#include "excise/model.h"
#include "storage/database.h"

// The only SQL of excise; texts are replaced by the features that keep them.
namespace hoanhap::excise::store {

ExcisionId insert(storage::Tx& tx, const Excision& excision);
std::optional<Excision> find(storage::Tx& tx, ExcisionId id);
bool open_for(storage::Tx& tx, const Excision& excision);  // the same text is proposed already
void decide(storage::Tx& tx, const Excision& excision);
// Newest first, older than `before`; `open` or all others.
std::vector<Excision> list(storage::Tx& tx, bool open, ExcisionId before, int most);

// From now until it is off again, the writer overwrites what it frees in the file with zeros
// (SQLite's secure_delete): a shorter text must not leave the end of the longer one behind.
void overwrite_freed(storage::Tx& tx, bool on);

}  // namespace hoanhap::excise::store
