-- A message is edited while it shows another revision of its digest than the newest.
ALTER TABLE outbox ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN shown INTEGER NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN shown_at BIGINT; -- when it was last posted or edited
ALTER TABLE outbox ADD COLUMN edit_due_at BIGINT; -- while it is to be edited: when that may be claimed
ALTER TABLE outbox ADD COLUMN edit_tries INTEGER NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN edit_owner TEXT; -- who is editing it
ALTER TABLE outbox ADD COLUMN edit_ended TEXT; -- why it is not edited any more

CREATE INDEX outbox_by_edit_due_at ON outbox (edit_due_at);

-- Messages that stand there since before may be edited too.
UPDATE outbox SET shown_at = settled_at WHERE stage = 'POSTED';

-- Who deals with an account of which a channel was warned; findings is a document.
CREATE TABLE taken (
  channel TEXT NOT NULL,
  email TEXT NOT NULL,
  findings TEXT NOT NULL,
  made_by TEXT NOT NULL,
  made_name TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  PRIMARY KEY (channel, email)
);
