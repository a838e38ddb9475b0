-- What accounts had over time: a row for each account and week, of about 2 kB while it has a
-- reading of each hour.
CREATE TABLE kept_weeks (
  email TEXT NOT NULL,
  week INTEGER NOT NULL, -- of seven days in UTC, counted from 1970-01-01
  thin_at BIGINT, -- when the first of its readings becomes superfluous
  readings BYTEA NOT NULL, -- packed, by time
  PRIMARY KEY (email, week)
);

CREATE INDEX kept_weeks_by_thin_at ON kept_weeks (thin_at) WHERE thin_at IS NOT NULL;
