#pragma once

#include <string>
#include <string_view>

#include "core/result.h"

namespace hoanhap::notify {

enum class MailSecurity { starttls, tls, none };

// Where mails go and from whom (docs/operations.md, "Mail").
struct MailSettings {
  std::string server;
  int port = 587;
  MailSecurity security = MailSecurity::starttls;
  std::string user, password;  // "" : no sign-in
  std::string from;
  std::string site;     // "https://hoanhap.example.gov.vn": what the links in the mails begin with
  std::string ca_file;  // "": the system's certificates

  std::string domain() const;  // of `from`
};

// Reads `hoanhap serve --mail FILE`: lines of `name = value`, # for remarks. Refused with its line:
// a name it doesn't know or that comes twice, a port or address that is none, mail without
// encryption to anywhere but this machine; and a file that anybody but its owner may read, since it
// holds a password.
Result<MailSettings> read_mail_file(const std::string& file);
Result<MailSettings> parse_mail_settings(std::string_view text, const std::string& file);

// 127.x.x.x, ::1, localhost.
bool on_this_machine(std::string_view host);

}  // namespace hoanhap::notify
