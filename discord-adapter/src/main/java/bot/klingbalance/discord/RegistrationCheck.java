package bot.klingbalance.discord;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.discord.posting.DiscordQueries;
import bot.klingbalance.discord.posting.DiscordQueries.QueryResult;
import bot.klingbalance.discord.posting.DiscordQueries.QueryResult.Declined;
import bot.klingbalance.discord.posting.FailedChecks;
import bot.klingbalance.doctor.CheckResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;

/** Looks whether Discord knows the commands where they are wanted. */
final class RegistrationCheck {
  private static final String NAME = "Discord commands";
  private static final String START =
      " The bot registers them when it starts (kling-balance-bot run).";

  /** {@code docs/topics/opcodes-and-status-codes}: no access to a server, or no such server. */
  private static final Set<String> NOT_IN_SERVER = Set.of("50001", "10004");

  private final DiscordQueries questions;
  private final List<String> guilds;

  /**
   * A look that has not begun.
   *
   * @param guilds the servers in which they are wanted; empty: in all of them
   */
  RegistrationCheck(DiscordQueries questions, List<String> guilds) {
    this.questions = questions;
    this.guilds = List.copyOf(guilds);
  }

  CompletableFuture<List<CheckResult>> look() {
    return questions
        .ask("oauth2/applications/@me", body -> DataObject.fromJson(body).getString("id"))
        .thenCompose(
            result ->
                FailedChecks.unlessFailed(
                    NAME, result, this::look, failed -> completedFuture(List.of(failed))));
  }

  private CompletableFuture<List<CheckResult>> look(String application) {
    if (guilds.isEmpty()) {
      return look(NAME, "applications/%s/commands".formatted(application)).thenApply(List::of);
    }
    CompletableFuture<List<CheckResult>> checks = completedFuture(new ArrayList<>());
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

  private CompletableFuture<CheckResult> look(String name, String path) {
    return questions.ask(path, DataArray::fromJson).thenApply(result -> check(name, result));
  }

  private static CheckResult check(String name, QueryResult<DataArray> result) {
    if (result instanceof Declined<DataArray> declined
        && NOT_IN_SERVER.contains(declined.refusal().code())) {
      return CheckResult.mend(
          name,
          "The bot is not in that server, which the settings name. Invite it there, or take the"
              + " server out of discord.guilds.");
    }
    return FailedChecks.unlessFailed(
        name, result, known -> check(name, known), Function.identity());
  }

  private static CheckResult check(String name, DataArray known) {
    Set<String> registered = outline(known.stream(DataArray::getObject));
    if (registered.equals(wanted())) {
      return CheckResult.fine(name, "They are registered.");
    }
    String sentence =
        registered.isEmpty()
            ? "They are not registered."
            : "They are those of another version of the bot.";
    return CheckResult.attention(name, sentence + START);
  }

  private static Set<String> wanted() {
    return outline(SlashCommands.all().stream().map(CommandData::toData));
  }

  /** Each command by its name and those of its options: what people see of it. */
  private static Set<String> outline(Stream<DataObject> commands) {
    return commands.map(RegistrationCheck::outline).collect(Collectors.toSet());
  }

  private static String outline(DataObject command) {
    String options =
        command.optArray("options").orElseGet(DataArray::empty).stream(DataArray::getObject)
            .map(RegistrationCheck::outline)
            .sorted()
            .collect(Collectors.joining(" ", "(", ")"));
    return command.getString("name") + options;
  }
}
