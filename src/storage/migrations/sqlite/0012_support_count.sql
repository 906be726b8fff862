-- Counts beside the records, tied to none of them.

-- What a unit has filed under seal in a half-month; the plan's forms read it (`prefill: filed referrals`).
create table filed_referral (
  unit_id bigint not null,
  period  bigint not null,                     -- Period::key() of a half-month
  n       bigint not null,
  primary key (unit_id, period)
) without rowid;

-- What the team did, by month of arrival: 'contacted police', 'waited 3-7', …
create table support_tally (
  office blob   not null,
  month  bigint not null,
  what   text   not null,
  n      bigint not null,
  primary key (office, month, what)
) without rowid;
