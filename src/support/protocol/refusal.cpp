#include "support/protocol/refusal.h"

#include <string>

namespace hoanhap::support {
namespace {

struct Row {
  Refusal refusal;
  const char* slug;
  const char* vi;
  const char* en;
};

constexpr Row kRows[] = {
    {Refusal::certificate_unreadable, "certificate-unreadable",
     "Chứng nhận khóa không đọc được. Tải lại trang; nếu vẫn vậy, không gửi và báo bộ phận hỗ trợ.",
     "The key certificate is not readable. Reload; if it stays so, send nothing and tell the "
     "support "
     "team."},
    {Refusal::roster_unreadable, "roster-unreadable", "Danh sách người giữ khóa không đọc được.",
     "The list of members is not readable."},
    {Refusal::signature_wrong, "signature-wrong",
     "Khóa không khớp: chữ ký không phải của bộ phận hỗ trợ. Không gửi. Gọi bộ phận hỗ trợ để đối "
     "chiếu dấu vân khóa.",
     "The key does not match: the signature is not the office's. Send nothing; call the support "
     "team "
     "and compare the fingerprint."},
    {Refusal::chain_broken, "chain-broken",
     "Khóa không khớp: chuỗi chứng nhận bị đứt. Không gửi. Gọi bộ phận hỗ trợ.",
     "The key does not match: the chain of certificates is broken. Send nothing; call the support "
     "team."},
    {Refusal::handed_over, "handed-over",
     "Bộ phận này đã bàn giao. Dùng khóa của bộ phận tiếp nhận.",
     "This office has handed over. Use the key of the one that took over."},
    {Refusal::epoch_wrong, "epoch-wrong",
     "Đợt khóa không đúng: đợt mới phải là đợt kế tiếp, với khóa chung mới; trong một đợt, khóa "
     "không "
     "đổi.",
     "Wrong key epoch: a new one is the next number with a new team key; within one, keys stay."},
    {Refusal::epoch_needed, "epoch-needed",
     "Có người thôi giữ khóa hoặc đổi khóa: phải lập đợt khóa mới.",
     "Somebody leaves or changes keys: a new key epoch is needed."},
    {Refusal::roster_wrong, "roster-wrong",
     "Danh sách người giữ khóa không phải danh sách mà chứng nhận nêu.",
     "The list of members is not the one that the certificate names."},
    {Refusal::key_wrap_unreadable, "key-wrap-unreadable", "Bản khóa cá nhân không đúng dạng.",
     "The wrapped private key is not readable."},
    {Refusal::key_wrap_weak, "key-wrap-weak",
     "Mức bảo vệ cụm mật khẩu thấp hơn mức tối thiểu (19 MiB, 2 lượt) hoặc quá lớn. Không mở.",
     "The passphrase protection is below the floor (19 MiB, 2 passes) or absurdly high. Not "
     "opened."},
    {Refusal::enrolment_unreadable, "enrolment-unreadable",
     "Phiếu đăng ký khóa không đọc được hoặc chữ ký không đúng.",
     "The key enrolment is not readable, or not signed by its own key."},
    {Refusal::envelope_unreadable, "envelope-unreadable", "Phiếu niêm phong không đúng dạng.",
     "The sealed envelope is not readable."},
    {Refusal::envelope_size, "envelope-size",
     "Phiếu niêm phong phải là bội số của 1 KiB, từ 1 đến 32 KiB.",
     "A sealed body is a multiple of 1 KiB, from 1 to 32 KiB."},
    {Refusal::rewrap_unreadable, "rewrap-unreadable",
     "Lô khóa chuyển sang đợt mới không đọc được hoặc chữ ký không đúng.",
     "The batch of re-wrapped keys is not readable or not signed by a member."},
    {Refusal::receipt_unreadable, "receipt-unreadable",
     "Mã biên nhận có 20 chữ và số. Kiểm tra lại từng nhóm.",
     "A receipt code has 20 letters and digits. Check each group."},
    {Refusal::share_unreadable, "share-unreadable",
     "Mảnh khóa phục hồi không đúng dạng: 19 nhóm, mỗi nhóm 4 chữ hoặc số.",
     "This is not a recovery share: 19 groups of 4 letters and digits."},
    {Refusal::share_mistyped, "share-mistyped",
     "Mảnh khóa phục hồi có chỗ nhập sai: số kiểm tra không khớp. So lại từng nhóm với bản in.",
     "The recovery share is mistyped: its check does not fit. Compare each group with the print."},
    {Refusal::shares_differ, "shares-differ",
     "Hai mảnh không cùng một bộ khóa phục hồi. Xem số bộ in trên mỗi mảnh.",
     "The two shares are of different recovery keys. See the set number printed on each."},
    {Refusal::shares_same, "shares-same",
     "Cùng một mảnh được nhập hai lần. Cần mảnh của hai người giữ khác nhau.",
     "The same share was given twice. Two different holders are needed."},
    {Refusal::key_does_not_fit, "key-does-not-fit",
     "Khóa này không mở được: nó không phải khóa mà chứng nhận nêu.",
     "This key opens nothing here: it is not the one that the certificate names."},
    {Refusal::passphrase_wrong, "passphrase-wrong", "Cụm mật khẩu chưa đúng.",
     "The passphrase is not right."},
    {Refusal::body_does_not_open, "body-does-not-open",
     "Nội dung không mở được: đã bị sửa, bị chuyển từ hồ sơ khác, hoặc dùng khóa khác.",
     "The body does not open: it was changed, moved from another record, or has another key."},
    {Refusal::body_not_padded, "body-not-padded", "Nội dung mở được nhưng không đúng khuôn.",
     "The body opens but is not in its form."},
    {Refusal::author_unknown, "author-unknown",
     "Nội dung mở được nhưng người ký không có trong danh sách người giữ khóa.",
     "The body opens but its author is not among the members."},
    {Refusal::export_unreadable, "export-unreadable",
     "Tệp này không phải hồ sơ niêm phong do phần mềm xuất ra.",
     "This file is not a sealed record exported by the software."},
};

const Row& row(Refusal refusal) {
  for (const auto& each : kRows)
    if (each.refusal == refusal) return each;
  return kRows[0];
}

}  // namespace

std::string_view slug(Refusal refusal) { return row(refusal).slug; }
Text words(Refusal refusal) { return {row(refusal).vi, row(refusal).en}; }

tl::unexpected<Error> refused(Refusal refusal, std::string field) {
  Error error{ErrorCode::invalid,
              "sealed-" + std::string(slug(refusal)),
              {"Phần niêm phong không được nhận", "The sealed part was not taken"},
              words(refusal)};
  if (!field.empty()) error.fields.push_back({std::move(field), words(refusal)});
  return fail(std::move(error));
}

}  // namespace hoanhap::support
