#include "notify/letter.h"

#include <array>

#include <fmt/format.h>
#include <sodium.h>

namespace hoanhap::notify {
namespace {

constexpr std::size_t kWordBytes = 39;  // 52 characters of base64, 64 with what stands around them
constexpr std::size_t kLongestLine = 76;  // of quoted-printable, its "=" included

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

bool plain(std::string_view text) {
  for (const char c : text)
    if (c < ' ' || c > '~') return false;
  return text.find("=?") == std::string_view::npos;
}

std::string base64(std::string_view bytes) {
  constexpr int kKind = sodium_base64_VARIANT_ORIGINAL;
  std::string out(sodium_base64_ENCODED_LEN(bytes.size(), kKind), '\0');
  sodium_bin2base64(out.data(), out.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                    bytes.size(), kKind);
  out.pop_back();  // the terminating zero
  return out;
}

// RFC 5322 §3.3, in Vietnam's time.
std::string date_of(Instant instant) {
  constexpr std::array kDays = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  constexpr std::array kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto date = instant.date();
  const auto seconds = (instant.ms - Instant::at(date).ms) / 1000;
  return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} +0700", kDays[date.weekday() - 1],
                     date.day(), kMonths[date.month() - 1], date.year(), seconds / 3600,
                     seconds / 60 % 60, seconds % 60);
}

}  // namespace

std::string encoded_words(std::string_view text) {
  if (plain(text)) return std::string(text);
  std::string out;
  while (!text.empty()) {
    auto take = std::min(kWordBytes, text.size());
    while (take < text.size() && continues(text[take])) --take;
    if (!out.empty()) out += "\r\n ";
    out += "=?UTF-8?B?" + base64(text.substr(0, take)) + "?=";
    text.remove_prefix(take);
  }
  return out;
}

std::string quoted_printable(std::string_view text) {
  std::string out, line;
  const auto put = [&](std::string_view piece) {
    if (line.size() + piece.size() >= kLongestLine) {
      out += line + "=\r\n";
      line.clear();
    }
    line += piece;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool ends = i + 1 == text.size() || text[i + 1] == '\n';
    if (c == '\n') {
      out += line + "\r\n";
      line.clear();
    } else if (c == '=' || c < ' ' || c > '~' || (c == ' ' && ends)) {
      put(fmt::format("={:02X}", static_cast<unsigned char>(c)));
    } else {
      put(std::string_view(&c, 1));
    }
  }
  return out + line;
}

std::string message_of(const Letter& letter) {
  std::string out;
  const auto header = [&](std::string_view name, std::string_view value) {
    out += fmt::format("{}: {}\r\n", name, value);
  };
  header("Date", date_of(letter.date));
  header("From", fmt::format("{} <{}>", encoded_words(letter.from_name), letter.from));
  header("To", fmt::format("<{}>", letter.to));
  header("Subject", encoded_words(letter.subject));
  header("Message-ID", letter.message_id);
  header("MIME-Version", "1.0");
  header("Content-Type", "text/plain; charset=utf-8");
  header("Content-Transfer-Encoding", "quoted-printable");
  header("Content-Language", letter.language);
  header("Auto-Submitted", "auto-generated");
  return out + "\r\n" + quoted_printable(letter.body);
}

}  // namespace hoanhap::notify
