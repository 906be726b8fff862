#pragma once

#include <vector>

#include "obligations/model.h"
#include "overview/rules.h"
#include "storage/database.h"

// The only SQL of overview: it reads obligations with where each one stands. One statement,
// whatever the number of forms or years.
namespace hoanhap::overview::store {

std::vector<obligations::Item> owed(storage::Tx& tx, const std::vector<Range>& ranges);

// A number that is another one after every commit that could change an answer of this folder.
std::int64_t version(storage::Tx& tx);

}  // namespace hoanhap::overview::store
