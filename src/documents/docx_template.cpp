#include "documents/docx_template.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>
#include <pugixml.hpp>

#include "core/text.h"
#include "documents/archive.h"
#include "documents/docx_text.h"

namespace hoanhap::documents {
namespace {

using pugi::xml_node;

constexpr std::size_t kMostNodes = 400'000;  // of a filled part
constexpr int kDeepest = 128;

// The fields in sight: the innermost item first.
struct Scope {
  const Fields* fields;
  const Scope* outer;

  const std::string* text(std::string_view name) const {
    for (auto* s = this; s; s = s->outer)
      if (const auto it = s->fields->texts.find(name); it != s->fields->texts.end())
        return &it->second;
    return nullptr;
  }
  const std::vector<Fields>* list(std::string_view name) const {
    for (auto* s = this; s; s = s->outer)
      if (const auto it = s->fields->lists.find(name); it != s->fields->lists.end())
        return &it->second;
    return nullptr;
  }
  void names(std::vector<std::string>& out) const {
    for (const auto& [name, value] : fields->texts) out.push_back(name);
    for (const auto& [name, value] : fields->lists) out.push_back(name);
    if (outer) outer->names(out);
  }
};

class Filler {
 public:
  void fill(xml_node node, const Scope& scope, int depth = 0) {
    if (depth > kDeepest) return complain({"tệp lồng quá sâu", "nested too deeply"});
    std::vector<xml_node> children(node.begin(), node.end());
    for (std::size_t i = 0; i < children.size() && !full_; ++i) {
      auto child = children[i];
      const std::string_view kind = child.name();
      if (const auto mark = lone_mark(child)) {
        const auto end = block_end(children, i, *mark);
        if (end == 0) {
          complain({"thiếu dấu kết thúc của {{" + mark->written() + "}}",
                    "{{" + mark->written() + "}} has no end"});
          continue;
        }
        std::vector<xml_node> block(children.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                                    children.begin() + static_cast<std::ptrdiff_t>(end));
        expand(node, block, *mark, scope, depth);
        node.remove_child(child);
        node.remove_child(children[end]);
        i = end;
      } else if (const auto row = kind == "w:tr" ? row_mark(child) : std::nullopt) {
        expand(node, {child}, *row, scope, depth);
      } else {
        fill(child, scope, depth + 1);
        if (kind == "w:p") fill_paragraph(child, scope);
      }
    }
  }

  std::vector<FieldError> problems;

 private:
  void complain(Text what) {
    const auto same = [&what](const FieldError& p) { return p.detail == what; };
    if (problems.size() < 50 && std::none_of(problems.begin(), problems.end(), same))
      problems.push_back({"template", std::move(what)});
  }

  // How often, with which fields, a block stands in the result.
  std::vector<const Fields*> repetitions(const Mark& mark, const Scope& scope) {
    const auto* list = scope.list(mark.name);
    const auto* text = scope.text(mark.name);
    if (!list && !text) {
      unknown(mark.name, scope);
      return {};
    }
    std::vector<const Fields*> result;
    if (mark.kind == Mark::each) {
      if (!list)
        complain(
            {"\"" + mark.name + "\" không phải danh sách", "\"" + mark.name + "\" is not a list"});
      else
        for (const auto& item : *list) result.push_back(&item);
      return result;
    }
    static const Fields none;
    const bool there = list ? !list->empty() : !text->empty();
    if (there == (mark.kind == Mark::when)) result.push_back(&none);
    return result;
  }

  void expand(xml_node parent, const std::vector<xml_node>& block, const Mark& mark,
              const Scope& scope, int depth) {
    if (block.empty()) return;
    for (const auto* item : repetitions(mark, scope)) {
      const Scope inner{item, &scope};
      // The copies of one turn get a parent of their own, so that blocks inside find their
      // siblings.
      auto turn = parent.insert_child_before("turn", block.front());
      for (const auto& node : block) {
        turn.append_copy(node);
        count(node);
      }
      if (full_) return;
      fill(turn, inner, depth + 1);
      for (auto child = turn.first_child(); child; child = turn.first_child())
        parent.insert_move_before(child, turn);
      parent.remove_child(turn);
    }
    for (const auto& node : block) parent.remove_child(node);
  }

  void count(xml_node node) {
    struct Counter : pugi::xml_tree_walker {
      std::size_t n = 0;
      bool for_each(xml_node&) override { return ++n < kMostNodes; }
    } counter;
    node.traverse(counter);
    nodes_ += counter.n + 1;
    if (nodes_ <= kMostNodes || full_) return;
    full_ = true;
    complain({"văn bản quá dài", "the document would be too long"});
  }

  void fill_paragraph(xml_node paragraph, const Scope& scope) {
    replace_placeholders(paragraph, [&](std::string_view name) -> std::string {
      if (const auto* text = scope.text(name)) return *text;
      if (Mark::read(name))
        complain({"{{" + std::string(name) + "}} phải đứng riêng một đoạn hoặc một dòng bảng",
                  "{{" + std::string(name) + "}} must stand alone in a paragraph or row"});
      else
        unknown(std::string(name), scope);
      return {};
    });
  }

  void unknown(const std::string& name, const Scope& scope) {
    std::vector<std::string> known;
    scope.names(known);
    std::string nearest;
    std::size_t best = 4;
    for (const auto& candidate : known)
      if (const auto d = edit_distance(name, candidate); d < best) {
        best = d;
        nearest = candidate;
      }
    complain({fmt::format("không có trường \"{}\"{}", name,
                          nearest.empty() ? "" : "; có phải \"" + nearest + "\"?"),
              fmt::format("there is no field \"{}\"{}", name,
                          nearest.empty() ? "" : "; did you mean \"" + nearest + "\"?")});
  }

  std::size_t nodes_ = 0;
  bool full_ = false;
};

bool has_text(std::string_view name) {
  return name == "word/document.xml" ||
         ((name.starts_with("word/header") || name.starts_with("word/footer") ||
           name.starts_with("word/footnotes")) &&
          name.ends_with(".xml"));
}

struct Saved : pugi::xml_writer {
  std::string text;
  void write(const void* data, std::size_t size) override {
    text.append(static_cast<const char*>(data), size);
  }
};

}  // namespace

Result<std::string> fill_docx(std::string_view docx, const Fields& fields) {
  TRY_ASSIGN(auto archive, read_archive(docx));
  if (!archive.contains("word/document.xml")) return unreadable("no word/document.xml");
  std::vector<FieldError> problems;
  for (auto& [name, part] : archive) {
    if (!has_text(name)) continue;
    // No office program writes a DTD; what declares one wants entities to grow.
    if (part.find("<!DOCTYPE") != std::string::npos) return unreadable("DTD");
    pugi::xml_document document;
    if (!document.load_buffer(part.data(), part.size(), pugi::parse_default | pugi::parse_ws_pcdata,
                              pugi::encoding_utf8))
      return unreadable("broken XML in a part");
    Filler filler;
    filler.fill(document, Scope{&fields, nullptr});
    tidy(document);
    problems.insert(problems.end(), filler.problems.begin(), filler.problems.end());
    Saved saved;
    document.save(saved, "", pugi::format_raw, pugi::encoding_utf8);
    part = std::move(saved.text);
  }
  if (!problems.empty())
    return fail({ErrorCode::invalid,
                 "template",
                 {"Mẫu văn bản Word có chỗ chưa đúng", "The Word template has mistakes"},
                 {"Sửa mẫu trong Word theo các dòng dưới đây.",
                  "Correct the template in Word as the lines below say."},
                 std::move(problems)});
  return write_archive(archive);
}

}  // namespace hoanhap::documents
