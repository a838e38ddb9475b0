-- What the accounts of the token were used for, of days that are over: a row for each day, and one
-- for each account that had jobs on it.
CREATE TABLE statistics_days (
  day INTEGER PRIMARY KEY, -- in UTC, counted from 1970-01-01
  complete BOOLEAN NOT NULL -- whether all jobs of the day are counted
);

CREATE TABLE account_statistics (
  day INTEGER NOT NULL,
  email TEXT NOT NULL,
  counts TEXT NOT NULL, -- a JSON document
  PRIMARY KEY (day, email)
);
