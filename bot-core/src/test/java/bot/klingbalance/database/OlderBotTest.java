package bot.klingbalance.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.testing.Databases;
import bot.klingbalance.testing.TestPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;

/**
 * A bot of the version before runs on, while a newer one has brought the tables to its version. Its
 * statements were recorded from PostgreSQL's log while the tests of the store ran at that version:
 * the server still has to understand each, and may ask for no column that they do not fill.
 */
class OlderBotTest {
  private static final Pattern INSERT =
      Pattern.compile("(?i)insert into (\\w+)\\s*\\(([^)]*)\\) values.*");

  @Test
  void everyStatementOfTheBotBeforeIsUnderstoodByTodaysTables() {
    List<String> refused = new ArrayList<>();
    try (Database database = Databases.opened(Database.open(TestPostgres.emptyDatabase()))) {
      Jdbi jdbi = Jdbi.create(database.source());
      for (String statement : lines("statements-at-V8.sql")) {
        jdbi.useHandle(handle -> prepare(handle, statement, refused));
      }
    }
    assertThat(refused).isEmpty();
  }

  @Test
  void noColumnThatTheBotBeforeDoesNotFillHasToBeFilled() {
    try (Database database = Databases.opened(Database.open(TestPostgres.emptyDatabase()))) {
      Jdbi jdbi = Jdbi.create(database.source());
      assertThat(filled()).hasSizeGreaterThan(10);
      filled()
          .forEach(
              (table, columns) ->
                  assertThat(columns)
                      .as(table)
                      .containsAll(jdbi.withHandle(to -> must(to, table))));
    }
  }

  /** A new one is added to the list when it lands, with what {@code sha256sum} says of it. */
  @Test
  void everyMigrationIsListedAsLanded() {
    assertThat(lines("landed-migrations.txt"))
        .extracting(line -> line.substring(1, line.indexOf("__")))
        .isEqualTo(Migrations.STEPS);
  }

  @Test
  void aMigrationThatHasLandedIsNeverChanged() throws Exception {
    for (String line : lines("landed-migrations.txt")) {
      String name = line.split(" ", 2)[0];
      assertThat(name + " " + hash("/bot/klingbalance/store/migration/" + name)).isEqualTo(line);
    }
  }

  private static void prepare(Handle handle, String statement, List<String> refused) {
    try {
      handle.getConnection().createStatement().execute("PREPARE older AS " + statement);
      handle.getConnection().createStatement().execute("DEALLOCATE older");
    } catch (JdbiException | SQLException why) {
      refused.add(statement + ": " + why.getMessage());
    }
  }

  /** The columns of each table that its recorded statements fill. */
  private static Map<String, Set<String>> filled() {
    Map<String, Set<String>> filled = new TreeMap<>();
    for (String statement : lines("statements-at-V8.sql")) {
      Matcher insert = INSERT.matcher(statement);
      if (insert.matches()) {
        Set<String> columns =
            new TreeSet<>(Arrays.asList(insert.group(2).strip().split("\\s*,\\s*")));
        filled.merge(insert.group(1), columns, OlderBotTest::both);
      }
    }
    return filled;
  }

  /** What each of two statements fills. */
  private static Set<String> both(Set<String> one, Set<String> other) {
    Set<String> both = new TreeSet<>(one);
    both.retainAll(other);
    return both;
  }

  private static List<String> must(Handle handle, String table) {
    return handle
        .createQuery(
            """
            SELECT column_name FROM information_schema.columns
            WHERE table_name = :table AND is_nullable = 'NO' AND column_default IS NULL
            """)
        .bind("table", table)
        .mapTo(String.class)
        .list();
  }

  private static List<String> lines(String resource) {
    return new String(bytes(resource), UTF_8).lines().toList();
  }

  private static String hash(String resource) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(resource)));
  }

  private static byte[] bytes(String resource) {
    try (InputStream in = OlderBotTest.class.getResourceAsStream(resource)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
