-- A plan proposed on a screen waits in plan_activation until a second person confirms it or it is closed;
-- the files of what is in force, and of what waits, stand beside it (docs/adr/0019).
alter table plan_activation add column base_id   bigint;                   -- the activation in force when it was proposed; null: none
alter table plan_activation add column mark      text not null default ''; -- of the effect that its proposer saw (app/plans/effect.h)
alter table plan_activation add column closed    text;                     -- refused withdrawn renewed; null: open or confirmed
alter table plan_activation add column closed_by bigint;
alter table plan_activation add column closed_at bigint;
alter table plan_activation add column reason    text;                     -- of a refusal, in words
create table plan_file (
  activation_id bigint not null references plan_activation (id),
  path          text   not null,          -- inside the plan's folder: "forms/bao-cao.yaml"
  content       blob    not null,
  primary key (activation_id, path)
);
