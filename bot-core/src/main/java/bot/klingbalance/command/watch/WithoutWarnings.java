package bot.klingbalance.command.watch;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.ToAsker;
import bot.klingbalance.command.ButtonHandler;
import bot.klingbalance.command.Command;
import bot.klingbalance.command.CommandMessages;
import bot.klingbalance.command.Question;
import bot.klingbalance.command.spec.CommandSpec;
import bot.klingbalance.command.warning.WarningButtons;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** {@code /kling-watch} of a bot that warns nobody. */
final class WithoutWarnings implements Command {
  @Override
  public CommandSpec spec() {
    return WatchSpec.SPEC;
  }

  @Override
  public CompletableFuture<Reply> answer(Question question) {
    return completedFuture(new ToAsker(CommandMessages.noWarnings()));
  }

  @Override
  public List<ButtonHandler<?>> buttons() {
    return Stream.concat(
            Stream.of(ButtonHandler.ofAccounts(WatchCommand.WATCH_HERE, press -> answer())),
            WarningButtons.verbs().stream()
                .map(
                    verb ->
                        ButtonHandler.ofItem(verb, press -> answer())
                            .countedAs(WarningButtons.TOPIC)))
        .toList();
  }

  private static CompletableFuture<Reply> answer() {
    return completedFuture(new ToAsker(CommandMessages.noWarnings()));
  }
}
