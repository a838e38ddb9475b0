package bot.klingbalance.database;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.database.DatabaseAddress.PostgresServer;
import bot.klingbalance.secret.Secret;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Which URLs are taken, and what of them is said. */
class DatabaseAddressTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          jdbc:sqlite:bot.db                                        | bot.db
          jdbc:sqlite:/var/lib/bot/bot.db                           | /var/lib/bot/bot.db
          jdbc:postgresql:bot                                       | localhost:5432/bot
          jdbc:postgresql://db/bot                                  | db:5432/bot
          jdbc:postgresql://db:5433/bot-2?user=bot&password=hunter2 | db:5433/bot-2
          jdbc:postgresql://db/bot?user=bot&password=hunter2=@/:    | db:5432/bot
          jdbc:postgresql://a:1,b:2/bot?targetServerType=primary    | a:1/bot
          jdbc:postgresql://[::1]:5432/bot                          | [::1]:5432/bot
          """)
  void aUsableUrlIsTakenAndNamedWithoutCredentials(String url, String place) {
    assertThat(DatabaseAddress.flaw(url)).isEmpty();
    assertThat(DatabaseAddress.of(Secret.of(url)).map(Object::toString)).contains(place);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/x/mit leer/x.db", "C:\\Users\\Max  Muster\\x.db", "Jürgen/bot 2.db"})
  void aFileMayHaveBlanksInsideItsName(String file) {
    assertThat(DatabaseAddress.flaw("jdbc:sqlite:" + file)).isEmpty();
    assertThat(DatabaseAddress.of(Secret.ofLine("jdbc:sqlite:" + file)).map(Object::toString))
        .contains(file);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {" x.db", "x.db ", "/x/a\nb.db", "/x/a\tb.db", "/x/a\u200bb.db", "a\u00a0b", " "})
  void aFileHasNoBlanksAroundItsNameAndNothingThatIsNotShown(String file) {
    assertThat(DatabaseAddress.flaw("jdbc:sqlite:" + file).orElseThrow())
        .startsWith("an address of SQLite with a blank around its file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://bot:hunter2@db/bot",
        "jdbc:postgresql://bot:hunter2@db:5432/bot",
        "jdbc:postgresql://bot:hun/ter2@db/bot",
        "jdbc:postgresql://bot:hunter2?@db/bot",
        "jdbc:postgresql://bot:12/x?hunter2@db/bot",
        "jdbc:postgresql://db/bot&password=hunter2",
        "jdbc:postgresql://db/bot;password=hunter2",
        "jdbc:postgresql://bot:hunter2/bot",
        "jdbc:postgresql://db",
        "jdbc:postgresql://db/",
        "jdbc:postgresql://db/?password=hunter2",
        "jdbc:postgresql:",
        "jdbc:postgresql:?password=hunter2",
        "jdbc:sqlite:",
        "jdbc:sqlite::memory:",
        "jdbc:sqlite:bot.db?busy_timeout=1",
        "jdbc:sqlite:file:bot.db",
        "postgres://bot:hunter2@db/bot"
      })
  void anotherIsRefusedWithWordsThatHoldNothingOfIt(String url) {
    assertThat(DatabaseAddress.of(Secret.of(url))).isEmpty();
    assertThat(DatabaseAddress.flaw(url).orElseThrow())
        .startsWith("an address ")
        .doesNotContain("hunter2", "hun", "ter2");
  }

  @Test
  void credentialsBesideTheUrlWinAndAreTakenAsTheyAre() {
    var server =
        (PostgresServer)
            DatabaseAddress.of(
                    Secret.of("jdbc:postgresql://db/bot?user=other&password=other"),
                    Optional.of("bot"),
                    Optional.of(Secret.of("a+b%2F/c&d")))
                .orElseThrow();
    PGSimpleDataSource source = new PGSimpleDataSource();
    server.addTo(source);

    assertThat(source.getUser()).isEqualTo("bot");
    assertThat(source.getPassword()).isEqualTo("a+b%2F/c&d");
    assertThat(server.toString()).isEqualTo("db:5432/bot");
    assertThat(server.password().toString()).doesNotContain("a+b");
  }
}
