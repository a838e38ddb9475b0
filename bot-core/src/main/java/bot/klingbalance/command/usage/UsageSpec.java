package bot.klingbalance.command.usage;

import bot.klingbalance.command.spec.CommandHelp;
import bot.klingbalance.command.spec.CommandSpec;
import bot.klingbalance.command.spec.Completion;
import bot.klingbalance.command.spec.Example;
import bot.klingbalance.command.spec.OptionSpec;
import bot.klingbalance.usage.UsagePeriod;
import java.util.List;

/** How chats offer {@code /kling-usage}. */
public final class UsageSpec {
  static final String EXAMPLE = "/kling-usage studio@example.com";

  private static final CommandHelp HELP =
      new CommandHelp(
          "[email] [7d] or help",
          List.of(new Example("/kling-usage 30d", "what was spent, when, and on what")),
          List.of(
              new Example("/kling-usage", "what all spent in the last 7 days"),
              new Example(EXAMPLE + " 30d", "what one spent in the last 30 days"),
              new Example("/kling-usage help", "this help")),
          List.of(
              "Spending is exact, from what the bot read; jobs are as useapi.net counts them,"
                  + " up to 15 minutes late."));

  public static final CommandSpec SPEC =
      new CommandSpec(
          "kling-usage",
          "What was spent, when, and on what",
          List.of(
              OptionSpec.words("email", "An account's e-mail address, or: help")
                  .completedWith(Completion.ACCOUNTS),
              OptionSpec.number(
                      "days",
                      "How many days back; %d unless you say so".formatted(UsagePeriod.USUAL_DAYS))
                  .typedAs("%sd")
                  .between(1, UsagePeriod.MOST_DAYS, 7, 14, 30, 90)),
          List.of(),
          HELP);

  private UsageSpec() {}
}
