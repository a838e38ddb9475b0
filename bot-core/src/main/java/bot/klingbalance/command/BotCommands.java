package bot.klingbalance.command;

import bot.klingbalance.command.balance.BalanceCommand;
import bot.klingbalance.command.balance.BalanceSpec;
import bot.klingbalance.command.plan.PlanCommand;
import bot.klingbalance.command.plan.PlanSpec;
import bot.klingbalance.command.spec.CommandSpec;
import bot.klingbalance.command.usage.UsageCommand;
import bot.klingbalance.command.usage.UsageSpec;
import bot.klingbalance.command.watch.WatchCommand;
import bot.klingbalance.command.watch.WatchSpec;
import java.util.List;
import java.util.function.Function;

/** The list of the bot's commands: every chat, help and test that needs to know them reads it. */
public final class BotCommands {
  private static final List<Entry> ALL =
      List.of(
          new Entry(BalanceSpec.SPEC, BalanceCommand::of),
          new Entry(PlanSpec.SPEC, PlanCommand::of),
          new Entry(UsageSpec.SPEC, UsageCommand::of),
          new Entry(WatchSpec.SPEC, WatchCommand::of));

  /** In the order in which they are shown. */
  public static final List<CommandSpec> SPECS = ALL.stream().map(Entry::spec).toList();

  private BotCommands() {}

  /** All of them, ready to answer. */
  public static List<Command> of(CommandContext context) {
    return ALL.stream().map(each -> each.made().apply(context)).toList();
  }

  private record Entry(CommandSpec spec, Function<CommandContext, Command> made) {}
}
