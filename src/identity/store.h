#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "identity/demo.h"
#include "identity/model.h"
#include "storage/database.h"

// The only SQL of identity. Everything runs in the caller's transaction.
namespace hoanhap::identity::store {

// ---- accounts
UserId add_account(storage::Tx& tx, std::string_view login, std::string_view display_name,
                   Instant now);
std::optional<Account> account(storage::Tx& tx, UserId id);
std::optional<Account> account(storage::Tx& tx, std::string_view login);
bool any_account(storage::Tx& tx);
void set_password(storage::Tx& tx, UserId id, std::string_view hash);
void set_disabled(storage::Tx& tx, UserId id, std::optional<Instant> at);
void add_demo(storage::Tx& tx, UserId id, std::string_view password, UnitId unit,
              std::string_view role);
std::vector<DemoAccount> demo_accounts(storage::Tx& tx);

// ---- roles
void grant(storage::Tx& tx, const Held& held, std::optional<ProposalId> proposal, Instant now);
bool end_grant(storage::Tx& tx, const Held& held, UserId by, Instant now);
std::vector<Held> roles_of(storage::Tx& tx, UserId user);
// Roles held by people whose accounts are open and not disabled; all, or one role's.
std::vector<Held> roles_in_force(storage::Tx& tx);
std::vector<Held> roles_held(storage::Tx& tx);  // of everybody not disabled, opened or not

// ---- sessions
struct Session {
  UserId user;
  std::int64_t opened_ms = 0, used_ms = 0;
};
void open_session(storage::Tx& tx, std::string_view token_hash, UserId user, Instant now);
std::optional<Session> session(storage::Tx& tx, std::string_view token_hash);
void touch_session(storage::Tx& tx, std::string_view token_hash, std::int64_t used_ms);
void close_session(storage::Tx& tx, std::string_view token_hash);
// Every session of `user` but the one kept ("" keeps none).
void close_sessions(storage::Tx& tx, UserId user, std::string_view kept_token_hash = "");
void forget_sessions(storage::Tx& tx, std::int64_t used_before_ms, std::int64_t opened_before_ms);

// ---- proposals, codes, notices
ProposalId add_proposal(storage::Tx& tx, const Proposal& proposal);
std::optional<Proposal> proposal(storage::Tx& tx, ProposalId id);
std::vector<Proposal> proposals(storage::Tx& tx, std::optional<ProposalState> state);
void decide(storage::Tx& tx, ProposalId id, ProposalState state, UserId by, Instant now,
            std::string_view reason);
void withdraw_all(storage::Tx& tx, UserId subject, UserId by, Instant now);

struct Code {
  std::int64_t id = 0;
  std::string second_hash;  // "" until confirmed
  std::string kind;         // "invitation", "reset", "founder"
  UserId account;           // 0: a founder
  UnitId unit;
  ProposalId proposal;
  bool spent = false;  // used or cancelled
  Instant expires_at;
};
struct NewCode {
  std::string first_hash, second_hash, kind;
  UserId account;
  UnitId unit;
  ProposalId proposal;
  Instant expires_at;
};
void add_code(storage::Tx& tx, const NewCode& code);
std::optional<Code> code(storage::Tx& tx, std::string_view first_hash);
void complete_code(storage::Tx& tx, ProposalId proposal, std::string_view second_hash);
void use_code(storage::Tx& tx, std::int64_t id, Instant now);
void cancel_codes(storage::Tx& tx, UserId account, Instant now);
void cancel_code_of(storage::Tx& tx, ProposalId proposal, Instant now);
void cancel_founder_codes(storage::Tx& tx, Instant now);
std::int64_t founders(storage::Tx& tx);  // codes of founders that were used

void tell(storage::Tx& tx, UnitId unit, const Notice& notice);
std::vector<Notice> notices(storage::Tx& tx, UnitId unit, int most);

std::string_view name(ProposalKind kind);
std::string_view name(ProposalState state);

}  // namespace hoanhap::identity::store
