package bot.klingbalance.health;

import static bot.klingbalance.digest.SomeDigests.MONDAY;
import static bot.klingbalance.digest.SomeDigests.account;
import static bot.klingbalance.watch.SomeWatches.NINE_IN_BERLIN;
import static bot.klingbalance.watch.SomeWatches.RENDERS;
import static bot.klingbalance.watch.SomeWatches.STUDIO;
import static bot.klingbalance.watch.SomeWatches.THEN;
import static bot.klingbalance.watch.SomeWatches.by;
import static bot.klingbalance.watch.SomeWatches.ofAccounts;
import static bot.klingbalance.watch.SomeWatches.ofAll;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountListing;
import bot.klingbalance.account.AccountLookup.Failed;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.AccountNames;
import bot.klingbalance.account.Balance;
import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.account.reading.LastKnown;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.digest.SomeDigests;
import bot.klingbalance.finding.Runway;
import bot.klingbalance.finding.RunwaySource;
import bot.klingbalance.finding.WatchedReading;
import bot.klingbalance.history.FakeHistory;
import bot.klingbalance.lease.SessionStarts;
import bot.klingbalance.outbox.FakeOutbox;
import bot.klingbalance.outbox.Obstacle;
import bot.klingbalance.outbox.Outbox.Claim;
import bot.klingbalance.outbox.Settlement;
import bot.klingbalance.outbox.WarningStore;
import bot.klingbalance.store.StoreUnavailable;
import bot.klingbalance.testing.MovableClock;
import bot.klingbalance.watch.AllWatches;
import bot.klingbalance.watch.FakeWatches;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What the metrics tell of accounts and watches, whoever read or checked them. */
class FiguresTest {
  private static final Instant NOW = SomeDigests.checkOf(MONDAY);

  private final MovableClock clock = new MovableClock(NOW);
  private final Meters meters = new Meters(clock);
  private final LatestAnswers answers = meters.answers();
  private final Map<AccountEmail, Found> known = new TreeMap<>();
  private final Map<AccountEmail, Runway> runways = new TreeMap<>();
  private final FakeWatches watches = new FakeWatches();
  private final FakeOutbox outbox = new FakeOutbox();
  private List<Supplier<CompletableFuture<Void>>> figures = List.of();
  private AccountFigures.Policy policy =
      new AccountFigures.Policy(account -> true, Optional.empty());

  @Test
  void beforeAnythingIsKnownNothingIsTold() {
    look();

    assertThat(meters.scrape()).doesNotContain("kling_accounts", "age_seconds", "kling_account_");
  }

  @Test
  void anAccountCountsInEachStateThatAWarningWouldTellOf() {
    reads("well", 600, NOW);
    reads("low", 40, NOW);
    runways.put(account("low"), new Runway(NOW.plus(Duration.ofHours(5)), Credits.of(100)));
    known.put(account("mute"), found("mute", Balance.UNKNOWN, NOW));
    lists("well", "low", "mute", "gone", "new");
    answers.accept(new Failed(account("gone"), Failure.of(Reason.SIGN_IN_LOST)));

    look();

    assertThat(states())
        .containsEntry("ok", 1)
        .containsEntry("low", 1)
        .containsEntry("unknown", 1)
        .containsEntry("broken", 1)
        .containsEntry("unread", 1)
        .containsEntry("expiring", 0);
  }

  @Test
  void troubleThatMayPassLeavesTheLastReadingStandingAndAnyOtherDoesNot() {
    reads("studio", 600, NOW.minusSeconds(60));
    lists("studio");
    answers.accept(new Failed(account("studio"), Failure.of(Reason.UNREACHABLE)));
    look();
    assertThat(states()).containsEntry("ok", 1).containsEntry("broken", 0);

    answers.accept(new Failed(account("studio"), Failure.of(Reason.NOT_CONFIGURED)));
    look();
    assertThat(states()).containsEntry("ok", 0).containsEntry("broken", 1);

    reads("studio", 600, NOW);
    answers.accept(found("studio", balance(600), NOW));
    look();
    assertThat(states()).containsEntry("ok", 1).containsEntry("broken", 0);
  }

  @Test
  void anAddressThatSomebodyMadeUpIsNoAccount() {
    reads("studio", 600, NOW);
    lists("studio");
    answers.accept(new Failed(account("made.up"), Failure.of(Reason.NOT_CONFIGURED)));

    look();

    assertThat(states()).containsEntry("ok", 1).containsEntry("broken", 0);
    assertThat(answers.failure(account("made.up"))).isEmpty();
  }

