#pragma once

#include <memory>

#include "records/rules.h"
#include "records/sources.h"
#include "records/validate.h"

namespace hoanhap::records {

// A record as one actor may see it. The unit that owes it sees what is being typed; who checks or
// receives it sees what was last sent to them and never a draft. Both see exact figures: they are
// entitled (design §1).
struct View {
  std::shared_ptr<const plan::Plan> plan;
  std::shared_ptr<const units::Registry> units;
  const plan::Form* form = nullptr;  // of `plan`
  Record record;
  bool live = false;  // the draft is shown; else `revision`
  int revision = 0;   // shown; 0: nothing yet
  Contents contents;  // with computed figures and corrections in place
  std::map<std::string, std::optional<std::int64_t>, std::less<>> computed;  // before corrections
  std::string plan_hash;                                                     // of the draft
  int form_version = 1;  // that the contents were typed in
  UserId author;
  Instant at;
  Problems problems;
  std::optional<std::pair<Period, Contents>> previous;
  struct Base {
    Period period;
    std::optional<Contents> contents;
  };
  std::vector<Base> base;  // of a view: its base reports, side by side
  Made made;
  std::vector<Change> changed_since;
  std::vector<StepTaken> steps;
  std::optional<std::string> frozen_hash;             // of the accepted revision
  std::optional<obligations::Obligation> obligation;  // of a flash report too: holds its day
};

// Reads everything of `record` that `actor` may see, in the caller's transaction.
Result<View> look(storage::Tx& tx, const access::Actor& actor,
                  std::shared_ptr<const plan::Plan> plan,
                  std::shared_ptr<const units::Registry> units, Record record);

// The problems of a form's contents, with those that its sources add: a view without all its base
// reports, two sources that differ. Explained ones are marked.
Problems all_problems(const plan::Plan& plan, const plan::Form& form, const Record& record,
                      const Contents& contents, const Contents* previous, const Made& made);

// Every id that an explanation may answer.
std::set<std::string, std::less<>> explainable(const plan::Plan& plan, const plan::Form& form,
                                               const Record& record, const Made& made);

// The contents of the same form a period before, as sent.
std::optional<std::pair<Period, Contents>> previous_of(storage::Tx& tx, const Record& record);

// The record as JSON (the API's Record).
std::string to_json(storage::Tx& tx, const View& view, const access::Actor& actor,
                    const obligations::Ground& ground);

}  // namespace hoanhap::records
