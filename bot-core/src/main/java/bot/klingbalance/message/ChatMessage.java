package bot.klingbalance.message;

import java.util.List;
import java.util.stream.Stream;

/**
 * A message of the bot, before any platform has a say in how it looks.
 *
 * @param tone how urgent it is; chats show it as a colour or a sign
 * @param heading one line
 * @param body what it says, from top to bottom
 * @param buttons what can be done with it; a chat that has no buttons leaves them out
 * @param footnote one line in small print; may be {@link Text#EMPTY}
 */
public record ChatMessage(
    Tone tone, Text heading, List<Block> body, List<Button> buttons, Text footnote) {
  public ChatMessage {
    body = List.copyOf(body);
    buttons = List.copyOf(buttons);
  }

  /** A message that is a heading and one sentence, without buttons. */
  public static ChatMessage sentence(Tone tone, Text heading, Text sentence) {
    return new ChatMessage(
        tone, heading, List.of(new Block.Paragraph(sentence)), List.of(), Text.EMPTY);
  }

  /** The same with one block more at its end. */
  public ChatMessage with(Block last) {
    return new ChatMessage(
        tone, heading, Stream.concat(body.stream(), Stream.of(last)).toList(), buttons, footnote);
  }

  /** The same, as urgent as that. */
  public ChatMessage as(Tone other) {
    return new ChatMessage(other, heading, body, buttons, footnote);
  }
}
