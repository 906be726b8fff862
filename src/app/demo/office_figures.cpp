#include "app/demo/pen.h"

// The offices of the demo city: one unit each, so their figures depend on the period alone.
namespace hoanhap::app::demo {
namespace {

using Likely = std::pair<std::string_view, int>;
constexpr const char* kRemark = "Số liệu minh họa: phối hợp đều với các phường, xã.";

void culture(const Pen& pen) {
  constexpr Likely topics[] = {{"tac-hai", 100},
                               {"tinh-duc-an-toan", 40},
                               {"phong-benh", 60},
                               {"xoa-ky-thi", 40},
                               {"phap-luat", 70}};
  constexpr Likely campaigns[] = {{"nong-thon-moi", 80}, {"doi-song-van-hoa", 90}};
  const int shows = pen.pick("shows", 1, 4), sessions = pen.pick("sessions", 0, 3);
  const int inspections = pen.pick("inspections", 1, 3), found = pen.pick("found", 0, 2);
  const int lewd = pen.pick("lewd", 0, 1);
  pen.put("vh-pa-no", pen.pick("panels", 2, 12));
  pen.put("vh-bang-ron", pen.pick("banners", 5, 30));
  pen.put("vh-to-roi", pen.pick("leaflets", 2, 12) * 100);
  pen.put("vh-phuong-xa", pen.pick("wards", 6, 21));
  pen.put("vh-buoi-dien", shows);
  pen.put("vh-luot-xem", shows * pen.pick("audience", 100, 300));
  pen.put("vh-luu-dong", pen.pick("tours", 2, 10));
  pen.put("vh-buoi-noi-chon", sessions);
  pen.put("vh-luot-du", sessions * pen.pick("listeners", 30, 80));
  pen.tick("vh-chu-de", topics);
  pen.put("vh-guong-tot", pen.pick("examples", 0, 3));
  pen.tick("vh-van-dong", campaigns);
  pen.put("vh-ho-gia-dinh", 0);
  pen.put("vh-thon-buon", 0);
  pen.put("vh-kt-dot", inspections);
  pen.put("vh-kt-karaoke", inspections * pen.pick("karaoke", 1, 4));
  pen.put("vh-kt-luu-tru", inspections * pen.pick("lodgings", 1, 3));
  pen.put("vh-kt-khac", pen.pick("others", 0, 3));
  pen.put("vh-kt-vi-pham", found);
  pen.put("vh-kt-lai", found == 0 ? 0 : pen.pick("again", 1, found));
  pen.put("vh-vp-phat-hien", lewd);
  pen.put("vh-vp-xu-ly", lewd);
  pen.put("vh-thu-giu", lewd * pen.pick("seized", 1, 20));
  pen.put("vh-truyen-thong-chan", pen.pick("taken down", 0, 4));
  pen.say("vh-phoi-hop", kRemark);
}

void broadcaster(const Pen& pen) {
  constexpr Likely topics[] = {{"tac-hai", 100},
                               {"phong-benh", 70},
                               {"xoa-ky-thi", 50},
                               {"dia-chi-ho-tro", 80},
                               {"phap-luat", 60}};
  const int items = pen.pick("items", 8, 24), broadcasts = items * pen.pick("repeats", 2, 4);
  pen.put("pt-tin-bai", items);
  pen.put("pt-chuong-trinh", pen.pick("programmes", 1, 4));
  pen.put("pt-luot-phat", broadcasts);
  pen.put("pt-phut", broadcasts * 4);
  pen.put("pt-phuong-xa", pen.pick("wards", 10, 21));
  pen.tick("pt-chu-de", topics);
  pen.put("pt-guong-tap-the", pen.pick("groups", 0, 3));
  pen.put("pt-guong-ca-nhan", pen.pick("people", 0, 3));
  pen.put("pt-phap-luat", pen.pick("law", 1, 5));
  pen.say("pt-nhan-xet", kRemark);
}

void portal(const Pen& pen, Period quarter) {
  const int items = pen.pick("items", 6, 18);
  pen.put("tt-tin-bai", items);
  pen.put("tt-van-ban", pen.pick("papers", 1, 5));
  pen.put("tt-luot-xem", items * pen.pick("views", 80, 400));
  pen.put("tt-guong-tot", pen.pick("examples", 0, 2));
  pen.put("tt-phap-luat", pen.pick("law", 1, 4));
  pen.put("tt-trang-ho-tro", 1);
  pen.say("tt-ngay-kiem", quarter.days(CalendarKind::calendar_months).last.plus_days(-7).iso());
  pen.say("tt-nhan-xet", kRemark);
}

void health(const Pen& pen) {
  constexpr Likely programmes[] = {
      {"phong-ma-tuy", 60}, {"suc-khoe-sinh-san", 100}, {"dan-so", 40}};
  const int inspections = pen.pick("inspections", 1, 3),
            seen = inspections * pen.pick("seen", 4, 9);
  const int poor = pen.pick("poor", 0, 3), sessions = pen.pick("sessions", 1, 5);
  pen.put("yt-kt-dot", inspections);
  pen.put("yt-kt-co-so", seen);
  pen.put("yt-kt-ve-sinh", seen - poor);
  pen.put("yt-kt-kham", seen - pen.pick("no check", 0, 4));
  pen.put("yt-kt-nhac-nho", poor);
  pen.put("yt-kt-lai", poor);
  pen.put("yt-buoi", sessions);
  pen.put("yt-luot-nguoi", sessions * pen.pick("audience", 30, 70));
  pen.tick("yt-chuong-trinh", programmes);
  pen.put("yt-tai-lieu", pen.pick("materials", 2, 10) * 50);
  pen.put("yt-noi-kham", 4);
  pen.say("yt-nhan-xet", kRemark);
}

void front(const Pen& pen) {
  constexpr Likely campaigns[] = {{"nong-thon-moi", 100},
                                  {"doi-song-van-hoa", 80},
                                  {"gia-dinh-van-hoa", 50},
                                  {"phuong-lanh-manh", 60}};
  constexpr Likely audience[] = {{"cu-dan", 100}, {"hoi-vien", 80}, {"dong-bao-dan-toc", 50}};
  const int sessions = pen.pick("sessions", 1, 4);
  pen.put("mt-buoi", sessions);
  pen.put("mt-buoi-thanh-vien", pen.pick("members' sessions", 0, 4));
  pen.put("mt-luot-nguoi", sessions * pen.pick("audience", 40, 90));
  pen.put("mt-luot-hoi-vien", pen.pick("members", 5, 30) * 10);
  pen.tick("mt-van-dong", campaigns);
  pen.tick("mt-nguoi-nghe", audience);
  pen.put("mt-khu-dan-cu", pen.always.between("communities", 60, 140));
  pen.put("mt-giam-sat", pen.pick("visits", 0, 2));
  pen.say("mt-nhan-xet", kRemark);
}

void women_city(const Pen& pen) {
  const int sessions = pen.pick("sessions", 1, 3);
  pen.put("ht-buoi", sessions);
  pen.put("ht-luot-nguoi", sessions * pen.pick("audience", 60, 150));
  pen.put("ht-van-ban", pen.pick("papers", 1, 3));
  pen.put("ht-chuong-trinh", pen.pick("programmes", 1, 3));
  pen.put("ht-dia-chi", 12);
  pen.put("ht-dia-chi-ra-soat", 12 - pen.pick("not checked", 0, 2));
  pen.say("ht-nhan-xet", kRemark);
}

void youth_city(const Pen& pen) {
  const int sessions = pen.pick("sessions", 1, 3);
  pen.put("td-buoi", sessions);
  pen.put("td-luot-nguoi", sessions * pen.pick("audience", 80, 200));
  pen.put("td-phat-dong", pen.pick("launched", 0, 1));
  pen.put("td-van-ban", pen.pick("papers", 1, 2));
  pen.say("td-nhan-xet", kRemark);
}

void training(const Pen& pen) {
  const int courses = pen.pick("courses", 0, 2);
  pen.put("lop-thanh-pho", courses);
  pen.put("lop-tinh", pen.pick("province", 0, 1));
  const auto all = static_cast<int>(pen.got("lop-thanh-pho") + pen.got("lop-tinh"));
  pen.put("lop-quan-ly", pen.pick("management", 0, all));
  pen.put("lop-cong-tac-xa-hoi", pen.pick("social work", 0, all));
  pen.put("lop-luot-du", all * pen.pick("officers", 12, 30));
  pen.put("lop-tinh-nguyen", all * pen.pick("volunteers", 0, 20));
  pen.say("lop-ke-hoach", "Số liệu minh họa: mở thêm một lớp về công tác xã hội.");
}

}  // namespace

Sheet office_quarter(std::uint64_t seed, std::string_view form, std::string_view unit,
                     Period quarter) {
  Sheet sheet;
  const Pen pen{Dice(seed, {unit, form, quarter.code()}), Dice(seed, {unit, form}), sheet};
  if (form == "bao-cao-van-hoa") culture(pen);
  if (form == "bao-cao-dai") broadcaster(pen);
  if (form == "bao-cao-cong-ttdt") portal(pen, quarter);
  if (form == "bao-cao-y-te") health(pen);
  if (form == "bao-cao-mat-tran") front(pen);
  if (form == "tong-hop-hoi-phu-nu") women_city(pen);
  if (form == "tong-hop-doan") youth_city(pen);
  if (form == "tap-huan") training(pen);
  if (form == "tong-hop-ke-hoach")
    pen.say("tk-nhan-xet", "Số liệu minh họa: các kế hoạch bám sát kế hoạch của thành phố.");
  if (form == "bao-cao-tinh")
    pen.say("bt-danh-gia", "Số liệu minh họa: các chỉ tiêu cơ bản đúng tiến độ.");
  return sheet;
}

// What the city police did itself: few and larger matters than the wards'.
Sheet city_police_month(std::uint64_t seed, Period month) {
  Sheet sheet;
  const Pen pen{Dice(seed, {"city police", month.code()}), Dice(seed, {"city police"}), sheet};
  constexpr std::int64_t kStep = 50000;
  const int sellers = pen.pick("sellers", 0, 5), buyers = pen.pick("buyers", 0, 4);
  const int others = pen.pick("others", 0, 2), warned = pen.pick("warned", 0, sellers);
  const int ring = pen.dice.chance("ring", 25) ? 1 : 0, web = pen.pick("web", 0, 2);
  const int fined = sellers - warned + buyers + others;
  const std::int64_t imposed = ((sellers - warned) * 4 + buyers * 15 + others * 100) * kStep;
  pen.put("tp-canh-cao", warned);
  pen.put("tp-phat-tien", fined);
  pen.put("tp-nguoi-ban", sellers);
  pen.put("tp-nguoi-mua", buyers);
  pen.put("tp-vai-tro-khac", others);
  pen.put("tp-tien-phat", imposed);
  pen.put("tp-tien-thu", pen.dice.chance("collected", 80) ? imposed : 0);
  pen.put("tp-hs-vu", ring);
  pen.put("tp-hs-nguoi", ring * pen.pick("prosecuted", 1, 3));
  pen.put("tp-dd-phat-hien", ring);
  pen.put("tp-dd-triet-pha", ring);
  pen.put("tp-dd-kip-thoi", ring != 0 && pen.dice.chance("in time", 85) ? 1 : 0);
  pen.put("tp-kt-hanh-chinh", pen.pick("checks", 3, 12));
  pen.put("tp-kt-vi-pham", pen.pick("violations", 0, 2));
  pen.put("tp-kt-lien-nganh", pen.pick("joint", 0, 2));
  pen.put("tp-tr-phat-hien", web);
  pen.put("tp-tr-ngan-chan", pen.pick("stopped", 0, web));
  pen.put("tp-bv-tre-em", pen.dice.chance("child", 8) ? 1 : 0);
  pen.put("tp-bv-nan-nhan", pen.dice.chance("victim", 5) ? 1 : 0);
  pen.put("tp-gt-de-nghi", sellers == 0 ? 0 : std::max(1, sellers - pen.pick("card", 0, 1)));
  pen.put("tp-gt-phieu",
          std::min<std::int64_t>(pen.pick("referral", 0, 1), pen.got("tp-gt-de-nghi")));
  pen.put("tp-van-ban", pen.pick("papers", 0, 1));
  pen.say("nx-dien-bien",
          "Số liệu minh họa: tình hình ổn định, đã tăng kiểm tra các cơ sở có điều kiện.");
  return sheet;
}

}  // namespace hoanhap::app::demo
