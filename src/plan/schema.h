#pragma once

#include <span>
#include <string>
#include <string_view>

#include "plan/node.h"
#include "plan/report.h"

namespace hoanhap::plan {

// The shape of the plan's files: one table (schema_table.cpp) that the compiler checks with and
// that the JSON Schema for editors is made from, so that the two cannot disagree (design §4).

enum class Shape {
  id,     // lower-case words with hyphens; `{id}` inside where a unit is written once for many
  ids,    // a list of ids, or one
  name,   // any text of one value
  names,  // a list of names, or one
  text,   // { vi: …, en: … }
  whole,
  decimal,
  date,
  yes_no,   // yes or no
  percent,  // 100%
  expression,
  one_of,   // one of the words in `of`, separated by '|'; a word after '~' is read but not offered
  each_of,  // a list of such words
  object,   // the object called `of`
  list,     // a list of such objects
};

struct Field {
  std::string_view key;
  Shape shape;
  enum class Need { optional, required } need;
  std::string_view of;
  std::string_view help;
};

struct Object {
  std::string_view name;
  std::string_view vi;  // what it is called in a diagnostic
  std::span<const Field> fields;
};

const Object* object(std::string_view name);
std::span<const Object> objects();

// Reports every unknown or missing key and every value of another shape, down the whole tree.
void check_shape(const Node& node, const Object& object, Report& report);

// JSON Schema 2020-12 of all files; an editor picks `#/$defs/<object>` by file name.
std::string json_schema();

// yes/no words and dates, as the table means them; nullopt otherwise.
std::optional<bool> yes_no(std::string_view text);
std::optional<std::int64_t> percent(std::string_view text);  // "95.5%" -> 955000
bool is_id(std::string_view text);

}  // namespace hoanhap::plan
