#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/ids.h"
#include "core/result.h"

namespace hoanhap::obligations {

// A text that somebody typed, as excise names and removes it (design §1). `part` finds it again:
// "cell:de-xuat", "explanation:tang-manh", "step:2".
struct Passage {
  std::string part;
  Text title;  // what kind of text it is: "Lý do trả lại"
  std::string text;
  std::vector<UnitId> decided_by;  // whose head may confirm: who wrote it, and the offices above
};

// The texts of one report, petition, directive or obligation that a reader may see.
struct Passages {
  Text title;                  // of the whole: the form's, the petition's kind
  std::string detail;          // the period's code; "" for none
  UnitId unit;                 // whose it is
  std::vector<Passage> texts;  // none of them empty, none excised already
};

// What stands where a text was. It is stored like a text, so that every screen, export and document
// shows it without knowing of excise.
inline constexpr std::string_view kTombstone = "[đã cắt bỏ]";

inline void add(Passages& all, std::string part, Text title, std::string_view text,
                std::vector<UnitId> decided_by) {
  if (!text.empty() && text != kTombstone)
    all.texts.push_back(
        {std::move(part), std::move(title), std::string(text), std::move(decided_by)});
}

}  // namespace hoanhap::obligations
