package bot.klingbalance.command;

import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.command.spec.CommandSpec;
import bot.klingbalance.command.spec.Example;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.SampleAccounts;
import bot.klingbalance.watch.SomeWatches;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What each command says to each example of its help: a command that is new has its golden files in
 * every chat without being named there.
 */
public final class SampleAnswers {
  private static final Clock CLOCK = Clock.fixed(SampleAccounts.NOW, ZoneOffset.UTC);
  private static final Asker ANNA =
      new Asker(Platform.SLACK, "U1", false, false, "Anna", Optional.empty());

  private SampleAnswers() {}

  /** By the name of their golden file, such as {@code answer-balance-help}. */
  public static Map<String, ChatMessage> all() {
    Map<String, ChatMessage> all = new LinkedHashMap<>();
    for (CommandSpec spec : BotCommands.SPECS) {
      for (Example example : spec.help().examples()) {
        if (example.text().split(" ", 2)[0].equals(spec.typedName())) {
          all.put(name(example), answer(spec, example));
        }
      }
    }
    return all;
  }

  private static String name(Example example) {
    String words = example.text().toLowerCase(Locale.ROOT).replaceFirst("^/kling", "answer");
    return words.replaceAll("[^a-z0-9]+", "-").replaceFirst("-$", "");
  }

  /** Of a bot of its own, so that no example changes what the next one says. */
  private static ChatMessage answer(CommandSpec spec, Example example) {
    CommandContext context = new SampleBot(SomeWatches.RENDERS, Set.of(), CLOCK).context();
    Command command =
        BotCommands.of(context).stream()
            .filter(each -> each.spec().equals(spec))
            .findFirst()
            .orElseThrow();
    String typed = example.text().substring(spec.typedName().length()).strip();
    return command
        .answer(new Question(ANNA, SomeWatches.RENDERS, typed))
        .join()
        .said()
        .orElseThrow(() -> new AssertionError("says nothing: " + example.text()));
  }
}
