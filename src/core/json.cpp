#include "core/json.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include <fmt/format.h>
#include <boost/json/src.hpp>

#include "core/decimal.h"
#include "core/text.h"

namespace hoanhap {

namespace json = boost::json;

struct Json::Document {
  json::monotonic_resource memory;
  json::value root;
};

namespace {

const json::value kNull;

const json::value& as(const void* value) {
  return value ? *static_cast<const json::value*>(value) : kNull;
}

tl::unexpected<Error> malformed(std::string_view text, std::size_t offset, const char* what) {
  std::size_t line = 1, column = 1;
  for (std::size_t i = 0; i < offset && i < text.size(); ++i) {
    if (text[i] == '\n') {
      ++line;
      column = 1;
    } else if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) {
      ++column;
    }
  }
  return fail({ErrorCode::malformed,
               "malformed-json",
               {"Nội dung gửi lên không phải JSON đúng", "The body is not valid JSON"},
               {fmt::format("Sai ở dòng {}, cột {}.", line, column),
                fmt::format("Wrong at line {}, column {}.", line, column)},
               {},
               what});
}

// How many keys valid JSON text holds: strings with a colon behind.
std::size_t keys_in(std::string_view text) {
  std::size_t keys = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '"') continue;
    for (++i; text[i] != '"'; ++i)
      if (text[i] == '\\') ++i;
    const auto next = text.find_first_not_of(" \t\r\n", i + 1);
    if (next != std::string_view::npos && text[next] == ':') ++keys;
  }
  return keys;
}

std::size_t members_of(const json::value& value) {
  std::size_t members = 0;
  if (const auto* array = value.if_array()) {
    for (const auto& item : *array) members += members_of(item);
  } else if (const auto* object = value.if_object()) {
    members = object->size();
    for (const auto& item : *object) members += members_of(item.value());
  }
  return members;
}

// 1e400 would read as infinity, which no JSON can say again.
bool all_finite(const json::value& value) {
  if (const auto* number = value.if_double()) return std::isfinite(*number);
  if (const auto* array = value.if_array())
    return std::all_of(array->begin(), array->end(),
                       [](const auto& item) { return all_finite(item); });
  if (const auto* object = value.if_object())
    return std::all_of(object->begin(), object->end(),
                       [](const auto& item) { return all_finite(item.value()); });
  return true;
}

}  // namespace

Json::Json() = default;
Json::Json(std::shared_ptr<const Document> document, const void* value)
    : document_(std::move(document)), value_(value) {}

Result<Json> Json::parse(std::string_view text) {
  auto document = std::make_shared<Document>();
  json::parse_options options;
  options.max_depth = 32;
  json::stream_parser parser(json::storage_ptr(&document->memory), options);
  json::error_code error;
  const auto read = parser.write_some(text.data(), text.size(), error);
  if (!error && read < text.size() && !trim(text.substr(read)).empty())
    return malformed(text, read, "extra data");
  if (!error) parser.finish(error);
  if (error) return malformed(text, read, error.message().c_str());
  document->root = parser.release();
  // Boost.JSON keeps the last of two equal keys; a request that says a thing twice is refused
  // instead.
  if (keys_in(text) != members_of(document->root)) return malformed(text, 0, "duplicate key");
  if (!all_finite(document->root)) return malformed(text, 0, "number out of range");
  const void* root = &document->root;
  return Json(std::move(document), root);
}

bool Json::is_null() const { return as(value_).is_null(); }
bool Json::is_object() const { return as(value_).is_object(); }
bool Json::is_array() const { return as(value_).is_array(); }

std::optional<std::string_view> Json::string() const {
  if (const auto* s = as(value_).if_string()) return std::string_view(s->data(), s->size());
  return std::nullopt;
}

