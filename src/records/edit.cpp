#include "records/edit.h"

#include <algorithm>

#include "obligations/free_text.h"
#include "records/cells.h"

namespace hoanhap::records {
namespace {

constexpr std::string_view kExplanation = "explanation:", kNote = "note:",
                           kCorrection = "correction:";
constexpr std::size_t kMaxExplanation = 1000;

// Collects every refused field; the first one gives the error its kind.
struct Refusals {
  std::optional<Error> error;
  void add(Error one) {
    if (!error)
      error = std::move(one);
    else
      error->fields.insert(error->fields.end(), one.fields.begin(), one.fields.end());
  }
};

tl::unexpected<Error> unknown(std::string_view field) {
  return invalid(std::string(field),
                 {"Biểu này không có ô đó; có thể kế hoạch đã được cập nhật. Tải lại trang.",
                  "This form has no such cell; the plan may have changed. Reload the page."});
}

Result<bool> edit_cell(const EditRules& rules, std::string_view id, const Json& cell,
                       Contents& contents) {
  const auto* element = rules.form.element(id);
  if (!element) return unknown(id);
  if (rules.computed.contains(element->id))
    return invalid(
        element->id,
        rules.view
            ? Text{"Ô này cộng từ các báo cáo kỳ ngắn hơn; nếu khác, ghi điều chỉnh kèm lý do.",
                   "This cell adds up shorter reports; to differ, enter a correction with a "
                   "reason."}
            : Text{"Ô này phần mềm tính (từ số đã được phê duyệt), không nhập.",
                   "The software computes this cell (from what was accepted); it is not typed."});
  return put_cell(contents, *element, cell, rules.units);
}

Result<bool> edit_text(std::string_view key, std::string_view id, const Json& value, Texts& texts) {
  if (!value.is_null() && !value.string())
    return invalid(std::string(key), {"Nhập chữ.", "Enter a text."});
  TRY_ASSIGN(auto text,
             obligations::accept_text(key, value.string().value_or(""), kMaxExplanation));
  if (text.empty())
    texts.erase(std::string(id));
  else
    texts[std::string(id)] = std::move(text);
  return true;
}

Result<bool> edit_correction(const EditRules& rules, std::string_view id, const Json& value,
                             Contents& contents) {
  const auto* element = rules.form.element(id);
  if (!element || !rules.view || element->from || !rules.computed.contains(element->id))
    return unknown(id);
  if (value.is_null()) {
    contents.corrections.erase(element->id);
    return true;
  }
  Contents scratch;
  TRY(put_cell(scratch, *element, value["value"], rules.units));
  const auto number = number_of(*element, scratch);
  if (!number) return invalid(element->id, {"Nhập số điều chỉnh.", "Enter the corrected figure."});
  TRY_ASSIGN(auto reason, obligations::accept_text(
                              element->id, value["reason"].string().value_or(""), kMaxExplanation));
  if (reason.empty())
    return invalid(element->id, {"Ghi lý do điều chỉnh.", "Give the reason of the correction."});
  contents.corrections[element->id] = {*number, std::move(reason)};
  return true;
}

std::string text_json(const Texts& texts, std::string_view id) {
  const auto found = texts.find(id);
  if (found == texts.end()) return "null";
  std::string out;
  append_json_string(out, found->second);
  return out;
}

// Calls `each(key, value, apply)` for all that `body` names.
template <typename Each>
void visit(const EditRules& rules, const Json& body, Contents& contents, const Each& each) {
  const auto members = [&](const char* group, std::string_view prefix, const auto& apply) {
    const auto object = body[group];
    for (const auto id : object.keys()) {
      const auto key = std::string(prefix).append(id);
      const auto value = object[id];
      each(key, value, apply(key, id, value));
    }
  };
  using R = Result<bool>;
  members("cells", "", [&](const std::string&, std::string_view id, const Json& value) -> R {
    return edit_cell(rules, id, value, contents);
  });
  members("explanations", kExplanation,
          [&](const std::string& key, std::string_view id, const Json& value) -> R {
            if (!rules.explainable.contains(id)) return unknown(key);
            return edit_text(key, id, value, contents.explanations);
          });
  members("notes", kNote, [&](const std::string& key, std::string_view id, const Json& value) -> R {
    if (!rules.form.element(id)) return unknown(key);
    return edit_text(key, id, value, contents.notes);
  });
  members("corrections", kCorrection,
          [&](const std::string&, std::string_view id, const Json& value) -> R {
            return edit_correction(rules, id, value, contents);
          });
}

}  // namespace

Result<std::vector<std::string>> apply_edit(const EditRules& rules, const Json& body,
                                            Contents& contents) {
  auto edited = contents;
  std::vector<std::string> touched;
  Refusals refusals;
  visit(rules, body, edited, [&](const std::string& key, const Json&, Result<bool> done) {
    if (done)
      touched.push_back(key);
    else
      refusals.add(std::move(done).error());
  });
  if (refusals.error) return fail(std::move(*refusals.error));
  contents = std::move(edited);
  return touched;
}

std::string touched_json(const plan::Form& form, const Contents& contents, std::string_view key) {
  if (key.starts_with(kExplanation))
    return text_json(contents.explanations, key.substr(kExplanation.size()));
  if (key.starts_with(kNote)) return text_json(contents.notes, key.substr(kNote.size()));
  const bool correction = key.starts_with(kCorrection);
  const auto* element = form.element(correction ? key.substr(kCorrection.size()) : key);
  if (!element) return "null";
  if (!correction) return cell_json(*element, contents);
  const auto found = contents.corrections.find(element->id);
  if (found == contents.corrections.end()) return "null";
  JsonWriter out;
  out.begin_object().key("value");
  write_number(out, *element, found->second.value);
  out.field("reason", found->second.reason).end_object();
  return out.take();
}

std::vector<Conflict> find_conflicts(const EditRules& rules, const Json& body, const Contents& now,
                                     const Touches& touches, std::int64_t base) {
  std::vector<Conflict> conflicts;
  auto yours = now;
  visit(rules, body, yours,
        [&](const std::string& key, const Json& value, const Result<bool>& done) {
          const auto touch = touches.find(key);
          if (touch == touches.end() || touch->second.version <= base) return;
          auto mine = done ? touched_json(rules.form, yours, key) : value.dump();
          auto theirs = touched_json(rules.form, now, key);
          if (mine != theirs)
            conflicts.push_back({key, std::move(mine), std::move(theirs), touch->second});
        });
  return conflicts;
}

std::vector<std::string> nothing_occurred(const EditRules& rules, Contents& contents) {
  std::vector<std::string> touched;
  for (const auto& element : rules.form.elements) {
    if (!element.required || rules.computed.contains(element.id) || !blank(element, contents))
      continue;
    if (element.numeric())
      set_number(contents, element, 0);
    else if (element.many)
      contents.words[element.id] = {};
    else
      continue;
    touched.push_back(element.id);
  }
  return touched;
}

}  // namespace hoanhap::records
