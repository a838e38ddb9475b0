-- What several bots on one database agree on while they run; nothing here is needed for longer than
-- a day. Instants are milliseconds since 1970 by the clock of the database server.

-- What only one bot does: to answer a request, or the press of a button.
CREATE TABLE claims (
  claim TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL, -- the bot
  mark TEXT NOT NULL, -- what the other bots may know of it
  settled BOOLEAN NOT NULL, -- whether it stays with that bot
  until BIGINT NOT NULL
);

CREATE INDEX claims_by_until ON claims (until);

-- How often each person has asked: the budget is whole again at that time.
CREATE TABLE asker_budgets (
  person TEXT NOT NULL PRIMARY KEY, -- platform:id
  whole_at BIGINT NOT NULL
);

-- What is being asked of useapi.net, and what it answered a moment ago.
CREATE TABLE upstream_requests (
  request TEXT NOT NULL PRIMARY KEY, -- SHA-256 of the address, in hexadecimal
  owner TEXT NOT NULL, -- the bot that asks, or asked last
  asked_until BIGINT NOT NULL, -- while it is asked: when that ends at the latest
  answered_at BIGINT NOT NULL, -- 0 for not yet
  read_at BIGINT NOT NULL, -- the same by the clock of the bot
  status INTEGER NOT NULL,
  body TEXT NOT NULL
);

-- Until when useapi.net wants to be left alone: one row at most.
CREATE TABLE upstream_pause (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  until BIGINT NOT NULL
);

-- What Slack said of people.
CREATE TABLE recognised_people (
  person TEXT NOT NULL PRIMARY KEY, -- platform:id
  guest BOOLEAN NOT NULL,
  time_zone TEXT NOT NULL, -- empty where it is not known
  recognised_at BIGINT NOT NULL
);

-- By which settings' watches each living bot works.
CREATE TABLE bot_settings (
  bot TEXT NOT NULL PRIMARY KEY,
  watches TEXT NOT NULL, -- a hash of them
  adopted_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL -- when the bot last said so
);
