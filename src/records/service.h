#pragma once

#include <span>

#include "records/edit.h"
#include "records/view.h"

namespace hoanhap::records {

// Filled forms, from opening to acceptance (README). Every call but the last two runs in the
// caller's transaction, so that a request's answer, its totals, its audit entry and its idempotency
// key are one commit.
//
// Owner: the composition root; keeps nothing of a request. Threads: any number may call.
// Fails: `not_found` also for what the actor may not know of; the errors of rules.h, validate.h and
// edit.h; `precondition` carries the record as it is now, and both values of every conflict.
class Service {
 public:
  explicit Service(obligations::Ground ground) : ground_(std::move(ground)) {}

  // The record of an obligation, made with its draft when there is none yet: stocks carried over
  // from the period before where the plan says `prefill: previous`, and in a longer report every
  // choice ticked in the shorter ones.
  struct Opened {
    RecordId id;
    bool created = false;
  };
  Result<Opened> open(storage::Tx& tx, const access::Actor& actor, ObligationId id);

  // A flash report about something that happened on `date`, by `unit` (0: the actor's only one).
  struct Event {
    std::string duty;
    Date date;
    UnitId unit;
  };
  Result<RecordId> open_event(storage::Tx& tx, const access::Actor& actor, const Event& event);

  // Changes what is being typed; see edit.h for `body`.
  Result<bool> save(storage::Tx& tx, const access::Actor& actor, RecordId id, std::int64_t base,
                    const Json& body);
  Result<bool> nil(storage::Tx& tx, const access::Actor& actor, RecordId id, std::int64_t base);

  // Number and date of the paper that goes with what is signed; left as they are where not given.
  struct Outgoing {
    std::optional<std::string> number;
    std::optional<Date> date;
  };
  // One step of the review. `audit_head` is printed on what is accepted.
  struct Taking {
    Step step = Step::present;
    std::int64_t base = 0;
    std::string reason;
    Outgoing outgoing;
    std::string audit_head;
  };
  Result<bool> take(storage::Tx& tx, const access::Actor& actor, RecordId id, const Taking& taking);

  // A whole report in one write: filled in, presented and signed by one person who may do both.
  // What `body` (as for `save`) does not name is blank. `base` is 0 where nothing was opened
  // before. The trail says `record.submitted`, once.
  struct Whole {
    std::int64_t base = 0;
    Json body;
    Outgoing outgoing;
  };
  struct Receipt {
    Record record;
    std::string hash;  // of the revision
    bool created = false;
  };
  Result<Receipt> submit(storage::Tx& tx, const access::Actor& actor, ObligationId id,
                         const Whole& whole);

  Result<View> view(storage::Tx& tx, const access::Actor& actor, RecordId id);
  Result<std::string> show(storage::Tx& tx, const access::Actor& actor, RecordId id);
  // Every revision that the actor may see: all of their own unit's, of others' those that were
  // sent.
  Result<std::string> revisions(storage::Tx& tx, const access::Actor& actor, RecordId id);

  Result<std::string> audit_head() const;
  const obligations::Ground& ground() const { return ground_; }

 private:
  struct Known {
    std::shared_ptr<const plan::Plan> plan;
    std::shared_ptr<const units::Registry> units;
    Record record;
    const plan::Form* form = nullptr;
  };
  Result<Known> known(storage::Tx& tx, const access::Actor& actor, RecordId id) const;
  // The record that answers `item`, or one that is not stored yet: id and version 0.
  Result<Known> answering(storage::Tx& tx, const access::Actor& actor,
                          const std::optional<obligations::Item>& item) const;
  Result<bool> still_owed(storage::Tx& tx, ObligationId id) const;  // `waived` when it is not
  Result<bool> can_begin(const obligations::Obligation& obligation) const;
  RecordId create(storage::Tx& tx, const access::Actor& actor, Record record,
                  const plan::Plan& plan, const plan::Form& form) const;
  // Notes who touched what, from `next`'s version on.
  void touch(storage::Tx& tx, const access::Actor& actor, const Record& next,
             const std::vector<std::string>& touched) const;
  // What can be written in has a draft: makes one of the current revision where there is none.
  Result<bool> ensure_draft(storage::Tx& tx, const Known& known, const Record& next) const;
  Result<bool> keep_draft(storage::Tx& tx, const access::Actor& actor, const Known& known,
                          Draft draft, const std::vector<std::string>& touched,
                          const char* action) const;
  // Checks what was typed and stores it as `next`'s revision.
  struct Presented {
    std::string hash, commitment;
  };
  Result<Presented> present(storage::Tx& tx, const access::Actor& actor, const Known& known,
                            const Record& next, const Contents& typed, const Made& made) const;
  Result<bool> take_outgoing(Record& record, const Outgoing& outgoing) const;
  // Brings the totals up to date where `next` counts otherwise than before.
  Result<bool> recount(storage::Tx& tx, const Known& known, const Record& next) const;
  void add_step(storage::Tx& tx, const access::Actor& actor, const Record& next, Step step,
                UnitId on_behalf_of, std::optional<std::string> reason = {}) const;
  // `error` with what the caller needs to go on from a version that has moved on: the record as it
  // is, and both values of what was changed meanwhile.
  Error with_conflicts(storage::Tx& tx, const access::Actor& actor, const Known& known,
                       const EditRules& rules, const Json& body, const Contents& now,
                       std::int64_t base, Error error) const;
  Error with_current(storage::Tx& tx, const access::Actor& actor, const Known& known, Error error,
                     const std::string& conflicts) const;
  // `right_of`: whose lent right the actor used; 0: their own.
  void note(storage::Tx& tx, const access::Actor& actor, const Record& record, UnitId on_behalf_of,
            UserId right_of, std::string_view action, std::string_view commitment = "") const;
  obligations::Ground ground_;
};

std::span<const access::Route<Service>> routes();

}  // namespace hoanhap::records
