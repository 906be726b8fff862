-- Counts beside the records, tied to none of them.

-- What the sealed part tells the plan's forms, by unit and half-month: 'filed' of a unit that files (`prefill: filed
-- referrals`), 'contacted', 'given vay-von', … of the support office (`from support`).
create table sealed_count (
  unit_id bigint not null,
  period  bigint not null,                     -- Period::key() of a half-month
  what    text   not null,
  n       bigint not null,
  primary key (unit_id, period, what)
);

-- What the team did, by month of arrival: 'contacted police', 'waited 3-7', …
create table support_tally (
  office bytea   not null,
  month  bigint not null,
  what   text   not null,
  n      bigint not null,
  primary key (office, month, what)
);
