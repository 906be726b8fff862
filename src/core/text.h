#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace hoanhap {

bool valid_utf8(std::string_view text);
// Unicode NFC, so that "hoà" typed on any keyboard compares equal; nullopt when not UTF-8.
std::optional<std::string> nfc(std::string_view text);
// For searching and for "did you mean": lower case without marks, đ -> d. "Cư Êbur" -> "cu ebur".
std::string fold(std::string_view text);
std::size_t code_points(std::string_view text);
std::string_view trim(std::string_view text);  // ASCII white space
// Edits between two words (Levenshtein, bytes), for suggestions; stops counting at `limit`.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit = 8);

// Identity numbers, telephone numbers and birth dates in free text (design §1). What was seen is
// named by kind only, never repeated.
enum class PersonalData { identity_number, telephone, birth_date };
std::optional<PersonalData> find_personal_data(std::string_view text);

}  // namespace hoanhap
