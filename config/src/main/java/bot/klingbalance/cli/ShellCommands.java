package bot.klingbalance.cli;

import bot.klingbalance.message.Block;
import bot.klingbalance.message.Block.Paragraph;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Span;
import bot.klingbalance.message.Span.Code;
import bot.klingbalance.message.Text;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Commands that a message says to type, as they are typed at a shell: {@code /kling-usage
 * a@example.com 30d} is {@code kling-balance-bot usage a@example.com --days 30d} there. Pure.
 */
final class ShellCommands {
  private static final Pattern TYPED = Pattern.compile("/kling-(balance|plan|usage)\\b(.*)");

  /** What has a name there, and none in chat. */
  private static final Map<String, List<NamedOption>> OPTIONS =
      Map.of(
          "balance", List.of(new NamedOption(" (\\d+[dw])$", " --history $1")),
          "usage", List.of(new NamedOption(" (\\d+[dw])$", " --days $1")),
          "plan", List.of(new NamedOption(" on (\\S+@\\S+)$", " --on $1")));

  private ShellCommands() {}

  private record NamedOption(String typed, String named) {}

  static ChatMessage in(ChatMessage message) {
    return new ChatMessage(
        message.tone(),
        message.heading(),
        message.body().stream().map(ShellCommands::in).toList(),
        message.buttons(),
        message.footnote());
  }

  private static Block in(Block block) {
    return block.match(
        paragraph -> new Paragraph(in(paragraph.text())),
        meter -> meter,
        table -> table,
        chart -> chart,
        bars -> bars);
  }

  private static Text in(Text text) {
    return new Text(text.spans().stream().map(ShellCommands::in).toList());
  }

  private static Span in(Span span) {
    return span instanceof Code code ? new Code(atShell(code.text())) : span;
  }

  /** The watches of a channel are commands of a chat alone. */
  static String atShell(String typed) {
    Matcher command = TYPED.matcher(typed);
    if (!command.matches()) {
      return typed;
    }
    String name = command.group(1);
    String rest = command.group(2);
    for (NamedOption option : OPTIONS.getOrDefault(name, List.of())) {
      rest = rest.replaceFirst(option.typed(), option.named());
    }
    return "kling-balance-bot " + name + rest;
  }
}
