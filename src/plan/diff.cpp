#include "plan/diff.h"

#include <fmt/format.h>

#include "core/decimal.h"
#include "indicators/expression.h"
#include "plan/lock.h"
#include "plan/words.h"

namespace hoanhap::plan {
namespace {

using What = PlanChange::What;
using How = PlanChange::How;

Text noun(What what) {
  switch (what) {
    case What::programme:
      return {"chương trình", "programme"};
    case What::calendar:
      return {"lịch", "calendar"};
    case What::unit:
      return {"đơn vị", "unit"};
    case What::set:
      return {"nhóm đơn vị", "unit set"};
    case What::form:
      return {"biểu", "form"};
    case What::element:
      return {"phần tử", "element"};
    case What::slot:
      return {"vị trí", "slot"};
    case What::check:
      return {"phép kiểm tra", "check"};
    case What::task:
      return {"nhiệm vụ", "task"};
    case What::duty:
      return {"nghĩa vụ", "duty"};
    case What::indicator:
      return {"chỉ số", "indicator"};
    case What::target:
      return {"chỉ tiêu", "target"};
    case What::clause:
      return {"khoản", "clause"};
  }
  return {};
}

std::string join(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& word : words) out += (out.empty() ? "" : ", ") + word;
  return out.empty() ? "–" : out;
}
std::string ids(const std::vector<Choice>& choices) {
  std::vector<std::string> all;
  for (const auto& choice : choices) all.push_back(choice.id);
  return join(all);
}
std::string source(const Expr& e) { return e ? indicators::to_source(*e) : "–"; }
std::string names(const std::vector<Named>& all) {
  std::string out;
  for (const auto& n : all)
    out += fmt::format("{}{} ({}..{})", out.empty() ? "" : ", ", n.value, n.from.iso(), n.to.iso());
  return out.empty() ? "–" : out;
}

// What a reader may find different about a thing: a name in both languages, and its value as text.
struct Property {
  Text name;
  std::string value;
};
using Properties = std::vector<Property>;
Properties titled(const Text& title) {
  return {{{"tên", "title"}, title.vi}, {{"tên tiếng Anh", "English title"}, title.en}};
}
std::string yes(bool flag) { return flag ? "yes" : "no"; }

Properties properties(const Unit& u) {
  return {{{"loại", "kind"}, u.kind},
          {{"tên", "names"}, names(u.names)},
          {{"tên tiếng Anh", "English name"}, u.name_en},
          {{"mã số", "codes"}, names(u.codes)},
          {{"cách viết khác", "aliases"}, join(u.aliases)},
          {{"đơn vị chỉ đạo", "line"}, u.line},
          {{"địa bàn", "territory"}, u.territory},
          {{"nằm trong", "within"}, u.within},
          {{"ô bản đồ", "tile"}, u.tile ? fmt::format("{}, {}", u.tile->row, u.tile->column) : ""},
          {{"từ ngày", "from"}, u.from.iso()},
          {{"đến ngày", "to"}, u.to.iso()}};
}
Properties properties(const UnitSet& s) {
  return {{{"loại", "kinds"}, join(s.kinds)}, {{"thành viên", "members"}, join(s.members)}};
}
Properties properties(const Calendar& c) {
  std::string holidays;
  for (const auto& h : c.holidays) holidays += fmt::format(" {}..{}", h.from.iso(), h.to.iso());
  return {{{"cách tính", "kind"},
           c.kind == CalendarKind::decree_09 ? "decree 09/2019" : "calendar months"},
          {{"ngày nghỉ", "holidays"}, holidays},
          {{"dời sang ngày làm việc", "moves to a working day"}, yes(c.shift_to_working_day)}};
}
Properties properties(const Form& f) {
  auto all = titled(f.title);
  std::string views;
  for (const auto view : f.views) views += fmt::format(" {}", name(view));
  std::string sections;
  for (const auto& section : f.sections)
    sections += fmt::format("{} [{}]; ", section.title.vi, join(section.elements));
  all.push_back({{"kỳ gốc", "base"}, std::string(name(f.base))});
  all.push_back({{"kỳ dài hơn", "views"}, views});
  all.push_back({{"lịch", "calendar"}, f.calendar});
  all.push_back({{"cây cộng", "totals"}, f.line_tree ? "line" : "territory"});
  all.push_back({{"tính chất", "nature"}, std::to_string(static_cast<int>(f.nature))});
  all.push_back({{"mẫu văn bản", "template"}, f.text_template});
  all.push_back({{"các mục", "sections"}, sections});
  all.push_back({{"bản", "version"}, std::to_string(f.version)});
  return all;
}
Properties properties(const Element& e) {
  auto all = titled(e.title);
  std::string choices;
  for (const auto& c : e.choices) choices += fmt::format("{} ({}), ", c.id, c.title.vi);
  const auto number = [&](std::optional<std::int64_t> v) {
    return !v                               ? std::string("–")
           : e.type == ElementType::decimal ? format_decimal(*v)
                                            : std::to_string(*v);
  };
  all.push_back({{"kiểu", "type"}, std::string(lock_type(e))});
  all.push_back({{"cộng theo thời gian", "adds up over time"},
                 std::to_string(static_cast<int>(e.over_time))});
  all.push_back({{"cộng theo đơn vị", "adds up over units"}, yes(e.over_units == OverUnits::sum)});
  all.push_back({{"đếm người", "counts people"}, yes(e.counts_people)});
  all.push_back({{"bắt buộc", "required"}, yes(e.required)});
  all.push_back({{"nhỏ nhất", "min"}, number(e.min)});
  all.push_back({{"lớn nhất", "max"}, number(e.max)});
  all.push_back({{"độ dài", "max length"}, std::to_string(e.max_length)});
  all.push_back({{"lựa chọn", "choices"}, choices});
  all.push_back({{"lấy sẵn", "prefill"}, yes(e.prefill_previous)});
  all.push_back({{"đếm từ phần niêm phong", "from support"}, e.sealed});
  all.push_back({{"tính từ", "computed from"}, source(e.from)});
  all.push_back({{"số chính thức", "official figure"}, e.counts});
  all.push_back({{"làm lộ", "tells of"}, join(e.tells_of)});
  all.push_back({{"một phần của", "part of"}, e.part_of});
  all.push_back({{"giải thích", "help"}, e.help.vi});
  all.push_back({{"khoản", "clauses"}, join(e.clauses)});
  return all;
}
Properties properties(const Check& c) {
  return {{{"mức", "severity"}, c.severity == Severity::error ? "error" : "warning"},
          {{"điều kiện", "condition"}, source(c.holds)},
          {{"câu báo", "message"}, c.say.vi}};
}
Properties properties(const Task& t) {
  auto all = titled(t.title);
  all.push_back({{"khoản", "clauses"}, join(t.clauses)});
  all.push_back({{"chủ trì", "lead"}, join(t.lead)});
  all.push_back({{"phối hợp", "with"}, join(t.coordinates)});
  all.push_back({{"nhịp", "rhythm"}, t.rhythm});
  all.push_back({{"minh chứng", "evidence"}, t.evidence.vi});
  return all;
}
Properties properties(const Duty& d) {
  return {{{"ai nộp", "who owes"}, d.owes},
          {{"biểu", "form"}, d.form},
          {{"hạn", "due"}, in_words(d).vi},
          {{"nơi nhận", "receiver"}, d.to},
          {{"qua", "via"}, d.via}};
}
Properties properties(const Indicator& i) {
  auto all = titled(i.title);
  all.push_back({{"cách tính", "value"}, source(i.value)});
  all.push_back({{"đơn vị đo", "unit"}, i.unit_of_measure});
  all.push_back({{"đếm người", "counts people"}, yes(i.counts_people)});
  all.push_back({{"khoản", "clauses"}, join(i.clauses)});
  return all;
}
Properties properties(const Target& t) {
  auto all = titled(t.title);
  all.push_back({{"tử số", "numerator"}, source(t.numerator)});
  all.push_back({{"mẫu số", "denominator"}, source(t.denominator)});
  all.push_back({{"mức", "goal"},
                 (t.goal == Target::Goal::at_most ? "<= " : ">= ") + format_decimal(t.reach)});
  all.push_back({{"ghi chú", "note"}, t.note.vi});
  all.push_back({{"khoản", "clauses"}, join(t.clauses)});
  return all;
}
Properties properties(const Clause& c) {
  const auto outcome = in_words(c.outcome);
  return {{{"câu chữ", "wording"}, c.hash},
          {{"kết quả", "outcome"}, outcome.vi},
          {{"thực hiện bằng", "carried by"}, join(c.carried_by)},
          {{"lý do", "reason"}, c.reason.vi}};
}

// Of two long values only what differs, by whole words: a form's sections run over a screen.
struct Cut {
  std::string before, now;
};
Cut cut(std::string_view before, std::string_view now) {
  constexpr std::size_t kShort = 240;
  if (before.size() < kShort && now.size() < kShort) return {std::string(before), std::string(now)};
  const auto most = std::min(before.size(), now.size());
  std::size_t head = 0, tail = 0;
  while (head < most && before[head] == now[head]) ++head;
  while (head > 0 && before[head - 1] != ' ') --head;
  while (tail < most - head && before[before.size() - 1 - tail] == now[now.size() - 1 - tail])
    ++tail;
  while (tail > 0 && before[before.size() - tail] != ' ') --tail;
  const auto middle = [&](std::string_view whole) {
    const std::string part(whole.substr(head, whole.size() - head - tail));
    if (part.empty()) return std::string("…");
    return (head > 0 ? "… " : "") + part + (tail > 0 ? " …" : "");
  };
  return {middle(before), middle(now)};
}

class Diff {
 public:
  std::vector<PlanChange> take() { return std::move(changes_); }

