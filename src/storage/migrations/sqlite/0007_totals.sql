-- The packed totals (design §5): one row per (form, layout, unit, base period). `sent` and `accepted`
-- are rollup::encode vectors; `accepted` is the one byte 0 where it equals `sent`, which it mostly does.
create table total (
  form     text   not null,
  unit_id  bigint not null,
  period   bigint not null,                 -- Period::key() of a base period
  layout   bigint not null,
  part     bigint not null,                 -- 0: what the unit itself reported; 1: the sum of those beneath it
  sent     blob not null,
  accepted blob not null,
  primary key (form, unit_id, period, part, layout)
) without rowid;

-- A released period of a form: the table everybody else sees, already suppressed (design §1). `cells`
-- is JSON; nothing hidden is stored in it.
create table release (
  id          integer primary key,
  form        text   not null,
  period      bigint not null,
  year        bigint not null,                -- of the period: what a later release is checked against
  cells       text   not null,
  released_by bigint not null,
  released_at bigint not null
);
create index release_form on release (form, period, id);
create index release_year on release (year, form, id);

-- Which revisions a release was made from: enough to reckon later what a reader of it could work out
-- (disclosure/ledger.h), and no figure.
create table release_basis (
  release_id bigint not null references release (id),
  record_id  bigint not null references record (id),
  revision   bigint not null,
  primary key (release_id, record_id)
);
