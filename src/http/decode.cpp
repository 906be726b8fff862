#include "http/decode.h"

#include "core/text.h"

namespace hoanhap::http {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

}  // namespace

std::optional<std::string> percent_decode(std::string_view text, Plus plus) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '%') {
      if (i + 2 >= text.size()) return std::nullopt;
      const int high = hex_digit(text[i + 1]), low = hex_digit(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      c = static_cast<char>(high * 16 + low);
      i += 2;
    } else if (c == '+' && plus == Plus::is_space) {
      c = ' ';
    }
    if (control(c)) return std::nullopt;
    out += c;
  }
  if (!valid_utf8(out)) return std::nullopt;
  return out;
}

std::optional<std::string> decode_path(std::string_view raw) {
  if (!raw.starts_with('/')) return std::nullopt;
  for (std::size_t i = 0; i + 2 < raw.size(); ++i)
    if (raw[i] == '%' && raw[i + 1] == '2' && (raw[i + 2] == 'F' || raw[i + 2] == 'f'))
      return std::nullopt;
  auto path = percent_decode(raw, Plus::as_is);
  if (!path || path->find('\\') != std::string::npos) return std::nullopt;
  for (std::size_t start = 1; start <= path->size();) {
    const auto end = std::min(path->find('/', start), path->size());
    const auto segment = std::string_view(*path).substr(start, end - start);
    if (segment == "." || segment == "..") return std::nullopt;
    start = end + 1;
  }
  return path;
}

std::optional<std::map<std::string, std::string>> decode_query(std::string_view raw) {
  constexpr std::size_t kMostKeys = 64;
  std::map<std::string, std::string> query;
  while (!raw.empty()) {
    const auto end = std::min(raw.find('&'), raw.size());
    const auto pair = raw.substr(0, end);
    raw.remove_prefix(std::min(end + 1, raw.size()));
    if (pair.empty()) continue;
    const auto equals = std::min(pair.find('='), pair.size());
    auto key = percent_decode(pair.substr(0, equals), Plus::is_space);
    auto value = percent_decode(pair.substr(std::min(equals + 1, pair.size())), Plus::is_space);
    if (!key || !value || key->empty() || query.size() == kMostKeys) return std::nullopt;
    if (!query.emplace(std::move(*key), std::move(*value)).second) return std::nullopt;
  }
  return query;
}

}  // namespace hoanhap::http
