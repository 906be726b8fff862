#include "notify/mail_file.h"

#include <sys/stat.h>

#include <charconv>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <sstream>

#include <fmt/format.h>

#include "core/text.h"
#include "notify/rules.h"

namespace hoanhap::notify {
namespace {

tl::unexpected<Error> refuse(const std::string& where, const std::string& vi,
                             const std::string& en) {
  return fail({ErrorCode::invalid,
               "mail-settings",
               {"Tệp cấu hình thư chưa đúng", "The mail settings are not right"},
               {where + ": " + vi, where + ": " + en}});
}

// False where the value is not one of this name's.
using Take = std::function<bool(MailSettings&, const std::string&)>;

bool take_port(MailSettings& s, const std::string& value) {
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), s.port);
  return error == std::errc{} && end == value.data() + value.size() && s.port > 0 && s.port < 65536;
}

bool take_security(MailSettings& s, const std::string& value) {
  if (value == "starttls")
    s.security = MailSecurity::starttls;
  else if (value == "tls")
    s.security = MailSecurity::tls;
  else if (value == "none")
    s.security = MailSecurity::none;
  else
    return false;
  return true;
}

bool take_site(MailSettings& s, std::string value) {
  while (value.ends_with('/')) value.pop_back();
  s.site = std::move(value);
  return s.site.starts_with("https://") ||
         (s.site.starts_with("http://") &&
          on_this_machine(std::string_view(s.site).substr(7, s.site.find(':', 7) - 7)));
}

bool take_server(MailSettings& s, const std::string& value) {
  s.server = value;
  return value.find_first_not_of(
             "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.:-") ==
         std::string::npos;
}

const std::map<std::string, Take, std::less<>>& names() {
  static const std::map<std::string, Take, std::less<>> known = {
      {"server", &take_server},
      {"port", &take_port},
      {"security", &take_security},
      {"user", [](MailSettings& s, const std::string& v) { return s.user = v, true; }},
      {"password", [](MailSettings& s, const std::string& v) { return s.password = v, true; }},
      {"from", [](MailSettings& s,
                  const std::string& v) { return s.from = v, acceptable_address(v).has_value(); }},
      {"site", &take_site},
      {"ca-file", [](MailSettings& s, const std::string& v) { return s.ca_file = v, true; }},
  };
  return known;
}

}  // namespace

std::string MailSettings::domain() const { return from.substr(from.find('@') + 1); }

bool on_this_machine(std::string_view host) {
  return host == "localhost" || host == "::1" || host.starts_with("127.");
}

Result<MailSettings> parse_mail_settings(std::string_view text, const std::string& file) {
  MailSettings settings;
  std::set<std::string> seen;
  std::istringstream lines{std::string(text)};
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    const auto content = trim(line);
    if (content.empty() || content.starts_with('#')) continue;
    const auto where = fmt::format("{}:{}", file, number);
    const auto equals = content.find('=');
    if (equals == std::string_view::npos)
      return refuse(where, "cần dạng tên = giá trị", "wants name = value");
    const std::string name(trim(content.substr(0, equals)));
    const std::string value(trim(content.substr(equals + 1)));
    const auto known = names().find(name);
    if (known == names().end())
      return refuse(where, fmt::format("không có mục \"{}\"", name),
                    fmt::format("there is no \"{}\"", name));
    if (!seen.insert(name).second)
      return refuse(where, fmt::format("mục \"{}\" đã có ở trên", name),
                    fmt::format("\"{}\" stands above already", name));
    if (value.empty() || !known->second(settings, value))
      return refuse(where, fmt::format("giá trị của \"{}\" không đúng", name),
                    fmt::format("not a value of \"{}\"", name));
  }
  for (const auto* needed : {"server", "from", "site"})
    if (!seen.contains(needed))
      return refuse(file, fmt::format("thiếu mục \"{}\"", needed),
                    fmt::format("\"{}\" is missing", needed));
  if (seen.contains("user") != seen.contains("password"))
    return refuse(file, "user và password đi cùng nhau", "user and password go together");
  if (settings.security == MailSecurity::none && !on_this_machine(settings.server))
    return refuse(file, "security = none chỉ dùng với máy chủ thư trên chính máy này",
                  "security = none is for a mail server on this machine only");
  return settings;
}

Result<MailSettings> read_mail_file(const std::string& file) {
  struct stat about{};
  std::ifstream in(file);
  if (!in || ::stat(file.c_str(), &about) != 0)
    return refuse(file, "không đọc được", "can't be read");
  if ((about.st_mode & 077) != 0)
    return refuse(file, "người khác đọc được mật khẩu; chạy chmod 600",
                  "others may read the password; chmod 600");
  std::ostringstream text;
  text << in.rdbuf();
  return parse_mail_settings(text.str(), file);
}

}  // namespace hoanhap::notify
