#include "identity/store.h"

#include <algorithm>
#include <array>

namespace hoanhap::identity::store {
namespace {

constexpr std::array<std::pair<ProposalKind, std::string_view>, 3> kKinds{{
    {ProposalKind::grant, "grant"},
    {ProposalKind::invitation, "invitation"},
    {ProposalKind::reset, "reset"},
}};
constexpr std::array<std::pair<ProposalState, std::string_view>, 4> kStates{{
    {ProposalState::open, "open"},
    {ProposalState::confirmed, "confirmed"},
    {ProposalState::refused, "refused"},
    {ProposalState::withdrawn, "withdrawn"},
}};

template <typename T>
T named(const auto& table, std::string_view text, T otherwise) {
  for (const auto& [value, its_name] : table)
    if (its_name == text) return value;
  return otherwise;
}

template <typename T>
std::string_view name_in(const auto& table, T value) {
  return std::ranges::find(table, value, [](const auto& row) { return row.first; })->second;
}

Proposal read(const storage::Row& row) {
  Proposal p;
  p.id = {row.integer(0)};
  p.kind = named(kKinds, row.text(1), ProposalKind::grant);
  p.subject = {row.integer(2)};
  p.unit = {row.integer(3)};
  p.role = row.text(4);
  p.proposer = {row.integer(5)};
  p.proposed_at = {row.integer(6)};
  p.expires_at = {row.integer(7)};
  p.state = named(kStates, row.text(8), ProposalState::withdrawn);
  p.decided_by = {row.maybe_integer(9).value_or(0)};
  if (!row.null(10)) p.decided_at = Instant{row.integer(10)};
  if (!row.null(11)) p.reason = row.text(11);
  return p;
}

constexpr std::string_view kOne =
    "select id, kind, account_id, unit_id, role, proposed_by, proposed_at, expires_at, state,"
    " decided_by, decided_at, reason from proposal where id = ?1";
constexpr std::string_view kAll =
    "select id, kind, account_id, unit_id, role, proposed_by, proposed_at, expires_at, state,"
    " decided_by, decided_at, reason from proposal order by id desc limit 500";
constexpr std::string_view kInState =
    "select id, kind, account_id, unit_id, role, proposed_by, proposed_at, expires_at, state,"
    " decided_by, decided_at, reason from proposal where state = ?1 order by id desc limit 500";

}  // namespace

std::string_view name(ProposalKind kind) { return name_in(kKinds, kind); }
std::string_view name(ProposalState state) { return name_in(kStates, state); }

ProposalId add_proposal(storage::Tx& tx, const Proposal& p) {
  return {tx.insert(
      "insert into proposal (kind, account_id, unit_id, role, proposed_by, proposed_at,"
      " expires_at, state) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'open') returning id",
      {name(p.kind), p.subject, p.unit, p.role, p.proposer, p.proposed_at.ms, p.expires_at.ms})};
}

std::optional<Proposal> proposal(storage::Tx& tx, ProposalId id) {
  std::optional<Proposal> found;
  tx.one(kOne, {id}, [&](const storage::Row& row) { found = read(row); });
  return found;
}

std::vector<Proposal> proposals(storage::Tx& tx, std::optional<ProposalState> state) {
  std::vector<Proposal> all;
  const auto add = [&](const storage::Row& row) { all.push_back(read(row)); };
  if (state)
    tx.query(kInState, {name(*state)}, add);
  else
    tx.query(kAll, {}, add);
  return all;
}

void decide(storage::Tx& tx, ProposalId id, ProposalState state, UserId by, Instant now,
            std::string_view reason) {
  tx.execute(
      "update proposal set state = ?2, decided_by = ?3, decided_at = ?4, reason = ?5 where id = ?1",
      {id, name(state), by, now.ms, reason});
}

void withdraw_all(storage::Tx& tx, UserId subject, UserId by, Instant now) {
  tx.execute(
      "update proposal set state = 'withdrawn', decided_by = ?2, decided_at = ?3"
      " where account_id = ?1 and state = 'open'",
      {subject, by, now.ms});
}

void add_code(storage::Tx& tx, const NewCode& code) {
  const auto optional = [](std::int64_t id) { return id ? std::optional(id) : std::nullopt; };
  tx.execute(
      "insert into one_time_code (first_hash, second_hash, kind, account_id, unit_id,"
      " proposal_id, expires_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
      {code.first_hash,
       code.second_hash.empty() ? storage::Param(nullptr) : storage::Param(code.second_hash),
       code.kind, optional(code.account.value), optional(code.unit.value),
       optional(code.proposal.value), code.expires_at.ms});
}

std::optional<Code> code(storage::Tx& tx, std::string_view first_hash) {
  std::optional<Code> found;
  tx.one(
      "select id, second_hash, kind, account_id, unit_id, proposal_id, expires_at, used_at,"
      " cancelled_at from one_time_code where first_hash = ?1",
      {first_hash}, [&](const storage::Row& row) {
        found.emplace();
        found->id = row.integer(0);
        if (!row.null(1)) found->second_hash = row.text(1);
        found->kind = row.text(2);
        found->account = {row.maybe_integer(3).value_or(0)};
        found->unit = {row.maybe_integer(4).value_or(0)};
        found->proposal = {row.maybe_integer(5).value_or(0)};
        found->expires_at = {row.integer(6)};
        found->spent = !row.null(7) || !row.null(8);
      });
  return found;
}

void complete_code(storage::Tx& tx, ProposalId proposal, std::string_view second_hash) {
  tx.execute("update one_time_code set second_hash = ?2 where proposal_id = ?1",
             {proposal, second_hash});
}

void use_code(storage::Tx& tx, std::int64_t id, Instant now) {
  tx.execute("update one_time_code set used_at = ?2 where id = ?1", {id, now.ms});
}

void cancel_codes(storage::Tx& tx, UserId account, Instant now) {
  tx.execute(
      "update one_time_code set cancelled_at = ?2"
      " where account_id = ?1 and used_at is null and cancelled_at is null",
      {account, now.ms});
}

void cancel_code_of(storage::Tx& tx, ProposalId proposal, Instant now) {
  tx.execute(
      "update one_time_code set cancelled_at = ?2 where proposal_id = ?1 and used_at is null",
      {proposal, now.ms});
}

void cancel_founder_codes(storage::Tx& tx, Instant now) {
  tx.execute(
      "update one_time_code set cancelled_at = ?1"
      " where kind = 'founder' and used_at is null and cancelled_at is null",
      {now.ms});
}

std::int64_t founders(storage::Tx& tx) {
  return tx
      .maybe_integer(
          "select count(*) from one_time_code"
          " where kind = 'founder' and used_at is not null")
      .value_or(0);
}

void tell(storage::Tx& tx, UnitId unit, const Notice& notice) {
  tx.execute(
      "insert into notice (unit_id, kind, account_id, about_unit_id, role, made_by, at)"
      " values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
      {unit, notice.kind, notice.subject, notice.about, notice.role, notice.made_by, notice.at.ms});
}

std::vector<Notice> notices(storage::Tx& tx, UnitId unit, int most) {
  std::vector<Notice> all;
  tx.query(
      "select id, kind, account_id, about_unit_id, role, made_by, at from notice"
      " where unit_id = ?1 order by id desc limit ?2",
      {unit, most}, [&](const storage::Row& row) {
        all.push_back({row.integer(0),
                       std::string(row.text(1)),
                       {row.integer(2)},
                       {row.integer(3)},
                       std::string(row.text(4)),
                       {row.integer(5)},
                       {row.integer(6)}});
      });
  return all;
}

}  // namespace hoanhap::identity::store
