package bot.klingbalance.command.admission;

import bot.klingbalance.chat.PlatformUser;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.Nothing;
import bot.klingbalance.chat.Reply.ToAsker;
import bot.klingbalance.command.CommandMessages;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The presses that are being answered: one of each message. Safe for use by many threads. */
final class PressesUnderway {
  private final Map<String, Press> byMessage = new ConcurrentHashMap<>();

  /**
   * Begins a press.
   *
   * @return what is answered instead while another one of that message is under way: nothing to who
   *     pressed the same button twice, since its answer is on its way
   */
  Optional<Reply> begin(String message, PlatformUser by, String code) {
    Press mine = new Press(by, code);
    Press other = byMessage.putIfAbsent(message, mine);
    if (other == null) {
      return Optional.empty();
    }
    return Optional.of(
        other.equals(mine) ? new Nothing() : new ToAsker(CommandMessages.anotherPressIsAnswered()));
  }

  void end(String message) {
    byMessage.remove(message);
  }

  private record Press(PlatformUser by, String code) {}
}
