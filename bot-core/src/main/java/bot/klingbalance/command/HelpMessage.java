package bot.klingbalance.command;

import bot.klingbalance.command.spec.CommandSpec;
import bot.klingbalance.command.spec.Example;
import bot.klingbalance.message.Block;
import bot.klingbalance.message.Block.Paragraph;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import java.util.List;
import java.util.stream.Stream;

/** What commands do, with one example for each use. Pure. */
public final class HelpMessage {
  private HelpMessage() {}

  /** The help of one command. */
  public static ChatMessage of(CommandSpec spec) {
    return of(spec, spec.help().examples());
  }

  /** The help of the first command, with a line for each of the others that it does not name. */
  public static ChatMessage of(List<CommandSpec> all) {
    CommandSpec first = all.get(0);
    List<Example> examples = first.help().examples();
    Stream<Example> others =
        all.stream()
            .skip(1)
            .filter(
                spec ->
                    examples.stream().noneMatch(each -> each.text().startsWith(spec.typedName())))
            .map(spec -> new Example(spec.typedName() + " help", spec.summary()));
    return of(first, Stream.concat(examples.stream(), others).toList());
  }

  private static ChatMessage of(CommandSpec spec, List<Example> examples) {
    Stream<Block> lines =
        examples.stream()
            .map(each -> Text.EMPTY.code(each.text()).plain("\n" + each.meaning()))
            .map(Paragraph::new);
    Stream<Block> notes = spec.help().notes().stream().map(Text::of).map(Paragraph::new);
    return new ChatMessage(
        Tone.NEUTRAL,
        Text.of(spec.title() + " · help"),
        Stream.concat(lines, notes).toList(),
        List.of(),
        Text.EMPTY);
  }
}
