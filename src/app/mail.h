#pragma once

#include <optional>

#include "app/app.h"
#include "notify/mailer.h"

namespace hoanhap::app {

// What mails are sent with: the server that --mail names; in a demo without it a shelf, from which
// nothing goes anywhere; else nothing. A demo sends to a mail server on this machine only.
//
// Fails: `invalid` with what is wrong in the file, for the terminal.
Result<std::optional<notify::MailMeans>> mail_means(const Options& options);

}  // namespace hoanhap::app
