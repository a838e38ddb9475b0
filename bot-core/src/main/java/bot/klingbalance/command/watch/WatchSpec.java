package bot.klingbalance.command.watch;

import bot.klingbalance.command.spec.CommandHelp;
import bot.klingbalance.command.spec.CommandSpec;
import bot.klingbalance.command.spec.Completion;
import bot.klingbalance.command.spec.Example;
import bot.klingbalance.command.spec.OptionSpec;
import bot.klingbalance.command.spec.SubcommandSpec;
import java.util.List;

/** How chats offer {@code /kling-watch}. */
public final class WatchSpec {
  static final OptionSpec ACCOUNTS =
      OptionSpec.words("accounts", "all, or the address of an account")
          .asRequired()
          .completedWith(Completion.ACCOUNTS_OR_ALL);
  static final OptionSpec BELOW =
      OptionSpec.words("below", "How low is low: 500, or 10%").typedAs("below %s");
  static final OptionSpec AT =
      OptionSpec.words("at", "The time of day, such as 09:00").typedAs("at %s");
  static final OptionSpec IN =
      OptionSpec.words("in", "The time zone, such as Europe/Berlin")
          .typedAs("in %s")
          .completedWith(Completion.TIME_ZONES);
  static final OptionSpec ON =
      OptionSpec.words("on", "The days of the week, such as mon-fri; else every day")
          .typedAs("on %s")
          .completedWith(Completion.WEEKDAYS);
  static final SubcommandSpec ADD =
      new SubcommandSpec(
          "add",
          "Warns this channel once a day, when something needs doing",
          ACCOUNTS,
          BELOW,
          AT,
          IN,
          ON);

  static final SubcommandSpec REPORT =
      new SubcommandSpec(
          "report",
          "Reports to this channel each week, also when all is well",
          OptionSpec.words("every", "weekly").completedWith(Completion.REPORT_PERIODS),
          OptionSpec.words("on", "The day of the week, such as monday")
              .typedAs("on %s")
              .completedWith(Completion.WEEKDAY),
          AT,
          IN);

  private static final OptionSpec NUMBER =
      OptionSpec.number("number", "Its number, as list shows it").asRequired();

  private static final CommandHelp HELP =
      new CommandHelp(
          "add all below 500 at 09:00, list, check or help",
          List.of(
              new Example(
                  "/kling-watch add all at 09:00",
                  "one warning a day, when something needs doing")),
          List.of(
              new Example(
                  "/kling-watch add all below 500 at 09:00",
                  "one warning a day here, when something needs doing"),
              new Example("/kling-watch add studio@example.com", "the same for one account"),
              new Example("/kling-watch add all on mon-fri", "on other days only what is critical"),
              new Example(
                  "/kling-watch report weekly on monday",
                  "what was spent and what comes, each week, also when all is well"),
              new Example("/kling-watch list", "this channel's watches, by number"),
              new Example("/kling-watch pause 1", "no warnings of it until it is resumed"),
              new Example("/kling-watch resume 1", "lets it go on"),
              new Example("/kling-watch remove 1", "removes it"),
              new Example("/kling-watch check", "shows only you what would be posted now"),
              new Example("/kling-watch resend", "sends what could not be delivered today"),
              new Example("/kling-watch doctor", "shows only you whether the bot can work")),
          List.of(
              "How low is low: below 500, or below 10%. When: at 09:00 in Europe/Berlin on mon-fri;"
                  + " on other days only what is critical is posted."));

  public static final CommandSpec SPEC =
      new CommandSpec(
          "kling-watch",
          "Daily warnings in this channel when credits run low",
          List.of(),
          List.of(
              ADD,
              REPORT,
              new SubcommandSpec("list", "This channel's watches, with their numbers"),
              new SubcommandSpec("remove", "Removes a watch", NUMBER),
              new SubcommandSpec("pause", "No warnings of a watch until it is resumed", NUMBER),
              new SubcommandSpec("resume", "Lets a paused watch go on", NUMBER),
              new SubcommandSpec("check", "Checks now and shows only you what would be posted"),
              new SubcommandSpec("resend", "Sends what could not be delivered today"),
              new SubcommandSpec("doctor", "Shows only you whether the bot can do its work"),
              new SubcommandSpec("help", "What can be done here, with examples")),
          HELP);

  private WatchSpec() {}
}
