#include "storage/database.h"

namespace hoanhap::storage {

bool Tx::one(std::string_view sql, Params params, const EachRow& each) {
  bool found = false;
  do_query(sql, view(params), [&](const Row& row) {
    if (!found) each(row);
    found = true;
  });
  return found;
}

std::optional<std::int64_t> Tx::maybe_integer(std::string_view sql, Params params) {
  std::optional<std::int64_t> value;
  one(sql, params, [&](const Row& row) { value = row.maybe_integer(0); });
  return value;
}

}  // namespace hoanhap::storage
