#pragma once

#include <vector>

#include "obligations/model.h"
#include "storage/database.h"

// The only SQL of overview: it reads obligations with where each one stands. One statement,
// whatever the number of forms or years.
namespace hoanhap::overview::store {

// Obligations of `form` for the periods from `first` to `last` (of one kind).
struct Range {
  std::string form;
  Period first, last;
};
std::vector<obligations::Item> owed(storage::Tx& tx, const std::vector<Range>& ranges);

}  // namespace hoanhap::overview::store
