#include "notify/person.h"

#include <fmt/format.h>

#include "audit/audit.h"
#include "notify/person_store.h"
#include "notify/reminders.h"
#include "notify/rules.h"
#include "notify/wire.h"
#include "obligations/wire.h"

namespace hoanhap::notify {
namespace {

using access::Actor;

constexpr std::int64_t kHourMs = 3'600'000;
constexpr int kMostMailsAnHour = 3;
constexpr int kMostTries = 5;

// Six digits: short enough to type, and five tries are all there are.
std::string fresh_code() {
  std::uint64_t number = 0;
  for (const auto byte : random_bytes(7)) number = number << 8 | byte;
  return fmt::format("{:06}", number % 1'000'000);
}

std::string hash_of(UserId user, std::string_view code) {
  return hex(blake2b(fmt::format("address {} {}", user.value, code)));
}

tl::unexpected<Error> mail_off() {
  return fail({ErrorCode::conflict,
               "mail-off",
               {"Máy chủ này chưa gửi thư", "This server sends no mail"},
               {"Nhắc việc vẫn hiện ở mục Thông báo. Quản trị bật thư khi chạy máy chủ.",
                "Reminders still show under Notices. Whoever runs the server turns mail on."}});
}

tl::unexpected<Error> too_many_mails() {
  Error error{ErrorCode::rate_limited,
              "too-many-mails",
              {"Đã gửi nhiều thư xác nhận", "Many confirmations have been sent"},
              {"Xem cả hộp thư rác, hoặc thử lại sau một giờ.",
               "Look among the junk too, or try again in an hour."}};
  error.retry_after_s = 3600;
  return fail(std::move(error));
}

tl::unexpected<Error> bad_code() {
  return invalid("code", {"Mã chưa đúng hoặc đã hết hạn. Nhập lại, hoặc gửi mã mới.",
                          "The code is wrong or has expired. Enter it again, or ask for another."});
}

}  // namespace

void Person::note(storage::Tx& tx, const Actor& actor, std::string_view action) const {
  audit::append(tx, {ground_.clock.now(),
                     actor.user,
                     {},
                     std::string(action),
                     fmt::format("user:{}", actor.user.value)});
}

std::string Person::json(storage::Tx& tx, const Actor& actor) const {
  const auto person = store::person(tx, actor.user).value_or(store::PersonRow{});
  const auto* box = mailer_.box();
  const auto address = box ? box->open(actor.user, person.address) : std::nullopt;
  const auto feed = store::feed_of(tx, actor.user);
  JsonWriter out;
  out.begin_object().field("language", person.language).field("digest", person.digest);
  out.field("hour", setting_of(tx).hour).key("mail").begin_object();
  out.field("enabled", mailer_.enabled());
  obligations::write_text_or_null(out, "address", address);
  out.field("state", name(address ? person.state : AddressState::none)).end_object();
  out.key("calendar").begin_object();
  write_instant(out, "made_at", feed ? std::optional(feed->made_at) : std::nullopt);
  out.end_object().end_object();
  return out.take();
}

Result<std::string> Person::show(const Actor& actor) const {
  return ground_.database.read(
      [&](storage::Tx& tx) { return Result<std::string>(json(tx, actor)); });
}

Result<std::string> Person::change(storage::Tx& tx, const Actor& actor, std::string_view language,
                                   bool digest) const {
  if (language != "vi" && language != "en")
    return invalid("language", {"Chọn vi hoặc en.", "Choose vi or en."});
  auto person = store::person(tx, actor.user).value_or(store::PersonRow{});
  person.language = language;
  person.digest = digest;
  store::put_person(tx, actor.user, person);
  note(tx, actor, "person.set");
  return json(tx, actor);
}

Result<std::string> Person::set_address(const Actor& actor, std::string_view typed) {
  if (!mailer_.enabled()) return mail_off();
  TRY_ASSIGN(const auto address, acceptable_address(typed));
  const auto code = fresh_code();
  const auto message_id = mailer_.fresh_message_id();
  const auto sealed = mailer_.box()->seal(actor.user, address);
  const auto now = ground_.clock.now();
  TRY_ASSIGN(auto answer, ground_.database.write([&](storage::Tx& tx) -> Result<std::string> {
    if (store::address_mails_since(tx, actor.user, {now.ms - kHourMs}) >= kMostMailsAnHour)
      return too_many_mails();
    auto person = store::person(tx, actor.user).value_or(store::PersonRow{});
    store::drop_waiting(tx, actor.user, now);  // it was meant for another address
    person.address = sealed;
    person.state = AddressState::unconfirmed;
    person.code_hash = hash_of(actor.user, code);
    person.code_until = Instant{now.ms + kHourMs};
    person.code_tries = 0;
    store::put_person(tx, actor.user, person);
    if (!mailer_.ask_to_confirm(tx, actor.user, person.language, code, message_id))
      return too_many_mails();
    note(tx, actor, "address.set");
    return json(tx, actor);
  }));
  wake_();
  return answer;
}

Result<std::string> Person::confirm(const Actor& actor, std::string_view code) {
  const auto now = ground_.clock.now();
  const auto given = hash_of(actor.user, code);
  TRY_ASSIGN(auto answer, ground_.database.write([&](storage::Tx& tx) -> Result<std::string> {
    auto person = store::person(tx, actor.user);
    if (!person || person->code_hash.empty() || !person->code_until || now > *person->code_until ||
        person->code_tries >= kMostTries)
      return std::string();
    ++person->code_tries;  // kept, whether it is right or not
    const bool right = equal_constant_time(person->code_hash, given);
    if (right) {
      person->state = AddressState::confirmed;
      person->code_hash.clear();
      person->code_until.reset();
      note(tx, actor, "address.confirmed");
    }
    store::put_person(tx, actor.user, *person);
    return right ? json(tx, actor) : std::string();
  }));
  if (answer.empty()) return bad_code();
  return answer;
}

Result<std::string> Person::drop_address(const Actor& actor) {
  const auto now = ground_.clock.now();
  return ground_.database.write([&](storage::Tx& tx) -> Result<std::string> {
    auto person = store::person(tx, actor.user).value_or(store::PersonRow{});
    person.address.clear();
    person.state = AddressState::none;
    person.code_hash.clear();
    person.code_until.reset();
    store::put_person(tx, actor.user, person);
    store::drop_waiting(tx, actor.user, now);
    note(tx, actor, "address.dropped");
    return json(tx, actor);
  });
}

}  // namespace hoanhap::notify
