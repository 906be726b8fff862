#include "http/router.h"

#include <algorithm>

namespace hoanhap::http {
namespace {

std::vector<std::string> split(std::string_view path) {
  std::vector<std::string> segments;
  for (std::size_t start = path.starts_with('/') ? 1 : 0; start <= path.size();) {
    const auto end = std::min(path.find('/', start), path.size());
    segments.emplace_back(path.substr(start, end - start));
    start = end + 1;
  }
  return segments;
}

bool is_parameter(std::string_view segment) { return segment.starts_with('{'); }

// How many literal segments of `pattern` agree with `segments`; -1 when the path is another one.
int fit(const std::vector<std::string>& pattern, const std::vector<std::string>& segments) {
  if (pattern.size() != segments.size()) return -1;
  int literal = 0;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (is_parameter(pattern[i])) {
      if (segments[i].empty()) return -1;
    } else if (pattern[i] == segments[i]) {
      ++literal;
    } else {
      return -1;
    }
  }
  return literal;
}

}  // namespace

Router::Router(std::vector<Endpoint> endpoints) : endpoints_(std::move(endpoints)) {
  segments_.reserve(endpoints_.size());
  for (const auto& endpoint : endpoints_) segments_.push_back(split(endpoint.path));
}

Router::Match Router::find(Method method, std::string_view path) const {
  const auto segments = split(path);
  Match match;
  int best = -1;
  const std::vector<std::string>* pattern = nullptr;
  for (std::size_t i = 0; i < endpoints_.size(); ++i) {
    const int literal = fit(segments_[i], segments);
    if (literal < 0) continue;
    const auto allowed = endpoints_[i].method;
    if (std::find(match.allowed.begin(), match.allowed.end(), allowed) == match.allowed.end())
      match.allowed.push_back(allowed);
    if (allowed != method || literal <= best) continue;
    best = literal;
    match.endpoint = &endpoints_[i];
    pattern = &segments_[i];
  }
  if (!pattern) return match;
  for (std::size_t i = 0; i < segments.size(); ++i)
    if (is_parameter((*pattern)[i]))
      match.params.emplace((*pattern)[i].substr(1, (*pattern)[i].size() - 2), segments[i]);
  return match;
}

}  // namespace hoanhap::http
