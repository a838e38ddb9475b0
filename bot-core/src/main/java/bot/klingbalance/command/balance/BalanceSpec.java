package bot.klingbalance.command.balance;

import bot.klingbalance.command.spec.CommandHelp;
import bot.klingbalance.command.spec.CommandSpec;
import bot.klingbalance.command.spec.Completion;
import bot.klingbalance.command.spec.Example;
import bot.klingbalance.command.spec.OptionSpec;
import bot.klingbalance.message.Lookback;
import java.util.List;

/** How chats offer {@code /kling-balance}. */
public final class BalanceSpec {
  private static final CommandHelp HELP =
      new CommandHelp(
          "[email] [30d] or help",
          List.of(
              new Example("/kling-balance", "all accounts, most urgent first"),
              new Example("/kling-balance studio@example.com", "one account, in full")),
          List.of(
              new Example("/kling-balance studio@example.com", "what is left there, in full"),
              new Example(
                  "/kling-balance studio@example.com 30d",
                  "with a picture of 30 days; %s".formatted(Lookback.FORMS)),
              new Example("/kling-balance", "all accounts, most urgent first"),
              new Example("/kling-balance help", "this help"),
              new Example(
                  "/kling-watch add all below 500 at 09:00",
                  "one warning a day here, when something needs doing;"
                      + " more: /kling-watch help")),
          List.of("Only you see the answer. Share posts it here, Refresh reads it anew."));

  public static final CommandSpec SPEC =
      new CommandSpec(
          "kling-balance",
          "What Kling accounts have left: one account in full, or all of them",
          List.of(
              OptionSpec.words("email", "An account's e-mail address, or: help")
                  .completedWith(Completion.ACCOUNTS),
              OptionSpec.number(
                      "days",
                      "How many days back the picture goes; %d unless you say so"
                          .formatted(Lookback.USUAL.days()))
                  .typedAs("%sd")
                  .between(Lookback.LEAST, Lookback.MOST, 7, 30, 60, 365)),
          List.of(),
          HELP);

  private BalanceSpec() {}
}
