#include "plan/schema.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "core/decimal.h"
#include "indicators/suggest.h"

namespace hoanhap::plan {
namespace {

using indicators::with_suggestion;

std::vector<std::string> words(std::string_view joined) {
  std::vector<std::string> result;
  while (!joined.empty()) {
    const auto bar = std::min(joined.find('|'), joined.size());
    result.emplace_back(joined.substr(0, bar));
    joined.remove_prefix(std::min(bar + 1, joined.size()));
  }
  return result;
}

bool is_whole(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() && value >= -kMaxWhole &&
         value <= kMaxWhole;
}

Text wanted(const Field& field) {
  switch (field.shape) {
    case Shape::id:
      return {"một mã gồm chữ thường, số và dấu gạch nối",
              "an id of lower-case letters, digits and hyphens"};
    case Shape::ids:
      return {"một mã hoặc danh sách mã", "an id or a list of ids"};
    case Shape::name:
      return {"chữ", "text"};
    case Shape::names:
      return {"chữ hoặc danh sách chữ", "text or a list of texts"};
    case Shape::text:
      return {"{ vi: …, en: … }", "{ vi: …, en: … }"};
    case Shape::whole:
      return {"một số nguyên", "a whole number"};
    case Shape::decimal:
      return {"một số, nhiều nhất bốn chữ số thập phân", "a number of at most four decimal places"};
    case Shape::date:
      return {"một ngày dạng 2018-04-27", "a date such as 2018-04-27"};
    case Shape::yes_no:
      return {"yes hoặc no", "yes or no"};
    case Shape::percent:
      return {"một tỷ lệ như 100%", "a share such as 100%"};
    case Shape::expression:
      return {"một biểu thức", "an expression"};
    case Shape::one_of:
    case Shape::each_of:
      return {"một từ đã định", "one of the words"};
    case Shape::object:
      return {"một nhóm mục", "a group of keys"};
    case Shape::list:
      return {"một danh sách", "a list"};
  }
  return {};
}

// One value after another against the table; a value of the wrong shape is not looked into.
class Checker {
 public:
  explicit Checker(Report& report) : report_(report) {}

  void object(const Node& node, const Object& shape) {
    if (node.kind != Node::Kind::map)
      return report_.error(node.at, fmt::format("{} phải gồm các mục \"tên: giá trị\"", shape.vi),
                           fmt::format("a {} is written as \"key: value\"", shape.name));
    for (const auto& entry : node.entries) known(entry, shape);
    for (const auto& field : shape.fields) {
      const auto* entry = node.entry(field.key);
      if (entry) value(entry->value, field);
      if (!entry && field.need == Field::Need::required)
        report_.error(node.at, fmt::format("{} thiếu mục \"{}\"", shape.vi, field.key),
                      fmt::format("the {} lacks \"{}\"", shape.name, field.key));
    }
  }

 private:
  void known(const Node::Entry& entry, const Object& shape) {
    std::vector<std::string> keys;
    for (const auto& field : shape.fields) {
      if (field.key == entry.key) return;
      keys.emplace_back(field.key);
    }
    report_.error(entry.at,
                  with_suggestion({fmt::format("{} không có mục \"{}\"", shape.vi, entry.key),
                                   fmt::format("the {} has no \"{}\"", shape.name, entry.key)},
                                  entry.key, keys));
  }

  void wrong(const Node& node, const Field& field) {
    const auto want = wanted(field);
    report_.error(node.at, fmt::format("\"{}\" phải là {}", field.key, want.vi),
                  fmt::format("\"{}\" must be {}", field.key, want.en));
  }

