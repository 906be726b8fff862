-- The audit chain (design §7). An entry is inserted in the transaction it speaks of and noted as
-- pending; the sealer gives it its place in the chain, in commit order, and takes the note away.
-- Append only: nothing here is ever changed, and only notes are deleted.
create table audit_entry (
  id      integer primary key,
  at      bigint  not null,               -- ms
  who     bigint  not null,               -- user id; 0: the system
  unit_id bigint  not null,               -- on whose behalf; 0: nobody's
  action  text    not null,               -- "record.sent"
  subject text    not null,               -- "record:17"
  facts   text    not null                -- JSON object of plain facts; no free text, no names
);
create index audit_entry_subject on audit_entry (subject, id);

create table audit_pending (
  entry_id integer primary key
);

create table audit_seal (
  sequence integer primary key,           -- 1, 2, 3 … without a gap
  entry_id bigint  not null,
  hash     blob    not null               -- BLAKE2b-256 of the hash before and the entry
);
