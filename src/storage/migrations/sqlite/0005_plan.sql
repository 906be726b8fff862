-- Which plan rules (design §4). The newest confirmed row is the active one; `serve` refuses any other hash.
create table plan_activation (
  id           integer primary key,
  plan         text   not null,           -- plan id
  hash         text   not null,           -- hash of the compiled plan
  title        text   not null,
  proposed_by  bigint not null,           -- 0: the demo, which has nobody to ask
  proposed_at  bigint not null,
  confirmed_by bigint,                    -- another person; null: not yet active
  confirmed_at bigint,
  effect       text   not null            -- JSON: obligations opened, slots added, drafts to be carried over
);
-- Facts about the data folder itself: 'demo' = '1' in a demo city.
create table setting (
  name  text primary key,
  value text not null
);
