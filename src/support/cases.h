#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/actor.h"
#include "core/result.h"
#include "support/destroying.h"
#include "support/offices.h"
#include "support/protocol/exported.h"

namespace hoanhap::support {

// What members do with records, from referral to the end (README). The server sees steps, kinds of
// service and an outcome; who is assigned, what was agreed and every word stand inside, sealed.
//
// Threads: any. Fails: `not_found` for whoever isn't a member of the record's office, and for what
// is destroyed, overdue or never was; `wrong-state`; `edited-elsewhere` (412) with the version
// there is.
class Cases {
 public:
  Cases(Ground& ground, Offices& offices, Destroying& destroying)
      : ground_(ground), offices_(offices), destroying_(destroying) {}

  struct Listed {
    Record record;
    std::vector<std::pair<Part, std::uint32_t>> parts;  // and their versions
  };
  Result<std::vector<Listed>> list(const access::Actor& actor, const SigningKey& office,
                                   std::optional<State> state, const RecordKeyId& after);

  // A part with its key as wrapped for the newest epoch that has one.
  struct OpenPart {
    Envelope envelope;
    std::uint32_t wrapped_epoch = 0;
  };
  struct Open {
    RecordKeyId record;
    std::vector<OpenPart> parts;
  };
  // Each is an entry of the audit trail; what can't be opened any more is left out.
  Result<std::vector<Open>> open(const access::Actor& actor, const SigningKey& office,
                                 const std::vector<RecordKeyId>& records);

  // Replaces version `base` (0: none yet) of a part; its key before is destroyed.
  Result<std::uint32_t> write(const access::Actor& actor, const Envelope& envelope,
                              std::uint32_t base);

  struct Taking {
    Step step = Step::contacted;
    std::optional<Date> until;  // consented, renewed
    std::string waited;         // contacted: a band
    std::string outcome;        // closed
  };
  Result<State> take(const access::Actor& actor, const RecordKeyId& record, const Taking& taking);
  Result<bool> set_services(const access::Actor& actor, const RecordKeyId& record,
                            std::vector<std::string> needs, std::vector<std::string> services);

  struct Reader {
    std::string name;
    Instant at;
    std::string action;
  };
  Result<std::vector<Reader>> readers(const access::Actor& actor, const RecordKeyId& record);
  Result<Exported> exported(const access::Actor& actor, const RecordKeyId& record);

 private:
  // A record that a member may see now, with what the key store knows of it.
  struct Seen {
    Offices::Held held;
    KeyStore::Kept kept;
  };
  Result<Seen> see(const access::Actor& actor, const RecordKeyId& record);
  Result<Open> gather(const std::vector<store::Certified>& chain, const Office& office,
                      const KeyStore::Kept& kept);
  void note(storage::Tx& tx, const access::Actor& actor, const Seen& seen, std::string_view action,
            std::string facts = "{}");
  Ground& ground_;
  Offices& offices_;
  Destroying& destroying_;
};

}  // namespace hoanhap::support
