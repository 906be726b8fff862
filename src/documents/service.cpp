#include "documents/service.h"

#include <fmt/format.h>

#include "audit/audit.h"
#include "documents/form_sheet.h"
#include "documents/report_document.h"
#include "documents/report_sheet.h"

namespace hoanhap::documents {

Result<records::View> Service::view(const access::Actor& actor, RecordId id) {
  return ground_.database.read([&](storage::Tx& tx) { return records_.view(tx, actor, id); });
}

Result<bool> Service::note(const access::Actor& actor, const records::View& view,
                           const char* action) {
  return ground_.database.write([&](storage::Tx& tx) -> Result<bool> {
    audit::append(
        tx, {ground_.clock.now(), actor.user,
             actor.memberships.empty() ? UnitId{} : actor.memberships.front().unit, action,
             fmt::format("record:{}", view.record.id.value),
             fmt::format(R"({{"version":{},"revision":{}}})", view.record.version, view.revision)});
    return true;
  });
}

Result<Service::File> Service::form_sheet(const access::Actor& actor, RecordId id) {
  TRY_ASSIGN(const auto seen, view(actor, id));
  TRY_ASSIGN(auto bytes,
             write_form_sheet(*seen.form, sheet_head(seen), filled_of(*seen.form, seen.contents)));
  TRY(note(actor, seen, "record.exported-sheet"));
  return File{std::move(bytes), file_name(seen, "xlsx")};
}

Result<Service::File> Service::report_sheet(const access::Actor& actor, RecordId id) {
  TRY_ASSIGN(const auto seen, view(actor, id));
  TRY_ASSIGN(auto bytes, write_report_sheet(report_of(seen, data_)));
  TRY(note(actor, seen, "record.exported-xlsx"));
  return File{std::move(bytes), file_name(seen, "xlsx")};
}

Result<Service::File> Service::report_document(const access::Actor& actor, RecordId id) {
  TRY_ASSIGN(const auto seen, view(actor, id));
  TRY_ASSIGN(const auto docx_template, read_template(seen.plan->folder, *seen.form));
  TRY_ASSIGN(auto bytes, write_report_document(docx_template, report_of(seen, data_)));
  TRY(note(actor, seen, "record.exported-docx"));
  return File{std::move(bytes), file_name(seen, "docx")};
}

Result<std::string> Service::read_sheet(const access::Actor& actor, RecordId id,
                                        std::string_view bytes, bool english) {
  TRY_ASSIGN(const auto seen, view(actor, id));
  if (!actor.may(access::Capability::write, seen.record.unit)) return forbidden();
  TRY_ASSIGN(const auto uploaded, read_form_sheet(bytes, *seen.form, sheet_head(seen)));
  return upload_json(*seen.form, uploaded, english);
}

}  // namespace hoanhap::documents
