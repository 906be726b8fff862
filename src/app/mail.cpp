#include "app/mail.h"

#include <fmt/format.h>

namespace hoanhap::app {

Result<std::optional<notify::MailMeans>> mail_means(const Options& options) {
  std::optional<notify::MailMeans> means;
  if (!options.mail.empty()) {
    TRY_ASSIGN(auto settings, notify::read_mail_file(options.mail));
    if (options.demo && !notify::on_this_machine(settings.server))
      return fail({ErrorCode::invalid,
                   "mail-settings",
                   {"Thành phố mẫu không gửi thư ra ngoài", "A demo sends no mail anywhere"},
                   {"Thành phố mẫu chỉ dùng máy chủ thư trên chính máy này.",
                    "A demo uses a mail server on this machine only."}});
    TRY_ASSIGN(auto box, notify::AddressBox::open_file(options.mail + ".key"));
    auto transport = notify::smtp(settings);
    means.emplace(std::move(settings), std::move(box), std::move(transport),
                  notify::store::Text::gone);
  } else if (options.demo) {
    notify::MailSettings settings;
    settings.from = "hoanhap@demo.invalid";
    settings.site = fmt::format("http://{}:{}", options.address, options.port);
    TRY_ASSIGN(auto box, notify::AddressBox::open_file(options.data + "/mail.key"));
    means.emplace(std::move(settings), std::move(box), notify::shelf(), notify::store::Text::kept);
  }
  return means;
}

}  // namespace hoanhap::app
