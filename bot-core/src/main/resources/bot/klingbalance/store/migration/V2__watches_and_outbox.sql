-- Instants are milliseconds since 1970, dates are ISO-8601, channels and people are platform:id.

-- The one time of day of a channel; it outlives the channel's last watch.
CREATE TABLE watched_channels (
  channel TEXT PRIMARY KEY,
  daily_at TEXT NOT NULL,
  time_zone TEXT NOT NULL
);

CREATE TABLE watches (
  channel TEXT NOT NULL REFERENCES watched_channels (channel),
  number INTEGER NOT NULL,
  below_credits BIGINT NOT NULL, -- in hundredths
  below_percent INTEGER NOT NULL,
  runway_days INTEGER NOT NULL,
  expiring_days INTEGER NOT NULL,
  session_days INTEGER NOT NULL,
  paused BOOLEAN NOT NULL,
  made_by TEXT NOT NULL,
  made_name TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  changed_by TEXT NOT NULL,
  changed_name TEXT NOT NULL,
  changed_at BIGINT NOT NULL,
  PRIMARY KEY (channel, number)
);

-- The accounts of a watch; one without any is of all accounts.
CREATE TABLE watched_accounts (
  channel TEXT NOT NULL,
  number INTEGER NOT NULL,
  email TEXT NOT NULL,
  PRIMARY KEY (channel, number, email),
  FOREIGN KEY (channel, number) REFERENCES watches (channel, number) ON DELETE CASCADE
);

-- What the newest check of each channel left behind; accounts is a document.
CREATE TABLE checks (
  channel TEXT PRIMARY KEY,
  checked_on TEXT NOT NULL,
  checked_at BIGINT NOT NULL,
  accounts TEXT NOT NULL
);

CREATE TABLE snoozes (
  channel TEXT NOT NULL,
  email TEXT NOT NULL,
  until BIGINT NOT NULL,
  ends_with_grant BOOLEAN NOT NULL,
  made_by TEXT NOT NULL,
  made_name TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  PRIMARY KEY (channel, email)
);

-- One row for each channel and local day on which there was something to tell, and one for each
-- account that turned critical between two daily checks; digest is a document.
CREATE TABLE outbox (
  delivery TEXT PRIMARY KEY,
  channel TEXT NOT NULL,
  day TEXT NOT NULL,
  turned TEXT NOT NULL, -- the account, or 'all'; empty for the daily check
  digest TEXT NOT NULL,
  stage TEXT NOT NULL CHECK (stage IN ('WAITING', 'CLAIMED', 'POSTED', 'SET_ASIDE')),
  tries INTEGER NOT NULL,
  may_have_arrived BOOLEAN NOT NULL,
  owner TEXT, -- who claimed it last
  due_at BIGINT, -- while it waits or is claimed: when it may be claimed
  message_channel TEXT, -- of what was posted
  message TEXT, -- the platform's id of it
  settled_at BIGINT,
  reason TEXT, -- why it was set aside
  UNIQUE (channel, day, turned)
);

CREATE INDEX outbox_by_due_at ON outbox (due_at);
