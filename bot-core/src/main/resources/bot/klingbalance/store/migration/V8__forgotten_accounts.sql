-- Accounts that were forgotten a short while ago: an answer of theirs that was on its way then is
-- not kept. A row goes a day later.
CREATE TABLE forgotten_accounts (
  address_hash TEXT NOT NULL PRIMARY KEY, -- SHA-256 of the address, in hexadecimal
  forgotten_at BIGINT NOT NULL -- milliseconds since 1970-01-01 UTC
);
