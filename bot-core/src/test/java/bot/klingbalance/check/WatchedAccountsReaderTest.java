package bot.klingbalance.check;

import static bot.klingbalance.message.SampleAccounts.answered;
import static bot.klingbalance.message.SampleAccounts.balance;
import static bot.klingbalance.message.SampleAccounts.email;
import static bot.klingbalance.message.SampleAccounts.failed;
import static bot.klingbalance.message.SampleAccounts.plan;
import static bot.klingbalance.watch.SomeWatches.NINE_IN_BERLIN;
import static bot.klingbalance.watch.SomeWatches.RENDERS;
import static bot.klingbalance.watch.SomeWatches.THEN;
import static bot.klingbalance.watch.SomeWatches.by;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.account.FakeAccounts;
import bot.klingbalance.finding.RunwaySource;
import bot.klingbalance.finding.WatchedReading;
import bot.klingbalance.message.SampleAccounts;
import bot.klingbalance.watch.ChannelWatches;
import bot.klingbalance.watch.WarnLimits;
import bot.klingbalance.watch.Watch;
import bot.klingbalance.watch.Watch.Origin;
import bot.klingbalance.watch.WatchedAccounts;
import bot.klingbalance.watch.Weekdays;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The list of useapi.net is looked at before anybody is asked for. */
class WatchedAccountsReaderTest {
  private static final AccountEmail STUDIO = email("studio");
  private static final AccountEmail GONE = email("gone");
  private static final AccountLookup ANSWER = answered("studio", balance(plan(560, 660, 7)));

  private final FakeAccounts accounts = new FakeAccounts().answering(ANSWER);
  private final WatchedAccountsReader reader =
      new WatchedAccountsReader(
          accounts,
          account -> !account.equals(email("hidden")),
          RunwaySource.NONE,
          Clock.fixed(SampleAccounts.NOW, ZoneOffset.UTC));

  @Test
  void anAccountThatTheListDoesNotHaveIsNotConfiguredWithoutARequest() {
    assertThat(read(STUDIO, GONE)).containsExactly(failed("gone", Reason.NOT_CONFIGURED), ANSWER);
    assertThat(accounts.asked()).containsExactly(STUDIO);
  }

  @Test
  void oneThatIsBackOnTheListIsReadAgain() {
    read(GONE);
    AccountLookup back = answered("gone", balance(plan(42, 660, 7)));
    accounts.answering(back);

    assertThat(read(GONE)).containsExactly(back);
  }

  @Test
  void oneThatMayNotBeShownIsNotToldToBeMissing() {
    assertThat(read(STUDIO, email("hidden"))).containsExactly(ANSWER);
  }

  @Test
  void withoutAListEachIsAskedFor() {
    accounts.failingToList(Failure.of(Reason.UPSTREAM_TROUBLE));
    accounts.answering(failed("gone", Reason.NOT_CONFIGURED));

    assertThat(read(STUDIO, GONE)).containsExactly(failed("gone", Reason.NOT_CONFIGURED), ANSWER);
    assertThat(accounts.asked()).containsExactlyInAnyOrder(STUDIO, GONE);
  }

  @Test
  void whatIsOverIsAskedOfWhereNoWatchTellsItAtOnce() {
    WarnLimits unusual = WarnLimits.STANDARD;
    WarnLimits off = new WarnLimits(Credits.of(500), 0, 0, 0, 0, false, Weekdays.EVERY);
    Origin.Chat chat = new Origin.Chat(by("Anna", THEN), by("Anna", THEN));

    assertThat(isAskedFor(watch(unusual, new Origin.Settings(false)))).isTrue();
    assertThat(isAskedFor(watch(unusual, new Origin.Settings(true)))).isFalse();
    assertThat(isAskedFor(watch(off, new Origin.Settings(false)))).isFalse();
    assertThat(isAskedFor(watch(unusual, new Origin.Settings(false)), watch(unusual, chat)))
        .as("a watch made in chat tells it at once")
        .isFalse();
  }

  private static Watch watch(WarnLimits limits, Origin origin) {
    int number = origin instanceof Origin.Settings ? Watch.OF_SETTINGS : 1;
    return new Watch(RENDERS, number, new WatchedAccounts.All(), limits, false, origin);
  }

  private boolean isAskedFor(Watch... watches) {
    List<Boolean> asked = new ArrayList<>();
    RunwaySource source =
        new RunwaySource() {
          @Override
          public CompletableFuture<List<WatchedReading>> readings(
              List<AccountLookup> lookups, Optional<Instant> since, Instant now) {
            return NONE.readings(lookups, since, now);
          }

          @Override
          public CompletableFuture<List<WatchedReading>> readings(
              List<AccountLookup> lookups,
              Optional<Instant> since,
              Instant now,
              Predicate<AccountEmail> untold) {
            lookups.forEach(each -> asked.add(untold.test(each.email())));
            return readings(lookups, since, now);
          }
        };
    Clock clock = Clock.fixed(SampleAccounts.NOW, ZoneOffset.UTC);
    ChannelWatches channel =
        new ChannelWatches(RENDERS, Optional.of(NINE_IN_BERLIN), List.of(watches));
    var unused =
        new WatchedAccountsReader(accounts, each -> true, source, clock)
            .read(channel, Optional.of(SampleAccounts.NOW))
            .join();
    assertThat(asked).hasSize(1);
    return asked.get(0);
  }

  private List<AccountLookup> read(AccountEmail... emails) {
    return reader.read(Set.of(emails), Optional.empty(), Freshness.LIVE).join().stream()
        .map(WatchedReading::lookup)
        .toList();
  }
}
