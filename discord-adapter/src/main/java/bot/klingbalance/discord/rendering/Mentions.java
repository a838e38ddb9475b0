package bot.klingbalance.discord.rendering;

import bot.klingbalance.message.Block;
import bot.klingbalance.message.Block.Paragraph;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Span;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.dv8tion.jda.api.entities.Message.MentionType;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;

/**
 * Puts those whom the settings name into a message's content, and allows it to notify them and
 * nobody else. Embeds never notify anybody (docs/resources/message, Allowed Mentions Object).
 */
final class Mentions {
  private static final Pattern EVERYONE = Pattern.compile("@(here|everyone)");
  private static final Pattern ROLE = Pattern.compile("(?:<@&)?([0-9]{15,20})>?");

  private final MessageCreateBuilder message;

  private Mentions(MessageCreateBuilder message) {
    this.message = message.setAllowedMentions(EnumSet.noneOf(MentionType.class));
  }

  /** What calls nobody stands there as text. */
  static void put(ChatMessage from, MessageCreateBuilder into) {
    Mentions calls = new Mentions(into);
    mentions(from).forEach(calls::call);
  }

  private static List<String> mentions(ChatMessage message) {
    return message.body().stream()
        .flatMap(Mentions::spans)
        .filter(Span.Mention.class::isInstance)
        .map(Span::words)
        .toList();
  }

  private static Stream<Span> spans(Block block) {
    return block instanceof Paragraph paragraph
        ? paragraph.text().spans().stream()
        : Stream.empty();
  }

  private void call(String whom) {
    Matcher role = ROLE.matcher(whom);
    if (EVERYONE.matcher(whom).matches()) {
      // One value of the wire, "everyone", stands for both.
      message.setAllowedMentions(EnumSet.of(MentionType.EVERYONE, MentionType.HERE));
      message.addContent(whom);
    } else if (role.matches()) {
      message.mentionRoles(role.group(1)).addContent("<@&%s>".formatted(role.group(1)));
    } else {
      message.addContent(Markdown.escaped(whom));
    }
  }
}
