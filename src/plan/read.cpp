#include <algorithm>
#include <istream>
#include <optional>
#include <streambuf>

#include <fmt/format.h>
#include <yaml-cpp/emitterstyle.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include "core/text.h"
#include "plan/node.h"

namespace hoanhap::plan {
namespace {

constexpr std::size_t kMaxDepth = 32;

// Leaves the parser from inside an event; caught in `read`, never seen outside this file.
struct Refused {
  std::size_t offset;
  Text message;
};

const Text kNoAlias = {"không dùng bí danh (*); hãy viết lại giá trị",
                       "aliases (*) are not allowed; write the value again"};

// Byte offsets to lines and columns in code points, both from 1.
class Places {
 public:
  Places(const std::string& path, std::string_view text) : path_(path), text_(text) {
    lines_.push_back(0);
    for (std::size_t i = 0; i < text.size(); ++i)
      if (text[i] == '\n') lines_.push_back(i + 1);
  }
  Position of(std::size_t offset) const {
    offset = std::min(offset, text_.size());
    const auto line = std::upper_bound(lines_.begin(), lines_.end(), offset) - lines_.begin();
    const auto start = lines_[static_cast<std::size_t>(line - 1)];
    const auto column = code_points(text_.substr(start, offset - start)) + 1;
    return {path_, static_cast<int>(line), static_cast<int>(column)};
  }

 private:
  const std::string& path_;
  std::string_view text_;
  std::vector<std::size_t> lines_;
};

class Builder : public YAML::EventHandler {
 public:
  Builder(const Places& places, std::string_view text) : places_(places), text_(text) {}

  Node take() { return std::move(root_); }
  std::size_t start = 0;  // of the document

