// The only place with libcurl.
#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <cstring>

#include <fmt/format.h>

#include "notify/transport.h"

namespace hoanhap::notify {
namespace {

constexpr long kConnectSeconds = 10;
constexpr long kAllSeconds = 60;

// What one conversation needs to remember: what is left to send, and which command was the last.
struct Talk {
  std::string_view left;
  std::string verb;
  std::stop_token stop;
};

std::size_t give(char* to, std::size_t size, std::size_t count, void* talk) {
  auto& left = static_cast<Talk*>(talk)->left;
  const auto some = std::min(size * count, left.size());
  std::memcpy(to, left.data(), some);
  left.remove_prefix(some);
  return some;
}

// Only the name of a command is kept: what follows, or stands without one, is an address or a
// password.
int hear(CURL*, curl_infotype kind, char* data, std::size_t size, void* talk) {
  constexpr std::array<std::string_view, 6> kVerbs = {"EHLO", "STAR", "AUTH",
                                                      "MAIL", "RCPT", "DATA"};
  const auto first = std::string_view(data, std::min<std::size_t>(size, 4));
  if (kind == CURLINFO_HEADER_OUT && std::ranges::find(kVerbs, first) != kVerbs.end())
    static_cast<Talk*>(talk)->verb = first;
  return 0;
}

int go_on(void* talk, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return static_cast<Talk*>(talk)->stop.stop_requested() ? 1 : 0;
}

Outcome outcome_of(CURLcode code, long reply, const Talk& talk) {
  switch (code) {
    case CURLE_OK:
      return {Fate::taken, false, false, ""};
    case CURLE_ABORTED_BY_CALLBACK:
      return {Fate::later, true, false, "stopped"};
    case CURLE_LOGIN_DENIED:
      return {Fate::later, true, false, "sign-in"};
    case CURLE_OPERATION_TIMEDOUT:
      return {Fate::later, true, false, "timeout"};
    case CURLE_USE_SSL_FAILED:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_PEER_FAILED_VERIFICATION:
      return {Fate::later, true, false, "tls"};
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
      return {Fate::later, true, false, "no-connection"};
    default:
      break;
  }
  // The server said no to one command. To the recipient or the message for good (5xx), that is the
  // end of this mail; to anything else, somebody has to look at the settings.
  const bool recipient = talk.verb == "RCPT", message = talk.verb == "DATA";
  const bool for_good = reply >= 500 && reply < 600 && (recipient || message);
  auto why = reply >= 400 ? fmt::format("{} {}", talk.verb, reply)
                          : fmt::format("curl {}", static_cast<int>(code));
  return {for_good ? Fate::refused : Fate::later, !recipient && !message, for_good && recipient,
          std::move(why)};
}

class Smtp final : public Transport {
 public:
  explicit Smtp(MailSettings settings) : settings_(std::move(settings)) {
    static const auto ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    static_cast<void>(ready);
  }

  Outcome send(const std::string& from, const std::string& to, const std::string& message,
               std::stop_token stop) override {
    const std::unique_ptr<CURL, void (*)(CURL*)> curl(curl_easy_init(), curl_easy_cleanup);
    const std::unique_ptr<curl_slist, void (*)(curl_slist*)> recipients(
        curl_slist_append(nullptr, fmt::format("<{}>", to).c_str()), curl_slist_free_all);
    if (!curl || !recipients) return {Fate::later, true, false, "memory"};
    Talk talk{message, "", std::move(stop)};
    set_up(curl.get(), from, recipients.get(), talk);
    const auto code = curl_easy_perform(curl.get());
    long reply = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &reply);
    return outcome_of(code, reply, talk);
  }

 private:
  void set_up(CURL* curl, const std::string& from, curl_slist* recipients, Talk& talk) const {
    const bool tls = settings_.security == MailSecurity::tls;
    const bool v6 = settings_.server.find(':') != std::string::npos;
    // The last part is the name we greet with.
    const auto url =
        fmt::format("{}://{}{}{}:{}/{}", tls ? "smtps" : "smtp", v6 ? "[" : "", settings_.server,
                    v6 ? "]" : "", settings_.port, settings_.domain());
    const auto sender = fmt::format("<{}>", from);
    curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, kAllSeconds);
    if (settings_.security == MailSecurity::starttls)
      curl_easy_setopt(curl, CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL));
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (!settings_.ca_file.empty())
      curl_easy_setopt(curl, CURLOPT_CAINFO, settings_.ca_file.c_str());
    if (!settings_.user.empty()) {
      curl_easy_setopt(curl, CURLOPT_USERNAME, settings_.user.c_str());
      curl_easy_setopt(curl, CURLOPT_PASSWORD, settings_.password.c_str());
    }
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, sender.c_str());
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients);
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, &give);
    curl_easy_setopt(curl, CURLOPT_READDATA, &talk);
    curl_easy_setopt(curl, CURLOPT_VERBOSE, 1L);
    curl_easy_setopt(curl, CURLOPT_DEBUGFUNCTION, &hear);
    curl_easy_setopt(curl, CURLOPT_DEBUGDATA, &talk);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, &go_on);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &talk);
  }

  const MailSettings settings_;
};

class Shelf final : public Transport {
 public:
  Outcome send(const std::string&, const std::string&, const std::string&,
               std::stop_token) override {
    return {Fate::taken, false, false, ""};
  }
};

}  // namespace

std::unique_ptr<Transport> smtp(MailSettings settings) {
  return std::make_unique<Smtp>(std::move(settings));
}

std::unique_ptr<Transport> shelf() { return std::make_unique<Shelf>(); }

}  // namespace hoanhap::notify
