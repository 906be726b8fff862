#include "records/passages.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "obligations/service.h"
#include "records/store.h"

namespace hoanhap::records {
namespace {

using access::Capability;
using obligations::kTombstone;
using obligations::Passages;

constexpr std::string_view kCell = "cell:", kExplanation = "explanation:", kNote = "note:",
                           kCorrection = "correction:", kStep = "step:", kOutgoing = "outgoing";

// Words of choices, dates and units are ids and no texts.
bool typed_freely(const plan::Form* form, std::string_view id) {
  const auto* element = form ? form->element(id) : nullptr;
  return !element || element->type == plan::ElementType::text;
}

Text of(std::string_view vi, std::string_view en, const plan::Form* form, std::string_view id) {
  const auto* element = form ? form->element(id) : nullptr;
  if (!element) return {std::string(vi), std::string(en)};
  return {fmt::format("{}: {}", vi, element->title.vi),
          fmt::format("{}: {}", en, element->title.en)};
}

std::string key(std::string_view prefix, std::string_view id) {
  return std::string(prefix).append(id);
}

void collect(Passages& all, std::string part, Text title, std::string_view text,
             const std::vector<UnitId>& decided_by) {
  for (auto& known : all.texts)
    if (known.part == part) {
      // Another revision of the same text: what is removed is both.
      if (known.text != text && !text.empty() && text != kTombstone)
        known.text += fmt::format("\n{}", text);
      if (decided_by.size() > known.decided_by.size()) known.decided_by = decided_by;
      return;
    }
  obligations::add(all, std::move(part), std::move(title), text, decided_by);
}

void collect(Passages& all, const plan::Form* form, const Contents& contents,
             const std::vector<UnitId>& by) {
  for (const auto& [id, words] : contents.words)
    if (typed_freely(form, id))
      for (const auto& word : words)
        collect(all, key(kCell, id), of("Ô chữ", "Text cell", form, id), word, by);
  for (const auto& [id, text] : contents.explanations)
    collect(all, key(kExplanation, id), {"Giải trình", "Explanation"}, text, by);
  for (const auto& [id, text] : contents.notes)
    collect(all, key(kNote, id), of("Ghi chú", "Note", form, id), text, by);
  for (const auto& [id, correction] : contents.corrections)
    collect(all, key(kCorrection, id), of("Lý do điều chỉnh", "Reason of a correction", form, id),
            correction.reason, by);
}

bool inner(const StepTaken& step) { return step.step == "presented" || step.step == "sent_back"; }

// True when something was there to replace.
bool replace(Contents& contents, std::string_view part) {
  const auto put = [&](std::string& text) {
    if (text.empty() || text == kTombstone) return false;
    text = kTombstone;
    return true;
  };
  const auto in = [&](std::string_view prefix, auto& map, const auto& text_of) {
    if (!part.starts_with(prefix)) return false;
    const auto found = map.find(part.substr(prefix.size()));
    return found != map.end() && put(text_of(found->second));
  };
  const auto itself = [](std::string& text) -> std::string& { return text; };
  if (part.starts_with(kCell)) {
    const auto found = contents.words.find(part.substr(kCell.size()));
    if (found == contents.words.end() || found->second.empty()) return false;
    found->second.resize(1);
    return put(found->second.front());
  }
  return in(kExplanation, contents.explanations, itself) || in(kNote, contents.notes, itself) ||
         in(kCorrection, contents.corrections,
            [](Correction& c) -> std::string& { return c.reason; });
}

// As touches and conflicts name it.
std::string touched(std::string_view part) {
  if (part.starts_with(kCell))
    part.remove_prefix(kCell.size());
  else if (part.starts_with(kCorrection))
    part.remove_prefix(kCorrection.size());
  return std::string(part);
}

}  // namespace

Result<Passages> passages(storage::Tx& tx, const plan::Plan& plan, const access::Actor& actor,
                          RecordId id) {
  const auto record = store::find(tx, id);
  if (!record || !obligations::may_read(actor, record->parties())) return not_found();
  const auto* form = plan.form(record->form);
  Passages all;
  all.title = form ? form->title : Text{record->form, record->form};
  all.detail = record->period.code();
  all.unit = record->unit;
  // Whoever cannot see a text does not decide on it, and is not told of it.
  const std::vector<UnitId> within{record->unit};
  const std::vector<UnitId> parties{record->unit, record->via, record->receiver};
  const bool owner = actor.may(Capability::read, record->unit);
  const auto steps = store::steps(tx, id);
  int sent = 0;
  for (const auto& step : steps)
    if (step.step == "sent") sent = std::max(sent, step.revision);
  if (owner)
    if (const auto draft = store::draft(tx, id)) collect(all, form, draft->contents, within);
  for (const auto& revision : store::revisions(tx, id))
    if (owner || revision.revision == sent)
      collect(all, form, revision.contents, revision.revision == sent ? parties : within);
  for (std::size_t i = 0; i < steps.size(); ++i)
    if (owner || !inner(steps[i]))
      collect(all, fmt::format("{}{}", kStep, i),
              {"Lý do của một bước duyệt", "Reason of a step of the review"},
              steps[i].reason.value_or(""),
              inner(steps[i]) ? within
                              : std::vector<UnitId>{steps[i].unit, record->via, record->receiver});
  if (owner || sent > 0)
    collect(all, std::string(kOutgoing), {"Số văn bản đi", "Outgoing number"},
            record->outgoing_number.value_or(""), sent > 0 ? parties : within);
  return all;
}

void excise(storage::Tx& tx, RecordId id, std::string_view part, UserId by, Instant now) {
  auto record = store::find(tx, id);
  if (!record) return;
  if (part.starts_with(kStep)) {
    int index = -1;
    const auto digits = part.substr(kStep.size());
    std::from_chars(digits.data(), digits.data() + digits.size(), index);
    if (index >= 0) store::excise_reason(tx, id, index);
  } else if (part == kOutgoing) {
    record->outgoing_number = std::string(kTombstone);
  } else {
    for (auto& revision : store::revisions(tx, id))
      if (replace(revision.contents, part)) store::rewrite_texts(tx, id, revision);
    if (auto draft = store::draft(tx, id); draft && replace(draft->contents, part))
      store::put_draft(tx, id, *draft);
    auto touches = store::touches(tx, id);
    touches[touched(part)] = {by, now, record->version + 1};
    store::put_touches(tx, id, touches);
  }
  ++record->version;
  store::update(tx, *record);
}

}  // namespace hoanhap::records
