package bot.klingbalance.alert;

import static bot.klingbalance.digest.SomeDigests.MONDAY;
import static bot.klingbalance.digest.SomeDigests.account;
import static bot.klingbalance.digest.SomeDigests.checkOf;
import static bot.klingbalance.watch.SomeWatches.NINE_IN_BERLIN;
import static bot.klingbalance.watch.SomeWatches.RENDERS;
import static bot.klingbalance.watch.SomeWatches.ofAll;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountListing.Listed;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Failed;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Balance;
import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.PostedMessage;
import bot.klingbalance.digest.CheckDecision;
import bot.klingbalance.digest.DailyCheck;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.digest.DigestLine;
import bot.klingbalance.finding.ChannelReadings;
import bot.klingbalance.finding.Runway;
import bot.klingbalance.finding.WatchedReading;
import bot.klingbalance.forecast.UnusualSpending;
import bot.klingbalance.history.FakeHistory;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.outbox.Delivery;
import bot.klingbalance.outbox.FakeOutbox;
import bot.klingbalance.outbox.Outbox.Claim;
import bot.klingbalance.outbox.Settlement;
import bot.klingbalance.outbox.WarningListener;
import bot.klingbalance.outbox.edit.Edit;
import bot.klingbalance.outbox.edit.EditSettlement;
import bot.klingbalance.polling.HistoryRunwaySource.Gauge;
import bot.klingbalance.polling.RunwayForecast;
import bot.klingbalance.store.FakeThread;
import bot.klingbalance.testing.MovableClock;
import bot.klingbalance.watch.AllWatches;
import bot.klingbalance.watch.FakeWatches;
import bot.klingbalance.watch.WatchedChannel;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A channel between its checks at nine, whose accounts are read, told in a few words: an account
 * with {@code 660} granted has {@code 42} left, or {@code SIGN_IN_LOST}. Low is below 500, critical
 * below 125, well again above 600. {@code 42 burst}: far more than usual was spent up to then.
 */
final class AlertStory {
  static final Instant NINE = checkOf(MONDAY);
  static final Instant NOON = NINE.plus(Duration.ofHours(3));

  private static final String BURST = " burst";

  final FakeWatches chat = new FakeWatches();
  final FakeOutbox outbox = new FakeOutbox();
  final FakeHistory history = new FakeHistory();
  final MovableClock clock = new MovableClock(NINE.minus(Duration.ofHours(2)));
  final FakeThread thread = new FakeThread(clock);
  final Map<AccountEmail, AccountLookup> latest = new TreeMap<>();
  private final Set<RecordedReading> bursts = new HashSet<>();
  private List<WatchedChannel> set = List.of();
  private boolean isFirstCheckedTomorrow;
  private Optional<Gauge> forecast = Optional.empty();
  private final UrgentAlerts alerts =
      new UrgentAlerts(
          new UrgentAlerts.Kept(watches(), history),
          new Gauge() {
            @Override
            public Optional<Runway> runway(List<RecordedReading> readings, Instant now) {
              return Optional.empty();
            }

            @Override
            public Optional<UnusualSpending> unusual(List<RecordedReading> readings, Instant now) {
              return forecast
                  .map(real -> real.unusual(readings, now))
                  .orElseGet(() -> burst(readings));
            }
          },
          clock,
          new ChannelAlerts(outbox, outbox, WarningListener.NONE, this::isBeingChecked),
          thread);

  private final GoneAccounts gone = new GoneAccounts(outbox, alerts, clock, thread);

  /** The watches were made after their time of day: none is checked before tomorrow. */
  AlertStory firstCheckedTomorrow() {
    isFirstCheckedTomorrow = true;
    return this;
  }

  private boolean isBeingChecked(Channel channel) {
    return !isFirstCheckedTomorrow;
  }

  AllWatches watches() {
    return new AllWatches(chat, () -> set);
  }

  void letWork(boolean may) {
    alerts.letWork(may);
  }

  void set(WatchedChannel... channels) {
    set = List.of(channels);
  }

  /** {@code render-a 42}: it is read now. */
  AlertStory read(String... words) {
    for (String each : words) {
      AccountLookup answer = lookup(each.replace(BURST, ""), clock.instant());
      if (each.endsWith(BURST) && answer instanceof Found found) {
        bursts.add(RecordedReading.of(found));
      }
      read(answer);
    }
    return this;
  }

  AlertStory at(Instant moment) {
    thread.pass(Duration.between(clock.instant(), moment));
    return this;
  }

  AlertStory pass(Duration time) {
    thread.pass(time);
    return this;
  }

  private Optional<UnusualSpending> burst(List<RecordedReading> readings) {
    return readings.stream()
        .skip(Math.max(0, readings.size() - 1))
        .filter(bursts::contains)
        .findFirst()
        .map(RecordedReading::at)
        .map(
            until ->
                new UnusualSpending(
                    until.minus(Duration.ofHours(3)), until, Credits.of(1_240), Credits.of(200)));
  }

  /** What is unusual is found out from the readings. */
  AlertStory forecasting(ZoneId zone) {
    forecast = Optional.of(new RunwayForecast(() -> zone));
    return this;
  }

