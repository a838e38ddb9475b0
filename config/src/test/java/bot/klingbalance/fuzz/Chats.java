package bot.klingbalance.fuzz;

import static bot.klingbalance.message.SampleAccounts.answered;
import static bot.klingbalance.message.SampleAccounts.balance;
import static bot.klingbalance.message.SampleAccounts.plan;
import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountListing;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountNames;
import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.account.Requester;
import bot.klingbalance.account.ShownAccounts;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.ChatPorts;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.check.WatchedAccountsReader;
import bot.klingbalance.command.ButtonHandler;
import bot.klingbalance.command.Command;
import bot.klingbalance.command.CommandDispatcher;
import bot.klingbalance.command.Managers;
import bot.klingbalance.command.Question;
import bot.klingbalance.command.SampleCommands;
import bot.klingbalance.command.spec.CommandSpec;
import bot.klingbalance.command.spec.Example;
import bot.klingbalance.command.watch.WatchCommand;
import bot.klingbalance.command.watch.WatchContext;
import bot.klingbalance.command.watch.WatchPolicy;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.digest.SomeDigests;
import bot.klingbalance.doctor.Check;
import bot.klingbalance.doctor.CheckResult;
import bot.klingbalance.doctor.Doctor;
import bot.klingbalance.finding.RunwaySource;
import bot.klingbalance.history.FakeHistory;
import bot.klingbalance.message.SampleAccounts;
import bot.klingbalance.outbox.FakeOutbox;
import bot.klingbalance.outbox.Redelivery;
import bot.klingbalance.outbox.WarningStore;
import bot.klingbalance.watch.AllWatches;
import bot.klingbalance.watch.DailyTime;
import bot.klingbalance.watch.FakeWatches;
import bot.klingbalance.watch.WatchRegistry;
import bot.klingbalance.watch.WeeklyReports;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    return SampleCommands.dispatcher(
        new Watching(accounts, shown, clock), accounts, shown, clock, "key-of-the-buttons");
  }

  /** What is typed behind a command in its help. */
  static Stream<String> examples(CommandSpec spec) {
    return spec.help().examples().stream()
        .map(Example::text)
        .filter(text -> text.startsWith(spec.typedName()))
        .map(text -> text.substring(spec.typedName().length()).strip());
  }

  /** A code for each button that a command answers, and for each kind of subject. */
  static Stream<String> buttons() {
    return dispatcher(Clock.fixed(SampleAccounts.NOW, ZoneOffset.UTC)).buttons().verbs().stream()
        .sorted()
        .flatMap(
            verb -> Stream.of(verb + ":all", verb + ":all:30d", verb + ":" + WARNING.id().value()));
  }

  private static Doctor doctor() {
    return new Doctor(
        List.of(Check.known("Clock", List.of(CheckResult.fine("Clock", "It is right.")))));
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

    @Override
    public Accounts onBehalfOf(Requester requester) {
      return this;
    }
  }

  /** Watches in memory; the channels start anew now and then, or a long test would be slow. */
  private static final class Watching implements Command {
    private static final int KEEPS = 100;

    private final Accounts accounts;
    private final ShownAccounts shown;
    private final Clock clock;
    private final FakeOutbox outbox = new FakeOutbox();
    private final WarningStore store =
        new WarningStore(outbox, outbox, new FakeHistory(), Runnable::run);
    private final WatchPolicy policy;
    private Command command;
    private int asked;

    Watching(Accounts accounts, ShownAccounts shown, Clock clock) {
      this.accounts = accounts;
      this.shown = shown;
      this.clock = clock;
      DailyTime daily = new DailyTime(LocalTime.of(9, 0), ZoneOffset.UTC);
      this.policy =
          new WatchPolicy(
              new Managers(Set.of()), shown, daily, AccountNames.masked(List.of()), List.of());
      this.command = command();
      outbox.interject(WARNING);
    }

    @Override
    public CommandSpec spec() {
      return command.spec();
    }

    @Override
    public CompletableFuture<Reply> answer(Question question) {
      return next().answer(question);
    }

    @Override
    public Map<String, String> mistakes(String subcommand, Map<String, String> typed) {
      return next().mistakes(subcommand, typed);
    }

    @Override
    public List<ButtonHandler<?>> buttons() {
      return command.buttons();
    }

    private synchronized Command next() {
      if (++asked % KEEPS == 0) {
        command = command();
      }
      return command;
    }

    private Command command() {
      FakeWatches watches = new FakeWatches();
      WatchRegistry registry =
          new WatchRegistry(
              watches,
              new AllWatches(watches, List.of()),
              (channel, daily) -> {},
              () -> AccountNames.masked(List.of()));
      WatchedAccountsReader reader =
          new WatchedAccountsReader(accounts, shown, RunwaySource.NONE, clock);
      Redelivery redelivery =
          new Redelivery(outbox, new ChatPorts(), clock, () -> {}, new Redelivery.Attempts());
      WatchContext context =
          new WatchContext(
              registry,
              new WeeklyReports(watches.reports(), List::of),
              store,
              redelivery,
              reader,
              () -> policy,
              Chats::doctor);
      return WatchCommand.of(SampleCommands.context(accounts, shown, Optional.of(context), clock));
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
