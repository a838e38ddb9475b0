-- On which days of the week a watch tells what is not critical, such as mon-fri; older ones: on all.
ALTER TABLE watches ADD COLUMN days TEXT NOT NULL DEFAULT 'mon-sun';
ALTER TABLE watches ADD COLUMN unusual BOOLEAN NOT NULL DEFAULT TRUE;

-- The weekly report of a channel. Its number is one of those of the channel's watches.
CREATE TABLE weekly_reports (
  channel TEXT PRIMARY KEY,
  number INTEGER NOT NULL,
  day TEXT NOT NULL, -- of the week, such as mon
  at TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  paused BOOLEAN NOT NULL,
  made_by TEXT NOT NULL,
  made_name TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  changed_by TEXT NOT NULL,
  changed_name TEXT NOT NULL,
  changed_at BIGINT NOT NULL
);
