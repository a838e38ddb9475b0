-- What one bot at a time has. The times are those of the database's clock.
CREATE TABLE leases (
  name TEXT PRIMARY KEY,
  holder TEXT NOT NULL, -- the id of a bot
  since BIGINT NOT NULL,
  valid_until BIGINT NOT NULL,
  offered BOOLEAN NOT NULL DEFAULT FALSE, -- the holder ends, and goes on until the heir takes over
  heir TEXT NOT NULL DEFAULT '', -- the id of a bot, which prepares itself
  heir_until BIGINT NOT NULL DEFAULT 0 -- when another one may be the heir
);

-- Sessions with Discord's gateway that were begun, for its daily limit; older ones go.
CREATE TABLE session_starts (
  started_at BIGINT NOT NULL
);
CREATE INDEX session_starts_by_time ON session_starts (started_at);

-- Bots that are there, or were within the last day.
CREATE TABLE bots (
  id TEXT PRIMARY KEY,
  version TEXT NOT NULL,
  started_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL
);
