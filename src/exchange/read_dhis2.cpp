#include <fmt/format.h>

#include "core/text.h"
#include "exchange/read.h"

namespace hoanhap::exchange {
namespace {

// "" where it is missing.
std::string text_of(const Json& json, std::string_view member) {
  return std::string(json[member].string().value_or(""));
}

bool by_default(const Json& value, const char* member) {
  const auto text = value[member].string();
  return value[member].is_null() || (text && (text->empty() || *text == "default"));
}

void refuse_extras(Collector& to, const Json& value, const std::string& at) {
  for (const auto* member : {"categoryOptionCombo", "attributeOptionCombo"})
    if (!by_default(value, member))
      to.fault({at + "." + member,
                member,
                {"Phần mềm không chia số liệu theo nhóm này.",
                 "Figures are not divided into categories here."},
                {"Gửi số gộp, categoryOptionCombo là \"default\".",
                 "Send the total, with categoryOptionCombo \"default\"."}});
  if (value["deleted"].boolean().value_or(false))
    to.fault({at + ".deleted",
              "deleted",
              {"Không xóa số liệu qua trao đổi.", "Figures are not deleted by exchange."},
              {"Sửa số trong báo cáo.", "Correct the figure in the report."}});
  if (!by_default(value, "comment"))
    to.fault({at + ".comment",
              "comment",
              {"Không nhận ghi chú theo từng số.", "A comment to a figure is not taken."},
              {"Bỏ ghi chú; ghi vào báo cáo nếu cần.", "Remove it; write it into the report."}});
}

}  // namespace

Result<Contents> read_data_value_set(const Json& json, const plan::Plan& plan,
                                     const units::Registry& units) {
  const auto values = json["dataValues"];
  if (!values.is_array())
    return fail({ErrorCode::invalid,
                 "unreadable-file",
                 {"Tệp không có dataValues", "The file has no dataValues"},
                 {"Gửi tệp dataValueSets dạng JSON của DHIS2.",
                  "Send a JSON file of DHIS2 dataValueSets."}});
  Collector to(plan, units);
  to.contents.shape = Shape::data_value_set;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto value = values[i];
    const auto at = fmt::format("dataValues[{}]", i);
    ++to.contents.rows;
    const auto before = to.contents.faults.size();
    refuse_extras(to, value, at);
    const auto either = [&](const char* member) -> Collector::Part {
      if (!value[member].is_null()) return {at + "." + member, text_of(value, member)};
      return {at + "." + member, text_of(json, member)};
    };
    // "form.element"
    const auto element = text_of(value, "dataElement");
    const auto dot = std::min(element.find('.'), element.size());
    auto* report = to.report(
        {either("orgUnit"), {at + ".dataElement", element.substr(0, dot)}, either("period")});
    const auto text = value["value"].string();
    if (report && (!text || trim(*text).empty()))
      to.fault({at + ".value",
                element.substr(std::min(dot + 1, element.size())),
                {"Chưa có giá trị dạng chữ.", "There is no value as text."},
                {"Gửi giá trị trong ngoặc kép, như \"12\".", "Send it quoted, such as \"12\"."}});
    if (!report || before != to.contents.faults.size()) continue;
    to.put(*report, {at + ".dataElement", element.substr(std::min(dot + 1, element.size()))},
           at + ".value", std::string(*text), Hand::program);
  }
  return std::move(to.contents);
}

}  // namespace hoanhap::exchange