std::optional<std::int64_t> Json::integer() const {
  const auto& v = as(value_);
  if (const auto* i = v.if_int64()) return *i;
  if (const auto* d = v.if_double()) {
    if (*d >= -static_cast<double>(kMaxWhole) && *d <= static_cast<double>(kMaxWhole) &&
        static_cast<double>(static_cast<std::int64_t>(*d)) == *d)
      return static_cast<std::int64_t>(*d);
  }
  return std::nullopt;
}

std::optional<double> Json::number() const {
  const auto& v = as(value_);
  if (const auto* d = v.if_double()) return *d;
  if (const auto* i = v.if_int64()) return static_cast<double>(*i);
  if (const auto* u = v.if_uint64()) return static_cast<double>(*u);
  return std::nullopt;
}

std::optional<bool> Json::boolean() const {
  if (const auto* b = as(value_).if_bool()) return *b;
  return std::nullopt;
}

Json Json::operator[](std::string_view key) const {
  if (const auto* object = as(value_).if_object())
    if (const auto* member = object->if_contains(json::string_view(key.data(), key.size())))
      return Json(document_, member);
  return Json();
}

Json Json::operator[](std::size_t index) const {
  if (const auto* array = as(value_).if_array())
    if (index < array->size()) return Json(document_, &(*array)[index]);
  return Json();
}

std::size_t Json::size() const {
  const auto& v = as(value_);
  if (const auto* array = v.if_array()) return array->size();
  if (const auto* object = v.if_object()) return object->size();
  return 0;
}

std::vector<std::string_view> Json::keys() const {
  std::vector<std::string_view> result;
  if (const auto* object = as(value_).if_object())
    for (const auto& member : *object)
      result.emplace_back(member.key().data(), member.key().size());
  return result;
}

std::string Json::dump() const { return json::serialize(as(value_)); }

void append_json_string(std::string& out, std::string_view text) {
  const auto plain = [](char c) {
    return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\';
  };
  out += '"';
  while (!text.empty()) {
    const auto end =
        static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), plain) - text.begin());
    out.append(text.substr(0, end));
    if (end == text.size()) break;
    switch (const char c = text[end]) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<int>(c));
    }
    text.remove_prefix(end + 1);
  }
  out += '"';
}

void JsonWriter::separate() {
  if (after_key_) {
    after_key_ = false;
  } else if (!first_.empty()) {
    if (!first_.back()) out_ += ',';
    first_.back() = false;
  }
}

JsonWriter& JsonWriter::begin_object() {
  separate();
  out_ += '{';
  first_.push_back(true);
  return *this;
}
JsonWriter& JsonWriter::end_object() {
  out_ += '}';
  first_.pop_back();
  return *this;
}
JsonWriter& JsonWriter::begin_array() {
  separate();
  out_ += '[';
  first_.push_back(true);
  return *this;
}
JsonWriter& JsonWriter::end_array() {
  out_ += ']';
  first_.pop_back();
  return *this;
}
JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  append_json_string(out_, name);
  out_ += ':';
  after_key_ = true;
  return *this;
}
JsonWriter& JsonWriter::value(std::string_view text) {
  separate();
  append_json_string(out_, text);
  return *this;
}
JsonWriter& JsonWriter::value(std::int64_t number) {
  separate();
  const fmt::format_int digits(number);
  out_.append(digits.data(), digits.size());
  return *this;
}
JsonWriter& JsonWriter::value(bool flag) {
  separate();
  out_ += flag ? "true" : "false";
  return *this;
}
JsonWriter& JsonWriter::null() {
  separate();
  out_ += "null";
  return *this;
}
JsonWriter& JsonWriter::raw(std::string_view text) {
  separate();
  out_ += text;
  return *this;
}
JsonWriter& JsonWriter::value(const Text& text) {
  return begin_object()
      .field("vi", std::string_view(text.vi))
      .field("en", std::string_view(text.en))
      .end_object();
}

std::string JsonWriter::take() {
  assert(first_.empty());
  return std::exchange(out_, {});
}

}  // namespace hoanhap
