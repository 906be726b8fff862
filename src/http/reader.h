#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "http/head.h"
#include "http/limits.h"

namespace hoanhap::http {

// Reads one request out of a stream of bytes (Beast's parser, design §7), however they are cut.
//
// Feed it what arrived; it says how much it used. After the header it stops once at `head_done`, so
// that the caller can set the body's limit for this address; then feed on until `complete`, where
// bytes that were not used belong to the next request (pipelining). `refused` is final: the caller
// answers `head().refused` and closes, because nobody knows where the next request would begin.
//
// Threads: none of its own; one owner. Fails: only through `refused`, never by exception.
class RequestReader {
 public:
  enum class State { need_more, head_done, complete, refused };

  // `hosts` as for parse_head; outlives the reader; null means any.
  RequestReader(const Limits& limits, const std::vector<std::string>* hosts);
  ~RequestReader();
  RequestReader(RequestReader&&) noexcept;
  RequestReader& operator=(RequestReader&&) noexcept;

  std::size_t feed(std::string_view bytes);
  State state() const;
  // From `head_done` on. A body that says or turns out to be larger is refused with 413.
  void limit_body(std::size_t bytes);
  bool started() const;     // some byte of a request has come
  bool keep_alive() const;  // from `head_done` on
  bool has_body() const;    // from `head_done` on
  Head& head();             // from `head_done` on, or when refused

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace hoanhap::http
