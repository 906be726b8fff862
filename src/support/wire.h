#pragma once

#include <string>

#include "core/json.h"
#include "http/message.h"
#include "support/service.h"

namespace hoanhap::support {

// How the sealed part's things stand in URLs and bodies. What can't be read is `not_found` where it
// names something, and a refusal with its field where it was to be stored.
Result<SigningKey> office_in(const http::Request& request);   // {office}
Result<RecordKeyId> record_in(const http::Request& request);  // {record}
Result<SigningKey> office_in(const Json& body);
Result<RecordKeyId> record_in(const Json& value);
Result<Bytes> bytes_in(const Json& body, const char* key, std::size_t most);
Result<Date> date_in(const Json& body, const char* key);
UnitId unit_in(const Json& body, const units::Registry& registry);  // by id or slug

void write_chain(JsonWriter& out, const std::vector<store::Certified>& chain);
void write_words(JsonWriter& out, const char* key, const std::vector<std::string>& words);
std::string month_text(int month);                   // 201805 -> "2018-05"
std::optional<int> month_in(std::string_view text);  // "2018-05" -> 201805

}  // namespace hoanhap::support
