#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plan/compile.h"

namespace hoanhap::plan {

// What reading leaves of a file: scalars as they were written, lists, maps in file order. Nothing
// is typed yet: `yes` is the word yes, until the schema says what it means.
struct Node {
  enum class Kind { nothing, scalar, list, map };
  struct Entry;

  Kind kind = Kind::nothing;
  std::string text;  // of a scalar
  Position at;
  // Where the first character of `text` stands, if the text is in the file as it is (no escapes, no
  // folding); else line 0. Lets a mistake inside an expression be shown where it is.
  Position inside;
  std::vector<Node> items;     // of a list
  std::vector<Entry> entries;  // of a map

  const Node* find(std::string_view key) const;  // null when absent
  const Entry* entry(std::string_view key) const;
  std::string_view word(std::string_view key) const;  // text of a scalar member, "" when absent
};
struct Node::Entry {
  std::string key;
  Position at;
  Node value;
};

struct SourceFile {
  std::string path;  // inside the plan folder: "forms/bao-cao.yaml"
  std::string text;
};

inline constexpr std::size_t kMaxFileBytes = 1024 * 1024;

// The file as a tree, by yaml-cpp's event parser (design §4: its loader accepts silently what this
// refuses: anchors, aliases, tags, merge keys, further documents, duplicate keys, invalid UTF-8,
// depth over 32, files over 1 MiB). On the first syntax error one diagnostic is added and the tree
// is `nothing`. Never throws; an empty file is `nothing` without a diagnostic.
Node read(const SourceFile& file, std::vector<Diagnostic>& diagnostics);
std::string dump(const Node& node);  // one value a line: "3:5 id = ea-tam"

}  // namespace hoanhap::plan
