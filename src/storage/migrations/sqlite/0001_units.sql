-- Units, bitemporal (design §5): valid_from..valid_to is when a fact held, recorded_at..superseded_at when
-- we believed it; superseded_at null is what we believe now. No fact is changed in place. Days are days since
-- 1970-01-01, instants are ms. Keyed by our own id: official codes are reused in reality.

create table unit (
  id            integer primary key,
  slug          text    not null unique,     -- the plan's id of the unit, stable
  kind          text    not null,            -- ward, commune, agency, ward-police, ...
  name_en       text    not null
);

-- Names, official codes, aliases and life (when the unit exists; value '').
create table unit_fact (
  id            integer primary key,
  unit_id       bigint  not null references unit (id),
  what          text    not null,            -- name code alias life
  value         text    not null,
  valid_from    bigint  not null,
  valid_to      bigint  not null,            -- inclusive
  recorded_at   bigint  not null,
  superseded_at bigint
);
create index unit_fact_unit on unit_fact (unit_id, what);

-- line: who directs it; place: the territory its figures are about; within: of a place, the place above.
create table unit_edge (
  id            integer primary key,
  unit_id       bigint  not null references unit (id),
  tree          text    not null,            -- line place within
  parent_id     bigint  not null references unit (id),
  valid_from    bigint  not null,
  valid_to      bigint  not null,
  recorded_at   bigint  not null,
  superseded_at bigint
);
create index unit_edge_unit on unit_edge (unit_id, tree);

-- Lineage: a merge has several predecessors of one unit, a split several successors. No figure is moved.
create table unit_succeeds (
  id            integer primary key,
  old_id        bigint  not null references unit (id),
  new_id        bigint  not null references unit (id),
  on_day        bigint  not null,            -- first day of the new unit
  recorded_at   bigint  not null,
  unique (old_id, new_id, on_day)
);
