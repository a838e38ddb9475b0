package bot.klingbalance.program;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.cli.ProgramUnderTest.Ended;
import bot.klingbalance.useapi.Bodies;
import bot.klingbalance.useapi.StatisticsBodies;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A report to send: what is in it, what never is, and where it is written. */
class DoctorBundleStoryTest {
  private static final Path EXPECTED =
      Path.of("src/main/resources/bot/klingbalance/program/bundle/expected-shapes.txt");
  private static final String ACCOUNTS = "/v1/kling/accounts";
  private static final String ONE_ACCOUNT = "/accounts/studio@example.com";
  private static final String STATISTICS = "/v2/account/stats";

  /** All but that of HTTP mode, which is not set beside Socket Mode's. */
  private static final List<String> SET_SECRETS =
      DoctorWorld.SECRETS.stream().filter(each -> !each.startsWith("signing")).toList();

  private static JsonNode commands;
  private static Path kept;

  @TempDir private static Path home;
  @TempDir private Path folder;

  @BeforeAll
  static void keepWatches() throws Exception {
    kept = DoctorWorld.keeping(home);
    commands = DoctorWorld.registeredCommands();
  }

  /** {@code -Dgolden.update=true} writes anew what the tests expect of the services. */
  @Test
  void whatTheStandInsAnswerIsWhatIsExpected() throws Exception {
    try (DoctorWorld world = fullWorld()) {
      Map<String, String> report = report(world);

      if (Boolean.getBoolean("golden.update")) {
        Files.writeString(EXPECTED, requireNonNull(report.get("answers.txt")));
      }
      assertThat(report.get("answers.txt")).isEqualTo(Files.readString(EXPECTED));
      assertThat(report.get("differences.txt")).startsWith("None");
      assertThat(report.get("answers-expected.txt")).isEqualTo(report.get("answers.txt"));
      assertThat(report.get("answers.txt"))
          .contains(
              "useapi.net GET /accounts/* 200\n",
              "  balance.points[].amount  number\n",
              "useapi.net GET /v2/account/stats 200\n",
              "Slack POST /auth.test 200\n",
              "Discord GET /users/@me 200\n")
          .doesNotContain("studio", "66000");
    }
  }

  @Test
  void whereTheAnswersDifferIsSaidInSentences() throws Exception {
    try (DoctorWorld world = fullWorld()) {
      world.useApiSays(
          ONE_ACCOUNT,
          Bodies.ACCOUNT
              .replace("\"amount\": 66000", "\"amount\": \"66000\", \"bot\": true")
              .replace("\"maxJobs\": 5,", "\"anna.lindqvist\": null,"));

      assertThat(requireNonNull(report(world).get("differences.txt")).lines())
          .containsExactlyInAnyOrder(
              "useapi.net GET /accounts/* 200: * (null) stands under a key that no document names;"
                  + " the tests have none.",
              "useapi.net GET /accounts/* 200: balance.points[].amount is text here; the tests"
                  + " expect number.",
              "useapi.net GET /accounts/* 200: balance.points[].bot (boolean) is not in the tests.",
              "useapi.net GET /accounts/* 200: maxJobs is missing here; the tests have it.");
    }
  }

  @Test
  void itHasVersionsSettingsChecksAndTheLinesOfTheLog() throws Exception {
    try (DoctorWorld world = fullWorld()) {
      world.writesSettings(
          """
          poll_every: 30m
          log: { level: info }
          watches:
            - { channel: slack:C0CHANNEL, accounts: [all], daily_at: "09:00", time_zone: Europe/Berlin }
          """);
      Files.writeString(folder(world).resolve("bot.log"), lines(600));

      Map<String, String> report = report(world, "--log", "bot.log");

      assertThat(report.keySet())
          .containsExactly(
              "README.txt",
              "versions.txt",
              "settings.txt",
              "checks.txt",
              "log.txt",
              "log-of-doctor.txt",
              "answers.txt",
              "answers-expected.txt",
              "differences.txt");
      assertThat(report.get("versions.txt")).contains("bot: of a development build", "os.name: ");
      assertThat(requireNonNull(report.get("settings.txt")).lines())
          .contains(
              "poll_every: 30m",
              "useapi.token: ••• (USEAPI_TOKEN)",
              "watches[0].accounts[]: all",
              "watches[0].channel: •••",
              "watches[0].daily_at: 09:00",
              "database.url: jdbc:sqlite:••• (DATABASE_URL)");
      assertThat(report.get("checks.txt"))
          .contains("✓ useapi.net token: useapi.net accepts it.", "✓ Slack app token")
          .contains("✓ Answers for the report: useapi.net was asked for 1 account");
      assertThat(requireNonNull(report.get("log.txt")).lines())
          .hasSize(500)
          .last()
          .isEqualTo("2026-11-24T09:42:00.000Z INFO  Line 600");
    }
  }