  @Test
  void whatIsNotToBeShownOrIsGoneFromTheListIsNotCounted() {
    reads("studio", 600, NOW);
    reads("private", 600, NOW);
    reads("gone", 600, NOW);
    lists("studio", "private");
    policy =
        new AccountFigures.Policy(
            each -> !each.equals(account("private")), Optional.of(accounts -> AccountNames.FULL));

    look();

    assertThat(states()).containsEntry("ok", 1);
    assertThat(lines("kling_account_credits"))
        .containsExactly("kling_account_credits{account=\"studio@example.com\"} 600.0");
  }

  @Test
  void whatAnAccountHasIsShownAsTheSettingsWantItAndUnknownAmountsAreLeftOut() {
    reads("studio", 330.5, NOW.minusSeconds(30));
    runways.put(account("studio"), new Runway(NOW.plus(Duration.ofDays(9)), Credits.of(30)));
    known.put(account("mute"), found("mute", Balance.UNKNOWN, NOW));
    look();
    assertThat(meters.scrape()).doesNotContain("account=");

    policy = new AccountFigures.Policy(each -> true, Optional.of(AccountNames::masked));
    look();
    assertThat(lines("kling_account_"))
        .containsExactlyInAnyOrder(
            "kling_account_credits{account=\"st•••o@example.com\"} 330.5",
            "kling_account_granted_credits{account=\"st•••o@example.com\"} 660.0",
            "kling_account_reading_timestamp_seconds{account=\"m•••e@example.com\"} "
                + seconds(NOW),
            "kling_account_reading_timestamp_seconds{account=\"st•••o@example.com\"} "
                + seconds(NOW.minusSeconds(30)),
            "kling_account_run_out_timestamp_seconds{account=\"st•••o@example.com\"} "
                + seconds(NOW.plus(Duration.ofDays(9))));
    assertThat(meters.scrape()).doesNotContain("NaN");

    policy = new AccountFigures.Policy(each -> true, Optional.empty());
    look();
    assertThat(meters.scrape()).doesNotContain("account=");
  }

  @Test
  void theAgeOfTheNewestReadingIsThatOfAnyBot() {
    reads("studio", 600, NOW.minusSeconds(500));
    reads("render", 600, NOW.minusSeconds(300));

    look();

    assertThat(lines("kling_newest_reading_age_seconds"))
        .containsExactly("kling_newest_reading_age_seconds 300.0");
  }

  @Test
  void sessionsWithDiscordAreThoseOfADayOfAllBots() {
    SessionStarts starts = SessionStarts.ofThisProcess();
    starts.beginning(NOW.minus(Duration.ofHours(25)));
    starts.beginning(NOW.minus(Duration.ofHours(2)));
    starts.beginning(NOW.minus(Duration.ofMinutes(1)));

    new SessionFigures(starts, Runnable::run, meters, clock).get().join();

    assertThat(meters.scrape().lines()).contains("kling_discord_sessions_begun 2.0");
  }

  @Test
  void checksAreThoseThatStandInTheStoreAndPausedChannelsAreNotMissed() {
    watches.add(ofAll(RENDERS), NINE_IN_BERLIN);
    watches.add(ofAccounts(STUDIO, "studio"), NINE_IN_BERLIN);
    outbox.plan(SomeDigests.memory(RENDERS, MONDAY), Optional.empty());
    outbox.plan(SomeDigests.memory(STUDIO, MONDAY.minusDays(3)), Optional.empty());

    look();
    assertThat(meters.scrape().lines())
        .contains(
            "kling_last_check_age_seconds 0.0",
            "kling_oldest_check_age_seconds 259200.0",
            "kling_watches{state=\"active\"} 2.0",
            "kling_watches{state=\"paused\"} 0.0");

    watches.pause(STUDIO, 1, true, by("Anna", THEN));
    look();
    assertThat(meters.scrape().lines())
        .contains(
            "kling_oldest_check_age_seconds 0.0",
            "kling_watches{state=\"active\"} 1.0",
            "kling_watches{state=\"paused\"} 1.0");

    watches.remove(RENDERS, 1);
    look();
    assertThat(meters.scrape()).doesNotContain("kling_oldest_check_age");
  }

  @Test
  void aMessageThatAChannelDidNotTakeCountsWhileItsDayLasts() {
    setAside(SomeDigests.digest(RENDERS, MONDAY));
    look();
    assertThat(meters.scrape().lines())
        .contains(
            "kling_set_aside_warnings{platform=\"slack\"} 1.0",
            "kling_set_aside_warnings{platform=\"discord\"} 0.0");

    clock.move(Duration.ofHours(16));
    look();
    assertThat(meters.scrape().lines())
        .contains("kling_set_aside_warnings{platform=\"slack\"} 0.0");
  }

