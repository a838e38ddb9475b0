package bot.klingbalance.fuzz;

import static bot.klingbalance.message.SampleAccounts.answered;
import static bot.klingbalance.message.SampleAccounts.balance;
import static bot.klingbalance.message.SampleAccounts.plan;
import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountListing;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.account.ShownAccounts;
import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.check.CheckPreview;
import bot.klingbalance.check.WatchedAccountsReader;
import bot.klingbalance.command.BackOffice;
import bot.klingbalance.command.CommandDispatcher;
import bot.klingbalance.command.Managers;
import bot.klingbalance.command.WarningButtons;
import bot.klingbalance.command.WatchAnswers;
import bot.klingbalance.command.balance.BalanceCommand;
import bot.klingbalance.command.warning.WarningCommand;
import bot.klingbalance.command.watch.WatchCommand;
import bot.klingbalance.command.watch.WatchPolicy;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.digest.SomeDigests;
import bot.klingbalance.finding.RunwaySource;
import bot.klingbalance.history.FakeHistory;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Subject;
import bot.klingbalance.outbox.FakeOutbox;
import bot.klingbalance.outbox.WarningStore;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.watch.AllWatches;
import bot.klingbalance.watch.DailyTime;
import bot.klingbalance.watch.FakeWatches;
import bot.klingbalance.watch.WatchRegistry;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** What the adapters under test have in common: a dispatcher with one account, and their log. */
final class Chats {
  /** A warning that was made. */
  static final Digest WARNING =
      SomeDigests.digest(new Channel(Platform.SLACK, "C0CHANNEL"), SomeDigests.MONDAY);

  private Chats() {}

  static CommandDispatcher dispatcher(Clock clock) {
    ShownAccounts shown = new ShownAccounts(List.of("*"));
    Accounts accounts = new OneAccount(clock);
    BalanceCommand balance =
        new BalanceCommand(accounts, shown, new BalanceCommand.Wording(true, List.of()), clock);
    Watching watching = new Watching(accounts, shown, clock);
    return new CommandDispatcher(
        accounts,
        new BackOffice(balance, watching, watching.warnings()),
        shown,
        Secret.of("key-of-the-buttons"));
  }

  private record OneAccount(Clock clock) implements Accounts {
    private static final AccountLookup STUDIO = answered("studio", balance(plan(560, 660, 7)));

    @Override
    public CompletableFuture<AccountLookup> find(AccountEmail email, Freshness freshness) {
      return completedFuture(
          email.equals(STUDIO.email())
              ? STUDIO
              : new AccountLookup.Failed(email, Failure.of(Failure.Reason.NOT_CONFIGURED)));
    }

    @Override
    public CompletableFuture<AccountListing> list(Freshness freshness) {
      KlingAccount account = ((AccountLookup.Found) STUDIO).account();
      return completedFuture(new AccountListing.Listed(List.of(account), clock.instant()));
    }
  }

  /** Watches in memory; the channels start anew now and then, or a long test would be slow. */
  private static final class Watching implements WatchAnswers {
    private static final int KEEPS = 100;

    private final Accounts accounts;
    private final Clock clock;
    private final FakeOutbox outbox = new FakeOutbox();
    private final WarningStore store =
        new WarningStore(outbox, outbox, new FakeHistory(), Runnable::run);
    private final WatchPolicy rules;
    private WatchCommand command;
    private int asked;

    Watching(Accounts accounts, ShownAccounts shown, Clock clock) {
      this.accounts = accounts;
      this.clock = clock;
      DailyTime daily = new DailyTime(LocalTime.of(9, 0), ZoneOffset.UTC);
      this.rules = new WatchPolicy(new Managers(Set.of()), shown, daily, true, List.of());
      this.command = command();
      outbox.interject(WARNING);
    }

    @Override
    public CompletableFuture<ChatMessage> answer(Asker asker, Channel channel, String typed) {
      return next().answer(asker, channel, typed);
    }

    @Override
    public CompletableFuture<ChatMessage> watchHere(Asker asker, Channel channel, Subject subject) {
      return next().watchHere(asker, channel, subject);
    }

    WarningButtons warnings() {
      return new WarningCommand(book(), store, reader(), rules, clock);
    }

    private synchronized WatchCommand next() {
      if (++asked % KEEPS == 0) {
        command = command();
      }
      return command;
    }

    private WatchCommand command() {
      return new WatchCommand(book(), store, new CheckPreview(reader(), clock), rules, clock);
    }

    private static WatchRegistry book() {
      FakeWatches watches = new FakeWatches();
      return new WatchRegistry(watches, new AllWatches(watches, List.of()), (channel, daily) -> {});
    }

    private WatchedAccountsReader reader() {
      return new WatchedAccountsReader(accounts, rules.shown(), RunwaySource.NONE, clock);
    }
  }

  /** Errors that the bot logs: each is a defect of its own. */
  static final class Defects extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final Logger logger = (Logger) LoggerFactory.getLogger("bot.klingbalance");
    private final Queue<String> seen = new ConcurrentLinkedQueue<>();

    Defects() {
      start();
      logger.addAppender(this);
    }

    /** Those since it was asked last. */
    List<String> next() {
      List<String> all = List.copyOf(seen);
      seen.removeAll(all);
      return all;
    }

    @Override
    protected void append(ILoggingEvent event) {
      if (event.getLevel().isGreaterOrEqual(Level.ERROR)) {
        seen.add(event.getFormattedMessage() + ": " + root(event.getThrowableProxy()));
      }
    }

    private static String root(@Nullable IThrowableProxy thrown) {
      if (thrown != null && thrown.getCause() != null) {
        return root(thrown.getCause());
      }
      return thrown == null
          ? ""
          : "%s: %s %s"
              .formatted(
                  thrown.getClassName(),
                  thrown.getMessage(),
                  Stream.of(thrown.getStackTraceElementProxyArray()).limit(5).toList());
    }

    @Override
    public void close() {
      logger.detachAppender(this);
    }
  }
}
