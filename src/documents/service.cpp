#include "documents/service.h"

#include <fmt/format.h>

#include "audit/audit.h"
#include "documents/form_sheet.h"
#include "documents/from_tables.h"
#include "documents/overview_pdf.h"
#include "documents/report_document.h"
#include "documents/report_pdf.h"
#include "documents/report_sheet.h"

namespace hoanhap::documents {

Result<records::View> Service::view(const access::Actor& actor, RecordId id) {
  return ground_.database.read([&](storage::Tx& tx) { return records_.view(tx, actor, id); });
}

Result<bool> Service::note(const access::Actor& actor, std::string action, std::string subject,
                           std::string facts) {
  return ground_.database.write([&](storage::Tx& tx) -> Result<bool> {
    audit::append(tx, {ground_.clock.now(), actor.user,
                       actor.memberships.empty() ? UnitId{} : actor.memberships.front().unit,
                       action, subject, facts});
    return true;
  });
}

Result<bool> Service::note(const access::Actor& actor, const records::View& view,
                           const char* action) {
  return note(actor, action, fmt::format("record:{}", view.record.id.value),
              fmt::format(R"({{"version":{},"revision":{}}})", view.record.version, view.revision));
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

Result<Service::File> Service::report_pdf(const access::Actor& actor, RecordId id) {
  TRY_ASSIGN(const auto seen, view(actor, id));
  TRY_ASSIGN(auto bytes, write_report_pdf(report_of(seen, data_)));
  TRY(note(actor, seen, "record.exported-pdf"));
  return File{std::move(bytes), file_name(seen, "pdf")};
}

Result<Service::File> Service::overview_pdf(const access::Actor& actor, Period period) {
  TRY_ASSIGN(const auto body, overview_.overview(actor, period));
  TRY_ASSIGN(const auto json, Json::parse(body));
  const auto plan = ground_.plan();
  const auto units = ground_.units();
  if (!plan || !units) return not_found();
  const auto today = ground_.clock.today();
  const auto name = [&](UnitId id) {
    const auto* unit = units->find(id);
    return unit ? unit->name(today) : std::string();
  };
  const auto issuer = units->id_of(plan->document.issuer);
  TRY_ASSIGN(auto bytes, write_overview_pdf(
                             json, {name(units->line_parent(issuer, today)),
                                    name(issuer),
                                    "",
                                    fmt::format("{}, {}", plan->document.place, signing_day(today)),
                                    {"TỔNG QUAN KẾT QUẢ THỰC HIỆN", plan_title(*plan)},
                                    {period.label().vi},
                                    data_ == Data::synthetic}));
  TRY(note(actor, "overview.exported-pdf", "period:" + period.code(), "{}"));
  return File{std::move(bytes), fmt::format("tong-quan_{}.pdf", period.code())};
}

template <typename Make>
Result<Service::File> Service::with_table(const access::Actor& actor, std::string_view form,
                                          Period period, const char* extension, const Make& make) {
  const auto plan = ground_.plan();
  const auto units = ground_.units();
  if (!plan || !units) return not_found();
  TRY_ASSIGN(const auto table, ground_.database.read([&](storage::Tx& tx) {
    return overview_.view(tx, *plan, *units, actor, form, period);
  }));
  TRY_ASSIGN(auto bytes, make(table, *plan, *units));
  TRY(note(actor, fmt::format("table.exported-{}", extension),
           fmt::format("table:{}:{}", table.form->id, period.code()), "{}"));
  return File{std::move(bytes), file_name(table, extension)};
}

Result<Service::File> Service::table_sheet(const access::Actor& actor, std::string_view form,
                                           Period period) {
  return with_table(actor, form, period, "xlsx",
                    [&](const auto& table, const auto& plan, const auto& units) {
                      return write_report_sheet(sheet_of(table, plan, units, data_));
                    });
}

Result<Service::File> Service::table_document(const access::Actor& actor, std::string_view form,
                                              Period period) {
  return with_table(
      actor, form, period, "docx",
      [&](const auto& table, const auto& plan, const auto& units) -> Result<std::string> {
        TRY_ASSIGN(const auto docx_template, read_table_template(plan.folder));
        return write_report_document(docx_template, document_of(table, plan, units, data_));
      });
}

Result<std::string> Service::read_sheet(const access::Actor& actor, RecordId id,
                                        std::string_view bytes, bool english) {
  TRY_ASSIGN(const auto seen, view(actor, id));
  if (!actor.may(access::Capability::write, seen.record.unit)) return forbidden();
  TRY_ASSIGN(const auto uploaded, read_form_sheet(bytes, *seen.form, sheet_head(seen)));
  return upload_json(*seen.form, uploaded, english);
}

}  // namespace hoanhap::documents