  @Test
  void nothingInItIsAnybodys() throws Exception {
    try (DoctorWorld world = fullWorld()) {
      world.useApiSays(
          ACCOUNTS,
          """
          {"anna@lindqvist.example": {"email": "anna@lindqvist.example", "error": "Anna's card"},
           "Müller & Söhne": {"email": "ops@müller.example", "boss": "Zoë Quill"}}
          """);
      world.useApiSays(
          "lindqvist.example",
          "{\"email\":\"anna@lindqvist.example\",\"Zoë Quill\":{\"anna-lindqvist\":\"+49 30 12345\"}}");
      world.sets("HTTPS_PROXY", "http://proxyuser:proxypassword@proxy.lindqvist.example:3128");
      world.sets("NO_PROXY", "127.0.0.1");
      world.sets("USER", "lindqvist");
      world.writesSettings(
          """
          accounts: { show: ["*@lindqvist.example", "*"] }
          managers: [slack:U0LINDQVIST]
          clips: [{ name: Lindqvist clip, credits: 72, checked: 2026-08-12 }]
          watches:
            - { channel: discord:112233445566778899, accounts: [zoe@quill.example], daily_at: "09:00", time_zone: Europe/Berlin }
            - { channel: slack:C0LINDQVIST, accounts: [all], daily_at: "09:00", time_zone: Europe/Berlin }
          """);
      Files.writeString(
          folder(world).resolve("lindqvist-secret.log"),
          """
          2026-11-24T09:42:00.000Z INFO  Start - Database: /srv/lindqvist/my.db, settings of anna@lindqvist.example
          {"message":"watch","channel":"slack:C0123LINDQ","by":"discord:998877665544332211","guild":"Studio"}
          WARN Zoë Quill <zoe@quill.example> typed st•••o@lindqvist.example; Müller & Söhne, boss ZOË QUILL
          token user:1234-ThisTokenIsSecret xoxb-of-the-test xapp-of-the-test Bearer abcdefghijklmnop
          ERROR jdbc:postgresql://dbuser:dbpassword@db.lindqvist.example/bot C:\\Users\\lindqvist\\bot.db 10.20.30.40
          See '/home/anna lindqvist/kling bot/x.yaml' and #quill-renders, anna%40lindqvist.example
          """
              + SET_SECRETS);

      Map<String, String> report = report(world, "--log", "lindqvist-secret.log");
      String all = String.join("\n", report.values()).toLowerCase(Locale.ROOT);

      assertThat(all)
          .doesNotContain(
              DoctorWorld.SECRETS.stream().map(each -> each.toLowerCase(Locale.ROOT)).toList())
          .doesNotContain(
              "lindqvist",
              "quill",
              "zoë",
              "zoe@",
              "müller",
              "söhne",
              "card",
              "12345",
              "proxyuser",
              "proxypassword",
              "dbuser",
              "dbpassword",
              "112233445566778899",
              "998877665544332211",
              "c0123",
              "10.20.30.40",
              "studio",
              "kling_balance in",
              "c0channel",
              "my.db",
              "abcdefghijklmnop",
              "800000000000000005",
              "#renders",
              folder.toString());
      assertThat(report.get("answers.txt")).contains("  *.email  text\n", "  *.*  text\n");
      assertThat(report.get("log.txt")).contains("INFO  Start - Database: •••", "ERROR •••");
    }
  }

  @Test
  void settingsWithMistakesAreToldWithoutWhatWasFound() throws Exception {
    try (DoctorWorld world = world()) {
      world.writesSettings("useapi:\n  base_url: ftp://lindqvist.example\nanna_lindqvist: 1\n");

      Ended ended = world.doctor("--bundle", "report.zip");
      Map<String, String> report = unpacked(folder(world).resolve("report.zip"));

      assertThat(ended.status()).isEqualTo(1);
      assertThat(report.get("settings.txt"))
          .startsWith("useapi.base_url does not fit; it has to be an https address")
          .contains("A key that the bot does not know does not fit; ");
      assertThat(report.get("differences.txt")).isEqualTo("Nothing was answered.\n");
      assertThat(String.join("", report.values())).doesNotContain("lindqvist");
    }
  }

