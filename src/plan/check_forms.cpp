#include <fmt/format.h>

#include "core/text.h"
#include "plan/check.h"

namespace hoanhap::plan {
namespace {

// What says who a person is. Identity exists only in a sealed referral (design §1), which is no
// form of the plan; a report that has a cell for it would be the register that the product refuses.
constexpr std::string_view kPersonIds[] = {"ho-ten",
                                           "ho-va-ten",
                                           "ten-nguoi",
                                           "cmnd",
                                           "cccd",
                                           "so-cmnd",
                                           "so-cccd",
                                           "can-cuoc",
                                           "so-dinh-danh",
                                           "ho-chieu",
                                           "dia-chi",
                                           "noi-o",
                                           "cho-o",
                                           "so-nha",
                                           "que-quan",
                                           "ho-khau",
                                           "so-dien-thoai",
                                           "dien-thoai",
                                           "sdt",
                                           "ngay-sinh",
                                           "nam-sinh",
                                           "ngay-thang-nam-sinh",
                                           "anh-chan-dung",
                                           "hinh-anh",
                                           "bien-so-xe",
                                           "tai-khoan",
                                           "email",
                                           "full-name",
                                           "first-name",
                                           "last-name",
                                           "address",
                                           "telephone",
                                           "phone",
                                           "phone-number",
                                           "birth-date",
                                           "date-of-birth",
                                           "identity-number",
                                           "passport",
                                           "photo"};
constexpr std::string_view kPersonTitles[] = {"ho ten",
                                              "ho va ten",
                                              "ho, ten",
                                              "ten nguoi",
                                              "cmnd",
                                              "cccd",
                                              "so cmnd",
                                              "so cccd",
                                              "so cmnd/cccd",
                                              "can cuoc cong dan",
                                              "chung minh nhan dan",
                                              "so dinh danh",
                                              "so dinh danh ca nhan",
                                              "dia chi",
                                              "noi o",
                                              "cho o hien nay",
                                              "que quan",
                                              "ho khau thuong tru",
                                              "so dien thoai",
                                              "dien thoai",
                                              "ngay sinh",
                                              "nam sinh",
                                              "ngay thang nam sinh",
                                              "anh chan dung",
                                              "full name",
                                              "name",
                                              "address",
                                              "home address",
                                              "telephone",
                                              "phone number",
                                              "date of birth",
                                              "identity number"};

template <typename List>
bool any(const List& list, std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

bool about_a_person(const Element& e, const Node& node) {
  return node.word("type") == "person" || any(kPersonIds, e.id) ||
         any(kPersonTitles, fold(e.title.vi)) || any(kPersonTitles, fold(e.title.en));
}

class Forms {
 public:
  Forms(const Bound& bound, Report& report) : plan_(bound.plan), bound_(bound), report_(report) {}

  void run() {
    for (std::size_t i = 0; i < plan_.forms.size(); ++i) {
      const auto& form = plan_.forms[i];
      const auto& source = bound_.forms[i];
      views(form, *source.node);
      for (std::size_t j = 0; j < form.elements.size(); ++j)
        element(form, form.elements[j], *source.elements[j]);
    }
  }

 private:
  void views(const Form& form, const Node& node) {
    for (const auto& word : member::words(node, "views")) {
      const auto kind = rhythm_kind(word);
      if (!kind) continue;
      const auto sample = Period{*kind, plan_.year > 0 ? plan_.year : 2000, 1};
      const bool longer = *kind != form.base && *kind != PeriodKind::once &&
                          form.base != PeriodKind::once && !sample.parts(form.base).empty();
      if (!longer)
        report_.error(member::at_word(node, "views", word),
                      fmt::format("kỳ {} không cộng được từ kỳ gốc {} của biểu này", word,
                                  rhythm_word(form.base)),
                      fmt::format("a {} report cannot be made from the {} base of this form", word,
                                  rhythm_word(form.base)));
    }
  }

  void say(const Node& node, std::string_view key, std::string vi, std::string en) {
    report_.error(member::at(node, key), std::move(vi), std::move(en));
  }

  void element(const Form& form, const Element& e, const Node& node) {
    if (about_a_person(e, node))
      return say(node, node.word("type") == "person" ? "type" : "id",
                 fmt::format("phần tử \"{}\" ghi thông tin của một người; biểu chỉ ghi số, danh "
                             "tính chỉ nằm trong phiếu giới thiệu niêm phong",
                             e.id),
                 fmt::format("element \"{}\" is about one person; forms hold counts, identity goes "
                             "only into a sealed referral",
                             e.id));
    id(e, node);
    type_fits(e, node);
    if (e.min && e.max && *e.min > *e.max)
      say(node, "max", fmt::format("phần tử \"{}\": max nhỏ hơn min", e.id),
          fmt::format("element \"{}\": max is below min", e.id));
    if (node.find("from") && form.nature != FormNature::consolidation)
      say(node, "from", "chỉ biểu tổng hợp (nature: consolidation) mới có ô tính sẵn (from)",
          "only a consolidation (nature: consolidation) has computed cells (from)");
    if (!e.sealed.empty() &&
        (e.type != ElementType::whole || !e.counts_people || e.over_time != OverTime::sum ||
         form.nature != FormNature::report || form.base == PeriodKind::once))
      say(node, e.sealed == "filed" ? "prefill" : "from support",
          "số đếm từ phần niêm phong là số của kỳ: kiểu whole, people: yes, time: sum, của báo cáo "
          "theo kỳ",
          "what is counted from the sealed part is a count of the period: type whole, people: yes, "
          "time: sum, in a periodic report");
    if (!e.sealed.empty() && e.sealed != "filed" && !plan_.support.counts(e.sealed))
      say(node, "from support",
          fmt::format("bộ phận hỗ trợ không đếm \"{}\"; có: received, contacted, consented, asked "
                      "DỊCH-VỤ, given DỊCH-VỤ, ended KẾT-QUẢ, waited 0-2|3-7|8-14|15-30, với mã ở "
                      "mục support của programme.yaml",
                      e.sealed),
          fmt::format("the support office counts no \"{}\"; there are: received, contacted, "
                      "consented, asked SERVICE, given SERVICE, ended OUTCOME, waited "
                      "0-2|3-7|8-14|15-30, with the ids of support in programme.yaml",
                      e.sealed));
    if (node.find("from support") && node.find("prefill"))
      say(node, "prefill", "ô đếm từ phần niêm phong thì không lấy sẵn",
          "what is counted from the sealed part is not prefilled");
    if (!e.counts.empty()) counts(form, e, node);
    if (!e.part_of.empty()) part_of(form, e, node);
  }

  void id(const Element& e, const Node& node) {
    if (e.id.empty()) return;
    if (indicators::reserved(e.id) || !(e.id[0] >= 'a' && e.id[0] <= 'z'))
      say(node, "id",
          fmt::format("mã \"{}\" không dùng được trong biểu thức; hãy bắt đầu bằng chữ cái và "
                      "tránh từ của ngôn ngữ",
                      e.id),
          fmt::format("the id \"{}\" cannot stand in an expression; begin with a letter and avoid "
                      "the language's words",
                      e.id));
  }

  void type_fits(const Element& e, const Node& node) {
    const bool choice = e.type == ElementType::choice;
    if (choice && e.choices.empty())
      say(node, "id", fmt::format("phần tử \"{}\" kiểu choice cần choices", e.id),
          fmt::format("element \"{}\" of type choice needs choices", e.id));
    for (const char* key : {"choices", "many"})
      if (node.find(key) && !choice)
        say(node, key, fmt::format("chỉ phần tử kiểu choice có \"{}\"", key),
            fmt::format("only an element of type choice has \"{}\"", key));
    for (const char* key : {"time", "units"})
      if (const auto word = node.word(key); !e.numeric() && !word.empty() && word != "none")
        say(node, key,
            fmt::format("phần tử \"{}\" không phải số nên không cộng theo {} được", e.id, key),
            fmt::format("element \"{}\" is not a number and cannot add up over {}", e.id, key));
    if (e.counts_people && e.type != ElementType::whole)
      say(node, "people", "chỉ số nguyên mới đếm người", "only a whole number counts people");
    for (const char* key : {"min", "max"})
      if (node.find(key) && (!e.numeric() || e.type == ElementType::yes_no))
        say(node, key, fmt::format("chỉ phần tử số có \"{}\"", key),
            fmt::format("only a number has \"{}\"", key));
    if (node.find("max length") && e.type != ElementType::text)
      say(node, "max length", "chỉ phần tử kiểu text có \"max length\"",
          "only a text has \"max length\"");
  }

  // The cell that "form.element" names; null where check_names says that there is none.
  const Element* cell(const std::string& name, const Form** form) const {
    const auto dot = name.find('.');
    *form = dot == std::string::npos ? nullptr : plan_.form(name.substr(0, dot));
    return *form ? (*form)->element(name.substr(dot + 1)) : nullptr;
  }

  // The official figure must be of the same kind, and must not point further.
  void counts(const Form& form, const Element& e, const Node& node) {
    const Form* other_form = nullptr;
    const auto* other = cell(e.counts, &other_form);
    if (!other) return;
    if (e.counts == form.id + "." + e.id || !other->counts.empty())
      say(node, "counts",
          fmt::format("\"counts\" phải chỉ thẳng đến số chính thức, nhưng {} cũng chỉ đi nơi khác",
                      e.counts),
          fmt::format("\"counts\" must name the official figure, but {} points elsewhere itself",
                      e.counts));
    else if (other->type != e.type || !e.numeric())
      say(node, "counts", fmt::format("{} không cùng kiểu số với \"{}\"", e.counts, e.id),
          fmt::format("{} is not the same kind of number as \"{}\"", e.counts, e.id));
  }

  // A part and its whole are figures of one place and one stretch of time, of one kind.
  void part_of(const Form& form, const Element& e, const Node& node) {
    const Form* whole_form = nullptr;
    const auto* whole = cell(e.part_of, &whole_form);
    if (!whole) return;
    if (whole_form == &form)
      say(node, "part of",
          fmt::format(
              "\"part of\" nói về biểu khác; trong cùng biểu hãy viết phép kiểm tra {} <= {}", e.id,
              whole->id),
          fmt::format("\"part of\" names another form; within one form write the check {} <= {}",
                      e.id, whole->id));
    else if (!e.counts.empty() || !whole->part_of.empty())
      say(node, "part of",
          fmt::format("\"part of\" phải chỉ thẳng đến số chung, và không đi cùng \"counts\": {}",
                      e.part_of),
          fmt::format("\"part of\" must name the whole itself, and not beside \"counts\": {}",
                      e.part_of));
    else if (whole->type != e.type || !e.numeric() || whole->counts_people != e.counts_people ||
             whole->over_time != e.over_time || whole_form->base != form.base)
      say(node, "part of",
          fmt::format("{} khác \"{}\" về kiểu số, cách cộng theo kỳ, đếm người hoặc kỳ gốc",
                      e.part_of, e.id),
          fmt::format("{} differs from \"{}\" in kind, rule over time, counting people or base "
                      "period",
                      e.part_of, e.id));
  }

  const Plan& plan_;
  const Bound& bound_;
  Report& report_;
};

}  // namespace

void check_forms(const Bound& bound, Report& report) { Forms(bound, report).run(); }

}  // namespace hoanhap::plan
