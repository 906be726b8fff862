// Mails as bytes, settings as text, addresses under seal, calendars: the pure half. That other
// programs read them is tests/notify.
#include <doctest/doctest.h>

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "notify/address_box.h"
#include "notify/calendar.h"
#include "notify/digest.h"
#include "notify/letter.h"
#include "notify/mail_file.h"

using namespace hoanhap;
using namespace hoanhap::notify;

namespace {

Date day(const char* iso) { return *Date::parse_iso(iso); }

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> all;
  for (std::size_t from = 0; from < text.size();) {
    const auto end = text.find("\r\n", from);
    all.push_back(text.substr(from, end - from));
    if (end == std::string::npos) break;
    from = end + 2;
  }
  return all;
}

bool ascii(const std::string& text) {
  return std::ranges::all_of(text, [](char c) { return c >= 0; });
}

Line line(Section section, const char* form, const char* due, bool local = false) {
  return {section, "", {form, ""}, {"Quý II/2018", "Q2/2018"}, day(due), false, local, true};
}

std::string wrong(const char* text) {
  const auto got = parse_mail_settings(text, "mail.conf");
  return got ? "" : got.error().detail.en;
}

}  // namespace

TEST_CASE("a header in Vietnamese goes out in words of ASCII, whole characters each") {
  CHECK(encoded_words("Hoa Nhap") == "Hoa Nhap");
  CHECK(encoded_words("Hoà") == "=?UTF-8?B?SG/DoA==?=");
  CHECK(encoded_words("=?UTF-8?Q?x?=").starts_with("=?UTF-8?B?"));
  const auto subject =
      encoded_words("Hoà Nhập: việc cần làm ngày 02/07/2018 của đơn vị ở phường xã");
  for (const auto& word : lines(subject)) {
    CHECK(word.size() <= 76);
    CHECK(ascii(word));
  }
}

TEST_CASE("a body is quoted-printable: short lines of ASCII, nothing lost at their ends") {
  CHECK(quoted_printable("a = b\n") == "a =3D b\r\n");
  CHECK(quoted_printable("-- \n") == "--=20\r\n");
  CHECK(quoted_printable("đ") == "=C4=91");
  CHECK(quoted_printable(std::string(75, 'x')) == std::string(75, 'x'));
  CHECK(quoted_printable(std::string(76, 'x')) == std::string(75, 'x') + "=\r\nx");
  for (const auto& one :
       lines(quoted_printable(std::string(40, 'a') + "ướ" + std::string(90, 'b'))))
    CHECK(one.size() <= 76);
}

TEST_CASE("a message has every header that a receiver asks for") {
  const auto message =
      message_of({"hoanhap@bmt.example.vn", "a@b.vn", "Hoà Nhập", "Việc", "Một\n",
                  "<x@bmt.example.vn>", "vi", Instant::at(day("2018-07-02"), 7, 5)});
  CHECK(message ==
        "Date: Mon, 02 Jul 2018 07:05:00 +0700\r\n"
        "From: =?UTF-8?B?SG/DoCBOaOG6rXA=?= <hoanhap@bmt.example.vn>\r\n"
        "To: <a@b.vn>\r\n"
        "Subject: =?UTF-8?B?Vmnhu4dj?=\r\n"
        "Message-ID: <x@bmt.example.vn>\r\n"
        "MIME-Version: 1.0\r\n"
        "Content-Type: text/plain; charset=utf-8\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n"
        "Content-Language: vi\r\n"
        "Auto-Submitted: auto-generated\r\n"
        "\r\n"
        "M=E1=BB=99t\r\n");
}

TEST_CASE("a digest says form, period, due day and a link; what many units owe is one line") {
  const std::vector<Line> all = {line(Section::sign, "Báo cáo phường", "2018-07-05"),
                                 line(Section::others_late, "Báo cáo phường", "2018-07-05", true),
                                 line(Section::others_late, "Báo cáo phường", "2018-07-05", true)};
  const auto vi = digest_of(all, day("2018-07-09"), "vi", "https://x.example");
  CHECK(vi.subject == "Hoà Nhập: việc cần làm ngày 09/07/2018");
  CHECK(
      vi.body.starts_with("Chờ đồng chí ký\n- Báo cáo phường, Quý II/2018: hạn 05/07/2018\n\n"
                          "Đơn vị gửi báo cáo còn trễ\n- Báo cáo phường, Quý II/2018: hạn "
                          "05/07/2018 (hạn do địa phương đặt)\n\nMở: https://x.example/thong-bao"));
  const auto en = digest_of(all, day("2018-07-09"), "en", "https://x.example");
  CHECK(en.body.find("- Báo cáo phường, Q2/2018: due 05/07/2018") != std::string::npos);
}

