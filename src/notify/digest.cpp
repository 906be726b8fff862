#include "notify/digest.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "notify/rules.h"
#include "obligations/item_json.h"
#include "obligations/rules.h"
#include "obligations/service.h"

namespace hoanhap::notify {
namespace {

using access::Capability;
using obligations::Item;
using obligations::State;

const std::array<Text, 6> kTitles = {
    Text{"Chờ đồng chí ký", "Waiting for your signature"},
    Text{"Bị trả lại, cần sửa", "Returned for correction"},
    Text{"Quá hạn", "Overdue"},
    Text{"Sắp đến hạn", "Due soon"},
    Text{"Chờ đồng chí duyệt", "Waiting for your decision"},
    Text{"Đơn vị gửi báo cáo còn trễ", "Units that are late with their reports"},
};

constexpr std::string_view kEndVi =
    "\nMở: {0}/thong-bao\n\n-- \nPhần mềm Hoà Nhập gửi tự động, mỗi ngày nhiều nhất một thư. Không "
    "trả lời thư này. Tắt thư: {0}/ca-nhan\n";
constexpr std::string_view kEndEn =
    "\nOpen: {0}/thong-bao\n\n-- \nSent by Hoà Nhập, at most once a day. Please do not answer. "
    "Turn "
    "it off: {0}/ca-nhan\n";

const std::string& in(const Text& text, bool english) {
  return english && !text.en.empty() ? text.en : text.vi;
}

// The section an item belongs to for this person, and the key under which that is said.
struct Place {
  Section section;
  std::string key;
};

std::optional<Place> place_owed(const Item& item, const Standing& s) {
  const auto& o = item.obligation;
  const bool write = s.actor.may(Capability::write, o.unit);
  const bool sign = s.actor.may(Capability::sign, o.unit);
  const auto state = obligations::status_of(o, item.filed, s.today).state;
  if (state == State::presented && sign)
    return Place{Section::sign,
                 fmt::format("sign:{}:{}", item.filed->record.value, item.filed->version)};
  if ((state == State::returned || state == State::reopened) && write)
    return Place{Section::returned, fmt::format("returned:{}:{}", item.filed->record.value,
                                                item.filed->sent_at.value_or(Instant{}).ms)};
  if (!o.id || !open(o, item.filed, s.today) || !(write || sign)) return std::nullopt;
  const bool late = o.last_timely < s.today;
  if (!late && !s.reminded.contains(o.id)) return std::nullopt;
  return Place{late ? Section::late : Section::due,
               fmt::format("{}:{}", late ? "late" : "due", o.id.value)};
}

std::optional<Place> place_checked(const Item& item, const Standing& s) {
  const auto& o = item.obligation;
  if (obligations::deciding_units(s.actor, {o.unit, o.via, o.receiver}).empty())
    return std::nullopt;
  const auto state = obligations::status_of(o, item.filed, s.today).state;
  if (state == State::sent)
    return Place{Section::decide,
                 fmt::format("decide:{}:{}", item.filed->record.value, item.filed->version)};
  // Others' lateness is told by the ladder, not before it.
  if (!o.id || !s.reminded.contains(o.id) || !open(o, item.filed, s.today)) return std::nullopt;
  return Place{Section::others_late, fmt::format("others:{}", o.id.value)};
}

Line line_of(Place place, const Item& item, const Standing& s) {
  const auto& o = item.obligation;
  const auto* form = s.plan.form(o.form);
  const auto* duty = obligations::duty_of(o, s.plan);
  Line line;
  line.section = place.section;
  line.form = form ? form->title : Text{o.form, o.form};
  line.period = o.period.label();
  line.before = duty && duty->due.kind == plan::DueKind::before;
  line.due = obligations::last_timely_of(o, s.plan).plus_days(line.before ? 1 : 0);
  line.local_setting = o.local_setting;
  const bool waits = place.section == Section::sign || place.section == Section::returned ||
                     place.section == Section::decide;
  line.fresh = waits ? !s.said.contains(place.key) : o.id && s.reminded.contains(o.id);
  line.key = std::move(place.key);
  return line;
}

std::string words(const Line& line, bool english) {
  const auto due = english ? (line.before ? "before " : "due ") + line.due.vi()
                           : (line.before ? "trước " : "hạn ") + line.due.vi();
  const std::string local = !line.local_setting ? ""
                            : english           ? " (local setting)"
                                                : " (hạn do địa phương đặt)";
  return fmt::format("- {}, {}: {}{}\n", in(line.form, english), in(line.period, english), due,
                     local);
}

}  // namespace

std::vector<Line> lines_of(const Standing& standing) {
  std::vector<Line> lines;
  for (const auto& item : standing.owed)
    if (auto place = place_owed(item, standing))
      lines.push_back(line_of(std::move(*place), item, standing));
  for (const auto& item : standing.checked)
    if (auto place = place_checked(item, standing))
      lines.push_back(line_of(std::move(*place), item, standing));
  std::ranges::stable_sort(lines, [](const Line& a, const Line& b) {
    return std::tie(a.section, a.due) < std::tie(b.section, b.due);
  });
  return lines;
}

Digest digest_of(std::span<const Line> lines, Date today, std::string_view language,
                 std::string_view site) {
  const bool english = language == "en";
  Digest digest;
  digest.subject =
      (english ? "Hoà Nhập: your work on " : "Hoà Nhập: việc cần làm ngày ") + today.vi();
  std::optional<Section> section;
  std::set<std::string> written;  // 21 wards late with one form are one line
  for (const auto& line : lines) {
    if (section != line.section) {
      if (section) digest.body += "\n";
      section = line.section;
      written.clear();
      digest.body += in(kTitles[static_cast<std::size_t>(line.section)], english) + "\n";
    }
    auto text = words(line, english);
    if (written.insert(text).second) digest.body += text;
  }
  digest.body += english ? fmt::format(kEndEn, site) : fmt::format(kEndVi, site);
  return digest;
}

Digest confirmation(std::string_view code, std::string_view language, std::string_view site) {
  if (language == "en")
    return {
        "Hoà Nhập: confirm your address",
        fmt::format("Code: {}\n\nEnter it at {}/ca-nhan within one hour. If you did not ask for "
                    "it, delete this mail; nothing more will come.\n",
                    code, site)};
  return {
      "Hoà Nhập: xác nhận địa chỉ thư",
      fmt::format("Mã: {}\n\nNhập mã tại {}/ca-nhan trong vòng một giờ. Nếu không phải đồng chí "
                  "yêu cầu, hãy xóa thư này; sẽ không có thư nào nữa.\n",
                  code, site)};
}

}  // namespace hoanhap::notify
