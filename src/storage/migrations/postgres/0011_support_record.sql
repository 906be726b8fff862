-- Sealed records. In clear: what the programme counts by, and nothing else (design §6): no sender, no ward,
-- no member, no day. No row order either: to be clustered by their random key (docs/security.md).

create table support_record (
  id       bytea   primary key,                 -- 16 random bytes; others once it is destroyed
  office   bytea   not null,                    -- root key of the office that keeps it
  month    bigint not null,                    -- of arrival: 201805
  sender   text   not null,                    -- police ward union self
  city_id  bigint not null,
  state    text   not null,                    -- received contacted consented serving destroyed
  needs    text   not null,                    -- kinds of service asked for, and given: "hoc-nghe vay-von"
  services text   not null,
  outcome  text   not null,                    -- '' until it ends
  ends     bigint not null                     -- month in which its key goes, or went
);
create index support_record_office on support_record (office, state, id);

create table support_part (
  record       bytea   not null,
  part         bigint not null,                -- 1 referral, 2 care, 3 link
  version      bigint not null,
  root         bytea   not null,                -- the office it was sealed for
  epoch        bigint not null,
  signer       bytea   not null,
  nonce        bytea   not null,
  body         bytea   not null,                -- ciphertext
  wrapped_hash bytea   not null,
  signature    bytea   not null,
  primary key (record, part)
);
