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
import bot.klingbalance.account.reading.FakeLastKnown;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The list of useapi.net is looked at before anybody is asked for. */
class WatchedAccountsReaderTest {
  private static final AccountEmail STUDIO = email("studio");
  private static final AccountEmail GONE = email("gone");
  private static final AccountLookup ANSWER = answered("studio", balance(plan(560, 660, 7)));

  private final FakeAccounts accounts = new FakeAccounts().answering(ANSWER);
  private final FakeLastKnown lastKnown = new FakeLastKnown();
  private final WatchedAccountsReader reader =
      new WatchedAccountsReader(
          accounts,
          account -> !account.equals(email("hidden")),
          RunwaySource.NONE,
          lastKnown,
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
  void whatWasLastReadTakesThePlaceOfAnAnswerWhileUseapiHiccups() {
    Instant earlier = SampleAccounts.NOW.minusSeconds(90);
    lastKnown.knows(STUDIO, 42, earlier);
    everythingFails(Reason.UPSTREAM_TROUBLE);

    assertThat(read(STUDIO)).containsExactly(FakeLastKnown.reading(STUDIO, 42, earlier));
  }

  @Test
  void whatIsNotPassingIsToldAsItIs() {
    lastKnown.knows(STUDIO, 42, SampleAccounts.NOW.minusSeconds(90));
    accounts.answering(failed("studio", Reason.SIGN_IN_LOST));

    assertThat(read(STUDIO)).containsExactly(failed("studio", Reason.SIGN_IN_LOST));
  }

  @Test
  void whatWasReadTooLongAgoTellsNothing() {
    lastKnown.knows(STUDIO, 42, SampleAccounts.NOW.minus(WatchedReading.STILL_KNOWN));
    everythingFails(Reason.UNREACHABLE);

    assertThat(read(STUDIO)).containsExactly(failed("studio", Reason.UNREACHABLE));
  }

  @ParameterizedTest
  @EnumSource(names = {"UPSTREAM_TROUBLE", "SLOW_DOWN"})
  void withoutAListAWatchOfAllIsOfThoseThatAreKnown(Reason reason) {
    Instant earlier = SampleAccounts.NOW.minusSeconds(90);
    lastKnown.knows(STUDIO, 42, earlier).knows(email("hidden"), 1, earlier);
    everythingFails(reason);

    assertThat(readAll()).containsExactly(FakeLastKnown.reading(STUDIO, 42, earlier));
    assertThat(accounts.asked()).isEmpty();
  }

  @Test
  void aRefusedTokenIsNoHiccup() {
    lastKnown.knows(STUDIO, 42, SampleAccounts.NOW.minusSeconds(90));
    everythingFails(Reason.TOKEN_REFUSED);

    assertThat(readAll()).isEmpty();
  }

  private void everythingFails(Reason reason) {
    accounts.failingToList(Failure.of(reason));
    accounts.answering(failed("studio", reason));
  }

  private List<AccountLookup> readAll() {
    ChannelWatches all =
        new ChannelWatches(
            RENDERS,
            Optional.of(NINE_IN_BERLIN),
            List.of(watch(WarnLimits.STANDARD, new Origin.Settings(false))));
    return reader.read(all, Optional.empty()).join().accounts().stream()
        .map(WatchedReading::lookup)
        .toList();
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
