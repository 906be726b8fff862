#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace hoanhap::documents {

// What a template can name: fields, lists of such, and lists that stand for yes (one) and no
// (none). Inside a list the item's fields come first, then those around it.
struct Fields {
  std::map<std::string, std::string, std::less<>> texts;
  std::map<std::string, std::vector<Fields>, std::less<>> lists;
};

// Fills a .docx that an official has written or changed in Word (design §9).
//
//   {{ten_bieu}}                      the field; a line break in it stays one
//   {{#each muc}} … {{/each}}         once per item: the row of a table when it begins in the first
//                                     cell and ends in the last; the paragraphs or rows between,
//                                     when each mark stands alone in a paragraph or row
//   {{#if thieu}} … {{/if}}           only when the field or list isn't empty; {{#unless …}} the
//                                     opposite, {{/unless}}
//
// Names are read without marks and case, spaces as underscores: {{Tên biểu}} is ten_bieu. Word may
// have cut a placeholder into runs; it takes the look of its first letter.
//
// Fails: `invalid` "unreadable-file" for what isn't an intact .docx within the caps, "template"
// with every unknown name (and the nearest known one) and every block without end. Never throws on
// content.
Result<std::string> fill_docx(std::string_view docx, const Fields& fields);

}  // namespace hoanhap::documents
