#include "obligations/free_text.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "core/text.h"

namespace hoanhap::obligations {
namespace {

// Vietnamese letters change case outside ASCII, so each mark is listed as it is written.
constexpr std::array<std::string_view, 19> kMarks = {
    "tuyệt mật", "Tuyệt mật", "Tuyệt Mật", "TUYỆT MẬT", "tối mật",        "Tối mật", "Tối Mật",
    "TỐI MẬT",   "độ mật",    "Độ mật",    "Độ Mật",    "ĐỘ MẬT",         "(mật)",   "(Mật)",
    "[Mật]",     "dấu mật",   "Dấu mật",   "DẤU MẬT",   "bí mật nhà nước"};
// "MẬT" alone in capitals is the stamp itself, unless it is part of one of these words.
constexpr std::array<std::string_view, 7> kHarmless = {"BẢO MẬT",  "BÍ MẬT",    "CƠ MẬT", "MẬT ĐỘ",
                                                       "MẬT KHẨU", "MẬT THIẾT", "MẬT ONG"};

bool control(char c) {
  const auto u = static_cast<unsigned char>(c);
  return (u < 0x20 && c != '\n' && c != '\t' && c != '\r') || u == 0x7F;
}

bool stamp_alone(std::string_view text) {
  constexpr std::string_view kStamp = "MẬT";
  for (std::size_t i = 0; (i = text.find(kStamp, i)) != std::string_view::npos;
       i += kStamp.size()) {
    const auto end = i + kStamp.size();
    const auto letter = [](char c) {
      return static_cast<signed char>(c) < 0 || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    };
    if ((i > 0 && letter(text[i - 1])) || (end < text.size() && letter(text[end]))) continue;
    const bool harmless =
        std::any_of(kHarmless.begin(), kHarmless.end(), [&](std::string_view word) {
          const auto shift = word.find(kStamp);
          return i >= shift && text.substr(i - shift, word.size()) == word;
        });
    if (!harmless) return true;
  }
  return false;
}

Text advice_on(PersonalData kind) {
  switch (kind) {
    case PersonalData::identity_number:
      return {
          "Có vẻ là số căn cước hoặc chứng minh nhân dân. Bỏ số này; ở đây chỉ ghi số lượng, không "
          "ghi người.",
          "This looks like an identity number. Take it out: here we count, we never name."};
    case PersonalData::telephone:
      return {"Có vẻ là số điện thoại. Bỏ số này; ở đây chỉ ghi số lượng, không ghi người.",
              "This looks like a telephone number. Take it out: here we count, we never name."};
    case PersonalData::birth_date:
      return {"Có vẻ là ngày sinh. Bỏ ngày này; ở đây chỉ ghi số lượng, không ghi người.",
              "This looks like a date of birth. Take it out: here we count, we never name."};
  }
  return {};
}

tl::unexpected<Error> refuse(std::string_view field, std::string type, Text title, Text detail) {
  Error error{ErrorCode::invalid, std::move(type), std::move(title), detail};
  error.fields.push_back({std::string(field), std::move(detail)});
  return fail(std::move(error));
}

}  // namespace

bool marked_secret(std::string_view nfc) {
  return std::any_of(
             kMarks.begin(), kMarks.end(),
             [&](std::string_view mark) { return nfc.find(mark) != std::string_view::npos; }) ||
         stamp_alone(nfc);
}

Result<std::string> accept_text(std::string_view field, std::string_view text, std::size_t max) {
  const auto normal = nfc(trim(text));
  if (!normal || std::any_of(normal->begin(), normal->end(), control))
    return invalid(std::string(field), {"Có ký tự không đọc được; hãy gõ lại.",
                                        "It has unreadable characters; type it again."});
  if (code_points(*normal) > max)
    return invalid(std::string(field),
                   {fmt::format("Dài quá {} ký tự; hãy viết gọn lại.", max),
                    fmt::format("Longer than {} characters; shorten it.", max)});
  if (const auto kind = find_personal_data(*normal))
    return refuse(field, "personal-data", {"Có dữ liệu cá nhân", "Personal data"},
                  advice_on(*kind));
  if (marked_secret(*normal))
    return refuse(
        field, "state-secret", {"Có dấu hiệu bí mật nhà nước", "A mark of state secrecy"},
        {"Nội dung có độ mật không được nhập vào máy nối mạng. Gửi bằng đường công văn giấy theo "
         "quy định.",
         "A document marked secret may not be entered here. Send it by the paper channel."});
  return *normal;
}

Result<std::string> accept_reason(std::string_view text) {
  TRY_ASSIGN(auto reason, accept_text("reason", text, 1000));
  if (reason.empty())
    return invalid("reason", {"Ghi lý do để đơn vị nhận biết cần làm gì.",
                              "Give a reason, so that the unit knows what to do."});
  return reason;
}

}  // namespace hoanhap::obligations
