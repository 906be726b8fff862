#include "documents/workbook.h"

#include <charconv>
#include <cmath>
#include <functional>
#include <memory>

#include <expat.h>
#include <fmt/format.h>

#include "core/text.h"
#include "documents/archive.h"

namespace hoanhap::documents {
namespace {

constexpr int kDepth = 64;
constexpr std::size_t kCells = 200'000;

using Attributes = const XML_Char**;

std::string_view attribute(Attributes attributes, std::string_view name) {
  for (; *attributes != nullptr; attributes += 2)
    if (attributes[0] == name) return attributes[1];
  return {};
}

// SpreadsheetML elements come with or without a prefix; only the local name matters here.
std::string_view local(const XML_Char* name) {
  const std::string_view whole = name;
  const auto colon = whole.rfind(':');
  return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

// One pass over an XML part. A handler that has seen enough wrong sets `bad`.
struct Sax {
  std::function<void(std::string_view, Attributes)> open;
  std::function<void(std::string_view)> close;
  std::function<void(std::string_view)> text;
  std::string bad;
  int depth = 0;
  XML_Parser parser = nullptr;

  void stop(const char* why) {
    if (bad.empty()) bad = why;
    XML_StopParser(parser, XML_FALSE);
  }

  Result<bool> run(std::string_view xml) {
    const std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)> owner(
        XML_ParserCreate("UTF-8"), &XML_ParserFree);
    parser = owner.get();
    XML_SetUserData(parser, this);
    XML_SetElementHandler(
        parser,
        [](void* self, const XML_Char* name, Attributes attributes) {
          auto& sax = *static_cast<Sax*>(self);
          if (++sax.depth > kDepth) return sax.stop("too deep");
          if (sax.open) sax.open(local(name), attributes);
        },
        [](void* self, const XML_Char* name) {
          auto& sax = *static_cast<Sax*>(self);
          --sax.depth;
          if (sax.close) sax.close(local(name));
        });
    XML_SetCharacterDataHandler(parser, [](void* self, const XML_Char* s, int n) {
      auto& sax = *static_cast<Sax*>(self);
      if (sax.text) sax.text(std::string_view(s, static_cast<std::size_t>(n)));
    });
    // A DTD could declare entities that grow without end; no office program writes one.
    XML_SetStartDoctypeDeclHandler(
        parser, [](void* self, const XML_Char*, const XML_Char*, const XML_Char*, int) {
          static_cast<Sax*>(self)->stop("DTD");
        });
    if (XML_Parse(parser, xml.data(), static_cast<int>(xml.size()), 1) != XML_STATUS_OK)
      return unreadable(bad.empty() ? "broken XML" : bad);
    return true;
  }
};

std::optional<double> to_double(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
    return std::nullopt;
  return value;
}

Result<std::vector<std::string>> shared_strings(std::string_view xml) {
  std::vector<std::string> strings;
  bool in_text = false, phonetic = false;
  Sax sax;
  sax.open = [&](std::string_view name, Attributes) {
    if (name == "si") strings.emplace_back();
    if (name == "rPh") phonetic = true;
    in_text = name == "t" && !phonetic;
    if (strings.size() > kCells) sax.stop("too many strings");
  };
  sax.close = [&](std::string_view name) {
    if (name == "rPh") phonetic = false;
    in_text = false;
  };
  sax.text = [&](std::string_view t) {
    if (in_text && !strings.empty()) strings.back() += t;
  };
  TRY(sax.run(xml));
  return strings;
}

struct SheetReference {
  std::string name, relation;
};

Result<std::vector<SheetReference>> sheet_list(std::string_view xml, bool& days_from_1904) {
  std::vector<SheetReference> sheets;
  Sax sax;
  sax.open = [&](std::string_view name, Attributes attributes) {
    if (name == "workbookPr") {
      const auto flag = attribute(attributes, "date1904");
      days_from_1904 = flag == "1" || flag == "true";
    }
    if (name != "sheet") return;
    if (sheets.size() >= 64) return sax.stop("too many sheets");
    sheets.push_back(
        {std::string(attribute(attributes, "name")), std::string(attribute(attributes, "r:id"))});
  };
  TRY(sax.run(xml));
  return sheets;
}

Result<std::map<std::string, std::string>> relations(std::string_view xml) {
  std::map<std::string, std::string> targets;
  Sax sax;
  sax.open = [&](std::string_view name, Attributes attributes) {
    if (name == "Relationship")
      targets[std::string(attribute(attributes, "Id"))] = attribute(attributes, "Target");
  };
  TRY(sax.run(xml));
  return targets;
}

class SheetReader {
 public:
  SheetReader(const std::vector<std::string>& strings, WorkSheet& sheet)
      : strings_(strings), sheet_(sheet) {}

