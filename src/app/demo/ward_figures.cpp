#include <algorithm>
#include <array>

#include "app/demo/pen.h"

namespace hoanhap::app::demo {
namespace {

constexpr std::int64_t kMillion = 1000000;

struct Quarter : Pen {
  const std::uint64_t seed;
  const std::string_view ward;
  const Period period;

  void communication() const {
    constexpr std::array<std::pair<std::string_view, int>, 9> forms = {{{"hop-dan", 100},
                                                                        {"loa-truyen-thanh", 75},
                                                                        {"tu-van-truc-tiep", 40},
                                                                        {"to-roi", 45},
                                                                        {"co-dong-truc-quan", 30},
                                                                        {"van-nghe", 15},
                                                                        {"xe-luu-dong", 15},
                                                                        {"truong-hoc", 20},
                                                                        {"mang-xa-hoi", 15}}};
    constexpr std::array<std::pair<std::string_view, int>, 3> topics = {
        {{"tac-hai", 100}, {"tinh-duc-an-toan", 60}, {"phong-benh", 75}}};
    constexpr std::array<std::pair<std::string_view, int>, 6> further = {
        {{"xoa-ky-thi", 40},
         {"phong-ma-tuy", 60},
         {"phong-aids", 40},
         {"giam-ngheo", 25},
         {"day-nghe-viec-lam", 30},
         {"doi-song-van-hoa", 30}}};
    constexpr std::array<std::pair<std::string_view, int>, 5> people = {{{"cu-dan", 100},
                                                                         {"phu-nu", 60},
                                                                         {"thanh-nien", 45},
                                                                         {"hoc-sinh-sinh-vien", 25},
                                                                         {"lao-dong", 20}}};
    const bool none = dice.chance("no session", 2);
    const int sessions = none ? 0 : always.between("sessions", 3, 7) + pick("sessions", -1, 2);
    put("tt-buoi", sessions);
    put("tt-luot-nguoi", sessions * pick("audience", 25, 60));
    put("tt-khu-uu-tien", pick("priority", 0, sessions / 2));
    put("tt-tai-lieu", pick("materials", 0, 8) * 50);
    put("tt-guong-tot", pick("examples", 0, 2));
    put("tt-luot-phat", 0);
    if (none) return;
    tick("tt-hinh-thuc", forms);
    tick("tt-chu-de", topics);
    tick("tt-noi-dung-khac", further);
    tick("tt-nguoi-nghe", people);
    if (dice.chance("loa-truyen-thanh", 75))
      put("tt-luot-phat", sessions * pick("broadcasts", 4, 10));
  }

  void support() const {
    const int asked = always.chance("busy", 30) ? pick("asked", 0, 5) : pick("asked", 0, 1);
    const int counselled = asked == 0 ? 0 : std::max(1, asked - pick("waiting", 0, 1));
    put("ht-nhu-cau", asked);
    put("ht-tiep-can", asked + pick("contacts", 0, 6));
    put("ht-tu-van", counselled);
    for (const auto* kind : {"ht-y-te", "ht-phap-ly", "ht-hoc-nghe", "ht-viec-lam"})
      put(kind, pick(kind, 0, counselled));
    put("ht-vay-von", pick("loan", 0, std::min(1, counselled)));
    put("ht-phieu", pick("referrals", 0, asked));
  }

  void inspections() const {
    const int done = dice.chance("short", 15) ? 2 : 3, seen = done * pick("seen", 3, 6);
    const int found = pick("found", 0, 3), salons = pick("salons checked", 2, 10);
    const int screens = pick("screens", 0, 2), complaints = pick("complaints", 0, 5);
    put("kt-dot-ke-hoach", 3);
    put("kt-dot", done);
    put("kt-co-so", seen);
    put("kt-vi-pham", found);
    put("kt-kiem-tra-lai", found == 0 ? 0 : pick("again", 1, found));
    put("kt-luu-tru-dung", seen - pick("not in order", 0, 3));
    put("kt-tuan-tra", pick("patrols", 10, 40));
    put("kt-cat-toc", salons);
    put("kt-man-che", screens);
    put("kt-man-che-da-thao",
        screens == 0 ? 0 : screens - (dice.chance("still there", 20) ? 1 : 0));
    put("kt-tin-bao", complaints);
    put("kt-tin-bao-xong", complaints == 0 ? 0 : complaints - pick("open", 0, 1));
  }

