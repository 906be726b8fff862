-- Who certified: a keeper, who had the epoch's team key in hand and is counted as holding it. The trail knows it of older ones.
alter table support_certificate add column certified_by bigint not null default 0; -- account
update support_certificate set certified_by = coalesce(
  (select max(who) from audit_entry
    where subject = 'support-office:' || lower(substr(hex(root), 1, 16))
      and action in ('support.certified', 'support.handed-over')
      and facts like '{"sequence":' || sequence || ',%'), 0);
