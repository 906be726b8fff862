#include "records/contents_json.h"

#include "core/json.h"

namespace hoanhap::records {
namespace {

// Most forms are all numbers.
constexpr std::string_view kNoTexts =
    R"({"words":{},"explanations":{},"notes":{},"corrections":{}})";

void write_texts(JsonWriter& out, std::string_view key, const Texts& texts) {
  out.key(key).begin_object();
  for (const auto& [id, text] : texts) out.field(id, text);
  out.end_object();
}

Texts read_texts(const Json& object) {
  Texts texts;
  for (const auto key : object.keys()) texts.emplace(key, object[key].string().value_or(""));
  return texts;
}

}  // namespace

std::string texts_to_json(const Contents& contents) {
  if (contents.words.empty() && contents.explanations.empty() && contents.notes.empty() &&
      contents.corrections.empty())
    return std::string(kNoTexts);
  JsonWriter out;
  out.begin_object().key("words").begin_object();
  for (const auto& [id, values] : contents.words) {
    out.key(id).begin_array();
    for (const auto& value : values) out.value(value);
    out.end_array();
  }
  out.end_object();
  write_texts(out, "explanations", contents.explanations);
  write_texts(out, "notes", contents.notes);
  out.key("corrections").begin_object();
  for (const auto& [id, correction] : contents.corrections)
    out.key(id).begin_array().value(correction.value).value(correction.reason).end_array();
  out.end_object().end_object();
  return out.take();
}

Result<bool> texts_from_json(std::string_view text, Contents& contents) {
  if (text == kNoTexts) return true;
  const auto json = Json::parse(text);
  if (!json || !json->is_object())
    return internal("records: the stored texts of a form are unreadable");
  const auto words = (*json)["words"];
  for (const auto key : words.keys()) {
    auto& values = contents.words[std::string(key)];
    const auto list = words[key];
    for (std::size_t i = 0; i < list.size(); ++i)
      values.emplace_back(list[i].string().value_or(""));
  }
  contents.explanations = read_texts((*json)["explanations"]);
  contents.notes = read_texts((*json)["notes"]);
  const auto corrections = (*json)["corrections"];
  for (const auto key : corrections.keys())
    contents.corrections.emplace(
        key, Correction{corrections[key][0].integer().value_or(0),
                        std::string(corrections[key][1].string().value_or(""))});
  return true;
}

std::string touches_to_json(const Touches& touches) {
  JsonWriter out;
  out.begin_object();
  for (const auto& [id, t] : touches)
    out.key(id).begin_array().value(t.by.value).value(t.at.ms).value(t.version).end_array();
  out.end_object();
  return out.take();
}

Touches touches_from_json(std::string_view text) {
  Touches touches;
  const auto json = Json::parse(text);
  if (!json) return touches;
  for (const auto key : json->keys()) {
    const auto t = (*json)[key];
    touches.emplace(key, Touch{{t[0].integer().value_or(0)},
                               {t[1].integer().value_or(0)},
                               t[2].integer().value_or(0)});
  }
  return touches;
}

}  // namespace hoanhap::records
