#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace hoanhap::http {

// From the request's bytes to text that a handler may trust. All pure; nullopt means 400.

// %41 -> A. Refuses a broken escape, NUL and other control characters, and what is not UTF-8 after
// decoding. `plus_is_space` for queries.
enum class Plus { as_is, is_space };
std::optional<std::string> percent_decode(std::string_view text, Plus plus);

// A target's path, decoded. Refuses what could mean another path to somebody else: no leading
// slash,
// "." or ".." as a segment, a backslash, an encoded slash.
std::optional<std::string> decode_path(std::string_view raw);

// "a=1&b=2". Refuses a repeated key and more than 64 keys; "" is an empty query.
std::optional<std::map<std::string, std::string>> decode_query(std::string_view raw);

}  // namespace hoanhap::http
