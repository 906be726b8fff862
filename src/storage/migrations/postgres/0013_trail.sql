-- The trail as auditors read it (src/trail): newest first, all of it or by one of who, unit and
-- action, so that a page costs the same whatever lies before it.
create index audit_entry_at on audit_entry (at, id);
create index audit_entry_who on audit_entry (who, at, id);
create index audit_entry_unit on audit_entry (unit_id, at, id);
create index audit_entry_action on audit_entry (action, at, id);
