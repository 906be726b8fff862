#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace hoanhap {

// A parsed JSON value, read only. Copying is cheap (shared); a value keeps its document alive.
// Parsing is capped: depth 32, no duplicate keys, valid UTF-8, numbers within a double's exact
// range when integral. A missing member reads as null.
//
// Threads: safe to read from several. Fails: `ErrorCode::malformed` with line and column.
class Json {
 public:
  static Result<Json> parse(std::string_view text);

  Json();  // null
  bool is_null() const;
  bool is_object() const;
  bool is_array() const;
  std::optional<std::string_view> string() const;
  std::optional<std::int64_t> integer() const;
  std::optional<double> number() const;
  std::optional<bool> boolean() const;
  Json operator[](std::string_view key) const;  // null when absent or not an object
  Json operator[](std::size_t index) const;
  std::size_t size() const;  // of an array or object, else 0
  std::vector<std::string_view> keys() const;
  std::string dump() const;

 private:
  struct Document;
  Json(std::shared_ptr<const Document> document, const void* value);
  std::shared_ptr<const Document> document_;
  const void* value_ = nullptr;
};

// Writes JSON text straight into a string: no tree, no allocation per value. The caller keeps the
// nesting right; `str()` asserts that it is closed.
class JsonWriter {
 public:
  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  JsonWriter& key(std::string_view name);
  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(std::int64_t number);
  JsonWriter& value(int number) { return value(std::int64_t{number}); }
  JsonWriter& value(std::size_t number) { return value(static_cast<std::int64_t>(number)); }
  JsonWriter& value(bool flag);
  JsonWriter& null();
  JsonWriter& raw(std::string_view json);  // already JSON
  JsonWriter& value(const Text& text);     // {"vi":…,"en":…}

  template <typename T>
  JsonWriter& field(std::string_view name, const T& v) {
    return key(name).value(v);
  }
  std::string take();  // the text; the writer is empty again

 private:
  void separate();
  std::string out_;
  std::vector<bool> first_;
  bool after_key_ = false;
};

void append_json_string(std::string& out, std::string_view text);

}  // namespace hoanhap
