package bot.klingbalance.slack;

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
import bot.klingbalance.message.Audience;
import bot.klingbalance.message.Block;
import bot.klingbalance.message.Block.Chart;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Clip;
import bot.klingbalance.message.SampleViews;
import bot.klingbalance.report.SampleReports;
import bot.klingbalance.testing.SampleCharts;
import bot.klingbalance.watch.SomeWatches;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** One of every message that the bot makes, by name. */
final class SampleMessages {
  static final Instant NOW = Instant.parse("2026-11-24T09:42:00Z");

  /** Everything that could mention, link, format, hide or reorder, in one text. */
  static final String HOSTILE =
      "<!channel> <@U1> <!date^0^{date}|x> <https://evil.example|safe> *_~bold~_* `code` &amp;"
          + " :fire: \u202Egnp.exe\u202C \u200B\n"
          + "line\u0000"
          + " @here z\u0336\u0336\u0336\u0336\u0336algo ".repeat(1_000);

  private SampleMessages() {}

  static Map<String, ChatMessage> all() {
    Map<String, ChatMessage> all = new LinkedHashMap<>();
    all.put("balance", BalanceMessage.of(studio(), view(Audience.ASKER)));
    all.put("balance-shared", BalanceMessage.of(studio(), view(Audience.CHANNEL)));
    all.put("balance-unknown", BalanceMessage.of(bare("bare@example.com"), view(Audience.ASKER)));
    all.put("balance-signed-out", BalanceMessage.of(signedOut(), view(Audience.ASKER)));
    all.put("balance-listed-error", BalanceMessage.of(listedError(), view(Audience.ASKER)));
    all.put("balance-hostile", BalanceMessage.of(hostile(), view(Audience.ASKER)));
    for (Reason reason : Reason.values()) {
      all.put(
          "failure-" + reason.name().toLowerCase(Locale.ROOT).replace('_', '-'),
          BalanceMessage.of(failed("studio@example.com", reason), view(Audience.ASKER)));
    }
    all.put("overview", overview(few()));
    all.put("overview-shared", OverviewMessage.of(accounts(few()), view(Audience.CHANNEL)));
    all.put("overview-of-500", overview(many(500)));
    all.put("overview-empty", overview(List.of()));
    all.put(
        "overview-unknown",
        OverviewMessage.of(
            new AccountsOverview.Unknown(Failure.of(Reason.SUBSCRIPTION_ENDED)),
            view(Audience.ASKER)));
    all.putAll(SampleWarnings.all());
    all.put("warning-unusual", SomeDigests.unusual(SomeWatches.RENDERS));
    all.putAll(SampleDigests.messages(SomeWatches.RENDERS));
    all.putAll(SampleReports.messages());
    all.putAll(SampleAnswers.all());
    SampleCharts.all().forEach((name, chart) -> all.put("chart-" + name, withCharts(chart)));
    all.put("help", HelpMessage.of(List.of(BalanceSpec.SPEC, WatchSpec.SPEC)));
    all.put("not-an-address", CommandMessages.notAnAddress("studio at example"));
    all.put("not-an-address-hostile", CommandMessages.notAnAddress(HOSTILE));
    all.put("not-shown", CommandMessages.notShown(new AccountEmail("boss@elsewhere.example")));
    all.put("not-for-guests", CommandMessages.notForGuests());
    all.put("button-is-stale", CommandMessages.buttonIsStale());
    all.put("defect", CommandMessages.defect());
    return all;
  }

  /** The balance answer with charts in it. */
  static ChatMessage withCharts(Chart... charts) {
    ChatMessage balance = BalanceMessage.of(studio(), view(Audience.ASKER));
    List<Block> body = new ArrayList<>(balance.body());
    body.addAll(2, List.of(charts));
    return new ChatMessage(
        balance.tone(), balance.heading(), body, balance.buttons(), balance.footnote());
  }

  static ChatMessage overview(List<AccountLookup> lookups) {
    return OverviewMessage.of(accounts(lookups), view(Audience.ASKER));
  }

  static List<AccountLookup> many(int count) {
    List<AccountLookup> lookups = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      String email = "studio-%03d@productions.example.com".formatted(i);
      lookups.add(found(email, balance(plan("plan", i, 660, 12))));
    }
    return lookups;
  }

  static AccountLookup failed(String email, Reason reason) {
    Optional<Instant> retryAt =
        reason == Reason.SLOW_DOWN ? Optional.of(NOW.plusSeconds(90)) : Optional.empty();
    return new Failed(new AccountEmail(email), new Failure(reason, retryAt));
  }

  private static AccountsOverview accounts(List<AccountLookup> lookups) {
    return new AccountsOverview.Accounts(lookups, NOW);
  }

  private static AccountLookup studio() {
    return found(
        "studio@example.com",
        new Balance(
            Optional.empty(),
            List.of(plan("plan", 560, 660, 7), plan("top-up", 3_500, 3_500, 108)),
            Optional.of(NOW.plus(Duration.ofDays(14)))));
  }

  private static List<AccountLookup> few() {
    return List.of(
        studio(),
        found("low@example.com", balance(plan("plan", 42, 660, 13))),
        failed("broken@example.com", Reason.SIGN_IN_LOST),
        bare("bare@example.com"));
  }

  private static AccountLookup hostile() {
    return found(
        "o'hara+_*~`!#$%&{|}@example.com",
        balance(plan(HOSTILE, 560, 660, 7), plan("\u202E\u200B", 1, 2, 3)));
  }

  private static AccountLookup listedError() {
    Found studio = found("studio@example.com", balance(plan("plan", 560, 660, 7)));
    return new Found(studio.account().withListedError("Login failed: " + HOSTILE), NOW);
  }

  private static AccountLookup bare(String email) {
    return new Found(
        new KlingAccount(
            new AccountEmail(email),
            Balance.UNKNOWN,
            Optional.empty(),
            OptionalInt.empty(),
            Optional.empty()),
        NOW.minusSeconds(40));
  }

  private static AccountLookup signedOut() {
    return new Found(
        new KlingAccount(
            new AccountEmail("studio@example.com"),
            balance(plan("plan", 12, 660, 7)),
            Optional.of(NOW.minus(Duration.ofDays(2))),
            OptionalInt.of(1),
            Optional.empty()),
        NOW.minusSeconds(200));
  }

  private static Found found(String email, Balance balance) {
    return new Found(
        new KlingAccount(
            new AccountEmail(email),
            balance,
            Optional.of(NOW.plus(Duration.ofDays(40))),
            OptionalInt.of(5),
            Optional.empty()),
        NOW);
  }

  private static Balance balance(CreditPackage... packages) {
    return new Balance(Optional.empty(), List.of(packages), Optional.empty());
  }

  private static CreditPackage plan(String type, long left, long granted, int days) {
    return new CreditPackage(
        Optional.of(type),
        Optional.of(Credits.of(granted)),
        Optional.of(Credits.of(Math.min(left, granted))),
        Optional.empty(),
        Optional.of(NOW.plus(Duration.ofDays(days))));
  }

  private static View view(Audience audience) {
    return SampleViews.view(
        NOW.minusSeconds(2), NOW, audience, List.of(new Clip("v3 pro clip", Credits.of(72))));
  }
}
