#include "documents/model.h"

#include <fmt/format.h>

#include "core/date.h"

namespace hoanhap::documents {
namespace {

std::string title_of(const plan::Element& element, const std::string& id) {
  for (const auto& choice : element.choices)
    if (choice.id == id) return choice.title.vi;
  return id;
}

std::string printed(const plan::Element& element, const std::vector<std::string>& words) {
  if (element.type == plan::ElementType::date && words.size() == 1) {
    const auto date = Date::parse_iso(words.front());
    return date ? date->vi() : words.front();
  }
  if (element.type == plan::ElementType::text) return words.empty() ? "" : words.front();
  if (words.empty()) return "Không có";
  std::string text;
  for (const auto& id : words) text += (text.empty() ? "" : "; ") + title_of(element, id);
  return text;
}

}  // namespace

std::string Content::text() const {
  if (const auto* words = std::get_if<std::string>(&value)) return *words;
  return disclosure::display_vi(std::get<disclosure::Cell>(value), decimal);
}

std::string measure_of(const plan::Element& element) {
  switch (element.type) {
    case plan::ElementType::whole:
      return element.counts_people ? "người" : "số";
    case plan::ElementType::money:
      return "đồng";
    case plan::ElementType::decimal:
      return "số";
    case plan::ElementType::text:
      return "chữ";
    case plan::ElementType::date:
      return "ngày";
    case plan::ElementType::yes_no:
      return "có/không";
    case plan::ElementType::choice:
      return element.many ? "đánh dấu x" : "chọn";
    case plan::ElementType::unit:
      return "đơn vị";
  }
  return {};
}

std::vector<ReportSection> sections_of(
    const plan::Form& form, const Figures& now, const Figures& previous,
    const std::map<std::string, std::string, std::less<>>& notes) {
  const auto find = [](const Figures& figures, const std::string& id) {
    const auto found = figures.find(id);
    return found == figures.end() ? Content{} : found->second;
  };
  std::vector<ReportSection> sections;
  for (std::size_t s = 0; s < form.sections.size(); ++s) {
    auto& section = sections.emplace_back();
    section.title = form.sections[s].title.vi;
    int number = 0;
    for (const auto& id : form.sections[s].elements) {
      const auto* element = form.element(id);
      if (!element) continue;
      const auto note = notes.find(id);
      section.rows.push_back({fmt::format("{}.{}", s + 1, ++number), element->title.vi,
                              measure_of(*element), find(now, id), find(previous, id),
                              note == notes.end() ? "" : note->second});
    }
  }
  return sections;
}

Figures figures_of(const plan::Form& form, const Filled& filled) {
  Figures figures;
  for (const auto& element : form.elements) {
    const bool decimal = element.type == plan::ElementType::decimal;
    if (const auto number = filled.numbers.find(element.id); number != filled.numbers.end()) {
      if (element.type == plan::ElementType::yes_no)
        figures[element.id] = {std::string(number->second ? "Có" : "Không"), false};
      else
        figures[element.id] = {disclosure::Cell(disclosure::Shown{number->second}), decimal};
    }
    if (const auto words = filled.words.find(element.id); words != filled.words.end())
      figures[element.id] = {printed(element, words->second), false};
  }
  return figures;
}

}  // namespace hoanhap::documents