TEST_CASE("a calendar: folded at 75 octets between characters, escaped, whole days, an alarm") {
  const CalendarEvent event{
      "obligation-7.abc@hoanhap", day("2018-12-31"), "Hạn: Báo cáo; phường, xã \\ quý",
      "Phường Ea Tam\nHạn gửi 31/12/2018, một dòng dài để phải gấp lại ở giữa"};
  const auto text = icalendar("Hoà Nhập", std::span(&event, 1), Instant::at(day("2018-07-02"), 6));
  for (const auto& one : lines(text)) CHECK(one.size() <= 75);
  CHECK(text.ends_with("END:VCALENDAR\r\n"));
  std::string unfolded = text;
  for (auto at = unfolded.find("\r\n "); at != std::string::npos; at = unfolded.find("\r\n "))
    unfolded.erase(at, 3);
  for (const auto* wanted : {"UID:obligation-7.abc@hoanhap\r\n", "DTSTAMP:20180701T230000Z\r\n",
                             "DTSTART;VALUE=DATE:20181231\r\n", "DTEND;VALUE=DATE:20190101\r\n",
                             "SUMMARY:Hạn: Báo cáo\\; phường\\, xã \\\\ quý\r\n", "Tam\\nHạn gửi",
                             "TRIGGER:-PT16H\r\n"}) {
    CAPTURE(wanted);
    CHECK(unfolded.find(wanted) != std::string::npos);
  }
  CHECK(folded(std::string(74, 'x') + "ế") == std::string(74, 'x') + "\r\n ế\r\n");
}

TEST_CASE("mail settings are read, and refused by their line") {
  const std::string least = "server = mail.example.vn\nfrom = a@b.vn\nsite = https://x.example/\n";
  const auto good = parse_mail_settings("# thư\n" + least + "port = 465\nsecurity = tls\n", "f");
  REQUIRE(good);
  CHECK(good->site == "https://x.example");
  CHECK(good->port == 465);
  CHECK(good->domain() == "b.vn");
  struct Row {
    std::string text;
    const char* says;
  };
  for (const auto& [text, says] :
       {Row{least + "colour = red\n", "mail.conf:4: there is no \"colour\""},
        Row{least + "from = c@d.vn\n", "mail.conf:4: \"from\" stands above already"},
        Row{least + "port = 70000\n", "mail.conf:4: not a value of \"port\""},
        Row{least + "security\n", "mail.conf:4: wants name = value"},
        Row{least + "user = a\n", "mail.conf: user and password go together"},
        Row{"server = a.vn\nfrom = a@b.vn\n", "mail.conf: \"site\" is missing"},
        Row{"site = http://x.example\n", "mail.conf:1: not a value of \"site\""},
        Row{least + "security = none\n",
            "mail.conf: security = none is for a mail server on this machine only"}})
    CHECK(wrong(text.c_str()) == says);
  CHECK(wrong("server = 127.0.0.1\nfrom = a@b.vn\nsite = http://127.0.0.1:8080\nsecurity = none\n")
            .empty());
}

TEST_CASE("a settings file that others can read is refused; a key is made once, for its owner") {
  const auto folder = std::filesystem::temp_directory_path() / ("hoanhap-mail-" + random_token(9));
  std::filesystem::create_directory(folder);
  const auto file = (folder / "mail.conf").string(), key = file + ".key";
  std::ofstream(file) << "server = mail.example.vn\nfrom = a@b.vn\nsite = https://x.example\n";
  ::chmod(file.c_str(), 0640);
  CHECK_FALSE(read_mail_file(file));
  ::chmod(file.c_str(), 0600);
  CHECK(read_mail_file(file));

  const auto box = AddressBox::open_file(key);
  REQUIRE(box);
  struct stat about{};
  ::stat(key.c_str(), &about);
  CHECK((about.st_mode & 0777) == 0600);
  const auto sealed = box->seal({4}, "van-thu@eatam.example.vn");
  CHECK(AddressBox::open_file(key)->open({4}, sealed) == "van-thu@eatam.example.vn");
  CHECK_FALSE(box->open({5}, sealed));  // another person's
  auto changed = sealed;
  changed.back() ^= 1;
  CHECK_FALSE(box->open({4}, changed));
  ::chmod(key.c_str(), 0644);
  CHECK_FALSE(AddressBox::open_file(key));
  std::filesystem::remove_all(folder);
}
