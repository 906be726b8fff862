#include "app/demo/pen.h"

namespace hoanhap::app::demo {
namespace {

using Likely = std::pair<std::string_view, int>;

// What a branch led is part of its ward's figures, so it is drawn from them.
struct Ward {
  std::int64_t sessions, audience, contacts, counselled;
};
Ward of_ward(std::uint64_t seed, std::string_view ward, Period quarter) {
  auto sheet = ward_quarter(seed, ward, quarter);
  return {sheet.numbers["tt-buoi"], sheet.numbers["tt-luot-nguoi"], sheet.numbers["ht-tiep-can"],
          sheet.numbers["ht-tu-van"]};
}

int up_to(std::int64_t most) { return static_cast<int>(std::max<std::int64_t>(0, most)); }

}  // namespace

Sheet women_quarter(std::uint64_t seed, std::string_view ward, Period quarter) {
  constexpr Likely campaigns[] = {{"nong-thon-moi", 60},
                                  {"doi-song-van-hoa", 40},
                                  {"phuong-lanh-manh", 50},
                                  {"giam-ngheo", 30}};
  Sheet sheet;
  const Pen pen{Dice(seed, {ward, "women", quarter.code()}), Dice(seed, {ward, "women"}), sheet};
  const auto whole = of_ward(seed, ward, quarter);
  const int sessions = pen.pick("sessions", whole.sessions > 0 ? 1 : 0, up_to(whole.sessions / 2));
  const int contacts = pen.pick("contacts", 0, up_to(whole.contacts));
  const int due = pen.pick("tasks", 1, 3);
  const int models = Dice(seed, {ward}).between("models", 0, 2);  // as the ward counts them
  pen.put("pn-buoi", sessions);
  pen.put("pn-buoi-gia-dinh", pen.pick("family", 0, sessions));
  pen.put("pn-buoi-ky-thi", pen.pick("stigma", 0, sessions));
  pen.put("pn-buoi-nguy-co", pen.pick("risk", 0, sessions));
  pen.put("pn-luot-nguoi", whole.sessions == 0 ? 0 : whole.audience / whole.sessions * sessions);
  pen.tick("pn-van-dong", campaigns);
  pen.put("pn-tiep-can", contacts);
  pen.put("pn-tu-van", pen.pick("counselled", 0, std::min(contacts, up_to(whole.counselled))));
  pen.put("pn-gioi-thieu", contacts == 0 ? 0 : pen.pick("addresses", 0, contacts));
  pen.put("pn-sinh-hoat", 3);
  pen.put("pn-luot-sinh-hoat", 3 * pen.pick("members", 15, 35));
  pen.put("pn-mo-hinh", models);
  pen.put("pn-mo-hinh-moi", models > 0 && pen.dice.chance("new model", 10) ? 1 : 0);
  pen.put("pn-phu-nu", models * pen.always.between("women helped", 3, 9));
  pen.put("pn-viec-giao", due);
  pen.put("pn-viec-xong", due - (pen.dice.chance("one left", 20) ? 1 : 0));
  return sheet;
}

Sheet youth_quarter(std::uint64_t seed, std::string_view ward, Period quarter) {
  Sheet sheet;
  const Pen pen{Dice(seed, {ward, "youth", quarter.code()}), Dice(seed, {ward, "youth"}), sheet};
  const auto whole = of_ward(seed, ward, quarter);
  const int sessions = pen.pick("sessions", whole.sessions > 0 ? 1 : 0, up_to(whole.sessions / 2));
  const int schools = pen.pick("schools", 0, sessions);
  const int movements = pen.pick("movements", 0, 2), advice = pen.pick("advice", 0, 2);
  pen.put("tn-buoi", sessions);
  pen.put("tn-buoi-truong-hoc", schools);
  pen.put("tn-buoi-ky-thi", pen.pick("stigma", 0, sessions));
  pen.put("tn-luot-nguoi", whole.sessions == 0 ? 0 : whole.audience / whole.sessions * sessions);
  const Likely audience[] = {{"doan-vien", 100},
                             {"hoc-sinh", schools > 0 ? 100 : 0},
                             {"lao-dong-tre", 30},
                             {"cu-dan", 40}};
  pen.tick("tn-nguoi-nghe", audience);
  pen.put("tn-phong-trao", movements);
  pen.put("tn-doan-vien", movements * pen.pick("members", 12, 40));
  pen.put("tn-tv-viec-lam", advice);
  pen.put("tn-tv-suc-khoe", pen.pick("health advice", 0, 1));
  pen.put("tn-luot-tu-van", advice * pen.pick("advised", 2, 15));
  pen.put("tn-hoat-dong-ke-hoach", pen.pick("activities", 0, 2));
  return sheet;
}

Sheet youth_plan(std::uint64_t seed, std::string_view ward) {
  Sheet sheet;
  const Pen pen{Dice(seed, {ward, "youth plan"}), Dice(seed, {ward, "youth"}), sheet};
  pen.put("kd-so-hoat-dong", pen.pick("activities", 2, 6));
  pen.put("kd-buoi", pen.pick("sessions", 4, 12));
  pen.put("kd-buoi-tu-van", pen.pick("advice", 1, 4));
  pen.put("kd-doan-vien", pen.pick("members", 4, 20) * 5);
  pen.say("kd-muc-tieu", "Số liệu minh họa: mỗi chi đoàn có ít nhất một hoạt động giúp hòa nhập.");
  pen.say("kd-hoat-dong",
          "Số liệu minh họa: truyền thông hằng quý, tư vấn việc làm, ngày thứ bảy tình nguyện.");
  pen.say("kd-phoi-hop",
          "Số liệu minh họa: phối hợp Hội Phụ nữ, Công an và trường học trên địa bàn.");
  return sheet;
}

}  // namespace hoanhap::app::demo
