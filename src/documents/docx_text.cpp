#include "documents/docx_text.h"

#include <algorithm>

#include "core/text.h"

namespace hoanhap::documents {
namespace {

using pugi::xml_node;

bool is(xml_node node, std::string_view name) { return name == node.name(); }

// The w:t of a paragraph in order; a text box inside has paragraphs of its own.
void collect(xml_node node, std::vector<xml_node>& out, int depth = 0) {
  for (auto child : node) {
    if (is(child, "w:t"))
      out.push_back(child);
    else if (!is(child, "w:p") && depth < 64)
      collect(child, out, depth + 1);
  }
}

std::vector<xml_node> texts_of(xml_node paragraph) {
  std::vector<xml_node> texts;
  collect(paragraph, texts);
  return texts;
}

void set_text(xml_node t, const std::string& text) {
  t.text().set(text.c_str());
  if (!t.attribute("xml:space")) t.append_attribute("xml:space").set_value("preserve");
}

// XML 1.0 has no place for control characters.
std::string printable(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') out += c;
  return out;
}

// Replaces [from, to) of the paragraph's text; the first piece it touches takes the new text.
void splice(const std::vector<xml_node>& texts, std::size_t from, std::size_t to,
            const std::string& with) {
  std::size_t start = 0;
  bool placed = false;
  for (const auto& t : texts) {
    const std::string old = t.text().get();
    const auto end = start + old.size();
    if (end > from && start < to) {
      const auto a = std::max(from, start) - start, b = std::min(to, end) - start;
      set_text(t, old.substr(0, a) + (placed ? "" : with) + old.substr(b));
      placed = true;
    }
    start = end;
  }
}

// A line break in a field becomes Word's own.
void break_lines(xml_node t) {
  std::string text = t.text().get();
  auto at = text.find('\n');
  if (at == std::string::npos) return;
  set_text(t, text.substr(0, at));
  auto run = t.parent();
  auto last = t;
  while (at != std::string::npos) {
    const auto next = text.find('\n', at + 1);
    last = run.insert_child_after("w:br", last);
    last = run.insert_child_after("w:t", last);
    set_text(last, text.substr(at + 1, next == std::string::npos ? next : next - at - 1));
    at = next;
  }
}

struct Placeholder {
  std::size_t from, to;
  std::string_view inside;
};

std::optional<Placeholder> next_placeholder(std::string_view text, std::size_t at) {
  const auto from = text.find("{{", at);
  if (from == std::string_view::npos) return std::nullopt;
  const auto close = text.find("}}", from + 2);
  if (close == std::string_view::npos) return std::nullopt;
  return Placeholder{from, close + 2, text.substr(from + 2, close - from - 2)};
}

std::vector<xml_node> paragraphs_of(xml_node row) {
  std::vector<xml_node> result;
  for (auto cell : row.children("w:tc"))
    for (auto paragraph : cell.children("w:p")) result.push_back(paragraph);
  return result;
}

// The mark that is all there is in a paragraph or row.
std::optional<Mark> only_mark(xml_node node) {
  std::string whole;
  if (is(node, "w:p"))
    whole = text_of(node);
  else if (is(node, "w:tr"))
    for (auto paragraph : paragraphs_of(node)) whole += text_of(paragraph);
  else
    return std::nullopt;
  const auto text = trim(whole);
  const auto placeholder = next_placeholder(text, 0);
  if (!placeholder || placeholder->from != 0 || placeholder->to != text.size()) return std::nullopt;
  return Mark::read(placeholder->inside);
}

}  // namespace

std::string field_name(std::string_view written) {
  auto name = fold(trim(written));
  std::string out;
  for (const char c : name)
    if (c != ' ')
      out += c;
    else if (out.empty() || out.back() != '_')
      out += '_';
  return out;
}

std::string Mark::written() const {
  const char* words[] = {"each", "if", "unless"};
  return (end ? "/" : "#") + std::string(words[kind]) + (name.empty() ? "" : " " + name);
}

std::optional<Mark> Mark::read(std::string_view inside) {
  inside = trim(inside);
  if (!inside.starts_with('#') && !inside.starts_with('/')) return std::nullopt;
  Mark mark;
  mark.end = inside.front() == '/';
  inside = trim(inside.substr(1));
  const auto space = std::min(inside.find(' '), inside.size());
  const auto word = inside.substr(0, space);
  if (word == "each")
    mark.kind = each;
  else if (word == "if")
    mark.kind = when;
  else if (word == "unless")
    mark.kind = unless;
  else
    return std::nullopt;
  if (!mark.end) mark.name = field_name(inside.substr(space));
  return mark;
}

std::string text_of(xml_node paragraph) {
  std::string text;
  for (const auto& t : texts_of(paragraph)) text += t.text().get();
  return text;
}

std::optional<Mark> lone_mark(xml_node node) {
  auto mark = only_mark(node);
  if (mark && mark->end) mark.reset();
  return mark;
}

std::size_t block_end(const std::vector<xml_node>& children, std::size_t open, const Mark& mark) {
  int depth = 0;
  for (std::size_t i = open + 1; i < children.size(); ++i) {
    const auto other = only_mark(children[i]);
    if (!other || other->kind != mark.kind) continue;
    if (!other->end)
      ++depth;
    else if (depth-- == 0)
      return i;
  }
  return 0;
}

std::optional<Mark> row_mark(xml_node row) {
  const auto paragraphs = paragraphs_of(row);
  if (paragraphs.empty()) return std::nullopt;
  const auto first = text_of(paragraphs.front()), last = text_of(paragraphs.back());
  const auto begin = next_placeholder(first, 0);
  if (!begin || !trim(std::string_view(first).substr(0, begin->from)).empty()) return std::nullopt;
  const auto mark = Mark::read(begin->inside);
  const auto at = last.rfind("{{");
  if (!mark || mark->end || at == std::string::npos) return std::nullopt;
  const auto closing = next_placeholder(last, at);
  const auto end = closing ? Mark::read(closing->inside) : std::nullopt;
  if (!end || !end->end || end->kind != mark->kind ||
      !trim(std::string_view(last).substr(closing->to)).empty())
    return std::nullopt;
  splice(texts_of(paragraphs.back()), closing->from, closing->to, "");
  splice(texts_of(paragraphs.front()), begin->from, begin->to, "");
  return mark;
}

void replace_placeholders(xml_node paragraph,
                          const std::function<std::string(std::string_view)>& value) {
  const auto texts = texts_of(paragraph);
  bool changed = false;
  std::size_t at = 0;
  for (auto text = text_of(paragraph); auto placeholder = next_placeholder(text, at);
       text = text_of(paragraph)) {
    const auto inside = trim(placeholder->inside);
    const bool block = inside.starts_with('#') || inside.starts_with('/');
    const auto with = printable(value(block ? std::string(inside) : field_name(inside)));
    splice(texts, placeholder->from, placeholder->to, with);
    at = placeholder->from + with.size();
    changed = true;
  }
  if (changed)
    for (const auto& t : texts) break_lines(t);
}

void tidy(xml_node document) {
  for (const auto& found : document.select_nodes("//w:tbl[not(w:tr)]"))
    found.node().parent().remove_child(found.node());
  for (const auto& found : document.select_nodes("//w:tc[not(w:p[last()])]"))
    found.node().append_child("w:p");
}

}  // namespace hoanhap::documents
