#include "trail/words.h"

#include <charconv>

#include <fmt/format.h>

namespace hoanhap::trail {
namespace {

// In the order in which a list offers them: sign-in, accounts, reports, what goes with them, the
// rest.
const Action kActions[] = {
    {"session.opened", {"Đăng nhập", "Signed in"}},
    {"session.closed", {"Đăng xuất", "Signed out"}},
    {"session.refused", {"Đăng nhập bị từ chối", "Sign-in refused"}},
    {"password.changed", {"Đổi mật khẩu", "Password changed"}},
    {"founder.invited", {"Tạo mã cho quản trị đầu tiên", "Code for a first administrator"}},
    {"invitation.proposed", {"Đề nghị mở tài khoản", "Account proposed"}},
    {"invitation.confirmed", {"Xác nhận mở tài khoản", "Account confirmed"}},
    {"invitation.refused", {"Từ chối mở tài khoản", "Account refused"}},
    {"invitation.withdrawn", {"Rút đề nghị mở tài khoản", "Account withdrawn"}},
    {"account.opened", {"Nhận tài khoản", "Account opened"}},
    {"account.disabled", {"Khóa tài khoản", "Account closed"}},
    {"grant.proposed", {"Đề nghị thay đổi quyền", "Change of rights proposed"}},
    {"grant.confirmed", {"Xác nhận thay đổi quyền", "Change of rights confirmed"}},
    {"grant.refused", {"Từ chối thay đổi quyền", "Change of rights refused"}},
    {"grant.withdrawn", {"Rút đề nghị thay đổi quyền", "Change of rights withdrawn"}},
    {"grant.ended", {"Bỏ vai trò", "Role ended"}},
    {"reset.proposed", {"Đề nghị đặt lại mật khẩu", "Password reset proposed"}},
    {"reset.confirmed", {"Xác nhận đặt lại mật khẩu", "Password reset confirmed"}},
    {"reset.refused", {"Từ chối đặt lại mật khẩu", "Password reset refused"}},
    {"reset.withdrawn", {"Rút đề nghị đặt lại mật khẩu", "Password reset withdrawn"}},
    {"reset.by_operator", {"Người vận hành đặt lại mật khẩu", "Password reset by the operator"}},
    {"password.reset", {"Đặt lại mật khẩu", "Password reset"}},
    {"delegation.made", {"Ủy quyền khi vắng mặt", "Delegation made"}},
    {"delegation.accepted", {"Nhận ủy quyền", "Delegation accepted"}},
    {"delegation.refused", {"Từ chối ủy quyền", "Delegation refused"}},
    {"delegation.ended", {"Kết thúc ủy quyền", "Delegation ended"}},
    {"record.opened", {"Mở báo cáo", "Report opened"}},
    {"referral.filed", {"Nhận một phiếu niêm phong", "Sealed referral received"}},
    {"sealed.opened", {"Mở phiếu niêm phong", "Sealed record opened"}},
    {"sealed.written", {"Ghi vào hồ sơ niêm phong", "Sealed record written"}},
    {"sealed.step", {"Hồ sơ niêm phong sang bước khác", "Sealed record moved on"}},
    {"sealed.services", {"Ghi loại dịch vụ đã dùng", "Services noted"}},
    {"sealed.exported", {"Xuất hồ sơ niêm phong", "Sealed record exported"}},
    {"sealed.destroyed", {"Hủy khóa của hồ sơ niêm phong", "Sealed record's key destroyed"}},
    {"sealed.link-destroyed", {"Hủy phần nối quyết định", "Link to a decision destroyed"}},
    {"support.founded", {"Lập bộ phận hỗ trợ", "Support office founded"}},
    {"support.enrolled", {"Đăng ký khóa thành viên", "Member's keys enrolled"}},
    {"support.certified", {"Chứng nhận thành viên bộ phận", "Team certified"}},
    {"support.rewrapped", {"Bọc lại khóa hồ sơ", "Keys wrapped anew"}},
    {"support.passphrase-changed", {"Đổi cụm từ mở khóa", "Passphrase changed"}},
    {"support.suspended", {"Tạm dừng một thành viên", "Member suspended"}},
    {"support.handed-over", {"Bàn giao bộ phận hỗ trợ", "Support office handed over"}},
    {"support.review", {"Rà soát thành viên bộ phận", "Team reviewed"}},
    {"support.sweep", {"Hủy hồ sơ đến hạn", "Records past their day destroyed"}},
    {"record.saved", {"Lưu nháp báo cáo", "Draft saved"}},
    {"record.presented", {"Trình ký báo cáo", "Report presented"}},
    {"record.sent_back", {"Trả cán bộ làm lại", "Sent back to the officer"}},
    {"record.sent", {"Ký và gửi báo cáo", "Report signed and sent"}},
    {"record.submitted", {"Nộp báo cáo trọn gói", "Report submitted as a whole"}},
    {"record.accepted", {"Tiếp nhận báo cáo", "Report accepted"}},
    {"record.returned", {"Trả lại báo cáo", "Report returned"}},
    {"record.reopened", {"Mở lại báo cáo", "Report reopened"}},
    {"record.exported-sheet", {"Tải biểu mẫu Excel", "Form downloaded as Excel"}},
    {"record.exported-xlsx", {"Xuất báo cáo ra Excel", "Report exported as Excel"}},
    {"record.exported-docx", {"Xuất báo cáo ra Word", "Report exported as Word"}},
    {"record.exported-pdf", {"Xuất báo cáo ra PDF", "Report exported as PDF"}},
    {"obligation.waived", {"Miễn nghĩa vụ báo cáo", "Obligation waived"}},
    {"obligation.restored", {"Khôi phục nghĩa vụ báo cáo", "Obligation restored"}},
    {"obligation.reminded", {"Nhắc nghĩa vụ báo cáo", "Reminder sent"}},
    {"period.released", {"Công bố số liệu của kỳ", "Period released"}},
    {"overview.exported-pdf", {"Xuất tổng quan ra PDF", "Overview exported as PDF"}},
    {"table.exported-xlsx", {"Xuất bảng số liệu ra Excel", "Table exported as Excel"}},
    {"table.exported-docx", {"Xuất bảng số liệu ra Word", "Table exported as Word"}},
    {"directive.issued", {"Ra yêu cầu báo cáo", "Directive issued"}},
    {"directive.seen", {"Đã xem yêu cầu", "Directive seen"}},
    {"directive.withdrawn", {"Rút yêu cầu", "Directive withdrawn"}},
    {"petition.raised", {"Nêu khó khăn, kiến nghị", "Difficulty or proposal raised"}},
    {"petition.passed_on", {"Chuyển kiến nghị", "Petition passed on"}},
    {"petition.answered", {"Trả lời kiến nghị", "Petition answered"}},
    {"petition.asked_again", {"Hỏi lại kiến nghị", "Petition asked again"}},
    {"petition.closed", {"Kết thúc kiến nghị", "Petition closed"}},
    {"petition.withdrawn", {"Rút kiến nghị", "Petition withdrawn"}},
    {"excision.proposed", {"Đề nghị cắt bỏ nội dung", "Excision proposed"}},
    {"excision.confirmed", {"Cắt bỏ nội dung", "Text excised"}},
    {"excision.refused", {"Không cắt bỏ nội dung", "Excision refused"}},
    {"excision.withdrawn", {"Rút đề nghị cắt bỏ", "Excision withdrawn"}},
    {"plan.proposed", {"Đề nghị kích hoạt kế hoạch", "Plan proposed"}},
    {"plan.proposed-anew", {"Đề nghị lại kế hoạch", "Plan proposed anew"}},
    {"plan.refused", {"Từ chối kế hoạch", "Plan refused"}},
    {"plan.withdrawn", {"Rút đề nghị kích hoạt kế hoạch", "Plan withdrawn"}},
    {"plan.activated", {"Kích hoạt kế hoạch", "Plan activated"}},
    {"reminders.set", {"Đặt lịch nhắc việc", "Reminder ladder set"}},
    {"notices.read", {"Đọc thông báo", "Notices read"}},
    {"person.set", {"Đổi cài đặt cá nhân", "Personal settings changed"}},
    {"address.set", {"Khai địa chỉ thư", "Mail address given"}},
    {"address.confirmed", {"Xác nhận địa chỉ thư", "Mail address confirmed"}},
    {"address.dropped", {"Bỏ địa chỉ thư", "Mail address dropped"}},
    {"calendar.made", {"Tạo địa chỉ lịch", "Calendar address made"}},
    {"calendar.dropped", {"Thu hồi địa chỉ lịch", "Calendar address revoked"}},
    {"mail.sent", {"Gửi thư điện tử", "Mail sent"}},
    {"mail.failed", {"Thư điện tử không gửi được", "Mail failed"}},
    {"mail.dropped", {"Bỏ thư điện tử", "Mail dropped"}},
    {"mail.retried", {"Gửi lại thư điện tử", "Mail tried again"}},
    {"audit.exported", {"Xuất nhật ký", "Trail exported"}},
};

struct Kind {
  std::string_view id;
  Text text;
};
const Kind kKinds[] = {
    {"user", {"Tài khoản số {}", "Account {}"}},
    {"record", {"Báo cáo số {}", "Report {}"}},
    {"obligation", {"Nghĩa vụ số {}", "Obligation {}"}},
    {"delegation", {"Ủy quyền số {}", "Delegation {}"}},
    {"directive", {"Yêu cầu số {}", "Directive {}"}},
    {"petition", {"Kiến nghị số {}", "Petition {}"}},
    {"release", {"Lần công bố số {}", "Release {}"}},
    {"plan-activation", {"Lần kích hoạt số {}", "Activation {}"}},
    {"reminder_setting", {"Lịch nhắc, bản {}", "Reminder ladder, version {}"}},
    {"mail", {"Thư số {}", "Mail {}"}},
    {"period", {"Kỳ {}", "Period {}"}},
    {"table", {"Bảng {}", "Table {}"}},
    {"audit", {"Nhật ký, {} dòng", "Trail, {} lines"}},
};

}  // namespace

std::span<const Action> actions() { return kActions; }

std::string_view shown_as(std::string_view stored) {
  return stored == "record.nil" ? "record.saved" : stored;
}

Text action_text(std::string_view shown) {
  for (const auto& action : kActions)
    if (action.id == shown) return action.text;
  return {std::string(shown), std::string(shown)};
}

Text subject_text(std::string_view subject) {
  const auto colon = subject.find(':');
  if (colon != std::string_view::npos)
    for (const auto& kind : kKinds)
      if (kind.id == subject.substr(0, colon)) {
        const auto which = subject.substr(colon + 1);
        return {fmt::format(fmt::runtime(kind.text.vi), which),
                fmt::format(fmt::runtime(kind.text.en), which)};
      }
  return {std::string(subject), std::string(subject)};
}

std::int64_t user_of(std::string_view subject) {
  constexpr std::string_view kUser = "user:";
  std::int64_t id = 0;
  if (subject.starts_with(kUser))
    std::from_chars(subject.data() + kUser.size(), subject.data() + subject.size(), id);
  return id;
}

}  // namespace hoanhap::trail
