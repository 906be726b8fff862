-- Obligations, records, their drafts, revisions and review steps (design §5). Days are days since
-- 1970-01-01, instants are ms, booleans 0/1, periods are Period::key().

create table obligation (
  id            integer primary key,
  duty          text    not null,            -- plan duty id "bao-cao-phuong/quarterly"
  form          text    not null,
  unit_id       bigint  not null,            -- who owes
  receiver_id   bigint  not null,
  via_id        bigint,                      -- who checks and consolidates; null: the receiver
  period        bigint  not null,
  opens_on      bigint  not null,            -- first day work on it makes sense (the period's first day)
  last_timely   bigint  not null,            -- last day in time
  local_setting integer not null,
  waived_reason text,                        -- not null: waived
  waived_by     bigint,
  waived_at     bigint,
  unique (duty, unit_id, period)
);
create index obligation_unit on obligation (unit_id, period);
create index obligation_via on obligation (via_id, form, period);
create index obligation_receiver on obligation (receiver_id, form, period);
create index obligation_form on obligation (form, period);

create table record (
  id            integer primary key,
  form          text    not null,
  unit_id       bigint  not null,
  period        bigint  not null,            -- for an event: the half-month its date lies in
  event_date    bigint,                      -- events only
  obligation_id bigint references obligation (id),
  receiver_id   bigint  not null,
  via_id        bigint,
  state         text    not null,            -- draft presented sent accepted returned reopened
  version       bigint  not null,            -- +1 with every change; what If-Match names
  revision      bigint  not null,            -- current revision; 0 before the first presentation
  sent_revision bigint,                      -- what counts as sent: the last one sent and not returned
  accepted_revision bigint,                  -- what counts as accepted: the last one accepted
  first_sent_at bigint,                      -- first signed and sent: decides timely or late, for good
  sent_at       bigint,                      -- latest signing
  presented_by  bigint,                      -- of the current revision
  sent_by       bigint,
  accepted_at   bigint,
  accepted_head text,                        -- head of the audit chain when it was accepted
  outgoing_number text,
  outgoing_date bigint,
  created_by    bigint  not null,
  created_at    bigint  not null
);
create unique index record_obligation on record (obligation_id) where obligation_id is not null;
create index record_unit on record (unit_id, form, period);
create index record_form on record (form, period);

-- What is being typed; one per record, replaced as a whole under If-Match.
create table draft (
  record_id     bigint  primary key references record (id),
  plan_hash     text    not null,
  form_version  bigint  not null,
  base_revision bigint  not null,
  cells         blob    not null,            -- rollup::encode of the numeric slots
  texts         text    not null,            -- JSON object: text, date, choice, unit elements; explanations; notes
  author_id     bigint  not null,
  saved_at      bigint  not null
);
-- Who changed which cell last, for conflicts: JSON object element -> [user id, ms, record version].
create table draft_touch (
  record_id     bigint  primary key references record (id),
  touches       text    not null
);

-- Append only. A revision is what was presented; the hash covers form, unit, period, cells and a
-- salted commitment to the texts.
create table revision (
  record_id     bigint  not null references record (id),
  revision      bigint  not null,
  form_version  bigint  not null,
  layout        bigint  not null,
  cells         blob    not null,
  texts         text    not null,
  sources       text    not null default '[]',  -- consolidation: the submissions behind it and their hashes
  salt          text    not null,
  hash          text    not null,
  author_id     bigint  not null,
  created_at    bigint  not null,
  primary key (record_id, revision)
);

create table review_step (
  id            integer primary key,
  record_id     bigint  not null references record (id),
  step          text    not null,            -- presented sent_back sent returned accepted reopened waived
  revision      bigint  not null,
  actor_id      bigint  not null,
  unit_id       bigint  not null,            -- on whose behalf
  reason        text,
  at            bigint  not null
);
create index review_step_record on review_step (record_id, id);