  void programme(const Plan& before, const Plan& now) {
    const auto of = [](const Plan& p) {
      auto all = titled(p.title);
      all.push_back({{"văn bản", "document"}, p.document.number});
      all.push_back({{"ngày", "date"}, p.document.date.iso()});
      all.push_back({{"năm", "year"}, std::to_string(p.year)});
      all.push_back({{"từ ngày", "from"}, p.from.iso()});
      all.push_back({{"đến ngày", "to"}, p.to.iso()});
      all.push_back({{"địa bàn công bố", "publishing unit"}, p.publishing_unit});
      all.push_back({{"mở phiếu niêm phong", "opens referrals"}, p.support.office});
      all.push_back({{"nơi bảo vệ trẻ em", "protects children"}, p.support.children});
      all.push_back(
          {{"giờ báo tin trẻ em", "hours for children"}, std::to_string(p.support.children_hours)});
      all.push_back({{"tháng đồng ý dài nhất", "longest consent, months"},
                     std::to_string(p.support.consent_months)});
      all.push_back({{"loại dịch vụ", "services"}, ids(p.support.services)});
      all.push_back({{"kết quả", "outcomes"}, ids(p.support.outcomes)});
      return all;
    };
    changed(What::programme, now.id, of(before), of(now));
  }

  template <typename T>
  void all(What what, const std::vector<T>& before, const std::vector<T>& now,
           const std::string& prefix = {}) {
    std::map<std::string_view, const T*> old;
    for (const auto& one : before) old.emplace(one.id, &one);
    for (const auto& one : now) {
      const auto found = old.find(one.id);
      if (found == old.end()) {
        add(what, How::added, prefix + one.id, {"mới", "new"});
        continue;
      }
      changed(what, prefix + one.id, properties(*found->second), properties(one));
      old.erase(found);
    }
    for (const auto& one : before)
      if (old.contains(one.id)) add(what, How::removed, prefix + one.id, {"bỏ", "removed"});
  }

