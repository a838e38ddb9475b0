package bot.klingbalance.command.usage;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.FakeAccounts;
import bot.klingbalance.account.reading.FakeLastKnown;
import bot.klingbalance.account.reading.TimelyReader;
import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.command.CommandDispatcher;
import bot.klingbalance.command.Question;
import bot.klingbalance.command.SampleBot;
import bot.klingbalance.command.SampleCommands;
import bot.klingbalance.command.WaitingLine;
import bot.klingbalance.command.balance.AccountHistory;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.message.SampleAccounts;
import bot.klingbalance.message.Transcript;
import bot.klingbalance.store.StoreUnavailable;
import bot.klingbalance.usage.DayStatistics;
import bot.klingbalance.usage.JobCounts;
import bot.klingbalance.usage.JobTally;
import bot.klingbalance.usage.StatisticsOfDays;
import bot.klingbalance.watch.SomeWatches;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /kling-usage}, as it goes through the dispatcher. */
class UsageCommandTest {
  private final CommandDispatcher dispatcher =
      new SampleBot(SomeWatches.RENDERS, Set.of(), Clock.fixed(SampleAccounts.NOW, ZoneOffset.UTC))
          .dispatcher("user:1-secret");

  @Test
  void whatAnAccountSpentIsToldByDayAndByModel() {
    assertThat(usage("studio@example.com"))
        .isEqualTo(
            """
            Kling usage · studio@example.com · 7 days
            280 credits spent · about 40 a day
            Spent a day ▇▇▇▇▇··
            kling-v2-6-std | 21 | 0
            POST /images/kolors | 14 | 0
            kling-v3-pro | 10 | 7
            Failed: 7 too many at once (429).
            kling-v3-pro: 3 × 72 = 216 credits
            Estimated 216 of 280 spent; 64 not explained.
            Days in UTC; jobs up to 15 minutes late
            [Refresh]
            """);
  }

  @Test
  void allAccountsAreToldTogetherAndTheHiddenOneIsNoPartOfIt() {
    assertThat(usage(""))
        .isEqualTo(
            """
            Kling usage · 4 accounts · 7 days
            280 credits spent · about 40 a day
            Spent a day ▇▇▇▇▇··
            studio@example.com: 280
            3 of 4 accounts were read for a part of that time only, or not at all.
            kling-v3-pro | 45 | 14
            kling-v2-6-std | 21 | 0
            POST /images/kolors | 14 | 0
            Failed: 7 too many at once (429), 7 “moderation”.
            kling-v3-pro: 31 × 72 = 2,232 credits
            Estimated: 2,232 credits.
            Days in UTC; jobs up to 15 minutes late
            [Refresh]
            """)
        .doesNotContain("secret-model", "hidden");
  }

  @Test
  void withoutReadingsItIsSaidWhatToDo() {
    assertThat(usage("low@example.com"))
        .contains("Nothing was read since 2026-11-10T00:00:00Z, so nobody knows what was spent.")
        .contains("Ask with /kling-balance low@example.com now and then")
        .contains("useapi.net counted no jobs.");
  }

  @Test
  void oneReadingAloneIsNotTakenForNone() {
    UsageSource once =
        new UsageSource(
            (account, since) -> completedFuture(List.of(RecordedReading.of(reading()))),
            (days, requester) -> completedFuture(tenJobs(days)));

    assertThat(usage(commands(new FakeAccounts().with("studio@example.com", 560), once), ""))
        .contains("What is left was read only once since 2026-11-10T00:00:00Z: what is spent is")
        .doesNotContain("Nothing was read");
  }

  private static Found reading() {
    return FakeLastKnown.reading(SampleAccounts.email("studio"), 560, SampleAccounts.NOW);
  }

  @Test
  void whileTheStoreIsAwayItIsSaidThatThePastCannotBeReadAndTheJobsAreShown() {
    AtomicInteger looks = new AtomicInteger();
    UsageSource away =
        new UsageSource(
            (account, since) -> {
              looks.incrementAndGet();
              return failedFuture(new StoreUnavailable("The disk is full."));
            },
            (days, requester) -> completedFuture(tenJobs(days)));
    FakeAccounts accounts =
        new FakeAccounts().with("studio@example.com", 560).with("other@example.com", 42);

    assertThat(usage(commands(accounts, away), ""))
        .isEqualTo(
            """
            Kling usage · 2 accounts · 7 days
            What was spent cannot be said now: the recorded readings cannot be read.
            kling-v3-pro | 10 | 0
            Days in UTC; jobs up to 15 minutes late
            [Refresh]
            """);
    assertThat(looks).as("the others are not tried").hasValue(1);
  }

