#pragma once

#include <string>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

namespace hoanhap {

// A text a person reads, in both languages of the product. Vietnamese is the source.
struct Text {
  std::string vi;
  std::string en;
  bool operator==(const Text&) const = default;
};

// Why a call did not do what was asked. Each code is one HTTP status (http/problem.h).
enum class ErrorCode {
  invalid,                // 422: the request is understood, its content is not acceptable
  malformed,              // 400: not readable at all
  unauthenticated,        // 401
  forbidden,              // 403: known to the caller, but not theirs to do
  not_found,              // 404: also the answer for what the caller may not know of (design §1)
  conflict,               // 409: it has moved on
  precondition,           // 412: If-Match names an older version
  precondition_required,  // 428: If-Match is missing
  too_large,              // 413
  unsupported,            // 415
  rate_limited,           // 429
  unavailable,            // 503: full, or the storage failed; try again
  internal,               // 500: a bug
};

// One field of the request, and what is wrong with it.
struct FieldError {
  std::string field;
  Text detail;
};

// What the public sees (type, title, detail, fields) and what only the log sees (cause). No name,
// address or secret may be put in any of them (design §1).
struct Error {
  ErrorCode code = ErrorCode::internal;
  std::string type;  // slug of the problem type, e.g. "blank-cells" -> /errors/blank-cells
  Text title;        // one line: what is wrong
  Text detail;       // what to do about it
  std::vector<FieldError> fields = {};
  std::string cause = {};  // for the log
  // Further members of the problem document as a JSON object's text ("" for none), e.g. both values
  // of a conflict. Only what the caller may read anyway.
  std::string extra = {};
  int retry_after_s = 0;
};

template <typename T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(Error error) { return tl::unexpected<Error>(std::move(error)); }

// The errors every feature needs. `not_found` says the same whether a thing does not exist or is
// not the caller's to know.
tl::unexpected<Error> not_found();
tl::unexpected<Error> forbidden();
tl::unexpected<Error> invalid(std::string field, Text detail);
tl::unexpected<Error> internal(std::string cause);

}  // namespace hoanhap

// Returns the error of `expression` from the calling function, or goes on. The only control macros.
#define TRY(expression)                                                        \
  do {                                                                         \
    if (auto try_result_ = (expression); !try_result_)                         \
      return tl::unexpected<::hoanhap::Error>(std::move(try_result_).error()); \
  } while (false)
#define TRY_CAT_(a, b) a##b
#define TRY_CAT(a, b) TRY_CAT_(a, b)
#define TRY_ASSIGN_(temporary, target, expression)                                       \
  auto temporary = (expression);                                                         \
  if (!temporary) return tl::unexpected<::hoanhap::Error>(std::move(temporary).error()); \
  target = std::move(*temporary)
// TRY_ASSIGN(auto x, f()): the value of f(), or return its error.
#define TRY_ASSIGN(target, expression) \
  TRY_ASSIGN_(TRY_CAT(try_value_, __LINE__), target, expression)
