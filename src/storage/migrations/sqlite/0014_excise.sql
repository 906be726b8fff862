-- Texts taken out (design §1, excise): who asked for it, why in a word of a fixed list, and who said yes.
-- The text itself is nowhere here. Instants are ms.
create table excision (
  id            integer primary key,
  kind          text    not null,            -- record obligation petition directive
  subject_id    bigint  not null,
  part          text    not null,            -- "cell:de-xuat", "step:2": see obligations/passage.h
  reason        text    not null,            -- person number secret asked
  state         text    not null,            -- open confirmed refused withdrawn
  proposed_by   bigint  not null,
  proposed_at   bigint  not null,
  decided_by    bigint,
  decided_at    bigint
);
create index excision_state on excision (state, id);
create unique index excision_open on excision (kind, subject_id, part) where state = 'open';
