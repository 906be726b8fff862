-- Offices of the sealed part (docs/security.md): public keys, signed certificates, wrapped secrets. The
-- server checks them and can open nothing.

create table support_office (
  root              bytea    primary key,       -- Ed25519 public key: the office itself
  purpose           bigint  not null,          -- 1 support, 2 children
  unit_id           bigint  not null,
  state             text    not null,          -- founding open handed-over
  wrapped_epoch     bigint  not null,          -- every record's key is wrapped for this epoch or a later one
  founded_by        bigint  not null,
  root_for_recovery bytea                       -- the root's seed, sealed to the recovery key
);

-- The chain, and the members that each certificate names.
create table support_certificate (
  root     bytea   not null,
  sequence bigint not null,
  epoch    bigint not null,
  bytes    bytea   not null,
  roster   bytea   not null,
  primary key (root, sequence)
);

-- A member's own statement and their secrets behind their passphrase; two rows while new keys wait to be
-- certified.
create table support_enrolment (
  root       bytea   not null,
  account_id bigint not null,
  signing    bytea   not null,
  certified  bigint not null,
  bytes      bytea   not null,
  wrap       bytea   not null,
  primary key (root, account_id, signing)
);

-- The team key's secret of an epoch, sealed to each member; account 0: to the recovery key.
create table support_seal (
  root       bytea   not null,
  epoch      bigint not null,
  account_id bigint not null,
  sealed     bytea   not null,
  primary key (root, epoch, account_id)
);

-- Who lost the right to be a member while holding keys of an epoch; only a later epoch takes them back.
create table support_suspension (
  root       bytea   not null,
  account_id bigint not null,
  epoch      bigint not null,
  since      bigint not null,
  primary key (root, account_id)
);
