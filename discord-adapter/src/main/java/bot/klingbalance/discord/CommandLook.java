package bot.klingbalance.discord;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.checkup.Check;
import bot.klingbalance.discord.posting.Checks;
import bot.klingbalance.discord.posting.Questions;
import bot.klingbalance.discord.posting.Questions.Told;
import bot.klingbalance.discord.posting.Questions.Told.Declined;
import bot.klingbalance.discord.posting.Questions.Told.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;

/** Looks whether Discord knows the commands where they are wanted. */
final class CommandLook {
  private static final String NAME = "Discord commands";
  private static final String START =
      " The bot registers them when it starts (kling-balance-bot run).";

  /** {@code docs/topics/opcodes-and-status-codes}: no access to a server, or no such server. */
  private static final Set<String> NOT_IN_SERVER = Set.of("50001", "10004");

  private final Questions questions;
  private final List<String> guilds;

  /**
   * A look that has not begun.
   *
   * @param guilds the servers in which they are wanted; empty: in all of them
   */
  CommandLook(Questions questions, List<String> guilds) {
    this.questions = questions;
    this.guilds = List.copyOf(guilds);
  }

  CompletableFuture<List<Check>> look() {
    return questions
        .ask("oauth2/applications/@me", body -> DataObject.fromJson(body).getString("id"))
        .thenCompose(
            told ->
                told instanceof Known<String> application
                    ? look(application.value())
                    : completedFuture(List.of(Checks.failed(NAME, told))));
  }

  private CompletableFuture<List<Check>> look(String application) {
    if (guilds.isEmpty()) {
      return look(NAME, "applications/%s/commands".formatted(application)).thenApply(List::of);
    }
    CompletableFuture<List<Check>> checks = completedFuture(new ArrayList<>());
    for (String guild : guilds) {
      checks =
          checks.thenCombine(
              look(
                  "%s in the server %s".formatted(NAME, guild),
                  "applications/%s/guilds/%s/commands".formatted(application, guild)),
              (before, check) -> {
                before.add(check);
                return before;
              });
    }
    return checks;
  }

  private CompletableFuture<Check> look(String name, String path) {
    return questions.ask(path, DataArray::fromJson).thenApply(told -> check(name, told));
  }

  private static Check check(String name, Told<DataArray> told) {
    if (told instanceof Declined<DataArray> declined
        && NOT_IN_SERVER.contains(declined.refusal().code())) {
      return Check.mend(
          name,
          "The bot is not in that server, which the settings name. Invite it there, or take the"
              + " server out of discord.guilds.");
    }
    if (!(told instanceof Known<DataArray> known)) {
      return Checks.failed(name, told);
    }
    Set<String> registered = outline(known.value().stream(DataArray::getObject));
    if (registered.equals(wanted())) {
      return Check.fine(name, "They are registered.");
    }
    String sentence =
        registered.isEmpty()
            ? "They are not registered."
            : "They are those of another version of the bot.";
    return Check.attention(name, sentence + START);
  }

  private static Set<String> wanted() {
    return outline(KlingCommands.all().stream().map(CommandData::toData));
  }

  /** Each command by its name and those of its options: what people see of it. */
  private static Set<String> outline(Stream<DataObject> commands) {
    return commands.map(CommandLook::outline).collect(Collectors.toSet());
  }

  private static String outline(DataObject command) {
    String options =
        command.optArray("options").orElseGet(DataArray::empty).stream(DataArray::getObject)
            .map(CommandLook::outline)
            .sorted()
            .collect(Collectors.joining(" ", "(", ")"));
    return command.getString("name") + options;
  }
}
