#pragma once
// Inside of the template engine: the text of Word's paragraphs, however it is cut into runs.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

namespace hoanhap::documents {

// {{#each name}}, {{#if name}}, {{#unless name}} and their ends.
struct Mark {
  enum Kind { each, when, unless };
  Kind kind = each;
  bool end = false;
  std::string name;  // "" for an end
  std::string written() const;
  static std::optional<Mark> read(std::string_view inside);  // "#each muc"; nothing for a field
};

// "Tên biểu" -> "ten_bieu"
std::string field_name(std::string_view written);

// The paragraph's own text, without text boxes inside it.
std::string text_of(pugi::xml_node paragraph);

// The opening mark that stands alone in this paragraph or table row.
std::optional<Mark> lone_mark(pugi::xml_node node);
// Where the block that `children[open]` begins ends, blocks inside it skipped; 0 when nowhere.
std::size_t block_end(const std::vector<pugi::xml_node>& children, std::size_t open,
                      const Mark& mark);
// A row that repeats itself: the mark begins its first cell, the end closes its last one. Takes
// both marks out of the row.
std::optional<Mark> row_mark(pugi::xml_node row);

// Each {{…}} of the paragraph becomes what `value` says for its name.
void replace_placeholders(pugi::xml_node paragraph,
                          const std::function<std::string(std::string_view)>& value);

// What Word insists on after blocks have gone: a paragraph in every cell, a row in every table.
void tidy(pugi::xml_node document);

}  // namespace hoanhap::documents
