DELETE FROM account_statistics WHERE day = $1
DELETE FROM account_statistics WHERE email = $1
DELETE FROM checks WHERE channel = $1
DELETE FROM forgotten_accounts WHERE forgotten_at < $1
DELETE FROM kept_weeks WHERE email = $1
DELETE FROM kept_weeks WHERE email = $1 AND week = $2
DELETE FROM outbox WHERE channel = $1
DELETE FROM outbox WHERE delivery = $1
DELETE FROM outbox WHERE due_at IS NULL AND day < $1
DELETE FROM scheduled_tasks WHERE task_instance = $1
DELETE FROM snoozes WHERE channel = $1
DELETE FROM snoozes WHERE email = $1
DELETE FROM taken WHERE channel = $1
DELETE FROM taken WHERE channel = $1 AND email IN ($2,$3)
DELETE FROM taken WHERE email = $1
DELETE FROM watched_accounts WHERE email = $1
DELETE FROM watched_channels WHERE channel = $1
DELETE FROM watches WHERE EXISTS ( SELECT 1 FROM watched_accounts each WHERE each.channel = watches.channel AND each.number = watches.number AND each.email = $1) AND NOT EXISTS ( SELECT 1 FROM watched_accounts other WHERE other.channel = watches.channel AND other.number = watches.number AND other.email <> $2)
DELETE FROM watches WHERE channel = $1
DELETE FROM watches WHERE channel = $1 AND number = $2
DELETE FROM weekly_reports WHERE channel = $1
DELETE FROM weekly_reports WHERE channel = $1 AND number = $2
INSERT INTO account_statistics (day, email, counts) VALUES ($1, $2, $3)
INSERT INTO checks (channel, checked_on, checked_at, accounts) VALUES ($1, $2, $3, $4) ON CONFLICT (channel) DO UPDATE SET checked_on = excluded.checked_on, checked_at = excluded.checked_at, accounts = excluded.accounts WHERE checks.checked_on < excluded.checked_on OR checks.checked_on NOT LIKE '____-__-__'
INSERT INTO forgotten_accounts (address_hash, forgotten_at) VALUES ($1, $2) ON CONFLICT (address_hash) DO UPDATE SET forgotten_at = EXCLUDED.forgotten_at
INSERT INTO kept_weeks (email, week, readings) VALUES ($1, $2, $3) ON CONFLICT (email, week) DO UPDATE SET thin_at = NULL RETURNING readings
INSERT INTO outbox (delivery, channel, day, turned, digest, stage, tries, may_have_arrived, look_first, shown, due_at) VALUES ($1, $2, $3, $4, $5, 'WAITING', 0, FALSE, $6, $7, $8) ON CONFLICT DO NOTHING
INSERT INTO snoozes (channel, email, until, ends_with_grant, made_by, made_name, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (channel, email) DO UPDATE SET until = excluded.until, ends_with_grant = excluded.ends_with_grant, made_by = excluded.made_by, made_name = excluded.made_name, made_at = excluded.made_at
INSERT INTO statistics_days (day, complete) VALUES ($1, $2) ON CONFLICT (day) DO UPDATE SET complete = excluded.complete
INSERT INTO taken (channel, email, findings, made_by, made_name, made_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (channel, email) DO UPDATE SET findings = excluded.findings, made_by = excluded.made_by, made_name = excluded.made_name, made_at = excluded.made_at
INSERT INTO watched_accounts (channel, number, email) VALUES ($1, $2, $3)
INSERT INTO watched_channels (channel, daily_at, time_zone) VALUES ($1, $2, $3) ON CONFLICT (channel) DO UPDATE SET daily_at = watched_channels.daily_at
INSERT INTO watched_channels (channel, daily_at, time_zone, utc_offset) VALUES ($1, $2, $3, $4) ON CONFLICT (channel) DO UPDATE SET daily_at = excluded.daily_at, time_zone = excluded.time_zone, utc_offset = excluded.utc_offset
INSERT INTO watches (channel, number, below_credits, below_percent, runway_days, expiring_days, session_days, unusual, days, paused, made_by, made_name, made_at, changed_by, changed_name, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, FALSE, $10, $11, $12, $13, $14, $15)
INSERT INTO weekly_reports (channel, number, day, at, time_zone, paused, made_by, made_name, made_at, changed_by, changed_name, changed_at) VALUES ($1, $2, $3, $4, $5, FALSE, $6, $7, $8, $9, $10, $11) ON CONFLICT (channel) DO UPDATE SET day = excluded.day, at = excluded.at, time_zone = excluded.time_zone, paused = FALSE, changed_by = excluded.changed_by, changed_name = excluded.changed_name, changed_at = excluded.changed_at
SELECT * FROM checks WHERE channel = $1
SELECT * FROM outbox WHERE channel = $1 AND day >= $2 ORDER BY day, turned
SELECT * FROM outbox WHERE channel = $1 AND stage = 'SET_ASIDE' ORDER BY settled_at DESC LIMIT $2
SELECT * FROM outbox WHERE day >= $1 ORDER BY channel, day, turned
SELECT * FROM outbox WHERE delivery = $1
SELECT * FROM outbox WHERE due_at IS NULL AND stage = 'SET_ASIDE' AND day >= $1 ORDER BY channel, day, turned
SELECT * FROM snoozes WHERE channel = $1 ORDER BY email
SELECT * FROM taken WHERE channel = $1 ORDER BY email
SELECT * FROM watches WHERE channel = $1 ORDER BY number
SELECT COALESCE(MAX(number), 0) + 1 FROM ( SELECT number FROM watches WHERE channel = $1 UNION ALL SELECT number FROM weekly_reports WHERE channel = $2) numbers
SELECT DISTINCT channel FROM watches ORDER BY channel
SELECT DISTINCT channel FROM watches WHERE NOT paused ORDER BY channel
SELECT channel, accounts FROM checks ORDER BY channel
SELECT channel, reason, settled_at, (SELECT count(*) FROM outbox each WHERE each.channel = last.channel AND each.stage = 'SET_ASIDE') AS number FROM outbox last WHERE stage = 'SET_ASIDE' AND NOT EXISTS ( SELECT 1 FROM outbox later WHERE later.channel = last.channel AND later.stage = 'SET_ASIDE' AND (later.settled_at > last.settled_at OR (later.settled_at = last.settled_at AND later.delivery > last.delivery))) ORDER BY channel
SELECT day, complete FROM statistics_days WHERE day >= $1 AND day <= $2 ORDER BY day
SELECT day, email, counts FROM account_statistics WHERE day >= $1 AND day <= $2
SELECT delivery FROM outbox WHERE due_at <= $1 ORDER BY due_at, delivery LIMIT $2
SELECT delivery FROM outbox WHERE edit_due_at <= $1 AND stage = 'POSTED' ORDER BY edit_due_at, delivery LIMIT $2
SELECT due_at FROM outbox WHERE stage IN ('WAITING', 'CLAIMED') AND due_at < $1 ORDER BY due_at
SELECT email, week FROM kept_weeks WHERE thin_at <= $1 LIMIT $2
SELECT email, week, readings FROM kept_weeks AS newest WHERE week >= $1 AND week = (SELECT MAX(week) FROM kept_weeks WHERE email = newest.email)
SELECT number, email FROM watched_accounts WHERE channel = $1
SELECT place.*, (SELECT execution_time FROM scheduled_tasks WHERE task_name = 'daily-check' AND task_instance = place.channel) AS next_check FROM watched_channels place WHERE EXISTS (SELECT 1 FROM watches w WHERE w.channel = place.channel)
SELECT place.*, (SELECT execution_time FROM scheduled_tasks WHERE task_name = 'daily-check' AND task_instance = place.channel) AS next_check FROM watched_channels place WHERE channel = $1
SELECT readings FROM kept_weeks WHERE email = $1 AND week >= $2 ORDER BY week
SELECT task_instance, execution_time FROM scheduled_tasks WHERE task_name = 'daily-check'
SELECT weekly_reports.*, watched_channels.utc_offset FROM weekly_reports LEFT JOIN watched_channels ON watched_channels.channel = weekly_reports.channel AND watched_channels.time_zone = weekly_reports.time_zone ORDER BY weekly_reports.channel
SELECT weekly_reports.*, watched_channels.utc_offset FROM weekly_reports LEFT JOIN watched_channels ON watched_channels.channel = weekly_reports.channel AND watched_channels.time_zone = weekly_reports.time_zone WHERE weekly_reports.channel = $1
UPDATE checks SET accounts = $1 WHERE channel = $2
UPDATE kept_weeks SET thin_at = $1, readings = $2 WHERE email = $3 AND week = $4
UPDATE outbox SET digest = $1 WHERE delivery = $2
UPDATE outbox SET edit_owner = $1, edit_due_at = $2, edit_tries = edit_tries + 1 WHERE delivery IN ($3) AND edit_due_at <= $4 AND stage = 'POSTED' RETURNING *
UPDATE outbox SET edit_owner = NULL, edit_due_at = $1 WHERE delivery = $2 AND edit_owner = $3
UPDATE outbox SET edit_owner = NULL, edit_due_at = NULL, edit_ended = $1 WHERE delivery = $2 AND edit_owner = $3
UPDATE outbox SET edit_owner = NULL, edit_tries = 0, shown = $1, shown_at = $2, edit_due_at = CASE WHEN revision > $3 THEN CAST($4 AS BIGINT) END WHERE delivery = $5 AND edit_owner = $6
UPDATE outbox SET may_have_arrived = may_have_arrived OR stage = 'CLAIMED', shown = CASE WHEN look_first OR may_have_arrived OR stage = 'CLAIMED' THEN shown ELSE revision END, stage = 'CLAIMED', owner = $1, due_at = $2, tries = tries + 1 WHERE delivery IN ($3) AND due_at <= $4 RETURNING *
UPDATE outbox SET revision = $1, shown = $2, shown_at = $3, edit_due_at = $4 WHERE delivery = $5
UPDATE outbox SET revision = revision WHERE delivery = $1 RETURNING *
UPDATE outbox SET stage = $1, may_have_arrived = $2, due_at = $3, message_channel = $4, message = $5, settled_at = $6, reason = $7 WHERE delivery = $8 AND owner = $9 AND stage = 'CLAIMED'
UPDATE outbox SET stage = 'SET_ASIDE', due_at = NULL, settled_at = $1, reason = $2 WHERE delivery = $3 AND stage = 'CLAIMED' AND owner = $4
UPDATE outbox SET stage = 'WAITING', tries = 0, due_at = $1, settled_at = NULL, reason = NULL WHERE delivery = $2 AND stage = 'SET_ASIDE' AND NOT may_have_arrived
UPDATE scheduled_tasks SET execution_time = $1, picked = $2, picked_by = $3, last_success = $4, last_failure = $5, consecutive_failures = $6, last_heartbeat = $7, version = $8 WHERE task_name = $9 AND task_instance = $10 AND version = $11
UPDATE scheduled_tasks SET execution_time = $1, task_data = $2, picked = $3, picked_by = $4, last_success = $5, last_failure = $6, consecutive_failures = $7, last_heartbeat = $8, version = $9 WHERE task_name = $10 AND task_instance = $11 AND version = $12
UPDATE watches SET below_credits = $1, below_percent = $2, runway_days = $3, expiring_days = $4, session_days = $5, unusual = $6, days = $7, paused = FALSE, changed_by = $8, changed_name = $9, changed_at = $10 WHERE channel = $11 AND number = $12
UPDATE watches SET paused = $1, changed_by = $2, changed_name = $3, changed_at = $4 WHERE channel = $5 AND number = $6
UPDATE weekly_reports SET paused = $1, changed_by = $2, changed_name = $3, changed_at = $4 WHERE channel = $5 AND number = $6
WITH locked_executions as (UPDATE scheduled_tasks st1 SET picked = $1, picked_by = $2, last_heartbeat = $3, version = version + 1 WHERE (st1.task_name, st1.task_instance) IN (SELECT st2.task_name, st2.task_instance FROM scheduled_tasks st2 WHERE picked = $4 and execution_time <= $5 ORDER BY execution_time ASC FOR UPDATE SKIP LOCKED LIMIT 1) RETURNING st1.*) SELECT * FROM locked_executions ORDER BY execution_time ASC
WITH locked_executions as (UPDATE scheduled_tasks st1 SET picked = $1, picked_by = $2, last_heartbeat = $3, version = version + 1 WHERE (st1.task_name, st1.task_instance) IN (SELECT st2.task_name, st2.task_instance FROM scheduled_tasks st2 WHERE picked = $4 and execution_time <= $5 ORDER BY execution_time ASC FOR UPDATE SKIP LOCKED LIMIT 2) RETURNING st1.*) SELECT * FROM locked_executions ORDER BY execution_time ASC
WITH locked_executions as (UPDATE scheduled_tasks st1 SET picked = $1, picked_by = $2, last_heartbeat = $3, version = version + 1 WHERE (st1.task_name, st1.task_instance) IN (SELECT st2.task_name, st2.task_instance FROM scheduled_tasks st2 WHERE picked = $4 and execution_time <= $5 ORDER BY execution_time ASC FOR UPDATE SKIP LOCKED LIMIT 3) RETURNING st1.*) SELECT * FROM locked_executions ORDER BY execution_time ASC
WITH locked_executions as (UPDATE scheduled_tasks st1 SET picked = $1, picked_by = $2, last_heartbeat = $3, version = version + 1 WHERE (st1.task_name, st1.task_instance) IN (SELECT st2.task_name, st2.task_instance FROM scheduled_tasks st2 WHERE picked = $4 and execution_time <= $5 ORDER BY execution_time ASC FOR UPDATE SKIP LOCKED LIMIT 4) RETURNING st1.*) SELECT * FROM locked_executions ORDER BY execution_time ASC
insert into scheduled_tasks(task_name, task_instance, task_data, execution_time, picked, version) values($1, $2, $3, $4, $5, $6 )
select * from scheduled_tasks where picked = $1 and last_heartbeat <= $2 order by last_heartbeat asc
select * from scheduled_tasks where task_name = $1 and task_instance = $2
update scheduled_tasks set last_heartbeat = $1 where task_name = $2 and task_instance = $3 and version = $4