  // A form's own parts: its cells, its slots, its checks.
  void inside(const Plan& before, const Plan& now) {
    for (const auto& form : now.forms) {
      const auto* old = before.form(form.id);
      if (!old) continue;
      all(What::element, old->elements, form.elements, form.id + ".");
      if (old->slots() != form.slots())
        add(What::slot, How::changed, form.id,
            {fmt::format("số vị trí {} → {}; số đã có giữ nguyên vị trí", old->slots(),
                         form.slots()),
             fmt::format("slots {} → {}; figures keep their slots", old->slots(), form.slots())});
      all(What::check, old->checks, form.checks);
    }
  }

 private:
  void changed(What what, const std::string& id, const Properties& before, const Properties& now) {
    Text words;
    for (std::size_t i = 0; i < now.size() && i < before.size(); ++i) {
      if (before[i].value == now[i].value) continue;
      const auto one = [&](const std::string& name) {
        const auto [old, fresh] = cut(before[i].value, now[i].value);
        return fmt::format("{}: {} → {}", name, old.empty() ? "–" : old,
                           fresh.empty() ? "–" : fresh);
      };
      words.vi += (words.vi.empty() ? "" : "; ") + one(now[i].name.vi);
      words.en += (words.en.empty() ? "" : "; ") + one(now[i].name.en);
    }
    if (!words.vi.empty()) add(what, How::changed, id, std::move(words));
  }
  void add(What what, How how, std::string id, Text words) {
    changes_.push_back({what, how, std::move(id), std::move(words)});
  }

  std::vector<PlanChange> changes_;
};

}  // namespace

std::vector<PlanChange> diff(const Plan& before, const Plan& now) {
  Diff diff;
  diff.programme(before, now);
  diff.all(What::calendar, before.calendars, now.calendars);
  diff.all(What::unit, before.units, now.units);
  diff.all(What::set, before.sets, now.sets);
  diff.all(What::form, before.forms, now.forms);
  diff.inside(before, now);
  diff.all(What::task, before.tasks, now.tasks);
  diff.all(What::duty, before.duties, now.duties);
  diff.all(What::indicator, before.indicators, now.indicators);
  diff.all(What::target, before.targets, now.targets);
  diff.all(What::clause, before.clauses, now.clauses);
  return diff.take();
}

Text in_words(const PlanChange& change) {
  const auto one = [&](Language language) {
    return fmt::format("{} {}: {}", in(noun(change.what), language), change.id,
                       in(change.words, language));
  };
  return {one(Language::vi), one(Language::en)};
}

std::string print(const std::vector<PlanChange>& changes, Language language) {
  if (changes.empty())
    return language == Language::vi ? "Hai kế hoạch như nhau.\n" : "The two plans are the same.\n";
  std::string out;
  for (const auto& change : changes) {
    const char sign = change.how == How::added ? '+' : change.how == How::removed ? '-' : '~';
    out += fmt::format("{} {}\n", sign, in(in_words(change), language));
  }
  return out;
}

}  // namespace hoanhap::plan
