-- Answers by Idempotency-Key (design §5), kept 90 days. `status` is null only inside the transaction
-- that is still working.
create table idempotency_key (
  actor_id     bigint  not null,
  route        text    not null,             -- method and path
  request_key  text    not null,
  body_hash    text    not null,             -- BLAKE2b of the request's body, hex
  used_at      bigint  not null,
  status       bigint,
  content_type text,
  headers      text,                         -- JSON: [[name, value], ...]
  body         bytea,
  primary key (actor_id, route, request_key)
);
create index idempotency_key_age on idempotency_key (used_at);