  Result<bool> read(std::string_view xml) {
    sax_.open = [this](std::string_view name, Attributes attributes) { open(name, attributes); };
    sax_.close = [this](std::string_view name) { close(name); };
    sax_.text = [this](std::string_view t) {
      if (take_) value_ += t;
    };
    return sax_.run(xml);
  }

 private:
  void open(std::string_view name, Attributes attributes) {
    if (name == "c") {
      address_ = CellAddress::parse(attribute(attributes, "r"));
      type_ = attribute(attributes, "t");
      value_.clear();
      if (address_.row == 0) sax_.stop("cell without an address");
    }
    take_ = name == "v" || (name == "t" && type_ == "inlineStr");
  }

  void close(std::string_view name) {
    take_ = false;
    if (name != "c" || value_.empty()) return;
    if (sheet_.cells.size() >= kCells) return sax_.stop("too many cells");
    if (auto value = typed()) sheet_.cells.insert_or_assign(address_, std::move(*value));
  }

  std::optional<SheetValue> typed() {
    if (type_ == "s") {
      std::size_t index = 0;
      const auto [end, error] =
          std::from_chars(value_.data(), value_.data() + value_.size(), index);
      if (error != std::errc{} || end != value_.data() + value_.size() ||
          index >= strings_.size()) {
        sax_.stop("string index");
        return std::nullopt;
      }
      if (strings_[index].empty()) return std::nullopt;
      return nfc(strings_[index]).value_or("");
    }
    if (type_ == "str" || type_ == "inlineStr") return nfc(value_).value_or("");
    if (type_ == "b") return value_ == "1";
    if (type_ == "e") return SheetError{value_};
    if (const auto number = to_double(value_)) return *number;
    sax_.stop("number");
    return std::nullopt;
  }

  const std::vector<std::string>& strings_;
  WorkSheet& sheet_;
  Sax sax_;
  CellAddress address_;
  std::string type_, value_;
  bool take_ = false;
};

}  // namespace

std::string CellAddress::a1() const {
  std::string letters;
  for (int c = column; c > 0; c = (c - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (c - 1) % 26));
  return fmt::format("{}{}", letters, row);
}

CellAddress CellAddress::parse(std::string_view a1) {
  int column = 0, row = 0;
  std::size_t i = 0;
  for (; i < a1.size() && a1[i] >= 'A' && a1[i] <= 'Z' && i < 3; ++i)
    column = column * 26 + (a1[i] - 'A' + 1);
  const auto digits = a1.substr(i);
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), row);
  if (error != std::errc{} || end != digits.data() + digits.size() || column < 1 ||
      column > 16'384 || row < 1 || row > 1'048'576)
    return {};
  return {row, column};
}

const SheetValue* WorkSheet::at(CellAddress address) const {
  const auto found = cells.find(address);
  return found == cells.end() ? nullptr : &found->second;
}

std::string WorkSheet::text(CellAddress address) const {
  const auto* value = at(address);
  if (value == nullptr) return {};
  if (const auto* s = std::get_if<std::string>(value)) return *s;
  if (const auto* n = std::get_if<double>(value)) return fmt::format("{}", *n);
  if (const auto* b = std::get_if<bool>(value)) return *b ? "1" : "0";
  return std::get<SheetError>(*value).text;
}

const WorkSheet* Workbook::sheet(std::string_view name) const {
  for (const auto& s : sheets)
    if (s.name == name) return &s;
  return nullptr;
}

Result<Workbook> read_workbook(std::string_view bytes) {
  TRY_ASSIGN(const auto archive, read_archive(bytes));
  const auto part = [&](const std::string& name) -> const std::string* {
    const auto found = archive.find(name);
    return found == archive.end() ? nullptr : &found->second;
  };
  const auto* workbook = part("xl/workbook.xml");
  const auto* links = part("xl/_rels/workbook.xml.rels");
  if (workbook == nullptr || links == nullptr) return unreadable("no workbook part");
  Workbook result;
  TRY_ASSIGN(const auto sheets, sheet_list(*workbook, result.days_from_1904));
  TRY_ASSIGN(const auto targets, relations(*links));
  std::vector<std::string> strings;
  if (const auto* shared = part("xl/sharedStrings.xml")) {
    TRY_ASSIGN(strings, shared_strings(*shared));
  }
  for (const auto& reference : sheets) {
    const auto target = targets.find(reference.relation);
    if (target == targets.end()) return unreadable("sheet without a part");
    const auto& path = target->second;
    const auto* xml = part(path.starts_with('/') ? path.substr(1) : "xl/" + path);
    if (xml == nullptr) continue;  // chart sheets and the like
    auto& sheet = result.sheets.emplace_back();
    sheet.name = reference.name;
    TRY(SheetReader(strings, sheet).read(*xml));
  }
  return result;
}

}  // namespace hoanhap::documents
