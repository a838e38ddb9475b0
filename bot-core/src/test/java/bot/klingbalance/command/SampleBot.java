package bot.klingbalance.command;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.AccountNames;
import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.account.Balance;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.account.FakeAccounts;
import bot.klingbalance.account.ShownAccounts;
import bot.klingbalance.account.reading.TimelyReader;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.ChatPorts;
import bot.klingbalance.chat.PlatformUser;
import bot.klingbalance.check.WatchedAccountsReader;
import bot.klingbalance.command.balance.AccountHistory;
import bot.klingbalance.command.usage.UsageSource;
import bot.klingbalance.command.watch.WatchContext;
import bot.klingbalance.command.watch.WatchPolicy;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.digest.SomeDigests;
import bot.klingbalance.doctor.Check;
import bot.klingbalance.doctor.CheckResult;
import bot.klingbalance.doctor.Doctor;
import bot.klingbalance.finding.RunwaySource;
import bot.klingbalance.history.FakeHistory;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.message.Clip;
import bot.klingbalance.message.SampleAccounts;
import bot.klingbalance.outbox.FakeOutbox;
import bot.klingbalance.outbox.Redelivery;
import bot.klingbalance.outbox.WarningStore;
import bot.klingbalance.pack.Pack;
import bot.klingbalance.watch.AllWatches;
import bot.klingbalance.watch.FakeWatches;
import bot.klingbalance.watch.SomeWatches;
import bot.klingbalance.watch.WatchRegistry;
import bot.klingbalance.watch.WeeklyReports;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A bot with all its commands: five accounts of which one cannot be read and one may not be shown,
 * two weeks of the first one's past, a channel that has a watch and got a warning, and settings
 * that show the accounts of example.com only.
 */
public final class SampleBot {
  /** An account that may not be shown. */
  public static final String HIDDEN = "hidden@elsewhere.example";

  private static final ShownAccounts SHOWN = new ShownAccounts(List.of("*@example.com"));
  private static final List<Pack> PACKS = List.of(new Pack(Credits.of(330), "$5"));

  private final Clock clock;
  private final Digest warning;
  private final Set<PlatformUser> managers;
  private final FakeAccounts accounts =
      new FakeAccounts()
          .answering(SampleAccounts.answered("studio", studio()))
          .answering(
              SampleAccounts.answered(
                  "low", SampleAccounts.balance(SampleAccounts.plan(42, 660, 9))))
          .answering(SampleAccounts.answered("pooled", pooled()))
          .answering(SampleAccounts.failed("renders", Reason.SIGN_IN_LOST))
          .with(HIDDEN, 9_999);
  private final FakeHistory history = new FakeHistory();
  private final FakeWatches watches = new FakeWatches();
  private final FakeOutbox outbox = new FakeOutbox();

  /**
   * A bot.
   *
   * @param watched the channel that has a watch
   * @param managers who may change watches; empty: everybody who may in that chat
   */
  public SampleBot(Channel watched, Set<PlatformUser> managers, Clock clock) {
    this.clock = clock;
    this.managers = managers;
    this.warning = SomeDigests.digest(watched, SomeDigests.MONDAY);
    outbox.interject(warning);
    watches.add(SomeWatches.ofAll(watched), SomeWatches.NINE_IN_BERLIN);
    history.keep(Map.of(SampleAccounts.email("studio"), twoWeeks()));
  }

  /** How fresh each account had to be that was asked for, in the order of time. */
  List<Freshness> asked() {
    return accounts.freshnessAskedFor();
  }

  /** The warning that the channel got. */
  public Digest warning() {
    return warning;
  }

  public CommandDispatcher dispatcher(String secret) {
    return SampleCommands.dispatcher(BotCommands.of(context()), accounts, SHOWN, secret);
  }

  CommandContext context() {
    CommandPolicy policy =
        new CommandPolicy(
            SHOWN,
            AccountNames.masked(List.of()),
            List.of(new Clip("v3 pro clip", Credits.of(72), Optional.of("kling-v3-pro"))),
            PACKS,
            ZoneOffset.UTC);
    return new CommandContext(
        TimelyReader.patient(accounts),
        new AccountHistory(
            (account, since) -> completedFuture(history.of(account, since)), ZoneOffset.UTC),
        new UsageSource(
            (account, since) -> completedFuture(history.of(account, since)),
            (days, requester) -> completedFuture(SampleStatistics.of(days))),
        () -> policy,
        Optional.of(watchContext()),
        clock);
  }

  private WatchContext watchContext() {
    WatchPolicy policy =
        new WatchPolicy(
            new Managers(managers),
            SHOWN,
            SomeWatches.NINE_IN_BERLIN,
            AccountNames.masked(List.of()),
            PACKS);
    Check channels =
        Check.known(
            "Channels",
            List.of(
                CheckResult.fine("Slack", "Connected."),
                CheckResult.mend("slack:C0123456789", "The bot is not in it: invite it.")));
    return new WatchContext(
        new WatchRegistry(
            watches,
            new AllWatches(watches, List.of()),
            (channel, daily) -> {},
            () -> AccountNames.masked(List.of())),
        new WeeklyReports(watches.reports(), List::of),
        new WarningStore(outbox, outbox, history, Runnable::run),
        new Redelivery(outbox, new ChatPorts(), clock, () -> {}, new Redelivery.Attempts()),
        new WatchedAccountsReader(accounts, SHOWN, RunwaySource.NONE, clock),
        () -> policy,
        () -> new Doctor(List.of(channels)));
  }

  private static Balance studio() {
    return new Balance(
        Optional.of(Credits.of(560)),
        List.of(
            SampleAccounts.plan(250, 660, 7),
            SampleAccounts.creditPackage("top-up", 310, 330, 108)),
        Optional.of(SampleAccounts.NOW.plus(Duration.ofDays(16))));
  }

  private static Balance pooled() {
    return SampleAccounts.balance(
        SampleAccounts.plan(3_000, 8_000, 13),
        SampleAccounts.creditPackage("top-up", 5_360, 6_600, 300));
  }

  /** 56 credits a day. */
  private static List<RecordedReading> twoWeeks() {
    List<RecordedReading> readings = new ArrayList<>();
    for (int days = 14; days > 0; days--) {
      Balance balance =
          new Balance(Optional.of(Credits.of(560 + 56L * days)), List.of(), Optional.empty());
      readings.add(new RecordedReading(SampleAccounts.NOW.minus(Duration.ofDays(days)), balance));
    }
    return readings;
  }
}
