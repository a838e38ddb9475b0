package bot.klingbalance.fuzz;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountListing;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.Failure;
import bot.klingbalance.chat.FrontDesk;
import bot.klingbalance.command.BalanceCommand;
import bot.klingbalance.command.ShownAccounts;
import bot.klingbalance.secret.Secret;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.time.Clock;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** What the adapters under test have in common: a desk without accounts, and their log. */
final class Chats {
  private Chats() {}

  static FrontDesk desk(Clock clock) {
    ShownAccounts shown = new ShownAccounts(List.of("*"));
    Accounts none = new NoAccounts(clock);
    BalanceCommand balance =
        new BalanceCommand(none, shown, new BalanceCommand.Wording(true, List.of()), clock);
    return new FrontDesk(none, balance, shown, Secret.of("key-of-the-buttons"));
  }

  private record NoAccounts(Clock clock) implements Accounts {
    @Override
    public CompletableFuture<AccountLookup> find(AccountEmail email, Freshness freshness) {
      return completedFuture(
          new AccountLookup.Failed(email, Failure.of(Failure.Reason.NOT_CONFIGURED)));
    }

    @Override
    public CompletableFuture<AccountListing> list(Freshness freshness) {
      return completedFuture(new AccountListing.Listed(List.of(), clock.instant()));
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
        String cause =
            event.getThrowableProxy() == null
                ? ""
                : ": %s: %s at %s"
                    .formatted(
                        event.getThrowableProxy().getClassName(),
                        event.getThrowableProxy().getMessage(),
                        List.of(event.getThrowableProxy().getStackTraceElementProxyArray())
                            .subList(0, 3));
        seen.add(event.getFormattedMessage() + cause);
      }
    }

    @Override
    public void close() {
      logger.detachAppender(this);
    }
  }
}
