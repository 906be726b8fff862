#include "support/protocol/exported.h"

#include <algorithm>

#include "support/protocol/refusal.h"

namespace hoanhap::support {
namespace {

constexpr std::string_view kFormat = "hoanhap-sealed-record-1";
constexpr std::size_t kMostCertificates = 2000, kMostParts = 8;

template <typename Thing>
void write_all(JsonWriter& out, std::string_view key, const std::vector<Thing>& things) {
  out.key(key).begin_array();
  for (const auto& thing : things) out.value(to_wire(thing.bytes()));
  out.end_array();
}

template <typename Thing>
Result<bool> read_all(const Json& list, std::vector<Thing>& out) {
  for (std::size_t i = 0; i < std::min(list.size(), kMostCertificates); ++i) {
    Bytes bytes;
    if (!from_wire(list[i].string().value_or("!"), bytes))
      return refused(Refusal::export_unreadable);
    TRY_ASSIGN(auto thing, Thing::parse(bytes));
    out.push_back(std::move(thing));
  }
  return true;
}

}  // namespace

std::string write(const Exported& exported) {
  JsonWriter out;
  out.begin_object().field("format", kFormat).field("root", to_wire(exported.root));
  write_all(out, "certificates", exported.chain);
  write_all(out, "rosters", exported.rosters);
  out.field("epoch", static_cast<std::int64_t>(exported.epoch))
      .field("team_for_recovery", to_wire(exported.team_for_recovery))
      .field("record", name(exported.record));
  out.key("parts").begin_array();
  for (const auto& part : exported.parts) write(out, part);
  out.end_array().end_object();
  return out.take();
}

Result<Exported> read_exported(std::string_view text) {
  const auto json = Json::parse(text);
  if (!json || (*json)["format"].string().value_or("") != kFormat)
    return refused(Refusal::export_unreadable);
  const auto& file = *json;
  Exported out;
  const auto epoch = file["epoch"].integer();
  if (!from_wire(file["root"].string().value_or(""), out.root.bytes) ||
      !from_hex(file["record"].string().value_or(""), out.record.bytes) ||
      !from_wire(file["team_for_recovery"].string().value_or(""), out.team_for_recovery.bytes) ||
      !epoch || *epoch < 1 || file["parts"].size() > kMostParts)
    return refused(Refusal::export_unreadable);
  out.epoch = static_cast<std::uint32_t>(*epoch);
  TRY(read_all(file["certificates"], out.chain));
  TRY(read_all(file["rosters"], out.rosters));
  TRY(verify_chain(out.root, out.chain));
  for (std::size_t i = 0; i < file["parts"].size(); ++i) {
    TRY_ASSIGN(auto part, read_kept(file["parts"][i], out.record));
    out.parts.push_back(std::move(part));
  }
  return out;
}

}  // namespace hoanhap::support
