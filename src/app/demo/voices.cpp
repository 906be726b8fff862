#include "app/demo/voices.h"

namespace hoanhap::app::demo {
namespace {

struct Said {  // one difficulty or proposal, and what came of it
  const char *from, *to, *kind, *title, *text;
  Date raised;
  const char* answer;  // null: still waiting
  bool closed;
};

// Four months of it; invented, like every figure here.
const Said kSaid[] = {
    {"tan-lap", "phong-ldtbxh", "proposal", "Đề nghị mở thêm lớp tập huấn",
     "Số liệu minh họa: hai cán bộ mới nhận việc chưa được tập huấn, đề nghị mở lớp trong quý II.",
     Date::of(2018, 5, 7), "Số liệu minh họa: lớp mở ngày 12/6, đã gửi giấy mời.", true},
    {"tu-an", "trung-tam-vhttdl", "difficulty", "Thiếu tài liệu truyền thông",
     "Số liệu minh họa: phường hết tờ rơi, cần thêm khoảng 300 tờ.", Date::of(2018, 6, 4),
     "Số liệu minh họa: đã in, phường nhận tại Trung tâm.", false},
    {"hoa-thuan", "ubnd-thanh-pho", "difficulty", "Kinh phí tuần tra còn thiếu",
     "Số liệu minh họa: kinh phí được giao chỉ đủ cho hai phần ba số lượt tuần tra đã lập kế "
     "hoạch.",
     Date::of(2018, 6, 18), nullptr, false},
    {"hoi-phu-nu-ea-tam", "hoi-lhpn-thanh-pho", "proposal", "Đề nghị hướng dẫn dựng mô hình",
     "Số liệu minh họa: Hội chưa có kinh nghiệm dựng mô hình vay vốn, đề nghị hướng dẫn.",
     Date::of(2018, 6, 25), nullptr, false},
};

class Speaker {
 public:
  Speaker(App::Parts& parts, const Cast& cast) : parts_(parts), cast_(cast) {}

  Result<void> say(const Said& s) {
    const auto from = unit(s.from), to = unit(s.to);
    const auto* asks = cast_.find(from, {"officer", "checker"});
    const auto* answers = cast_.find(to, {"checker", "receiver", "officer"});
    if (asks == nullptr || answers == nullptr) return {};
    at(s.raised, 9);
    TRY_ASSIGN(const auto id, parts_.database->write([&](storage::Tx& tx) {
      return parts_.petitions.raise(tx, *asks, {from, {}, s.kind, s.title, s.text, to});
    }));
    if (s.answer == nullptr) return {};
    at(s.raised.plus_days(3), 15);
    TRY(take(*answers, id, petitions::Step::answered, 1, s.answer));
    if (!s.closed) return {};
    at(s.raised.plus_days(6), 8);
    return take(*asks, id, petitions::Step::closed, 2, "");
  }

  // The Labour office wants to know how the summer's work stands; every ward by next Monday.
  Result<void> ask(Date day) {
    const auto office = unit("phong-ldtbxh");
    const auto* checker = cast_.find(office, {"checker"});
    if (checker == nullptr || !parts_.plan.get()->form("tra-loi")) return {};
    at(day, 8);
    directives::Service::Issuing order;
    order.issuer = office;
    order.title = "Việc chuẩn bị đợt truyền thông tháng 7";
    order.text = "Số liệu minh họa: nêu việc đã chuẩn bị và thời gian tổ chức ở phường, xã.";
    order.form = "tra-loi";
    order.by = day.plus_days(7);
    for (const auto* ward : parts_.plan.get()->units_of("each ward", day))
      order.units.push_back(unit(ward->id));
    TRY(parts_.database->write(
        [&](storage::Tx& tx) { return parts_.directives.issue(tx, *checker, order); }));
    return {};
  }

 private:
  UnitId unit(std::string_view slug) const { return parts_.units.get()->id_of(slug); }
  void at(Date day, int hour) { parts_.clock.move_to(Instant::at(day, hour)); }
  Result<void> take(const access::Actor& actor, petitions::PetitionId id, petitions::Step step,
                    std::int64_t base, const char* text) {
    TRY(parts_.database->write([&](storage::Tx& tx) {
      return parts_.petitions.take(tx, actor, id, {step, base, text, {}});
    }));
    return {};
  }

  App::Parts& parts_;
  const Cast& cast_;
};

}  // namespace

Result<void> speak(App::Parts& parts, const Cast& cast, Instant until) {
  Speaker speaker(parts, cast);
  for (const auto& said : kSaid)
    if (said.raised.plus_days(7) <= until.date()) TRY(speaker.say(said));
  const auto day = Date::of(2018, 7, 2);
  if (day < until.date() || (day == until.date() && Instant::at(day, 8) <= until))
    TRY(speaker.ask(day));
  parts.clock.move_to(until);
  return {};
}

}  // namespace hoanhap::app::demo
