#pragma once

#include <span>

#include "access/route.h"
#include "exchange/model.h"
#include "overview/service.h"
#include "records/service.h"

namespace hoanhap::exchange {

// Figures of many reports in and out (design §9): whole tables and DHIS2 data value sets.
//
// In: a file is read and tried, and nothing of it is kept; what it says of each report is then
// entered into drafts, some reports at a time, by the importer's own rights. Both go through
// records::Service, so that every rule, version and audit entry is that of typing. Out: what the
// actor may see of accepted figures, cut as on the screen by overview::Service.
//
// Owner: the composition root. Threads: any number may call. Fails: `unreadable-file`; as records
// and overview do.
class Service {
 public:
  Service(obligations::Ground ground, records::Service& records, const overview::Service& overview)
      : ground_(std::move(ground)), records_(records), overview_(overview) {}

  // What a file would do, as JSON (the API's ImportPreview): every fault at its cell, every report
  // with its cells, its obligation and the version that it would be entered on. Tried by the same
  // calls as the import, in writes that are taken back.
  Result<std::string> preview(const access::Actor& actor, std::string_view bytes);

  // Enters reports, {obligation, version, cells} each, into drafts: all of them or none, in the
  // caller's transaction. Version 0: no record has been opened yet. At most `kMostReports`.
  static constexpr std::size_t kMostReports = 50;
  Result<std::string> import(storage::Tx& tx, const access::Actor& actor, const Json& body);

  // The accepted figures of every form (or of one) in the base periods of `period`.
  struct File {
    std::string bytes, name;
  };
  Result<File> csv(const access::Actor& actor, std::string_view form, Period period);
  Result<File> sheet(const access::Actor& actor, std::string_view form, Period period);
  Result<File> data_value_set(const access::Actor& actor, std::string_view form, Period period);

  const obligations::Ground& ground() const { return ground_; }

 private:
  struct Tried;
  Tried try_one(storage::Tx& tx, const access::Actor& actor, const Report& report);
  Result<bool> note(const access::Actor& actor, const char* action, std::string_view form,
                    Period period, std::size_t lines) const;
  obligations::Ground ground_;
  records::Service& records_;
  const overview::Service& overview_;
};

std::span<const access::Route<Service>> routes();

}  // namespace hoanhap::exchange
