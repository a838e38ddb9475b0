-- A database of version 0.1.0, written by the program of that time and dumped: what later versions must read.
BEGIN TRANSACTION;
CREATE TABLE checks (
  channel TEXT PRIMARY KEY,
  checked_on TEXT NOT NULL,
  checked_at BIGINT NOT NULL,
  accounts TEXT NOT NULL
);
INSERT INTO "checks" VALUES('discord:112233445566778899','2026-11-23',1795420800000,'{"render-a@example.com":{"standing":["LOW","SIGN_IN"],"left":4250,"packages":[{"type":"plan","startsAt":"2026-11-20T10:15:30Z","expiresAt":"2026-12-02T08:00:00Z"},{"type":null,"startsAt":null,"expiresAt":null}],"lastGain":"2026-11-20T10:15:30Z"},"render-b@example.com":{"standing":[],"left":null,"packages":[],"lastGain":null}}');
INSERT INTO "checks" VALUES('slack:C0123456789','2026-11-24',1795507200000,'{"render-a@example.com":{"standing":["LOW","SIGN_IN"],"left":4250,"packages":[{"type":"plan","startsAt":"2026-11-20T10:15:30Z","expiresAt":"2026-12-02T08:00:00Z"},{"type":null,"startsAt":null,"expiresAt":null}],"lastGain":"2026-11-20T10:15:30Z"},"render-b@example.com":{"standing":[],"left":null,"packages":[],"lastGain":null}}');
CREATE TABLE kept_weeks (
  email TEXT NOT NULL,
  week INTEGER NOT NULL, -- of seven days in UTC, counted from 1970-01-01
  thin_at BIGINT, -- when the first of its readings becomes superfluous
  readings BYTEA NOT NULL, -- packed, by time
  PRIMARY KEY (email, week)
);
INSERT INTO "kept_weeks" VALUES('render@example.com',2968,NULL,X'0181A7EDFBC068B1E4030000');
INSERT INTO "kept_weeks" VALUES('studio@example.com',2968,1800662400000,X'01C1B8FFFAC068B19E2BCBF19CBDCA680305706C616EA18708CBD1A695B768CBF19CBDCA68D14107746F702D7570E1DC2A0081F0C7F08669E1DC2A81BAB703C8010100C80101');
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
INSERT INTO "outbox" VALUES('w6CCAgcXod1V06IM4mZYVJBF','discord:112233445566778899','2026-11-23','','{"key":{"channel":{"platform":"DISCORD","id":"112233445566778899"},"date":"2026-11-23","turned":null},"readAt":"2026-11-23T08:00:00Z","dayEnds":"2026-11-23T23:00:00Z","accounts":["render-a@example.com","render-b@example.com","render-c@example.com"],"lines":[{"finding":{"account":null,"level":"CRITICAL","why":"RENDERS_NOTHING","cause":{"cause":"unread","reason":"TOKEN_REFUSED"}},"over":false},{"finding":{"account":"render-a@example.com","level":"CRITICAL","why":"BELOW_QUARTER_OF_CREDITS","cause":{"cause":"low","left":4200,"granted":66000,"runsOut":"2026-11-23T17:00:00Z","nextGrant":"2026-12-06T08:00:00Z","missing":30000}},"over":true},{"finding":{"account":"render-b@example.com","level":"WARNING","why":"BELOW_CREDITS","cause":{"cause":"low","left":31000,"granted":null,"runsOut":null,"nextGrant":null,"missing":null}},"over":false},{"finding":{"account":"render-b@example.com","level":"WARNING","why":"SIGN_IN_ENDS_SOON","cause":{"cause":"sign-in","end":"2026-11-25T08:00:00Z"}},"over":false},{"finding":{"account":"render-c@example.com","level":"WARNING","why":"NEEDS_MENDING","cause":{"cause":"faulty"}},"over":false},{"finding":{"account":"render-b@example.com","level":"NOTICE","why":"EXPIRES_UNUSED","cause":{"cause":"expiring","amount":31000,"at":"2026-11-26T08:00:00Z"}},"over":false},{"finding":{"account":"render-c@example.com","level":"NOTICE","why":"ANSWERS_WITHOUT_BALANCE","cause":{"cause":"no-balance"}},"over":false}],"recoveries":[{"account":"render-d@example.com","left":304200,"gained":{"amount":300000,"type":"plan"}},{"account":"render-e@example.com","left":null,"gained":null}],"hidden":[{"channel":{"platform":"DISCORD","id":"112233445566778899"},"account":"render-f@example.com","until":"2026-11-26T08:00:00Z","endsWithGrant":false,"by":{"by":{"platform":"SLACK","id":"U04"},"name":"Anna","at":"2026-11-20T10:15:30Z"}}],"snoozed":{"name":"Anna","until":"2026-11-24T08:00:00Z","endsWithGrant":true}}','CLAIMED',1,0,'old-bot',1795507320000,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES('hvzN8725aKsrvIZMvwnAdB7F','slack:C0123456789','2026-11-23','','{"key":{"channel":{"platform":"SLACK","id":"C0123456789"},"date":"2026-11-23","turned":null},"readAt":"2026-11-23T08:00:00Z","dayEnds":"2026-11-23T23:00:00Z","accounts":["render-a@example.com","render-b@example.com","render-c@example.com"],"lines":[{"finding":{"account":null,"level":"CRITICAL","why":"RENDERS_NOTHING","cause":{"cause":"unread","reason":"TOKEN_REFUSED"}},"over":false},{"finding":{"account":"render-a@example.com","level":"CRITICAL","why":"BELOW_QUARTER_OF_CREDITS","cause":{"cause":"low","left":4200,"granted":66000,"runsOut":"2026-11-23T17:00:00Z","nextGrant":"2026-12-06T08:00:00Z","missing":30000}},"over":true},{"finding":{"account":"render-b@example.com","level":"WARNING","why":"BELOW_CREDITS","cause":{"cause":"low","left":31000,"granted":null,"runsOut":null,"nextGrant":null,"missing":null}},"over":false},{"finding":{"account":"render-b@example.com","level":"WARNING","why":"SIGN_IN_ENDS_SOON","cause":{"cause":"sign-in","end":"2026-11-25T08:00:00Z"}},"over":false},{"finding":{"account":"render-c@example.com","level":"WARNING","why":"NEEDS_MENDING","cause":{"cause":"faulty"}},"over":false},{"finding":{"account":"render-b@example.com","level":"NOTICE","why":"EXPIRES_UNUSED","cause":{"cause":"expiring","amount":31000,"at":"2026-11-26T08:00:00Z"}},"over":false},{"finding":{"account":"render-c@example.com","level":"NOTICE","why":"ANSWERS_WITHOUT_BALANCE","cause":{"cause":"no-balance"}},"over":false}],"recoveries":[{"account":"render-d@example.com","left":304200,"gained":{"amount":300000,"type":"plan"}},{"account":"render-e@example.com","left":null,"gained":null}],"hidden":[{"channel":{"platform":"SLACK","id":"C0123456789"},"account":"render-f@example.com","until":"2026-11-26T08:00:00Z","endsWithGrant":false,"by":{"by":{"platform":"SLACK","id":"U04"},"name":"Anna","at":"2026-11-20T10:15:30Z"}}],"snoozed":{"name":"Anna","until":"2026-11-24T08:00:00Z","endsWithGrant":true}}','POSTED',1,0,'old-bot',NULL,'slack:C0123456789','1764.0001',1795507200000,NULL);
INSERT INTO "outbox" VALUES('BVZEDALx5Di_is-XAi2cP5Bh','slack:C0123456789','2026-11-23','render-b@example.com','{"key":{"channel":{"platform":"SLACK","id":"C0123456789"},"date":"2026-11-23","turned":"render-b@example.com"},"readAt":"2026-11-23T08:00:00Z","dayEnds":"2026-11-23T23:00:00Z","accounts":["render-a@example.com","render-b@example.com","render-c@example.com"],"lines":[{"finding":{"account":null,"level":"CRITICAL","why":"RENDERS_NOTHING","cause":{"cause":"unread","reason":"TOKEN_REFUSED"}},"over":false},{"finding":{"account":"render-a@example.com","level":"CRITICAL","why":"BELOW_QUARTER_OF_CREDITS","cause":{"cause":"low","left":4200,"granted":66000,"runsOut":"2026-11-23T17:00:00Z","nextGrant":"2026-12-06T08:00:00Z","missing":30000}},"over":true},{"finding":{"account":"render-b@example.com","level":"WARNING","why":"BELOW_CREDITS","cause":{"cause":"low","left":31000,"granted":null,"runsOut":null,"nextGrant":null,"missing":null}},"over":false},{"finding":{"account":"render-b@example.com","level":"WARNING","why":"SIGN_IN_ENDS_SOON","cause":{"cause":"sign-in","end":"2026-11-25T08:00:00Z"}},"over":false},{"finding":{"account":"render-c@example.com","level":"WARNING","why":"NEEDS_MENDING","cause":{"cause":"faulty"}},"over":false},{"finding":{"account":"render-b@example.com","level":"NOTICE","why":"EXPIRES_UNUSED","cause":{"cause":"expiring","amount":31000,"at":"2026-11-26T08:00:00Z"}},"over":false},{"finding":{"account":"render-c@example.com","level":"NOTICE","why":"ANSWERS_WITHOUT_BALANCE","cause":{"cause":"no-balance"}},"over":false}],"recoveries":[],"hidden":[],"snoozed":null}','SET_ASIDE',1,0,'old-bot',NULL,NULL,NULL,1795507200000,'The channel is archived.');
INSERT INTO "outbox" VALUES('LXYGlsqxHDS3LjuRGhVRRrpb','slack:C0123456789','2026-11-24','','{"key":{"channel":{"platform":"SLACK","id":"C0123456789"},"date":"2026-11-24","turned":null},"readAt":"2026-11-24T08:00:00Z","dayEnds":"2026-11-24T23:00:00Z","accounts":["render-a@example.com","render-b@example.com","render-c@example.com"],"lines":[{"finding":{"account":null,"level":"CRITICAL","why":"RENDERS_NOTHING","cause":{"cause":"unread","reason":"TOKEN_REFUSED"}},"over":false},{"finding":{"account":"render-a@example.com","level":"CRITICAL","why":"BELOW_QUARTER_OF_CREDITS","cause":{"cause":"low","left":4200,"granted":66000,"runsOut":"2026-11-23T17:00:00Z","nextGrant":"2026-12-06T08:00:00Z","missing":30000}},"over":true},{"finding":{"account":"render-b@example.com","level":"WARNING","why":"BELOW_CREDITS","cause":{"cause":"low","left":31000,"granted":null,"runsOut":null,"nextGrant":null,"missing":null}},"over":false},{"finding":{"account":"render-b@example.com","level":"WARNING","why":"SIGN_IN_ENDS_SOON","cause":{"cause":"sign-in","end":"2026-11-25T08:00:00Z"}},"over":false},{"finding":{"account":"render-c@example.com","level":"WARNING","why":"NEEDS_MENDING","cause":{"cause":"faulty"}},"over":false},{"finding":{"account":"render-b@example.com","level":"NOTICE","why":"EXPIRES_UNUSED","cause":{"cause":"expiring","amount":31000,"at":"2026-11-26T08:00:00Z"}},"over":false},{"finding":{"account":"render-c@example.com","level":"NOTICE","why":"ANSWERS_WITHOUT_BALANCE","cause":{"cause":"no-balance"}},"over":false}],"recoveries":[{"account":"render-d@example.com","left":304200,"gained":{"amount":300000,"type":"plan"}},{"account":"render-e@example.com","left":null,"gained":null}],"hidden":[{"channel":{"platform":"SLACK","id":"C0123456789"},"account":"render-f@example.com","until":"2026-11-26T08:00:00Z","endsWithGrant":false,"by":{"by":{"platform":"SLACK","id":"U04"},"name":"Anna","at":"2026-11-20T10:15:30Z"}}],"snoozed":{"name":"Anna","until":"2026-11-24T08:00:00Z","endsWithGrant":true}}','WAITING',1,1,'old-bot',1795507260000,NULL,NULL,NULL,NULL);
CREATE TABLE scheduled_tasks (
  task_name TEXT NOT NULL,
  task_instance TEXT NOT NULL,
  task_data BYTEA,
  execution_time TIMESTAMP WITH TIME ZONE NOT NULL,
  picked BOOLEAN NOT NULL,
  picked_by TEXT,
  last_success TIMESTAMP WITH TIME ZONE,
  last_failure TIMESTAMP WITH TIME ZONE,
  consecutive_failures INT,
  last_heartbeat TIMESTAMP WITH TIME ZONE,
  version BIGINT NOT NULL,
  priority SMALLINT,
  PRIMARY KEY (task_name, task_instance)
);
INSERT INTO "scheduled_tasks" VALUES('daily-check','slack:C0123456789',X'30393A3030204575726F70652F4265726C696E',1795420800000,0,NULL,NULL,NULL,NULL,NULL,1,NULL);
CREATE TABLE "schema_history" (
    "installed_rank" INT NOT NULL PRIMARY KEY,
    "version" VARCHAR(50),
    "description" VARCHAR(200) NOT NULL,
    "type" VARCHAR(20) NOT NULL,
    "script" VARCHAR(1000) NOT NULL,
    "checksum" INT,
    "installed_by" VARCHAR(100) NOT NULL,
    "installed_on" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now')),
    "execution_time" INT NOT NULL,
    "success" BOOLEAN NOT NULL
);
INSERT INTO "schema_history" VALUES(1,'1','scheduled checks','SQL','V1__scheduled_checks.sql',1806606126,'','2026-11-29 10:38:42.215',2,1);
INSERT INTO "schema_history" VALUES(2,'2','watches and outbox','SQL','V2__watches_and_outbox.sql',-1334853779,'','2026-11-29 10:38:42.267',1,1);
INSERT INTO "schema_history" VALUES(3,'3','history','SQL','V3__history.sql',2138461709,'','2026-11-29 10:38:42.281',0,1);
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
INSERT INTO "snoozes" VALUES('slack:C0123456789','render-b@example.com',1795680000000,0,'slack:U04','Anna',1795169730000);
CREATE TABLE watched_accounts (
  channel TEXT NOT NULL,
  number INTEGER NOT NULL,
  email TEXT NOT NULL,
  PRIMARY KEY (channel, number, email),
  FOREIGN KEY (channel, number) REFERENCES watches (channel, number) ON DELETE CASCADE
);
INSERT INTO "watched_accounts" VALUES('slack:C0123456789',1,'render-a@example.com');
INSERT INTO "watched_accounts" VALUES('slack:C0123456789',1,'render-b@example.com');
CREATE TABLE watched_channels (
  channel TEXT PRIMARY KEY,
  daily_at TEXT NOT NULL,
  time_zone TEXT NOT NULL
);
INSERT INTO "watched_channels" VALUES('discord:112233445566778899','09:00','Europe/Berlin');
INSERT INTO "watched_channels" VALUES('slack:C0123456789','09:00','Europe/Berlin');
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
INSERT INTO "watches" VALUES('discord:112233445566778899',1,50000,10,3,3,2,1,'slack:U04','Anna',1795169730000,'slack:U04','Anna',1795169730000);
INSERT INTO "watches" VALUES('slack:C0123456789',1,0,10,3,3,2,0,'slack:U03','Ben',1795169730000,'slack:U03','Ben',1795169730000);
CREATE INDEX "schema_history_s_idx" ON "schema_history" ("success");
CREATE INDEX scheduled_tasks_by_execution_time ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_by_last_heartbeat ON scheduled_tasks (last_heartbeat);
CREATE INDEX outbox_by_due_at ON outbox (due_at);
CREATE INDEX kept_weeks_by_thin_at ON kept_weeks (thin_at) WHERE thin_at IS NOT NULL;
COMMIT;