  void OnDocumentStart(const YAML::Mark& mark) override { start = offset(mark); }
  void OnDocumentEnd() override {}
  void OnAnchor(const YAML::Mark& mark, const std::string&) override {
    refuse(mark, "không dùng neo (&); hãy viết lại giá trị",
           "anchors (&) are not allowed; write the value again");
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    throw Refused{offset(mark), kNoAlias};
  }
  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override {
    no_tag(mark);
    put({}, mark);
  }
  void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                const std::string& value) override {
    no_tag(mark);
    Node node;
    node.kind = Node::Kind::scalar;
    node.text = nfc(value).value_or(value);
    const auto at = offset(mark);
    closed(at);
    if (text_.substr(at).starts_with(value)) node.inside = places_.of(at);
    if (at < text_.size() && (text_[at] == '"' || text_[at] == '\'') &&
        text_.substr(at + 1).starts_with(value))
      node.inside = places_.of(at + 1);
    put(std::move(node), mark);
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {
    open(mark, Node::Kind::list);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {
    open(mark, Node::Kind::map);
  }
  void OnMapEnd() override { close(); }

 private:
  struct Open {
    Node node;
    std::optional<Node::Entry> key;  // of a map, waiting for its value
  };

  static std::size_t offset(const YAML::Mark& mark) {
    return mark.pos < 0 ? 0 : static_cast<std::size_t>(mark.pos);
  }
  [[noreturn]] static void refuse(const YAML::Mark& mark, std::string vi, std::string en) {
    throw Refused{offset(mark), {std::move(vi), std::move(en)}};
  }
  void no_tag(const YAML::Mark& mark) const {
    if (offset(mark) < text_.size() && text_[offset(mark)] == '!')
      refuse(mark, "không dùng thẻ kiểu (!); kiểu do ngôn ngữ kế hoạch quy định",
             "tags (!) are not allowed; the plan language knows the types");
  }
  // yaml-cpp takes the end of the file for a closing quote.
  void closed(std::size_t at) const {
    if (at >= text_.size() || (text_[at] != '"' && text_[at] != '\'')) return;
    const char quote = text_[at];
    for (auto i = at + 1; i < text_.size(); ++i) {
      if (quote == '"' && text_[i] == '\\') {
        ++i;
      } else if (text_[i] == quote) {
        if (quote == '\'' && i + 1 < text_.size() && text_[i + 1] == quote)
          ++i;
        else
          return;
      }
    }
    throw Refused{at, {"thiếu dấu đóng ngoặc kép của chuỗi", "the quoted text is never closed"}};
  }

  void open(const YAML::Mark& mark, Node::Kind kind) {
    no_tag(mark);
    if (stack_.size() >= kMaxDepth)
      refuse(mark, fmt::format("lồng quá {} tầng", kMaxDepth),
             fmt::format("nested more than {} deep", kMaxDepth));
    not_as_key(mark);
    Open next;
    next.node.kind = kind;
    next.node.at = places_.of(offset(mark));
    stack_.push_back(std::move(next));
  }
  void close() {
    auto node = std::move(stack_.back().node);
    stack_.pop_back();
    attach(std::move(node));
  }
  // A list or map in the place of a key is mostly one that was never closed and ran on.
  void not_as_key(const YAML::Mark& mark) const {
    if (stack_.empty() || stack_.back().node.kind != Node::Kind::map || stack_.back().key) return;
    unclosed(offset(mark));
    refuse(mark, "tên mục phải là chữ", "a key must be plain text");
  }
  void unclosed(std::size_t at) const {
    if (at >= text_.size() || (text_[at] != '{' && text_[at] != '[')) return;
    int depth = 0;
    for (auto i = at; i < text_.size(); ++i) {
      const char c = text_[i];
      const char before = i == 0 ? ' ' : text_[i - 1];
      if ((c == '"' || c == '\'') &&
          std::string_view(" {[,").find(before) != std::string_view::npos) {
        closed(i);
        i = text_.find(c, i + 1);
      } else if (c == '{' || c == '[') {
        ++depth;
      } else if ((c == '}' || c == ']') && --depth == 0) {
        return;
      }
    }
    throw Refused{at, {"dấu ngoặc này không được đóng", "this bracket is never closed"}};
  }

  void put(Node node, const YAML::Mark& mark) {
    node.at = places_.of(offset(mark));
    if (stack_.empty() || stack_.back().node.kind == Node::Kind::list || stack_.back().key)
      return attach(std::move(node));
    if (node.kind != Node::Kind::scalar) return not_as_key(mark);
    if (node.text == "<<")
      refuse(mark, "không dùng khóa gộp (<<); hãy viết lại các mục",
             "merge keys (<<) are not allowed; write the entries again");
    if (const auto* twice = stack_.back().node.entry(node.text))
      refuse(
          mark,
          fmt::format("mục \"{}\" viết hai lần; lần đầu ở dòng {}", node.text, twice->at.line),
          fmt::format("the key \"{}\" stands twice; first in line {}", node.text, twice->at.line));
    stack_.back().key = Node::Entry{std::move(node.text), std::move(node.at), {}};
  }
  void attach(Node node) {
    if (stack_.empty()) {
      root_ = std::move(node);
      return;
    }
    auto& parent = stack_.back();
    if (parent.node.kind == Node::Kind::list) {
      parent.node.items.push_back(std::move(node));
    } else {
      parent.key->value = std::move(node);
      parent.node.entries.push_back(std::move(*parent.key));
      parent.key.reset();
    }
  }

  const Places& places_;
  std::string_view text_;
  Node root_;
  std::vector<Open> stack_;
};

// A string_view as a stream buffer: the parser reads, nothing is copied.
struct View : std::streambuf {
  explicit View(std::string_view text) {
    auto* begin = const_cast<char*>(text.data());  // streambuf's get area is never written to
    setg(begin, begin, begin + text.size());
  }
};

// What must be true of the bytes before a parser sees them.
std::optional<Refused> unreadable(std::string_view text) {
  if (text.size() > kMaxFileBytes)
    return Refused{0, {"tệp lớn quá 1 MiB", "the file is larger than 1 MiB"}};
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if ((c < 0x20 && c != '\n' && c != '\r' && c != '\t') || c == 0x7F)
      return Refused{i,
                     {fmt::format("ký tự điều khiển \\x{:02x} không được có trong tệp", c),
                      fmt::format("the control character \\x{:02x} may not stand in the file", c)}};
  }
  if (valid_utf8(text)) return std::nullopt;
  std::size_t good = 0;  // the longest prefix of whole, valid characters
  for (std::size_t n = 1; good < text.size(); n = 1) {
    while (n <= 4 && good + n <= text.size() && !valid_utf8(text.substr(good, n))) ++n;
    if (n > 4 || good + n > text.size()) break;
    good += n;
  }
  return Refused{good,
                 {"chỗ này không phải UTF-8; hãy lưu tệp dạng UTF-8",
                  "this is not UTF-8; save the file as UTF-8"}};
}

std::optional<Refused> directive(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto end = std::min(text.find('\n', i), text.size());
    const auto line = trim(text.substr(i, end - i));
    if (text[i] == '%')
      return Refused{i, {"không dùng chỉ thị YAML (%)", "YAML directives (%) are not allowed"}};
    if (!line.empty() && line[0] != '#') return std::nullopt;
    i = end + 1;
  }
  return std::nullopt;
}

Node parse(std::string_view text, const Places& places) {
  View view(text);
  std::istream in(&view);
  YAML::Parser parser(in);
  Builder builder(places, text);
  if (!parser.HandleNextDocument(builder)) return {};
  auto root = builder.take();
  Builder rest(places, text);
  if (parser.HandleNextDocument(rest))
    throw Refused{rest.start,
                  {"mỗi tệp chỉ có một tài liệu; bỏ dấu --- và phần sau nó",
                   "a file holds one document; remove the --- and what follows"}};
  return root;
}

Text yaml_error(const YAML::ParserException& error) {
  return {fmt::format("sai cú pháp YAML ({}); kiểm tra thụt dòng, dấu hai chấm và dấu ngoặc",
                      error.msg),
          fmt::format("not valid YAML ({}); look at indentation, colons and quotes", error.msg)};
}

}  // namespace

