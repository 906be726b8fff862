#pragma once

#include "plan/compile.h"

namespace hoanhap::plan {

// Parts of a plan in words, for `explain`, `trace`, `diff` and the screens that show a duty.
Text in_words(const Duty& duty);  // "mỗi quý, chậm nhất 5 ngày sau kỳ (thiết lập tại địa phương …)"
Text in_words(const Due& due);
Text in_words(PeriodKind kind);                              // "quý", "quarter"
Text in_words(ClauseOutcome outcome);                        // "đang theo dõi", "tracked"
const std::string& in(const Text& text, Language language);  // English falls back to Vietnamese
std::string unit_name(const Plan& plan, const std::string& unit_or_set, Language language);

// Who owes what to whom by when; forms with their cells; targets; everything local marked.
std::string explain(const Plan& plan, Language language);
// Every row of clauses.tsv in its order: its name as there, what it became and what carries it.
std::string trace(const Plan& plan, Language language);

}  // namespace hoanhap::plan
