-- Requests, directives outside the plan's rhythm, and difficulties and proposals on their way to an
-- answer. Days are days since 1970-01-01, instants are ms, booleans 0/1, periods are Period::key().

alter table obligation add column request integer not null default 0;  -- asked, not ordered: never late
alter table obligation add column directive_id bigint;                 -- not null: owed to a directive, not to the plan

-- An office asks some of its units for a report by a day (clause IV.1.a, IV.6.b).
create table directive (
  id            integer primary key,
  issuer_id     bigint  not null,            -- the office that asks and receives
  number        text,                        -- number and mark of the paper, where there is one
  dated         bigint,                      -- and its date
  title         text    not null,
  body          text    not null,
  salt          text    not null,            -- of the commitment in the audit chain; texts can be excised
  form          text    not null,            -- what is filled in
  period        bigint  not null,
  opens_on      bigint  not null,
  last_timely   bigint  not null,
  issued_by     bigint  not null,
  issued_at     bigint  not null,
  withdrawn_reason text,                     -- not null: withdrawn
  withdrawn_by  bigint,
  withdrawn_at  bigint
);
create index directive_issuer on directive (issuer_id, id);

-- Whom it asks, and which obligation answers it: one of its own, or the plan's for the same report.
create table directive_unit (
  directive_id  bigint  not null references directive (id),
  unit_id       bigint  not null,
  obligation_id bigint  not null references obligation (id),
  seen_at       bigint,                      -- the unit has said that it knows of it
  seen_by       bigint,
  primary key (directive_id, unit_id)
);
create index directive_unit_unit on directive_unit (unit_id, directive_id);
create index directive_unit_obligation on directive_unit (obligation_id);

-- A difficulty or a proposal that a unit puts to an office (III.1.g, III.3.j).
create table petition (
  id            integer primary key,
  unit_id       bigint  not null,            -- who asks
  record_id     bigint  references record (id),  -- the report it comes with; null: by itself
  kind          text    not null,            -- difficulty proposal
  title         text    not null,
  addressee_id  bigint  not null,            -- the office that answers
  via_id        bigint,                      -- who is between, and sees it
  passed_by_id  bigint,                      -- who passed it on last, and keeps sight of it
  state         text    not null,            -- raised answered closed withdrawn
  version       bigint  not null,
  raised_at     bigint  not null,
  answered_at   bigint,                      -- the latest answer
  closed_at     bigint
);
create index petition_unit on petition (unit_id, id);
create index petition_addressee on petition (addressee_id, state);
create index petition_via on petition (via_id, state);
create index petition_passed_by on petition (passed_by_id, state);
create index petition_record on petition (record_id);

-- What was said, in order. Only inserted.
create table petition_step (
  id            integer primary key,
  petition_id   bigint  not null references petition (id),
  step          text    not null,            -- raised passed_on answered asked_again closed withdrawn
  text          text    not null,
  salt          text    not null,            -- of the commitment in the audit chain; a text can be excised
  to_unit_id    bigint,                      -- of passed_on: the office that answers now
  actor_id      bigint  not null,
  unit_id       bigint  not null,            -- on whose behalf
  at            bigint  not null
);
create index petition_step_petition on petition_step (petition_id, id);
