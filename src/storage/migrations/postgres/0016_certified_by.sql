-- Who certified: they made the epoch's team key, or read it from the root file, and are counted as holding it.
alter table support_certificate add column certified_by bigint not null default 0; -- account; 0: before this was kept
