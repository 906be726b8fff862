#pragma once

#include <span>
#include <string>

#include "access/route.h"
#include "documents/from_records.h"
#include "overview/service.h"
#include "records/service.h"

namespace hoanhap::documents {

// What a screen shows, as a file: the official sheet of a form out and in; a report as Word, Excel
// and PDF; the overview as PDF; a table of all units as Word and Excel. Who may is decided by
// records::Service and overview::Service: a file holds exactly what the screen shows the same
// actor.
//
// Owner: the composition root. Threads: any number may call. Fails: as their `view`;
// `unreadable-file` and `wrong-sheet` for uploads.
class Service {
 public:
  Service(obligations::Ground ground, records::Service& records, overview::Service& overview,
          Data data)
      : ground_(std::move(ground)), records_(records), overview_(overview), data_(data) {}

  struct File {
    std::string bytes, name;
  };
  Result<File> form_sheet(const access::Actor& actor, RecordId id);
  Result<File> report_sheet(const access::Actor& actor, RecordId id);
  Result<File> report_document(const access::Actor& actor, RecordId id);
  Result<File> report_pdf(const access::Actor& actor, RecordId id);
  // The dashboard of a period on paper, as this actor sees it on the screen.
  Result<File> overview_pdf(const access::Actor& actor, Period period);
  Result<File> table_sheet(const access::Actor& actor, std::string_view form, Period period);
  Result<File> table_document(const access::Actor& actor, std::string_view form, Period period);
  // What an uploaded sheet says; nothing is stored.
  Result<std::string> read_sheet(const access::Actor& actor, RecordId id, std::string_view bytes,
                                 bool english);

 private:
  Result<records::View> view(const access::Actor& actor, RecordId id);
  // `make` gets the table as the actor may see it, with what it points into.
  template <typename Make>
  Result<File> with_table(const access::Actor& actor, std::string_view form, Period period,
                          const char* extension, const Make& make);
  // Every export leaves an entry in the audit (design §7).
  Result<bool> note(const access::Actor& actor, const records::View& view, const char* action);
  Result<bool> note(const access::Actor& actor, std::string action, std::string subject,
                    std::string facts);
  obligations::Ground ground_;
  records::Service& records_;
  overview::Service& overview_;
  Data data_;
};

std::span<const access::Route<Service>> routes();

}  // namespace hoanhap::documents
