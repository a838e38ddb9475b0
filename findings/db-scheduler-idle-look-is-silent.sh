#!/usr/bin/env bash
# db-scheduler tells no listener of a look that finds nothing due, where it locks what it fetches
#
# Versions: com.github.kagkarlsson:db-scheduler 16.12.0, PostgreSQL 18.6 (embedded-postgres 2.2.2)
#
# Expected: a SchedulerListener hears RAN_EXECUTE_DUE after each look for what is due, in whichever
#   way the scheduler polls: so one can tell a scheduler that works from one that has stopped.
# Happens: with pollUsingFetchAndLockOnExecute it hears it each time; with pollUsingLockAndFetch
#   only when something was due.
# Why it matters: a probe of liveness that counts on the event calls a scheduler dead that merely
#   has nothing to do, as soon as somebody changes the way it polls.
#
# Starts a PostgreSQL of its own on the loopback interface. Exits with 0 while it is as told.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

case $(uname -m) in
  aarch64) platform=linux-arm64v8 ;;
  *) platform=linux-amd64 ;;
esac
cat > pom.xml <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>com.github.kagkarlsson</groupId><artifactId>db-scheduler</artifactId><version>16.12.0</version></dependency>
    <dependency><groupId>io.zonky.test</groupId><artifactId>embedded-postgres</artifactId><version>2.2.2</version>
      <exclusions><exclusion><groupId>io.zonky.test.postgres</groupId><artifactId>*</artifactId></exclusion></exclusions></dependency>
    <dependency><groupId>io.zonky.test.postgres</groupId><artifactId>embedded-postgres-binaries-$platform</artifactId><version>18.6.0</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>1.7.36</version></dependency>
  </dependencies>
</project>
POM
mvn -q --batch-mode dependency:copy-dependencies -DoutputDirectory=lib

cat > Finding.java <<'JAVA'
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

class Finding {
  private static final String TABLE =
      "CREATE TABLE scheduled_tasks (task_name TEXT NOT NULL, task_instance TEXT NOT NULL,"
          + " task_data BYTEA, execution_time TIMESTAMP WITH TIME ZONE NOT NULL,"
          + " picked BOOLEAN NOT NULL, picked_by TEXT, last_success TIMESTAMP WITH TIME ZONE,"
          + " last_failure TIMESTAMP WITH TIME ZONE, consecutive_failures INT,"
          + " last_heartbeat TIMESTAMP WITH TIME ZONE, version BIGINT NOT NULL, priority SMALLINT,"
          + " PRIMARY KEY (task_name, task_instance))";

  public static void main(String[] args) throws Exception {
    try (EmbeddedPostgres server =
        EmbeddedPostgres.builder().setOverrideWorkingDirectory(new File("postgres")).start()) {
      DataSource source = server.getPostgresDatabase();
      try (var connection = source.getConnection(); var statement = connection.createStatement()) {
        statement.execute(TABLE);
      }
      int fetching = looks(source, each -> each.pollUsingFetchAndLockOnExecute(0.5, 3.0));
      int locking = looks(source, each -> each.pollUsingLockAndFetch(0.5, 1.0));
      System.out.println("nothing due for two seconds, a look every 100 ms:");
      System.out.println("pollUsingFetchAndLockOnExecute: RAN_EXECUTE_DUE " + fetching + " times");
      System.out.println("pollUsingLockAndFetch:          RAN_EXECUTE_DUE " + locking + " times");
      System.exit(fetching > 5 && locking == 0 ? 0 : 1);
    }
  }

  private static int looks(DataSource source, UnaryOperator<SchedulerBuilder> polling)
      throws Exception {
    AtomicInteger heard = new AtomicInteger();
    OneTimeTask<Void> task = Tasks.oneTime("task").execute((instance, context) -> {});
    Scheduler scheduler =
        polling.apply(Scheduler.create(source, task))
            .pollingInterval(Duration.ofMillis(100))
            .addSchedulerListener(
                new AbstractSchedulerListener() {
                  @Override
                  public void onSchedulerEvent(SchedulerEventType event) {
                    if (event == SchedulerEventType.RAN_EXECUTE_DUE) {
                      heard.incrementAndGet();
                    }
                  }
                })
            .build();
    scheduler.start();
    Thread.sleep(2_000);
    scheduler.stop();
    return heard.get();
  }
}
JAVA
java -cp 'lib/*' Finding.java
