#include "directives/passages.h"

#include <algorithm>

#include "directives/store.h"
#include "obligations/store.h"

namespace hoanhap::directives {

Result<obligations::Passages> passages(storage::Tx& tx, const access::Actor& actor,
                                       DirectiveId id) {
  const auto d = store::find(tx, id);
  if (!d) return not_found();
  obligations::Passages all;
  all.title = {"Yêu cầu báo cáo", "Request for a report"};
  all.detail = d->period.code();
  all.unit = d->issuer;
  const auto reads = [&](UnitId unit) { return actor.may(access::Capability::read, unit); };
  if (!reads(d->issuer) &&
      std::ranges::none_of(store::asked(tx, id), [&](const Asked& a) { return reads(a.unit); }))
    return not_found();
  obligations::add(all, "title", {"Tiêu đề", "Title"}, d->title, {d->issuer});
  obligations::add(all, "text", {"Nội dung", "Text"}, d->body, {d->issuer});
  obligations::add(all, "number", {"Số văn bản", "Number of the paper"}, d->number.value_or(""),
                   {d->issuer});
  obligations::add(all, "withdrawn", {"Lý do rút", "Reason of withdrawing it"},
                   d->withdrawn_reason.value_or(""), {d->issuer});
  return all;
}

void excise(storage::Tx& tx, DirectiveId id, std::string_view part) {
  store::excise(tx, id, part);
  if (part == "withdrawn") obligations::store::excise_waivers_of(tx, id.value);
}

}  // namespace hoanhap::directives