  // The police's three months; now and then the ward has counted one more person than they did.
  void sanctions() const {
    for (const auto* cell : {"xp-canh-cao", "xp-phat-tien", "xp-nguoi-ban", "xp-nguoi-mua",
                             "xp-vai-tro-khac", "xp-tien-thu"})
      put(cell, 0);
    for (const auto& month : period.parts(PeriodKind::month)) {
      const auto police = police_month(seed, ward, month);
      for (auto& [cell, value] : sheet.numbers)
        if (cell.starts_with("xp-")) value += police.numbers.find(cell)->second;
    }
    if (!dice.chance("differs", 10)) return;
    put("xp-canh-cao", got("xp-canh-cao") + 1);
    put("xp-nguoi-ban", got("xp-nguoi-ban") + 1);
  }

  // Each officer goes to a course in some quarter; one in three only next year.
  void teams() const {
    const int officers = always.between("officers", 1, 3);
    int trained = 0;
    for (int i = 0; i < officers; ++i)
      trained += always.between("course " + std::to_string(i), 1, 6) <= period.index ? 1 : 0;
    put("nl-can-bo", officers);
    put("nl-da-tap-huan", trained);
    put("nl-doi-178", always.between("team", 5, 8));
    put("nl-tinh-nguyen", always.between("volunteers", 4, 12));
    put("nl-mo-hinh", always.between("models", 0, 2));
  }

  void remarks() const {
    sheet.words["nx-phoi-hop"] = {
        "Số liệu minh họa: các ban ngành họp giao ban mỗi tháng một lần."};
    if (dice.chance("difficulty", 40))
      sheet.words["nx-kho-khan"] = {
          "Số liệu minh họa: kinh phí truyền thông còn ít, cán bộ kiêm nhiệm."};
    if (dice.chance("proposal", 30))
      sheet.words["nx-de-xuat"] = {"Số liệu minh họa: đề nghị thành phố mở thêm lớp tập huấn."};
  }
};

}  // namespace

Sheet ward_quarter(std::uint64_t seed, std::string_view ward, Period quarter) {
  Sheet sheet;
  const Quarter facts{
      {Dice(seed, {ward, "ward", quarter.code()}), Dice(seed, {ward}), sheet}, seed, ward, quarter};
  facts.sanctions();  // first: it adds up by its cells' common beginning
  facts.communication();
  facts.support();
  facts.inspections();
  facts.teams();
  facts.remarks();
  return sheet;
}

Sheet ward_plan(std::uint64_t seed, std::string_view ward) {
  const Dice dice(seed, {ward, "plan"}), always(seed, {ward});
  Sheet sheet;
  sheet.numbers = {
      {"kh-buoi", always.between("sessions", 3, 7) * 4},
      {"kh-so-hinh-thuc", dice.between("forms", 2, 5)},
      {"kh-dot-kiem-tra", 12},
      {"kh-tuan-tra", dice.between("patrols", 6, 14) * 10},
      {"kh-can-bo-tap-huan", always.between("officers", 1, 3)},
      {"kh-nhu-cau-ho-tro", dice.between("asked", 0, 6)},
      {"kh-kinh-phi", always.between("allocation", 15, 40) * kMillion},
      {"kh-gan-ktxh", dice.chance("integrated", 85) ? 1 : 0},
      {"kh-dang-ky", 1},
  };
  sheet.words = {
      {"kh-muc-tieu",
       {"Số liệu minh họa: giữ địa bàn lành mạnh, đủ các mảng nội dung truyền thông."}},
      {"kh-hoat-dong",
       {"Số liệu minh họa: truyền thông hằng tháng, kiểm tra hằng tháng, tập huấn quý II."}},
      {"kh-phan-cong", {"Số liệu minh họa: Phó Chủ tịch phụ trách; cán bộ LĐTBXH thường trực."}},
      {"kh-phoi-hop",
       {"Số liệu minh họa: Công an, Hội Phụ nữ, Đoàn Thanh niên, Mặt trận cùng tham gia."}},
  };
  if (dice.chance("decision", 80)) sheet.words["kh-kien-toan"] = {"2018-02-05"};
  return sheet;
}

}  // namespace hoanhap::app::demo
