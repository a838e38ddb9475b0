package bot.klingbalance.terminal;

import bot.klingbalance.command.CommandDispatcher;
import bot.klingbalance.command.spec.CommandSpec;
import bot.klingbalance.command.spec.OptionSpec;
import bot.klingbalance.command.spec.SubcommandSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.impl.DefaultParser;

/** What the tab key completes: the commands of the bot and of this terminal. */
final class Completions {
  /** More than a screen has room for. */
  private static final int MOST = 200;

  private final CommandDispatcher dispatcher;
  private final LocalCommand local;

  private Completions(CommandDispatcher dispatcher, LocalCommand local) {
    this.dispatcher = dispatcher;
    this.local = local;
  }

  static Completer of(CommandDispatcher dispatcher, LocalCommand local) {
    Completions completions = new Completions(dispatcher, local);
    return (reader, line, candidates) ->
        completions.of(line).map(Candidate::new).forEach(candidates::add);
  }

  /**
   * How a line is split for them. Here nothing has to be escaped or quoted, while JLine would put a
   * backslash before each blank in the name of a clip.
   */
  static Parser parser() {
    return new DefaultParser().escapeChars(new char[0]).quoteChars(new char[0]);
  }

  private Stream<String> of(ParsedLine line) {
    List<String> before = line.words().subList(0, line.wordIndex());
    if (before.isEmpty()) {
      return Stream.concat(
          dispatcher.specs().stream().map(CommandSpec::typedName),
          Stream.of(local.name(), "help", "quit"));
    }
    String name = before.get(0);
    List<String> behind = before.subList(1, before.size());
    if (name.equals(local.name())) {
      return behind.isEmpty() ? local.examples().stream() : Stream.empty();
    }
    return dispatcher.specs().stream()
        .filter(spec -> spec.typedName().equals(name))
        .flatMap(spec -> behind(spec, behind, line.word()));
  }

  private Stream<String> behind(CommandSpec spec, List<String> words, String typed) {
    if (spec.subcommands().isEmpty()) {
      return next(spec.options(), words, typed);
    }
    if (words.isEmpty()) {
      return spec.subcommands().stream().map(SubcommandSpec::name);
    }
    return spec.subcommand(words.get(0)).stream()
        .flatMap(each -> next(each.options(), words.subList(1, words.size()), typed));
  }

  /** Options without a keyword come in their order, the others behind them in any, each once. */
  private Stream<String> next(List<OptionSpec> options, List<String> words, String typed) {
    List<OptionSpec> inOrder = options.stream().filter(each -> each.keyword().isEmpty()).toList();
    if (words.size() < inOrder.size()) {
      return values(inOrder.get(words.size()), typed);
    }
    List<OptionSpec> byKeyword =
        options.stream().filter(each -> each.keyword().isPresent()).toList();
    Optional<OptionSpec> begun =
        byKeyword.stream()
            .filter(each -> !words.isEmpty())
            .filter(each -> each.keyword().equals(Optional.of(words.get(words.size() - 1))))
            .findFirst();
    return begun
        .map(each -> values(each, typed))
        .orElseGet(
            () ->
                byKeyword.stream()
                    .flatMap(each -> each.keyword().stream())
                    .filter(keyword -> !words.contains(keyword)));
  }

  private Stream<String> values(OptionSpec option, String typed) {
    return option
        .value()
        .match(
            words -> dispatcher.completions(words.completion(), typed, MOST).stream(),
            number -> number.usual().stream().map(each -> option.typed(Integer.toString(each))));
  }
}
