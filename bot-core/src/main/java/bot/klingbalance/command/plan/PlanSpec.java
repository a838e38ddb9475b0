package bot.klingbalance.command.plan;

import bot.klingbalance.command.spec.CommandHelp;
import bot.klingbalance.command.spec.CommandSpec;
import bot.klingbalance.command.spec.Completion;
import bot.klingbalance.command.spec.Example;
import bot.klingbalance.command.spec.OptionSpec;
import bot.klingbalance.plan.RenderJob;
import java.util.List;

/** How chats offer {@code /kling-plan}. */
public final class PlanSpec {
  static final String EXAMPLE = "/kling-plan 40 v3 pro";

  private static final CommandHelp HELP =
      new CommandHelp(
          "40 v3 pro [on studio@example.com] or help",
          List.of(new Example(EXAMPLE, "can that be rendered, and on which account?")),
          List.of(
              new Example(EXAMPLE, "can these be rendered, and where?"),
              new Example("/kling-plan 9 pro on studio@example.com", "on that account alone"),
              new Example("/kling-plan help", "this help")),
          List.of("Whoever runs the bot names the clips and what they take."));

  public static final CommandSpec SPEC =
      new CommandSpec(
          "kling-plan",
          "Whether so many clips can be rendered, and on which account",
          List.of(
              OptionSpec.number("count", "How many clips")
                  .between(1, RenderJob.MOST, 1, 10, 40, 100),
              OptionSpec.words("clip", "The kind of clip, as the settings name it, or: help")
                  .completedWith(Completion.CLIPS),
              OptionSpec.words("on", "An account's e-mail address: that one alone")
                  .typedAs("on %s")
                  .completedWith(Completion.ACCOUNTS)),
          List.of(),
          HELP);

  private PlanSpec() {}
}
