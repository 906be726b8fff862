#include "support/keyholder/drill.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/clock.h"
#include "support/keyholder/body.h"
#include "support/keyholder/shamir.h"
#include "support/keyholder/unsealing.h"

namespace hoanhap::support::keyholder {

Drill Drill::begin() {
  const auto root = SigningPair::from(Secret::random());
  const auto recovery = SealingPair::from(Secret::random());
  const auto team = SealingPair::from(Secret::random());
  const auto member = SigningPair::from(Secret::random());
  const auto member_box = SealingPair::from(Secret::random());

  Roster roster{root.key, 1, {{1, member.key, member_box.key, "Cán bộ hỗ trợ (diễn tập)"}}};
  Certificate certificate;
  certificate.root = root.key;
  certificate.sequence = 1;
  certificate.day = Clock().today();
  certificate.epoch = 1;
  certificate.team = team.key;
  certificate.recovery = recovery.key;
  certificate.roster = roster.hash();
  certificate.office = "Bộ phận hỗ trợ (diễn tập)";
  certificate.signature = root.sign(certificate.statement());

  Drill drill;
  drill.shares_ = split(recovery, 2, 3);
  drill.others_ = split(SealingPair::from(Secret::random()), 2, 3);
  auto& record = drill.record_;
  record.root = root.key;
  record.chain = {certificate};
  record.rosters = {roster};
  record.epoch = 1;
  record.team_for_recovery = seal_to(recovery.key, team.secret);
  const auto random = random_bytes(record.record.bytes.size());
  std::copy(random.begin(), random.end(), record.record.bytes.begin());
  record.parts = {
      seal({root.key, record.record, Part::referral, 1}, 1, team.key,
           R"({"v":1,"goi":"Người trong bài diễn tập","lien_he":"không có thật"})", nullptr)
          .value(),
      seal({root.key, record.record, Part::care, 1}, 1, team.key,
           R"({"v":1,"ghi_chu":"Nếu đọc được dòng này, hai mảnh khóa đã mở được hồ sơ."})", &member)
          .value()};
  return drill;
}

std::string Drill::opening_text() const {
  std::string text = fmt::format(
      "DIỄN TẬP PHỤC HỒI / RECOVERY DRILL\n"
      "Bộ phận, khóa và hồ sơ dưới đây được tạo ra cho buổi này, không có người thật, và mất khi "
      "lệnh "
      "kết thúc.\nThe office, keys and record were made for this minute; nobody in it is real.\n\n"
      "Dấu vân khóa gốc / root fingerprint: {}\n"
      "Bộ mảnh / set: {}\n\n",
      fingerprint(Printed::root, record_.root), hex(shares_[0].set));
  for (const auto& share : shares_)
    text += fmt::format("Mảnh {} / share {}:\n  {}\n\n", share.index, share.index, share.text());
  return text + "Hai người giữ mảnh khác nhau lần lượt nhập mảnh của mình.\n";
}

std::string Drill::closing_text() const {
  return fmt::format(
      "\nĐã mở được bằng hai mảnh. Một mảnh, cùng một mảnh hai lần, mảnh gõ sai, mảnh của bộ phận "
      "khác, "
      "tệp bị sửa: {}.\nOpened with two shares. One share, the same twice, a mistyped one, another "
      "office's, a changed file: {}.\n",
      refusals_hold() ? "đều bị từ chối" : "CÓ TRƯỜNG HỢP KHÔNG BỊ TỪ CHỐI",
      refusals_hold() ? "all refused" : "NOT ALL REFUSED");
}

bool Drill::refusals_hold() const {
  const auto refused = [&](std::vector<Share> given) {
    return !keyholder::unseal(record_, given).has_value();
  };
  auto mistyped = shares_[0].text();
  mistyped[1] = mistyped[1] == '7' ? '8' : '7';
  auto changed = record_;
  auto body = changed.parts[0].body.bytes();
  body[10] ^= 1;
  changed.parts[0].body = Sealed(body);
  return refused({shares_[0]}) && refused({shares_[1], shares_[1]}) &&
         refused({shares_[0], others_[1]}) && refused({others_[0], others_[1]}) &&
         !Share::parse(mistyped) &&
         !keyholder::unseal(changed, std::vector<Share>{shares_[0], shares_[1]});
}

}  // namespace hoanhap::support::keyholder