  /** It is read now. */
  AlertStory read(AccountLookup answer) {
    latest.put(answer.email(), answer);
    alerts.accept(answer);
    thread.run();
    keep(answer);
    return this;
  }

  /** The list of useapi.net is read now, and names these accounts. */
  AlertStory listed(String... names) {
    List<KlingAccount> there =
        Stream.of(names)
            .map(
                name ->
                    new KlingAccount(
                        account(name),
                        Balance.UNKNOWN,
                        Optional.empty(),
                        OptionalInt.empty(),
                        Optional.empty()))
            .toList();
    gone.accept(new Listed(there, clock.instant()));
    thread.run();
    return this;
  }

  /** The channel is checked now, with what is read of the accounts. */
  AlertStory checked(String... words) {
    return checked(RENDERS, words);
  }

  AlertStory checked(Channel channel, String... words) {
    Instant now = clock.instant();
    List<AccountLookup> answers = Stream.of(words).map(each -> lookup(each, now)).toList();
    answers.forEach(each -> latest.put(each.email(), each));
    CheckDecision decision =
        DailyCheck.of(
            watches().of(channel),
            ChannelReadings.of(answers.stream().map(WatchedReading::of).toList()),
            outbox.of(channel),
            now);
    assertThat(outbox.plan(decision.memory(), decision.digest())).isTrue();
    outbox.release(channel, decision.released());
    answers.forEach(this::keep);
    return this;
  }

  ChannelReadings readings(String... words) {
    return ChannelReadings.of(
        Stream.of(words).map(each -> WatchedReading.of(lookup(each, clock.instant()))).toList());
  }

  private void keep(AccountLookup answer) {
    if (answer instanceof Found found) {
      history.keep(answer.email(), new RecordedReading(found.asOf(), found.account().balance()));
    }
  }

  /** What is due is posted, wherever it goes. */
  void post() {
    Instant now = clock.instant();
    for (Delivery due : outbox.claim(new Claim("test", now, Duration.ofMinutes(1), 100))) {
      PostedMessage message =
          new PostedMessage(due.digest().key().channel(), "m-" + due.id().value());
      assertThat(outbox.settle(due.id(), "test", new Settlement.Posted(message, now))).isTrue();
    }
  }

  /** What is to be edited now. */
  List<Edit> edits() {
    Instant now = clock.instant();
    List<Edit> edits = outbox.claimEdits(new Claim("test", now, Duration.ofMinutes(1), 100));
    edits.forEach(
        edit ->
            outbox.settleEdit(edit.id(), "test", new EditSettlement.Done(edit.revision(), now)));
    return edits;
  }

  /** The urgent messages of all channels and days. */
  List<Delivery> urgent() {
    return all().stream().filter(each -> each.digest().key().isUrgent()).toList();
  }

  /** Those of the daily checks. */
  List<Delivery> daily() {
    return all().stream().filter(each -> !each.digest().key().isUrgent()).toList();
  }

  List<Delivery> all() {
    return outbox.since(MONDAY.minusDays(3));
  }

  /** {@code render-a CRITICAL LOW; render-b CRITICAL LOW over}. */
  static String told(Delivery delivery) {
    return told(delivery.digest());
  }

  static String told(Digest digest) {
    return String.join(
        "; ",
        digest.lines().stream()
            .map(
                line ->
                    "%s %s %s%s"
                        .formatted(
                            line.finding()
                                .account()
                                .map(each -> each.value().replace("@example.com", ""))
                                .orElse("all"),
                            line.finding().level(),
                            line.finding().kind(),
                            end(digest, line)))
            .toList());
  }

  private static String end(Digest digest, DigestLine line) {
    boolean isGone = line.finding().account().filter(digest::isGone).isPresent();
    return (line.over() ? " over" : "") + (isGone ? " gone" : "");
  }

  private static AccountLookup lookup(String words, Instant now) {
    String[] nameAndState = words.split(" ", 2);
    AccountEmail email = account(nameAndState[0]);
    if (!Character.isDigit(nameAndState[1].charAt(0))) {
      return new Failed(email, Failure.of(Reason.valueOf(nameAndState[1])));
    }
    return new Found(
        new KlingAccount(
            email,
            balance(Integer.parseInt(nameAndState[1])),
            Optional.empty(),
            OptionalInt.empty(),
            Optional.empty()),
        now);
  }

  private static Balance balance(int credits) {
    CreditPackage plan =
        new CreditPackage(
            Optional.of("plan"),
            Optional.of(Credits.of(660)),
            Optional.of(Credits.of(credits)),
            Optional.of(Instant.parse("2026-11-10T00:00:00Z")),
            Optional.of(Instant.parse("2027-01-31T00:00:00Z")));
    return new Balance(Optional.empty(), List.of(plan), Optional.empty());
  }

  /** The channel is watched by people in chat, at nine. */
  AlertStory watching(Channel channel) {
    chat.add(ofAll(channel), NINE_IN_BERLIN);
    return this;
  }
}
