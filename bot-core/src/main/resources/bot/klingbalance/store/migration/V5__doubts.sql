-- Whether the message may have been posted before by a bot whose database this one does not
-- continue: the platform is asked before the first try.
ALTER TABLE outbox ADD COLUMN look_first BOOLEAN NOT NULL DEFAULT FALSE;

-- The offset of time_zone when a Java that knows the zone last looked, such as -03:00.
ALTER TABLE watched_channels ADD COLUMN utc_offset TEXT;
