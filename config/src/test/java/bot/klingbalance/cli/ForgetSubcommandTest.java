package bot.klingbalance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.Balance;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.PlatformUser;
import bot.klingbalance.cli.ProgramUnderTest.Ended;
import bot.klingbalance.database.Database;
import bot.klingbalance.database.DatabaseAddress.SqliteFile;
import bot.klingbalance.database.OpenResult.Opened;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.watch.DailyTime;
import bot.klingbalance.watch.NewWatch;
import bot.klingbalance.watch.WarnLimits;
import bot.klingbalance.watch.WatchChange;
import bot.klingbalance.watch.WatchedAccounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forgetting beside a bot that has the database open. */
class ForgetSubcommandTest {
  private static final AccountEmail STUDIO = new AccountEmail("studio@example.com");
  private static final Channel RENDERS = new Channel(Platform.SLACK, "C0RENDERS");

  @TempDir private Path directory;
  private Database database;

  @BeforeEach
  void keepSomething() {
    database =
        ((Opened) Database.open(new SqliteFile(directory.resolve("kling-balance-bot.db"))))
            .database();
    database.history().keep(STUDIO, new RecordedReading(ProgramUnderTest.NOW, Balance.UNKNOWN));
    database
        .watches()
        .add(
            new NewWatch(
                RENDERS,
                new WatchedAccounts.These(Set.of(STUDIO)),
                WarnLimits.STANDARD,
                new WatchChange(
                    new PlatformUser(Platform.SLACK, "U0ANNA"), "Anna", ProgramUnderTest.NOW)),
            new DailyTime(LocalTime.of(9, 0), ZoneId.of("Europe/Berlin")));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void anAccountIsForgottenAndCounted() {
    Ended ended = program().run("forget", "Studio@example.com", "--yes");

    assertThat(ended.status()).isZero();
    assertThat(ended.output())
        .isEqualToIgnoringNewLines(
            "Deleted of studio@example.com: 1 reading, 1 watch."
                + " A bot that runs keeps what it learns from now on.");
    assertThat(database.history().of(STUDIO, Instant.EPOCH)).isEmpty();
    assertThat(database.watches().channels()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u200bstudio@example.com",
        "mailto:Studio@Example.com",
        "<studio@example.com>",
        " studio@example.com. "
      })
  void anAddressIsReadAsForgivinglyAsInAChat(String typed) {
    assertThat(program().run("forget", typed, "--yes").output())
        .startsWith("Deleted of studio@example.com: 1 reading, 1 watch.");
  }

  @Test
  void severalAddressesAreRefusedAndNothingIsDeleted() {
    Ended ended = program().run("forget", "studio@example.com, other@example.com", "--yes");

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.errors())
        .isEqualToIgnoringNewLines(
            "One address at a time. Example: kling-balance-bot forget studio@example.com");
    assertThat(database.history().of(STUDIO, Instant.EPOCH)).hasSize(1);
  }

  /** The list of useapi.net decides what is kept, and may have such a character in earnest. */
  @Test
  void anAddressWithACharacterThatLooksLikeAnotherIsForgottenAndNothingElse() {
    AccountEmail odd = new AccountEmail("\uff53tudio@example.com");

    assertThat(program().run("forget", odd.value(), "--yes").output())
        .contains("Nothing is kept of")
        .contains("(U+FF53, fullwidth latin small letter s) only looks like")
        .contains("type the latter.");
    assertThat(database.history().of(STUDIO, Instant.EPOCH)).hasSize(1);

    RecordedReading later =
        new RecordedReading(ProgramUnderTest.NOW.plus(Duration.ofMinutes(3)), Balance.UNKNOWN);
    database.history().keep(odd, later);
    assertThat(program().run("forget", odd.value(), "--yes").output()).contains("1 reading");
    assertThat(database.history().of(odd, Instant.EPOCH)).isEmpty();
  }

  @Test
  void aChannelIsForgottenAndTheAccountsAreNot() {
    Ended ended = program().run("forget", "slack:C0RENDERS", "--yes");

    assertThat(ended.status()).isZero();
    assertThat(ended.output()).startsWith("Deleted of slack:C0RENDERS: 1 watch.");
    assertThat(database.history().of(STUDIO, Instant.EPOCH)).hasSize(1);
  }

  @Test
  void whatStandsInTheSettingsIsSaid() throws IOException {
    Files.writeString(
        directory.resolve("kling-balance-bot.yaml"),
        """
        accounts: { show: [studio@example.com] }
        watches:
          - channel: slack:C0RENDERS
            accounts: [studio@example.com]
            daily_at: "09:00"
            time_zone: UTC
        """);

    assertThat(program().run("forget", "studio@example.com", "--yes").output())
        .contains("The settings still name it: accounts.show, watches.");
    assertThat(program().run("forget", "slack:C0RENDERS", "--yes").output())
        .contains("Nothing is kept of slack:C0RENDERS.", "still name it: watches.");
  }

  @Test
  void aPersonIsAskedFirst() {
    Ended no = program().onTerminal("no\n").run("forget", "studio@example.com");
    assertThat(no.status()).isEqualTo(1);
    assertThat(no.output()).contains("of studio@example.com? Type yes: ", "Nothing was deleted.");
    assertThat(database.history().of(STUDIO, Instant.EPOCH)).hasSize(1);

    Ended yes = program().onTerminal("yes\n").run("forget", "studio@example.com");
    assertThat(yes.status()).isZero();
    assertThat(database.history().of(STUDIO, Instant.EPOCH)).isEmpty();
  }

  @Test
  void aScriptHasToSayYes() {
    Ended ended = program().reading("yes\n").run("forget", "studio@example.com");

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.errors()).contains("--yes");
    assertThat(database.history().of(STUDIO, Instant.EPOCH)).hasSize(1);
  }

  @Test
  void whatIsNeitherAddressNorChannelIsWrongUsage() {
    Ended ended = program().run("forget", "#renders", "--yes");

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.errors()).contains("“#renders”", "slack:C0123456789");
  }

  @Test
  void noDatabaseIsMadeToForgetSomething() {
    Ended ended =
        program()
            .with("DATABASE_URL", "jdbc:sqlite:other.db")
            .run("forget", "studio@example.com", "--yes");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.errors()).contains("There is no database of the bot at", "other.db");
    assertThat(directory.resolve("other.db")).doesNotExist();
  }

  private ProgramUnderTest program() {
    return new ProgramUnderTest(directory);
  }
}
