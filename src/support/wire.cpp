#include "support/wire.h"

#include <fmt/format.h>

namespace hoanhap::support {

Result<SigningKey> office_in(const http::Request& request) {
  SigningKey root;
  const auto found = request.params.find("office");
  if (found == request.params.end() || !from_hex(found->second, root.bytes)) return not_found();
  return root;
}

Result<RecordKeyId> record_in(const http::Request& request) {
  RecordKeyId id;
  const auto found = request.params.find("record");
  if (found == request.params.end() || !from_hex(found->second, id.bytes)) return not_found();
  return id;
}

Result<SigningKey> office_in(const Json& body) {
  SigningKey root;
  if (!from_hex(body["office"].string().value_or(""), root.bytes)) return not_found();
  return root;
}

Result<RecordKeyId> record_in(const Json& value) {
  RecordKeyId id;
  if (!from_hex(value.string().value_or(""), id.bytes) || id.zero())
    return invalid("record", {"Mã phiếu gồm 32 chữ số thập lục phân.",
                              "A record id is 32 lower-case hexadecimal digits."});
  return id;
}

Result<Bytes> bytes_in(const Json& body, const char* key, std::size_t most) {
  Bytes out;
  if (!from_wire(body[key].string().value_or("!"), out) || out.size() > most)
    return invalid(key, {"Không đọc được (base64url).", "Not readable (base64url)."});
  return out;
}

Result<Date> date_in(const Json& body, const char* key) {
  const auto date = Date::parse_iso(body[key].string().value_or(""));
  if (!date) return invalid(key, {"Nhập ngày, ví dụ 2018-12-31.", "A day, such as 2018-12-31."});
  return *date;
}

UnitId unit_in(const Json& body, const units::Registry& registry) {
  if (const auto id = body["unit"].integer()) return UnitId{*id};
  return registry.id_of(body["unit"].string().value_or(""));
}

void write_chain(JsonWriter& out, const std::vector<store::Certified>& chain) {
  out.key("certificates").begin_array();
  for (const auto& each : chain) out.value(to_wire(each.certificate.bytes()));
  out.end_array();
}

void write_words(JsonWriter& out, const char* key, const std::vector<std::string>& words) {
  out.key(key).begin_array();
  for (const auto& word : words) out.value(std::string_view(word));
  out.end_array();
}

std::string month_text(int month) { return fmt::format("{:04}-{:02}", month / 100, month % 100); }

std::optional<int> month_in(std::string_view text) {
  const auto day = Date::parse_iso(std::string(text) + "-01");
  if (!day) return std::nullopt;
  return day->year() * 100 + static_cast<int>(day->month());
}

}  // namespace hoanhap::support
