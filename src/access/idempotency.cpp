#include "access/idempotency.h"

#include <charconv>

#include <fmt/format.h>

#include "core/bytes.h"
#include "core/json.h"

namespace hoanhap::access {
namespace {

using http::Method;

constexpr std::int64_t kKeptMs = 90 * std::int64_t{24 * 3'600'000};
constexpr std::int64_t kPurgedAtOnce = 500;  // so that no write of a user waits long (design §7)

struct Scope {
  UserId actor;
  std::string route;  // method and concrete path: the same key on another record is another request
  std::string key;
  std::string body_hash;
};

tl::unexpected<Error> key_missing() {
  return fail({ErrorCode::malformed,
               "idempotency-key-missing",
               {"Yêu cầu thiếu mã chống gửi trùng", "The request lacks its Idempotency-Key"},
               {"Gửi kèm tiêu đề Idempotency-Key, mỗi thao tác một mã mới.",
                "Send an Idempotency-Key header, a new one for every action."}});
}

tl::unexpected<Error> key_unreadable() {
  return fail({ErrorCode::malformed,
               "idempotency-key-unreadable",
               {"Mã chống gửi trùng không đúng dạng", "The Idempotency-Key is not readable"},
               {"Mã gồm 8 đến 100 chữ cái, chữ số, dấu gạch; nên dùng UUID.",
                "Use 8 to 100 letters, digits, hyphens or underscores; a UUID is best."}});
}

tl::unexpected<Error> key_reused() {
  return fail({ErrorCode::invalid,
               "idempotency-key-reused",
               {"Mã chống gửi trùng đã dùng cho nội dung khác",
                "This Idempotency-Key was used for another body"},
               {"Tải lại trang để xem nội dung đã gửi, rồi gửi lại với mã mới.",
                "Reload to see what was sent, then send again with a new key."}});
}

bool readable(std::string_view key) {
  return key.size() >= 8 && key.size() <= 100 &&
         key.find_first_not_of(
             "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") ==
             std::string_view::npos;
}

std::string headers_json(const http::Response& response) {
  JsonWriter json;
  json.begin_array();
  for (const auto& [name, value] : response.headers)
    json.begin_array().value(std::string_view(name)).value(std::string_view(value)).end_array();
  json.end_array();
  return json.take();
}

std::string_view characters(std::span<const std::uint8_t> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::span<const std::uint8_t> bytes(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

struct Stored {
  std::int64_t used_at = 0;
  std::string body_hash;
  http::Response response;
};

Stored find(storage::Tx& tx, const Scope& scope) {
  Stored stored;
  std::string headers;
  tx.one(
      "select used_at, body_hash, status, content_type, headers, body from idempotency_key"
      " where actor_id = ?1 and route = ?2 and request_key = ?3",
      {scope.actor, scope.route, scope.key}, [&](const storage::Row& row) {
        stored.used_at = row.integer(0);
        stored.body_hash = row.text(1);
        stored.response.status = static_cast<int>(row.integer(2));
        stored.response.content_type = row.text(3);
        headers = row.text(4);
        stored.response.body = characters(row.blob(5));
      });
  if (const auto list = Json::parse(headers.empty() ? "[]" : headers))
    for (std::size_t i = 0; i < list->size(); ++i)
      stored.response.headers.emplace_back((*list)[i][0].string().value_or(""),
                                           (*list)[i][1].string().value_or(""));
  return stored;
}

// True when this request is the first with its key. The row is claimed before the work is done, so
// that two at once on PostgreSQL wait for one another here instead of both working.
bool claim(storage::Tx& tx, const Scope& scope, std::int64_t now) {
  return tx.execute(
             "insert into idempotency_key (actor_id, route, request_key, body_hash, used_at)"
             " values (?1, ?2, ?3, ?4, ?5) on conflict (actor_id, route, request_key) do nothing",
             {scope.actor, scope.route, scope.key, scope.body_hash, now}) == 1;
}

void forget(storage::Tx& tx, const Scope& scope) {
  tx.execute("delete from idempotency_key where actor_id = ?1 and route = ?2 and request_key = ?3",
             {scope.actor, scope.route, scope.key});
}

void keep(storage::Tx& tx, const Scope& scope, const http::Response& response) {
  tx.execute(
      "update idempotency_key set status = ?4, content_type = ?5, headers = ?6, body = ?7"
      " where actor_id = ?1 and route = ?2 and request_key = ?3",
      {scope.actor, scope.route, scope.key, response.status, response.content_type,
       headers_json(response), bytes(response.body)});
}

Result<http::Response> once(storage::Tx& tx, const Scope& scope, std::int64_t now,
                            const std::function<Result<http::Response>(storage::Tx&)>& work) {
  if (!claim(tx, scope, now)) {
    auto stored = find(tx, scope);
    if (stored.used_at > now - kKeptMs) {
      if (!equal_constant_time(stored.body_hash, scope.body_hash)) return key_reused();
      stored.response.headers.emplace_back("Idempotent-Replayed", "true");
      return std::move(stored.response);
    }
    forget(tx, scope);  // older than that: as good as purged
    claim(tx, scope, now);
  }
  TRY_ASSIGN(auto response, work(tx));
  keep(tx, scope, response);
  return response;
}

}  // namespace

Result<http::Response> write_once(storage::Database& database, const Clock& clock,
                                  const Actor& actor, const http::Request& request,
                                  const std::function<Result<http::Response>(storage::Tx&)>& work,
                                  bool required) {
  const auto key = request.header("idempotency-key");
  if (key.empty()) {
    if (required) return key_missing();
    return database.write([&](storage::Tx& tx) { return work(tx); });
  }
  if (!readable(key)) return key_unreadable();
  const Scope scope{actor.user, fmt::format("{} {}", http::name(request.method), request.path),
                    std::string(key), hex(blake2b(request.body))};
  const auto now = clock.now().ms;
  return database.write([&](storage::Tx& tx) { return once(tx, scope, now, work); });
}

void empty_answers(storage::Tx& tx, const Repeats& repeats) {
  const std::string empty =
      "update idempotency_key set status = 410, content_type = 'application/problem+json',"
      " headers = '[]', body = ?1 where ";
  constexpr std::string_view gone =
      R"({"type":"/errors/excised","status":410,"title":"Nội dung đã được cắt bỏ",)"
      R"("detail":"Việc này đã làm xong trước đó; nội dung của nó đã được cắt bỏ. Tải lại trang."})";
  for (const auto& path : repeats.paths)
    for (const auto method : {Method::post, Method::put, Method::del})
      tx.execute(empty + "route like ?2",
                 {bytes(gone), fmt::format("{} {}/%", http::name(method), path)});
  if (repeats.opened_at.empty()) return;
  // An answer about one thing begins with its id.
  const auto begins = fmt::format(R"({{"id":{},)", repeats.id);
  tx.execute(empty + "route = ?2 and substr(body, 1, ?3) = ?4",
             {bytes(gone), fmt::format("{} {}", http::name(Method::post), repeats.opened_at),
              static_cast<std::int64_t>(begins.size()), bytes(begins)});
}

Result<std::int64_t> purge_keys(storage::Database& database, const Clock& clock) {
  const auto oldest_kept = clock.now().ms - kKeptMs;
  std::int64_t total = 0;
  for (;;) {
    TRY_ASSIGN(const auto gone, database.write([&](storage::Tx& tx) -> Result<std::int64_t> {
      return tx.execute(
          "delete from idempotency_key where (actor_id, route, request_key) in"
          " (select actor_id, route, request_key from idempotency_key where used_at <= ?1"
          " order by used_at limit ?2)",
          {oldest_kept, kPurgedAtOnce});
    }));
    total += gone;
    if (gone < kPurgedAtOnce) return total;
  }
}

Result<std::int64_t> if_match(const http::Request& request) {
  auto value = request.header("if-match");
  if (value.empty())
    return fail({ErrorCode::precondition_required,
                 "if-match-missing",
                 {"Yêu cầu thiếu phiên bản đang sửa", "The request lacks If-Match"},
                 {"Tải lại mục này rồi sửa trên bản mới nhất.",
                  "Load it again and change the newest version."}});
  std::int64_t version = 0;
  if (value.size() > 2 && value.front() == '"' && value.back() == '"') {
    value = value.substr(1, value.size() - 2);
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), version);
    if (error == std::errc{} && end == value.data() + value.size() && version >= 0) return version;
  }
  return fail({ErrorCode::malformed,
               "if-match-unreadable",
               {"Phiên bản đang sửa không đúng dạng", "The If-Match header is not readable"},
               {"Tải lại mục này rồi sửa trên bản mới nhất.",
                "Load it again and change the newest version."}});
}

std::string etag(std::int64_t version) { return fmt::format("\"{}\"", version); }

}  // namespace hoanhap::access
