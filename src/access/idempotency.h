#pragma once

#include <functional>
#include <string>
#include <vector>

#include "access/actor.h"
#include "core/clock.h"
#include "http/message.h"
#include "storage/database.h"

namespace hoanhap::access {

// Runs `work` in one write transaction, at most once per Idempotency-Key (design §5). The key is
// scoped to the actor and the route; the body's hash and the answer are stored in the same
// savepoint, so a repeated request gets the stored answer and counts once. The same key with
// another body is 422 `idempotency-key-reused`; keys are kept 90 days. Every write of the API goes
// through here; a request without the header runs without the guard only where `required` is false.
//
// `work` may run more than once (storage::Database); it touches nothing but `tx` and its result. A
// `work` that fails stores nothing: the key is free again. An answer from the store carries the
// header `Idempotent-Replayed: true`. What must not be kept (a password in the body, a one-time
// code in the answer) must not pass through here.
Result<http::Response> write_once(storage::Database& database, const Clock& clock,
                                  const Actor& actor, const http::Request& request,
                                  const std::function<Result<http::Response>(storage::Tx&)>& work,
                                  bool required = true);

// Empties the stored answers that may repeat a text which excise removes (design §1): of every
// write on one of `paths` ("/api/v1/records/17") or beneath it, and of writes on `opened_at` (""
// for none) whose answer is about `id`. A request repeated with such a key gets 410 `excised`,
// never twice the effect.
struct Repeats {
  std::vector<std::string> paths;
  std::string opened_at;
  std::int64_t id = 0;
};
void empty_answers(storage::Tx& tx, const Repeats& repeats);

// Deletes the keys older than 90 days, in short writes; run daily. Returns how many went.
Result<std::int64_t> purge_keys(storage::Database& database, const Clock& clock);

// The version an `If-Match: "7"` names. Missing: 428 precondition_required; unreadable: 400.
Result<std::int64_t> if_match(const http::Request& request);
std::string etag(std::int64_t version);  // "\"7\""

}  // namespace hoanhap::access
