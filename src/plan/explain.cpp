#include <fmt/format.h>

#include "core/decimal.h"
#include "indicators/expression.h"
#include "plan/lock.h"
#include "plan/words.h"

namespace hoanhap::plan {
namespace {

class Explain {
 public:
  Explain(const Plan& plan, Language language) : plan_(plan), language_(language) {}

  std::string run() {
    head();
    duties();
    forms();
    goals();
    support();
    return std::move(out_);
  }

 private:
  template <typename... Args>
  void line(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Args>(args)...);
    out_ += '\n';
  }
  std::string_view say(std::string_view vi, std::string_view en) const {
    return language_ == Language::vi ? vi : en;
  }
  const std::string& say(const Text& text) const { return in(text, language_); }
  std::string unit(const std::string& id) const { return unit_name(plan_, id, language_); }
  std::string date(Date d) const { return language_ == Language::vi ? d.vi() : d.iso(); }

  void head() {
    line("{}", say(plan_.title));
    line("{} {}, {}; {} {} – {}", plan_.document.number, date(plan_.document.date),
         unit(plan_.document.issuer), say("hiệu lực", "in force"), date(plan_.from),
         date(plan_.to));
    line("{}: {}", say("mã băm", "hash"), plan_.hash);
  }

  // One paragraph a task that owes something, with how many units stand behind a set.
  void duties() {
    line("\n{}", say("AI NỘP GÌ, CHO AI, BAO GIỜ", "WHO OWES WHAT TO WHOM BY WHEN"));
    for (const auto& duty : plan_.duties) {
      const auto count = plan_.units_of(duty.owes, plan_.from).size();
      line("- {}", duty.id);
      line("    {}: {}{}", say("ai", "who"), unit(duty.owes),
           plan_.set(duty.owes) ? fmt::format(" ({})", count) : "");
      line("    {}: {}", say("biểu", "form"), say(plan_.form(duty.form)->title));
      line("    {}: {}", say("hạn", "due"), say(in_words(duty)));
      line("    {}: {}{}", say("nơi nhận", "to"), unit(duty.to),
           duty.via.empty() ? "" : fmt::format("; {} {}", say("qua", "via"), unit(duty.via)));
    }
  }

  void forms() {
    line("\n{}", say("BIỂU", "FORMS"));
    for (const auto& form : plan_.forms) {
      std::string views;
      for (const auto view : form.views) views += ", " + say(in_words(view));
      line("- {}: {} ({} {}{}; {} {}, {} {})", form.id, say(form.title), say("kỳ", "period"),
           say(in_words(form.base)), views, say("bản", "version"), form.version,
           say("số vị trí", "slots"), form.slots());
      for (const auto& section : form.sections) {
        line("    {}", say(section.title));
        for (const auto& id : section.elements) element(*form.element(id));
      }
      for (const auto& check : form.checks)
        line("    {} {}: {}",
             check.severity == Severity::error ? say("lỗi nếu không", "error unless")
                                               : say("cảnh báo nếu không", "warning unless"),
             indicators::to_source(*check.holds), say(check.say));
    }
  }

  void element(const Element& e) {
    std::string marks;
    const auto mark = [&](bool on, std::string_view vi, std::string_view en) {
      if (on) marks += fmt::format(", {}", say(vi, en));
    };
    mark(e.counts_people, "đếm người", "counts people");
    mark(!e.required, "không bắt buộc", "optional");
    mark(e.prefill_previous, "lấy sẵn từ kỳ trước", "prefilled");
    mark(e.sealed == "filed", "đếm từ phiếu niêm phong đã lập",
         "counted from sealed referrals filed");
    if (!e.sealed.empty() && e.sealed != "filed")
      marks += fmt::format(", {}: {}",
                           say("đếm từ phần niêm phong", "counted from the sealed part"), e.sealed);
    if (!e.counts.empty())
      marks += fmt::format(", {} {}", say("số chính thức ở", "official figure in"), e.counts);
    for (const auto& id : e.tells_of)
      marks += fmt::format(", {} {}", say("công bố cùng", "released with"), id);
    mark(e.held && !e.counts_people && e.tells_of.empty(), "chỉ xem khi đã công bố",
         "seen when released");
    if (!e.part_of.empty())
      marks += fmt::format(", {} {}", say("một phần của", "part of"), e.part_of);
    if (e.from) marks += fmt::format(", = {}", indicators::to_source(*e.from));
    line("      {}: {} [{}{}]", e.id, say(e.title), lock_type(e), marks);
  }

  void goals() {
    line("\n{}", say("CHỈ TIÊU", "TARGETS"));
    for (const auto& target : plan_.targets) {
      const auto numerator = indicators::to_source(*target.numerator);
      const auto measure = target.denominator
                               ? numerator + " / " + indicators::to_source(*target.denominator)
                               : numerator;
      const auto goal = format_decimal(target.reach);
      line("- {}: {}", target.id, say(target.title));
      line("    {} {} {}", measure, target.goal == Target::Goal::at_most ? "<=" : ">=",
           target.goal == Target::Goal::at_most ? goal : goal + " %");
      if (target.note != Text{}) line("    {}", say(target.note));
    }
    line("\n{}", say("CHỈ SỐ", "INDICATORS"));
    for (const auto& indicator : plan_.indicators)
      line("- {}: {} = {}", indicator.id, say(indicator.title),
           indicators::to_source(*indicator.value));
  }

  void support() {
    const auto& s = plan_.support;
    if (s.office.empty()) return;
    const auto local = [&](bool yes) {
      return yes ? say(" (quy định tại chỗ, kế hoạch không nêu)",
                       " (local setting, not from the plan)")
                 : std::string_view();
    };
    line("\n{}", say("PHẦN NIÊM PHONG", "THE SEALED PART"));
    line("- {}: {}", say("mở phiếu giới thiệu", "opens referrals"), unit(s.office));
    if (!s.children.empty())
      line("- {}: {}, {} {}{}", say("người dưới 18 tuổi", "under 18"), unit(s.children),
           s.children_hours, say("giờ", "hours"), local(s.children_local));
    line("- {}: {} {}{}", say("sự đồng ý dài nhất", "longest consent"), s.consent_months,
         say("tháng", "months"), local(s.consent_local));
  }

  const Plan& plan_;
  Language language_;
  std::string out_;
};

}  // namespace

std::string explain(const Plan& plan, Language language) { return Explain(plan, language).run(); }

}  // namespace hoanhap::plan
