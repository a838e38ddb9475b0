package bot.klingbalance.chat;

import bot.klingbalance.message.ChatMessage;

/** What an adapter does with an answer. */
public sealed interface Reply {
  /** Show it to the one who asked, and to nobody else. */
  record ToAsker(ChatMessage message) implements Reply {}

  /** Post it for the whole channel, in which it was asked. */
  record ToChannel(ChatMessage message) implements Reply {}

  /** Put it in the place of the message whose button was pressed. */
  record InPlace(ChatMessage message) implements Reply {}

  /** Say nothing: what was asked for is under way already. */
  record Nothing() implements Reply {}
}
