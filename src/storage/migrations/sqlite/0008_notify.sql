-- Reminders and what people are told; mails; calendar addresses; delegation for absence. Days are days
-- since 1970-01-01, instants are ms.

-- When reminders climb, and at which hour. Append only, the newest rules; empty: the defaults of
-- notify/rules.h. A local setting, not from the plan.
create table reminder_setting (
  version       integer primary key,
  rungs         text    not null,            -- JSON [{"days":-3,"whom":"officer"}, …]
  hour          bigint  not null,            -- of the civil day, for reminders and mails
  changed_by    bigint  not null,
  changed_at    bigint  not null
);

-- One step of the ladder, or one reminder by hand. At most one of each kind a day and obligation.
create table reminder (
  id            integer primary key,
  obligation_id bigint  not null references obligation (id),
  kind          text    not null,            -- ladder hand
  whom          text    not null,            -- officer head checker receiver
  days          bigint  not null,            -- the rung, from the last day in time; by hand: of that day
  on_day        bigint  not null,
  made_by       bigint  not null,            -- 0: the ladder
  unit_id       bigint  not null,            -- on whose behalf; 0: the ladder
  made_at       bigint  not null,
  unique (obligation_id, kind, on_day)
);

-- What one person is told, in the application first; and the proof of it.
create table told (
  id            integer primary key,
  account_id    bigint  not null references account (id),
  unit_id       bigint  not null,            -- the unit for which they are told
  kind          text    not null,            -- reminder delegation mail
  about         bigint  not null,            -- id of the reminder, delegation or mail
  at            bigint  not null,
  read_at       bigint,                      -- acknowledged in the application
  mail_id       bigint,                      -- the mail it went out in, too
  unique (account_id, kind, about)
);
create index told_account on told (account_id, id);
create index told_unread on told (account_id, id) where read_at is null;
create index told_about on told (kind, about);

-- A person's own settings. The address is sealed with a key that is not in this database.
create table person_setting (
  account_id    bigint  primary key references account (id),
  language      text    not null default 'vi',
  digest        bigint  not null default 1,  -- 0: no daily mail
  address       blob,
  address_state text,                        -- unconfirmed confirmed refused
  code_hash     text,                        -- of the code mailed to confirm the address
  code_until    bigint,
  code_tries    bigint  not null default 0
);

-- The outbox. A mail is made in the transaction that it speaks of, and sent later: at least once, each
-- time with the same Message-ID. No address here, and no text once it has gone (a demo keeps it).
create table mail (
  id            integer primary key,
  account_id    bigint  not null references account (id),
  kind          text    not null,            -- digest address
  slot          bigint  not null,            -- digest: the day; address: the instant
  message_id    text    not null unique,
  state         text    not null,            -- quiet waiting sent failed dropped
  subject       text    not null,
  body          text    not null,
  said          text    not null,            -- JSON: keys of what the digest said, so that the next says only what is new
  made_at       bigint  not null,
  attempts      bigint  not null default 0,
  next_at       bigint,                      -- waiting: not before
  done_at       bigint,
  why           text,                        -- of the last failure: our word and the server's code
  unique (account_id, kind, slot)
);
create index mail_waiting on mail (next_at) where state = 'waiting';
create index mail_state on mail (state, id);

-- The secret address of a person's calendar: a selector to find it by, and a hash of the rest.
create table calendar_feed (
  account_id    bigint  primary key references account (id),
  selector      text    not null unique,
  secret_hash   text    not null,
  made_at       bigint  not null
);

-- Delegation for absence: rights of one person in one unit, lent to another of the same unit from day to
-- day. In force once accepted; ends by itself.
create table delegation (
  id            integer primary key,
  from_id       bigint  not null references account (id),
  to_id         bigint  not null references account (id),
  unit_id       bigint  not null,
  capabilities  text    not null,            -- "sign decide"
  first_day     bigint  not null,
  last_day      bigint  not null,
  made_at       bigint  not null,
  accepted_at   bigint,
  ended_at      bigint,                      -- before its last day, or noted after it
  ended_by      bigint                       -- 0: by itself
);
create index delegation_to on delegation (to_id, last_day);
create index delegation_from on delegation (from_id, last_day);
create index delegation_unit on delegation (unit_id, last_day);
alter table review_step add column for_id bigint;  -- whose lent right the actor used; null: their own
