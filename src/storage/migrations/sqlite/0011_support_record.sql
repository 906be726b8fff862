-- Sealed records. In clear: what the programme counts by, and nothing else (design §6): no sender, no ward,
-- no member, no day. No row order either: keys are random, and rows stand in their order.

create table support_record (
  id       blob   primary key,                 -- 16 random bytes; others once it is destroyed
  office   blob   not null,                    -- root key of the office that keeps it
  month    bigint not null,                    -- of arrival: 201805
  sender   text   not null,                    -- police ward union self
  city_id  bigint not null,
  state    text   not null,                    -- received contacted consented serving destroyed
  needs    text   not null,                    -- kinds of service asked for, and given: "hoc-nghe vay-von"
  services text   not null,
  outcome  text   not null,                    -- '' until it ends
  ends     bigint not null                     -- month in which its key goes, or went
) without rowid;
create index support_record_office on support_record (office, state, id);

create table support_part (
  record       blob   not null,
  part         bigint not null,                -- 1 referral, 2 care, 3 link
  version      bigint not null,
  root         blob   not null,                -- the office it was sealed for
  epoch        bigint not null,
  signer       blob   not null,
  nonce        blob   not null,
  body         blob   not null,                -- ciphertext
  wrapped_hash blob   not null,
  signature    blob   not null,
  primary key (record, part)
) without rowid;