  @Test
  void settingsWithMistakesMaskAsMuchInTheLog() throws Exception {
    try (DoctorWorld world = world()) {
      Files.writeString(folder(world).resolve("token.txt"), "user:77-quietpart\n");
      world.sets("USEAPI_TOKEN", "");
      world.sets("USEAPI_TOKEN_FILE", "token.txt");
      world.writesSettings(
          """
          poll_every: soon
          clips: [{ name: Lindqvist clip, credits: 72, checked: 2026-08-12 }]
          watches: [{ channel: "slack:C0QUILL", title: 'Zoë: renders' }
          """);
      Files.writeString(
          folder(world).resolve("bot.log"),
          "Lindqvist clip costs 72; C0QUILL, Zoë: renders, quietpart; every watch is fine\n");

      world.doctor("--bundle", "report.zip", "--log", "bot.log");

      assertThat(unpacked(folder(world).resolve("report.zip")).get("log.txt"))
          .isEqualTo("••• costs 72; •••, •••, •••; every watch is fine\n");
    }
  }

  @Test
  void aFileThatIsThereIsLeftAsItIs() throws Exception {
    try (DoctorWorld world = world()) {
      Path mine = folder(world).resolve("mine.zip");
      Files.writeString(mine, "mine");

      Ended ended = world.doctor("--bundle", "mine.zip");

      assertThat(ended.status()).isEqualTo(2);
      assertThat(ended.errors()).contains("mine.zip is there already, and is left as it is.");
      assertThat(ended.output()).isEmpty();
      assertThat(mine).hasContent("mine");
    }
  }

  @Test
  void aPlaceThatCannotBeWrittenIsSaidBeforeAnythingIsAsked() throws Exception {
    try (DoctorWorld world = world()) {
      assertThat(world.doctor("--bundle", "nowhere/report.zip").errors())
          .contains("The folder of ", "nowhere/report.zip is not there.");
      assertThat(world.doctor("--bundle", ".").errors()).contains(" is a folder.");
      assertThat(world.doctor("--bundle", "a.zip", "--log", "none.log").errors())
          .isEqualTo("The log none.log cannot be read. Name another file.\n");
      Ended withoutBundle = world.doctor("--log", "bot.log");
      assertThat(withoutBundle.errors()).isEqualTo("--log goes with --bundle.\n");
      assertThat(withoutBundle.status()).isEqualTo(2);
      assertThat(folder(world).resolve("a.zip")).doesNotExist();
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void onlyItsOwnerReadsIt() throws Exception {
    try (DoctorWorld world = world()) {
      Ended ended = world.doctor("--bundle", "report.zip");

      Path report = folder(world).resolve("report.zip");
      assertThat(ended.errors()).startsWith("report.zip holds the report.");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(report)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void theLogMayComeThroughAPipe() throws Exception {
    try (DoctorWorld world = world()) {
      world.program().reading("one\ntwo").run("doctor", "--bundle", "report.zip", "--log", "-");

      assertThat(unpacked(folder(world).resolve("report.zip")).get("log.txt"))
          .isEqualTo("one\ntwo\n");
    }
  }

  private static String lines(int count) {
    StringBuilder lines = new StringBuilder();
    for (int i = 1; i <= count; i++) {
      lines.append("2026-11-24T09:42:00.000Z INFO  Line ").append(i).append('\n');
    }
    return lines.toString();
  }

  private static Map<String, String> report(DoctorWorld world, String... more) throws IOException {
    String[] options = new String[more.length + 2];
    options[0] = "--bundle";
    options[1] = "report.zip";
    System.arraycopy(more, 0, options, 2, more.length);
    Ended ended = world.doctor(options);
    assertThat(ended.errors()).startsWith("report.zip holds the report. Look into it");
    return unpacked(folder(world).resolve("report.zip"));
  }

  private static Map<String, String> unpacked(Path file) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    try (InputStream in = Files.newInputStream(file);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        texts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return texts;
  }

  private static Path folder(DoctorWorld world) {
    return world.directory();
  }

  /** With everything that the vendor's pages tell. */
  private DoctorWorld fullWorld() throws Exception {
    DoctorWorld world = world();
    String listed = Bodies.ACCOUNT.replaceAll("(?s)\"balance\": \\{.*", "\"error\": \"none\" }");
    world.useApiSays(ACCOUNTS, "{\"studio@example.com\": " + listed + "}");
    world.useApiSays(ONE_ACCOUNT, Bodies.ACCOUNT);
    world.useApiSays(STATISTICS, StatisticsBodies.DAY);
    return world;
  }

  private DoctorWorld world() throws Exception {
    return new DoctorWorld(Files.createTempDirectory(folder, "world"), kept, commands);
  }
}
