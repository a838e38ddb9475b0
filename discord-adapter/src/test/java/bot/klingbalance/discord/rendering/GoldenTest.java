package bot.klingbalance.discord.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Failed;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Balance;
import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.account.reading.AccountsOverview;
import bot.klingbalance.chart.ChartText;
import bot.klingbalance.command.CommandMessages;
import bot.klingbalance.command.HelpMessage;
import bot.klingbalance.command.SampleAnswers;
import bot.klingbalance.command.balance.BalanceMessage;
import bot.klingbalance.command.balance.BalanceSpec;
import bot.klingbalance.command.balance.OverviewMessage;
import bot.klingbalance.command.balance.View;
import bot.klingbalance.command.watch.WatchSpec;
import bot.klingbalance.digest.SampleDigests;
import bot.klingbalance.digest.SomeDigests;
import bot.klingbalance.discord.SampleButtons;
import bot.klingbalance.discord.form.FormModalTest;
import bot.klingbalance.discord.standin.Json;
import bot.klingbalance.message.Audience;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Clip;
import bot.klingbalance.message.SampleViews;
import bot.klingbalance.report.SampleReports;
import bot.klingbalance.watch.SomeWatches;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every message as it goes to Discord, as JSON under {@code src/test/resources/golden}: read by
 * people, made anew with {@code -Dgolden.update=true}.
 */
class GoldenTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final String WITH_PICTURE = "warning-with-picture";
  private static final Instant NOW = Instant.parse("2025-12-01T10:42:00Z");
  private static final List<Clip> CLIPS =
      List.of(new Clip("v3 pro clip", Credits.of(72)), new Clip("*cheap* clip", Credits.of(1_000)));
  private static final String ZALGO = "z\u0300\u0301\u0302\u0303\u0304a\u0300\u0301\u0302l";

  private final MessageRenderer rendering = new MessageRenderer(SampleButtons.some());

  @TestFactory
  Stream<DynamicTest> messagesGoToDiscordAsTheyAreWrittenDown() {
    return messages().entrySet().stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.getKey(), () -> assertGolden(each.getKey(), each.getValue())));
  }

  @Test
  void noFileIsLeftOverFromAMessageThatIsNotMadeAnyMore() throws IOException {
    Set<String> made = new TreeSet<>(messages().keySet());
    made.add(WITH_PICTURE);
    made.addAll(FormModalTest.GOLDEN);

    try (Stream<Path> files = Files.list(GOLDEN)) {
      assertThat(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> name.endsWith(".json"))
                  .map(name -> name.replaceFirst("\\.json$", "")))
          .containsExactlyInAnyOrderElementsOf(made);
    }
  }

  @Test
  void aWarningGoesToDiscordWithItsPictureInThePlaceOfTheMarks() throws IOException {
    Picture picture = new Picture(new byte[] {1}, ChartText.of(SampleWarning.chart()));

    MessageCreateData withPicture = rendering.of(SampleWarning.message(), Optional.of(picture));

    assertGolden(WITH_PICTURE, withPicture);
  }

  private void assertGolden(String name, ChatMessage message) throws IOException {
    assertGolden(name, rendering.of(message));
  }

  private static void assertGolden(String name, MessageCreateData message) throws IOException {
    String json = Json.canonical(message.toData().toString());
    Path golden = GOLDEN.resolve(name + ".json");
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, json, StandardCharsets.UTF_8);
    }
    assertThat(json).isEqualTo(Files.readString(golden, StandardCharsets.UTF_8));
  }

  static Map<String, ChatMessage> messages() {
    Map<String, ChatMessage> messages = new TreeMap<>();
    messages.put("balance", BalanceMessage.of(studio(), view(Audience.ASKER)));
    messages.put("balance-shared", BalanceMessage.of(studio(), view(Audience.CHANNEL)));
    messages.put("balance-unknown", BalanceMessage.of(silent(), view(Audience.ASKER)));
    messages.put("balance-listed-error", BalanceMessage.of(listedError(), view(Audience.ASKER)));
    messages.put("balance-hostile", BalanceMessage.of(hostile(), view(Audience.CHANNEL)));
    messages.put("overview", overview(List.of(studio(), low(), lost(), silent())));
    messages.put("overview-short-names", overview(List.of(shortName("a", 5), shortName("b", 70))));
    messages.put("overview-of-500", overview(manyAccounts()));
    messages.put("help", HelpMessage.of(List.of(BalanceSpec.SPEC, WatchSpec.SPEC)));
    messages.put("not-an-address", CommandMessages.notAnAddress("@everyone <@1> [x](https://y.z)"));
    messages.put("not-an-address-endless", CommandMessages.notAnAddress("*".repeat(10_000)));
    messages.put("not-shown", CommandMessages.notShown(new AccountEmail("other@example.com")));
    messages.put("stale-button", CommandMessages.buttonIsStale());
    messages.put("defect", CommandMessages.defect());
    messages.put("warning", SampleWarning.message());
    messages.put("warning-unusual", SomeDigests.unusual(SomeWatches.STUDIO));
    messages.putAll(SampleDigests.messages(SomeWatches.STUDIO));
    messages.putAll(SampleReports.messages());
    messages.putAll(SampleAnswers.all());
    for (Reason reason : Reason.values()) {
      messages.put(
          "failure-" + reason.name().toLowerCase(Locale.ROOT).replace('_', '-'),
          BalanceMessage.of(failed("studio@example.com", reason), view(Audience.ASKER)));
    }
    return messages;
  }

  private static ChatMessage overview(List<AccountLookup> lookups) {
    return OverviewMessage.of(
        new AccountsOverview.Accounts(lookups, NOW.minusSeconds(90)), view(Audience.ASKER));
  }

  private static View view(Audience audience) {
    return SampleViews.view(NOW, NOW, audience, CLIPS);
  }

  private static AccountLookup studio() {
    return found(
        "studio@example.com",
        balance(
            4_060,
            credits("plan", 660, 560, NOW.plus(Duration.ofDays(7))),
            credits("top-up", 3_500, 3_500, NOW.plus(Duration.ofDays(500)))),
        Optional.of(NOW.plus(Duration.ofDays(33))));
  }

  private static AccountLookup low() {
    return found(
        "low.on.credits@example.com",
        balance(42, credits("plan", 660, 42, NOW.plus(Duration.ofDays(2)))),
        Optional.empty());
  }

  private static AccountLookup lost() {
    return failed("renders@example.com", Reason.SIGN_IN_LOST);
  }

  private static AccountLookup silent() {
    return found("silent@example.com", Balance.UNKNOWN, Optional.empty());
  }

  private static AccountLookup shortName(String name, long left) {
    return found(
        name + "@x.io",
        balance(left, credits("plan", 660, left, NOW.plus(Duration.ofDays(9)))),
        Optional.empty());
  }

  private static AccountLookup listedError() {
    Found account =
        found(
            "studio@example.com",
            balance(560, credits("plan", 660, 560, NOW.plus(Duration.ofDays(7)))),
            Optional.empty());
    String error = "Login failed: @everyone **bold** [x](https://evil.example) `x` " + ZALGO;
    return new Found(account.account().withListedError(error), NOW);
  }

  private static AccountLookup hostile() {
    List<CreditPackage> packages =
        List.of(
            credits("@everyone <@1> **bold**", 10, 5, NOW.plusSeconds(60)),
            credits("`` [x](https://evil.example) " + ZALGO, 10, 5, NOW.minusSeconds(60)),
            credits("x".repeat(10_000), 10, 5, NOW.plusSeconds(60)));
    return found(
        "_under_*star*`tick`@example.com",
        new Balance(Optional.of(Credits.of(15)), packages, Optional.empty()),
        Optional.empty());
  }

  private static List<AccountLookup> manyAccounts() {
    List<AccountLookup> many = new ArrayList<>();
    IntStream.range(0, 500)
        .forEach(i -> many.add(shortName("render.account.%03d".formatted(i), i + 1)));
    return many;
  }

  private static AccountLookup failed(String email, Reason reason) {
    return new Failed(
        new AccountEmail(email),
        new Failure(
            reason,
            reason == Reason.SLOW_DOWN ? Optional.of(NOW.plusSeconds(90)) : Optional.empty()));
  }

  private static Found found(String email, Balance balance, Optional<Instant> signedInUntil) {
    return new Found(
        new KlingAccount(
            new AccountEmail(email), balance, signedInUntil, OptionalInt.of(5), Optional.empty()),
        NOW);
  }

  private static Balance balance(long left, CreditPackage... packages) {
    return new Balance(
        Optional.of(Credits.of(left)),
        List.of(packages),
        Optional.of(NOW.plus(Duration.ofDays(7))));
  }

  private static CreditPackage credits(String type, long granted, long left, Instant until) {
    return new CreditPackage(
        Optional.of(type),
        Optional.of(Credits.of(granted)),
        Optional.of(Credits.of(left)),
        Optional.empty(),
        Optional.of(until));
  }
}