  void value(const Node& node, const Field& field) {
    switch (field.shape) {
      case Shape::object:
        return object(node, *plan::object(field.of));
      case Shape::list:
        if (node.kind != Node::Kind::list) return wrong(node, field);
        for (const auto& item : node.items) object(item, *plan::object(field.of));
        return;
      case Shape::ids:
      case Shape::names:
        return many(node, field);
      case Shape::each_of:
        if (node.kind != Node::Kind::list) return one_of(node, field);
        for (const auto& item : node.items) one_of(item, field);
        return;
      case Shape::one_of:
        return one_of(node, field);
      case Shape::text:
        return both_languages(node, field);
      case Shape::id:
      case Shape::name:
      case Shape::whole:
      case Shape::decimal:
      case Shape::date:
      case Shape::yes_no:
      case Shape::percent:
      case Shape::expression:
        if (node.kind != Node::Kind::scalar || node.text.empty() || !fits(node.text, field.shape))
          wrong(node, field);
        return;
    }
  }

  static bool fits(std::string_view text, Shape shape) {
    if (shape == Shape::id) return is_id(text);
    if (shape == Shape::whole) return is_whole(text);
    if (shape == Shape::decimal) return parse_decimal(text).has_value();
    if (shape == Shape::date) return Date::parse_iso(text).has_value();
    if (shape == Shape::yes_no) return plan::yes_no(text).has_value();
    if (shape == Shape::percent) return percent(text).has_value();
    return true;
  }

  void many(const Node& node, const Field& field) {
    const auto one = [&](const Node& item) {
      if (item.kind != Node::Kind::scalar || item.text.empty()) wrong(item, field);
    };
    if (node.kind != Node::Kind::list) return one(node);
    for (const auto& item : node.items) one(item);
  }

  void one_of(const Node& node, const Field& field) {
    if (node.kind != Node::Kind::scalar) return wrong(node, field);
    std::vector<std::string> offered;
    for (auto& word : words(field.of)) {
      const bool hidden = word.starts_with('~');
      if ((hidden ? std::string_view(word).substr(1) : std::string_view(word)) == node.text) return;
      if (!hidden) offered.push_back(std::move(word));
    }
    std::string list;
    for (const auto& word : offered) list += (list.empty() ? "" : ", ") + word;
    report_.error(
        node.at,
        with_suggestion(
            {fmt::format("\"{}\" không nhận \"{}\"; chỉ có: {}", field.key, node.text, list),
             fmt::format("\"{}\" cannot be \"{}\"; there are: {}", field.key, node.text, list)},
            node.text, offered));
  }

  void both_languages(const Node& node, const Field& field) {
    if (node.kind != Node::Kind::map) return wrong(node, field);
    for (const auto& entry : node.entries) {
      if (entry.key != "vi" && entry.key != "en")
        report_.error(entry.at, fmt::format("\"{}\" chỉ có hai mục vi và en", field.key),
                      fmt::format("\"{}\" has only vi and en", field.key));
      else if (entry.value.kind != Node::Kind::scalar || entry.value.text.empty())
        wrong(entry.value, field);
    }
    if (!node.find("vi"))
      report_.error(node.at, fmt::format("\"{}\" thiếu phần tiếng Việt (vi)", field.key),
                    fmt::format("\"{}\" lacks its Vietnamese text (vi)", field.key));
  }

  Report& report_;
};

}  // namespace

void check_shape(const Node& node, const Object& object, Report& report) {
  Checker(report).object(node, object);
}

std::optional<bool> yes_no(std::string_view text) {
  if (text == "yes" || text == "true") return true;
  if (text == "no" || text == "false") return false;
  return std::nullopt;
}

std::optional<std::int64_t> percent(std::string_view text) {
  if (!text.ends_with('%')) return std::nullopt;
  const auto value = parse_decimal(text.substr(0, text.size() - 1));
  if (!value || *value < 0 || *value > 1000 * kDecimalScale) return std::nullopt;
  return value;
}

bool is_id(std::string_view text) {
  if (text.size() > 160) return false;
  // `{id}` stands for an id in units written once for many.
  for (auto at = text.find("{id}"); at != std::string_view::npos; at = text.find("{id}"))
    return is_id(std::string(text.substr(0, at)) + "x" + std::string(text.substr(at + 4)));
  if (text.empty() || text.size() > 80 || text.front() == '-' || text.back() == '-') return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

}  // namespace hoanhap::plan