  private static StatisticsOfDays tenJobs(List<LocalDate> days) {
    JobCounts counts = new JobCounts(Map.of("kling-v3-pro", new JobTally(10, 0, 10)), Map.of());
    return new StatisticsOfDays(
        List.of(
            new DayStatistics(
                days.get(0), Map.of(new AccountEmail("studio@example.com"), counts), true)),
        List.of(),
        Optional.empty());
  }

  private static CommandDispatcher commands(FakeAccounts accounts, UsageSource usage) {
    return SampleCommands.ofImpatient(
        TimelyReader.patient(accounts),
        AccountHistory.ofNothing(),
        usage,
        WaitingLine.NONE,
        Clock.fixed(SampleAccounts.NOW, ZoneOffset.UTC));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "studio@example.com 14d",
        "studio@example.com 2 weeks",
        "<mailto:studio@example.com|studio@example.com> 14",
        "“studio@example.com” 14 days"
      })
  void whatIsMeantIsUnderstood(String typed) {
    assertThat(usage(typed)).startsWith("Kling usage · studio@example.com · 14 days");
  }

  @Test
  void aTimeAloneIsOfAllAccounts() {
    assertThat(usage("30d")).startsWith("Kling usage · 4 accounts · 30 days");
    assertThat(usage("1d")).startsWith("Kling usage · 4 accounts · today");
  }

  @Test
  void whatIsNotUnderstoodIsAnsweredWithWhatFits() {
    assertThat(usage("studio"))
        .contains("“studio” is neither an e-mail address nor a time.")
        .contains("/kling-usage studio@example.com");
    assertThat(usage("91d")).contains("“91d” is not a time that can be shown: from 1d to 90d");
    assertThat(usage("studio@example.com soon")).contains("“soon” is not a time");
    assertThat(usage("studio@example.com low@example.com")).contains("One address at a time");
    assertThat(usage("help")).contains("/kling-usage studio@example.com 30d");
  }

  @Test
  void anAccountThatMayNotBeShownIsRefusedInTheSameWords() {
    String refusal = "is not among the accounts that may be shown here";
    assertThat(usage(SampleBot.HIDDEN)).startsWith("Kling usage\n").contains(refusal);
    assertThat(usage("nobody@elsewhere.example")).startsWith("Kling usage\n").contains(refusal);
  }

  @Test
  void anAddressWithACharacterThatOnlyLooksAlikeIsAnsweredWithThisCommand() {
    assertThat(usage("studio＠example.com"))
        .startsWith("Kling usage\n")
        .contains("For example: /kling-usage studio@example.com");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "Etc/UTC", "Etc/GMT", "Z", "GMT+0"})
  void whoseDaysAreThoseOfUtcReadsThatOnce(String zone) {
    assertThat(usageIn(ZoneId.of(zone))).contains("\nDays in UTC; jobs up to 15 minutes late\n");
  }

  @Test
  void daysAreThoseOfTheAsker() {
    assertThat(usageIn(ZoneId.of("Pacific/Apia")))
        .contains("Days in Pacific/Apia; jobs by days in UTC");
  }

  private String usageIn(ZoneId zone) {
    Asker ben = new Asker(Platform.SLACK, "U2", false, false, "Ben", Optional.of(zone));
    return Transcript.of(
        dispatcher
            .ask("kling-usage", new Question(ben, SomeWatches.RENDERS, "7d"))
            .join()
            .said()
            .orElseThrow());
  }

  private String usage(String typed) {
    return usage(dispatcher, typed);
  }

  private static String usage(CommandDispatcher dispatcher, String typed) {
    Asker anna = new Asker(Platform.SLACK, "U1", false);
    return Transcript.of(
        dispatcher
            .ask("kling-usage", new Question(anna, SomeWatches.RENDERS, typed))
            .join()
            .said()
            .orElseThrow());
  }
}
