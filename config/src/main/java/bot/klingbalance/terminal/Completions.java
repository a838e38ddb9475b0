package bot.klingbalance.terminal;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Completer;
import org.jline.reader.impl.completer.AggregateCompleter;
import org.jline.reader.impl.completer.ArgumentCompleter;
import org.jline.reader.impl.completer.NullCompleter;
import org.jline.reader.impl.completer.StringsCompleter;

/** What the tab key completes. */
final class Completions {
  private Completions() {}

  /**
   * The commands of the bot and of this terminal.
   *
   * @param addresses what is completed where an account is meant
   */
  static Completer of(List<String> addresses, LocalCommand local) {
    List<String> accounts = new ArrayList<>(addresses);
    accounts.add("all");
    return new AggregateCompleter(
        words(
            one(TerminalChat.BALANCE),
            new StringsCompleter(addresses),
            new StringsCompleter("7d", "30d", "60d", "365d")),
        words(
            one(TerminalChat.WATCH),
            new StringsCompleter(
                "add", "list", "check", "remove", "pause", "resume", "doctor", "help")),
        behindTheVerb(
            words(
                one(TerminalChat.WATCH),
                one("add"),
                new StringsCompleter(accounts),
                new StringsCompleter("at", "below", "in"))),
        words(one(local.name()), new StringsCompleter(local.examples())),
        words(new StringsCompleter("help", "quit")));
  }

  private static Completer one(String word) {
    return new StringsCompleter(word);
  }

  /** The words before it are completed elsewhere, and each is to be offered once. */
  private static Completer behindTheVerb(Completer completer) {
    return (reader, line, candidates) -> {
      if (line.wordIndex() > 1) {
        completer.complete(reader, line, candidates);
      }
    };
  }

  private static Completer words(Completer... inTheirOrder) {
    List<Completer> words = new ArrayList<>(List.of(inTheirOrder));
    words.add(NullCompleter.INSTANCE);
    return new ArgumentCompleter(words);
  }
}