  @Test
  void aMessageOfWhichNobodyKnowsWhetherItArrivedCountsUntilThatIsKnown() {
    Digest digest = SomeDigests.digest(RENDERS, MONDAY);
    Settlement.Doubt doubt = new Settlement.Doubt(NOW, "there was no answer in time");
    settle(
        digest,
        new Settlement.Retry(NOW, true, Obstacle.of(Duration.ZERO, true, ""), Optional.of(doubt)));
    look();
    assertThat(meters.scrape().lines())
        .contains(
            "kling_in_doubt_warnings{platform=\"slack\"} 1.0",
            "kling_in_doubt_warnings{platform=\"discord\"} 0.0");
  }

  @Test
  void whatCannotBeLookedUpIsLeftOutAndAskedForAgainAtOnce() {
    watches.add(ofAll(RENDERS), NINE_IN_BERLIN);
    int[] asked = {0};
    StoredFigures figures =
        new StoredFigures(
            List.of(
                () -> {
                  asked[0]++;
                  return asked[0] == 1
                      ? failedFuture(new StoreUnavailable("The database is away.", new Exception()))
                      : completedFuture(null);
                }),
            clock);

    figures.run();
    figures.run();
    assertThat(asked[0]).isEqualTo(2);
    figures.run();
    assertThat(asked[0]).isEqualTo(2);
    clock.move(Duration.ofMinutes(1));
    figures.run();
    assertThat(asked[0]).isEqualTo(3);
  }

  @Test
  void aStoreThatDoesNotAnswerHoldsUpNoAnswerOfMetrics() {
    StoredFigures figures = new StoredFigures(List.of(CompletableFuture::new), clock);
    meters.beforeScrape(figures);
    meters.read(NOW);

    assertThat(meters.scrape()).contains("kling_newest_reading_age_seconds 0.0");
  }

  private void look() {
    RunwaySource withRunways =
        (lookups, since, now) ->
            completedFuture(
                lookups.stream()
                    .map(
                        each ->
                            new WatchedReading(
                                each,
                                Optional.empty(),
                                Optional.ofNullable(runways.get(each.email()))))
                    .toList());
    LastKnown readings =
        new LastKnown() {
          @Override
          public Optional<Found> atHand(AccountEmail account) {
            return Optional.ofNullable(known.get(account));
          }

          @Override
          public CompletableFuture<Optional<Found>> of(AccountEmail account) {
            return completedFuture(atHand(account));
          }

          @Override
          public CompletableFuture<Map<AccountEmail, Found>> all() {
            return completedFuture(Map.copyOf(known));
          }
        };
    if (figures.isEmpty()) {
      AccountFigures.Sources sources = new AccountFigures.Sources(answers, readings, withRunways);
      WarningStore store = new WarningStore(outbox, outbox, new FakeHistory(), Runnable::run);
      figures =
          List.of(
              new AccountFigures(sources, () -> policy, meters, clock),
              new WatchFigures(new AllWatches(watches, List.of()), store, meters, clock));
    }
    figures.forEach(each -> each.get().join());
  }

  private void reads(String name, double left, Instant at) {
    known.put(account(name), found(name, balance(left), at));
  }

  private void lists(String... names) {
    answers.accept(
        new AccountListing.Listed(
            List.of(names).stream()
                .map(name -> found(name, Balance.UNKNOWN, NOW).account())
                .toList(),
            NOW));
  }

  private void setAside(Digest digest) {
    settle(digest, new Settlement.SetAside("Invite the bot.", NOW));
  }

  private void settle(Digest digest, Settlement settlement) {
    LocalDate day = digest.key().date();
    outbox.plan(SomeDigests.memory(digest.key().channel(), day), Optional.of(digest));
    assertThat(outbox.claim(new Claim("one", NOW, Duration.ofMinutes(1), 5))).hasSize(1);
    assertThat(outbox.settle(digest.id(), "one", settlement)).isTrue();
  }

  private static Found found(String name, Balance balance, Instant at) {
    return new Found(
        new KlingAccount(
            account(name), balance, Optional.empty(), OptionalInt.empty(), Optional.empty()),
        at);
  }

  private static Balance balance(double left) {
    Optional<Credits> credits = Optional.of(new Credits(Math.round(left * 100)));
    return new Balance(
        credits,
        List.of(
            new CreditPackage(
                Optional.of("plan"),
                Optional.of(Credits.of(660)),
                credits,
                Optional.empty(),
                Optional.empty())),
        Optional.empty());
  }

  private Map<String, Integer> states() {
    Map<String, Integer> states = new TreeMap<>();
    for (String line : lines("kling_accounts{")) {
      String[] parts = line.split("\"", -1);
      states.put(parts[1], (int) Double.parseDouble(parts[2].substring(2)));
    }
    return states;
  }

  private List<String> lines(String head) {
    return meters.scrape().lines().filter(line -> line.startsWith(head)).toList();
  }

  private static double seconds(Instant at) {
    return at.getEpochSecond();
  }
}