Node read(const SourceFile& file, std::vector<Diagnostic>& diagnostics) {
  std::string_view text = file.text;
  if (text.starts_with("\xEF\xBB\xBF"))
    text.remove_prefix(3);  // a BOM is harmless, and has no column
  const Places places(file.path, text);
  const auto refuse = [&](std::size_t offset, Text message) {
    diagnostics.push_back({places.of(offset), Diagnostic::Kind::error, std::move(message)});
    return Node{};
  };
  if (auto problem = unreadable(text)) return refuse(problem->offset, std::move(problem->message));
  if (auto problem = directive(text)) return refuse(problem->offset, std::move(problem->message));
  try {
    return parse(text, places);
  } catch (const Refused& problem) {
    return refuse(problem.offset, problem.message);
  } catch (const YAML::ParserException& error) {
    if (error.mark.pos >= 0 &&
        text.substr(std::min(text.size(), static_cast<std::size_t>(error.mark.pos)))
            .starts_with('*'))
      return refuse(static_cast<std::size_t>(error.mark.pos), kNoAlias);
    return refuse(error.mark.pos < 0 ? text.size() : static_cast<std::size_t>(error.mark.pos),
                  yaml_error(error));
  } catch (const YAML::Exception& error) {
    return refuse(0, {fmt::format("không đọc được YAML ({})", error.msg),
                      fmt::format("unreadable YAML ({})", error.msg)});
  }
}

const Node* Node::find(std::string_view key) const {
  const auto* found = entry(key);
  return found ? &found->value : nullptr;
}

const Node::Entry* Node::entry(std::string_view key) const {
  for (const auto& candidate : entries)
    if (candidate.key == key) return &candidate;
  return nullptr;
}

std::string_view Node::word(std::string_view key) const {
  const auto* node = find(key);
  return node && node->kind == Kind::scalar ? std::string_view(node->text) : std::string_view{};
}

namespace {

void dump(std::string& out, const Node& node, const std::string& path) {
  switch (node.kind) {
    case Node::Kind::nothing:
      out += fmt::format("{}:{} {} = nothing\n", node.at.line, node.at.column, path);
      return;
    case Node::Kind::scalar:
      out += fmt::format("{}:{} {} = {}\n", node.at.line, node.at.column, path, node.text);
      return;
    case Node::Kind::list:
      for (std::size_t i = 0; i < node.items.size(); ++i)
        dump(out, node.items[i], fmt::format("{}[{}]", path, i));
      return;
    case Node::Kind::map:
      for (const auto& entry : node.entries)
        dump(out, entry.value, path.empty() ? entry.key : path + "." + entry.key);
      return;
  }
}

}  // namespace

std::string dump(const Node& node) {
  std::string out;
  dump(out, node, "");
  return out;
}

}  // namespace hoanhap::plan
