#include "records/rules.h"

#include <algorithm>
#include <array>

#include "obligations/free_text.h"

namespace hoanhap::records {
namespace {

using access::Actor;
using access::Capability;

constexpr std::array<std::string_view, 6> kStates = {"draft",    "presented", "sent",
                                                     "accepted", "returned",  "reopened"};

bool decision(Step step) {
  return step == Step::accept || step == Step::give_back || step == Step::reopen;
}

bool needs_reason(Step step) {
  return step == Step::send_back || step == Step::give_back || step == Step::reopen;
}

bool capable(const Record& record, Step step, const Actor& actor) {
  switch (step) {
    case Step::write:
    case Step::present:
      return actor.may(Capability::write, record.unit);
    case Step::send_back:
    case Step::sign:
      return actor.may(Capability::sign, record.unit);
    case Step::accept:
    case Step::give_back:
    case Step::reopen:
      return !obligations::deciding_units(actor, record.parties()).empty();
  }
  return false;
}

bool fits(const Record& record, Step step) {
  switch (step) {
    case Step::write:
    case Step::present:
      return record.editable();
    case Step::send_back:
    case Step::sign:
      return record.state == State::presented;
    case Step::accept:
    case Step::give_back:
      return record.state == State::sent;
    case Step::reopen:
      return record.state == State::accepted;
  }
  return false;
}

bool own(const Record& record, const Actor& actor) {
  const auto theirs = [&](UserId user) {
    return user && (user == record.presented_by || user == record.sent_by);
  };
  return theirs(actor.user) || theirs(right_of(record, Step::accept, actor));
}

// Presented by them, and one of the two rights is a colleague's: then there was no second person.
bool alone(const Record& record, Step step, const Actor& actor) {
  const auto by_role = [&](Capability right) {
    return actor.may(right, record.unit) && !actor.lender(right, record.unit);
  };
  return step == Step::sign && actor.user == record.presented_by &&
         !(by_role(Capability::write) && by_role(Capability::sign));
}

Text state_words(State state) {
  switch (state) {
    case State::draft:
      return {"đang soạn", "a draft"};
    case State::presented:
      return {"đã trình lãnh đạo", "presented to the head"};
    case State::sent:
      return {"đã ký gửi", "signed and sent"};
    case State::accepted:
      return {"đã được phê duyệt", "accepted"};
    case State::returned:
      return {"bị trả lại", "returned"};
    case State::reopened:
      return {"được mở lại", "reopened"};
  }
  return {};
}

tl::unexpected<Error> wrong_state(const Record& record) {
  const auto words = state_words(record.state);
  return fail(
      {ErrorCode::conflict,
       "wrong-state",
       {"Báo cáo không ở bước này", "The report is not at this step"},
       {"Báo cáo " + words.vi + ", nên không làm được bước này. Tải lại để xem bước tiếp theo.",
        "The report is " + words.en + ", so this can't be done. Reload to see what comes next."}});
}

tl::unexpected<Error> own_report() {
  return fail(
      {ErrorCode::forbidden,
       "own-report",
       {"Báo cáo do chính đồng chí trình hoặc ký", "You presented or signed this report yourself"},
       {"Người trình hoặc ký không quyết định về báo cáo của mình. Cần một người khác của đơn vị.",
        "Who presented or signed a report does not decide on it. Another person of the unit has "
        "to."}});
}

tl::unexpected<Error> nobody_else() {
  return fail(
      {ErrorCode::forbidden,
       "own-report",
       {"Báo cáo do chính đồng chí trình", "You presented this report yourself"},
       {"Người trình không ký thay báo cáo của mình. Người ủy quyền ký, hoặc người khác trình lại.",
        "Who presented a report does not sign it with a colleague's right. The colleague signs, or "
        "somebody else presents it."}});
}

tl::unexpected<Error> moved_on() {
  return fail(
      {ErrorCode::precondition,
       "edited-elsewhere",
       {"Báo cáo đã được sửa ở nơi khác", "The report has been changed elsewhere"},
       {"Phần đồng chí đã nhập vẫn còn trên máy này. So sánh hai giá trị, chọn, rồi lưu lại.",
        "What you typed is still on this machine. Compare the values, choose, and save again."}});
}

}  // namespace

tl::unexpected<Error> plan_changed() {
  return fail(
      {ErrorCode::conflict,
       "plan-changed",
       {"Biểu này đã được cập nhật theo kế hoạch mới", "The plan has changed this form"},
       {"Phần đồng chí đã nhập vẫn còn trên máy này. Tải lại trang để đối chiếu với biểu mới.",
        "What you typed is still on this machine. Reload the page to compare it with the new "
        "form."}});
}

std::string_view name(State state) { return kStates[static_cast<std::size_t>(state)]; }

std::optional<State> state_named(std::string_view name) {
  const auto found = std::find(kStates.begin(), kStates.end(), name);
  if (found == kStates.end()) return std::nullopt;
  return static_cast<State>(found - kStates.begin());
}

Result<bool> allowed(const Record& record, Step step, const Actor& actor, std::int64_t base,
                     std::string_view reason) {
  if (!capable(record, step, actor)) return forbidden();
  if (decision(step) && own(record, actor)) return own_report();
  if (alone(record, step, actor)) return nobody_else();
  if (base != record.version) return moved_on();
  if (!fits(record, step)) return wrong_state(record);
  if (needs_reason(step)) TRY(obligations::accept_reason(reason));
  return true;
}

Record after(Record record, Step step, const Actor& actor, Instant now) {
  ++record.version;
  switch (step) {
    case Step::write:
      break;
    case Step::present:
      record.state = State::presented;
      ++record.revision;
      record.presented_by = actor.user;
      record.sent_by = {};
      break;
    case Step::send_back:
      // The head's own copy goes back to where it was: something that already counts stays
      // reopened.
      record.state = record.sent_revision ? State::reopened : State::draft;
      break;
    case Step::sign:
      record.state = State::sent;
      record.sent_revision = record.revision;
      record.sent_by = actor.user;
      record.sent_at = now;
      if (!record.first_sent_at) record.first_sent_at = now;
      break;
    case Step::accept:
      record.state = State::accepted;
      record.accepted_revision = record.revision;
      record.accepted_at = now;
      break;
    case Step::give_back:
      // What counts as sent is the last revision sent and not returned: the accepted one, if any.
      record.state = State::returned;
      record.sent_revision = record.accepted_revision;
      break;
    case Step::reopen:
      record.state = State::reopened;
      break;
  }
  return record;
}

Result<Record> submitted(Record record, const Actor& actor, std::int64_t base, Instant now) {
  constexpr std::array steps = {Step::write, Step::present, Step::sign};
  for (const auto step : steps)
    if (!capable(record, step, actor)) return forbidden();
  TRY(allowed(record, Step::write, actor, base, ""));
  for (const auto step : steps) {
    TRY(allowed(record, step, actor, record.version, ""));
    record = after(std::move(record), step, actor, now);
  }
  return record;
}

UserId right_of(const Record& record, Step step, const Actor& actor) {
  switch (step) {
    case Step::write:
    case Step::present:
      return actor.lender(Capability::write, record.unit);
    case Step::send_back:
    case Step::sign:
      return actor.lender(Capability::sign, record.unit);
    case Step::accept:
    case Step::give_back:
    case Step::reopen:
      return actor.lender(Capability::decide, on_behalf_of(record, step, actor));
  }
  return {};
}

UnitId on_behalf_of(const Record& record, Step step, const Actor& actor) {
  if (!decision(step)) return record.unit;
  const auto units = obligations::deciding_units(actor, record.parties());
  return units.empty() ? UnitId{} : units.front();
}

std::vector<std::string_view> open_steps(const Record& record, const Actor& actor) {
  std::vector<std::string_view> steps;
  const auto add = [&](Step step, std::string_view as) {
    if (capable(record, step, actor) && fits(record, step) &&
        !(decision(step) && own(record, actor)) && !alone(record, step, actor))
      steps.push_back(as);
  };
  add(Step::write, "write");
  add(Step::present, "present");
  add(Step::sign, "sign");
  add(Step::send_back, "send_back");
  add(Step::accept, "decide");
  add(Step::reopen, "reopen");
  return steps;
}

std::string_view done(Step step) {
  switch (step) {
    case Step::write:
      return "saved";
    case Step::present:
      return "presented";
    case Step::send_back:
      return "sent_back";
    case Step::sign:
      return "sent";
    case Step::accept:
      return "accepted";
    case Step::give_back:
      return "returned";
    case Step::reopen:
      return "reopened";
  }
  return {};
}

}  // namespace hoanhap::records
