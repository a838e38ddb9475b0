package bot.klingbalance.command;

import bot.klingbalance.account.AccountNames;
import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.ShownAccounts;
import bot.klingbalance.account.reading.TimelyReader;
import bot.klingbalance.command.admission.Admission;
import bot.klingbalance.command.balance.AccountHistory;
import bot.klingbalance.command.balance.BalanceCommand;
import bot.klingbalance.command.usage.UsageSource;
import bot.klingbalance.command.watch.WatchContext;
import bot.klingbalance.message.Clip;
import bot.klingbalance.replica.Replicas;
import bot.klingbalance.secret.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** The bot's commands over accounts of a test, without a history. */
public final class SampleCommands {
  /** A minute passes between any two questions, so that nobody has asked too often. */
  private static final long PAUSE = Duration.ofMinutes(1).toNanos();

  private SampleCommands() {}

  /** All commands, of a bot that warns nobody. */
  public static CommandDispatcher dispatcher(
      Accounts accounts, ShownAccounts shown, Clock clock, String secret) {
    return dispatcher(
        BotCommands.of(context(accounts, shown, Optional.empty(), clock)), accounts, shown, secret);
  }

  /** The same, where another command stands in the place of the bot's own of that name. */
  public static CommandDispatcher dispatcher(
      Command other, Accounts accounts, ShownAccounts shown, Clock clock, String secret) {
    List<Command> commands =
        BotCommands.of(context(accounts, shown, Optional.empty(), clock)).stream()
            .map(each -> each.spec().equals(other.spec()) ? other : each)
            .toList();
    return dispatcher(commands, accounts, shown, secret);
  }

  public static CommandDispatcher dispatcher(
      List<Command> commands, Accounts accounts, ShownAccounts shown, String secret) {
    return new CommandDispatcher(
        commands,
        new KnownAccounts(accounts, shown, Secret.of(secret)),
        new Admission(unhurried(), Replicas.NONE),
        CommandListener.NONE,
        WaitingLine.NONE);
  }

  /**
   * All commands, for people who do not wait long.
   *
   * @param told tells them that an answer takes longer
   */
  public static CommandDispatcher ofImpatient(
      TimelyReader reader,
      AccountHistory history,
      UsageSource usage,
      WaitingLine told,
      Clock clock) {
    ShownAccounts shown = new ShownAccounts(List.of("*@example.com"));
    Clip clip = new Clip("v3 pro clip", Credits.of(72));
    CommandPolicy policy =
        new CommandPolicy(
            shown, AccountNames.masked(List.of()), List.of(clip), List.of(), ZoneOffset.UTC);
    CommandContext context =
        new CommandContext(reader, history, usage, () -> policy, Optional.empty(), clock);
    return new CommandDispatcher(
        BotCommands.of(context),
        new KnownAccounts(reader.accounts(), shown, Secret.of("key-of-the-buttons")),
        new Admission(unhurried(), Replicas.NONE),
        CommandListener.NONE,
        told);
  }

  /** Time in which nobody uses up a budget. */
  static LongSupplier unhurried() {
    AtomicLong nanos = new AtomicLong();
    return () -> nanos.addAndGet(PAUSE);
  }

  public static CommandContext context(
      Accounts accounts, ShownAccounts shown, Optional<WatchContext> watches, Clock clock) {
    CommandPolicy policy =
        new CommandPolicy(
            shown, AccountNames.masked(List.of()), List.of(), List.of(), ZoneOffset.UTC);
    return new CommandContext(
        TimelyReader.patient(accounts),
        AccountHistory.ofNothing(),
        UsageSource.ofNothing(),
        () -> policy,
        watches,
        clock);
  }

  public static BalanceCommand balance(Accounts accounts, ShownAccounts shown, Clock clock) {
    return BalanceCommand.of(context(accounts, shown, Optional.empty(), clock));
  }
}
