-- Staff who work with the software, their roles, sessions and two-person proposals (design §7).
-- Instants are ms. No password and no one-time code is stored, only hashes.

create table account (
  id            integer primary key,
  login         text    not null unique,     -- lower case
  display_name  text    not null,
  password_hash text,                        -- Argon2id; null until the person has redeemed a code
  demo          bigint  not null default 0,  -- signs in only where the data folder is a demo
  created_at    bigint  not null,
  disabled_at   bigint
);

-- What somebody may do now, or could: rows are ended, never deleted.
create table membership (
  id            integer primary key,
  account_id    bigint  not null references account (id),
  unit_id       bigint  not null,
  role          text    not null,            -- access::kRoles
  proposal_id   bigint,                      -- the two people behind it; null: first two, and the demo
  since         bigint  not null,
  ended_at      bigint,
  ended_by      bigint
);
create unique index membership_active on membership (account_id, unit_id, role) where ended_at is null;
create index membership_unit on membership (unit_id, role);

-- Whatever raises rights or opens an account: one person proposes, another confirms.
create table proposal (
  id            integer primary key,
  kind          text    not null,            -- grant invitation reset
  account_id    bigint  not null references account (id),
  unit_id       bigint  not null,            -- the unit concerned
  role          text    not null,            -- of a reset: the role by which the unit is concerned
  proposed_by   bigint  not null,            -- 0: the command line
  proposed_at   bigint  not null,
  expires_at    bigint  not null,
  state         text    not null,            -- open confirmed refused withdrawn
  decided_by    bigint,
  decided_at    bigint,
  reason        text
);
create index proposal_open on proposal (state, account_id);

-- A one-time code has two halves: the proposer's, made first, and the confirmer's. Only both open.
create table one_time_code (
  id            integer primary key,
  first_hash    text    not null unique,
  second_hash   text,                        -- null until somebody has confirmed
  kind          text    not null,            -- invitation reset founder
  account_id    bigint,                      -- null for a founder, who chooses a login
  unit_id       bigint,                      -- founder: administrator of this unit
  proposal_id   bigint references proposal (id),
  expires_at    bigint  not null,
  used_at       bigint,
  cancelled_at  bigint
);

create table session (
  token_hash    text    primary key,
  account_id    bigint  not null references account (id),
  opened_at     bigint  not null,
  used_at       bigint  not null
);
create index session_account on session (account_id);

-- What the people of a unit who confirm are told: who was invited, reset, granted, removed, and when.
create table notice (
  id            integer primary key,
  unit_id       bigint  not null,            -- who is told
  kind          text    not null,            -- the audit action, e.g. reset.proposed
  account_id    bigint  not null,            -- about whom
  about_unit_id bigint  not null,
  role          text    not null,
  made_by       bigint  not null,
  at            bigint  not null
);
create index notice_unit on notice (unit_id, id);

-- Only in a demo data folder: what the sign-in page offers to try. The password is not a secret there.
create table demo_account (
  account_id    bigint  primary key references account (id),
  password      text    not null,
  unit_id       bigint  not null,
  role          text    not null
);
