package bot.klingbalance.cli;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.ChatAdapter;
import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.doctor.Check;
import bot.klingbalance.doctor.CheckResult;
import bot.klingbalance.doctor.TestMessage;
import java.util.List;
import java.util.UUID;

/** The check that posts a message to a channel, by the chat that has it. */
final class TestMessages {
  private static final int LENGTH_OF_ID = 12;

  private TestMessages() {}

  /**
   * A check that has not begun.
   *
   * @param chats those that are set up
   */
  static Check check(List<ChatAdapter> chats, Channel where) {
    return chats.stream()
        .filter(chat -> chat.platform() == where.platform())
        .findFirst()
        .<Check>map(chat -> new TestMessage(chat.port(), where, delivery()))
        .orElseGet(() -> notSetUp(where));
  }

  private static Check notSetUp(Channel where) {
    String name = "Test message to " + where;
    return Check.known(
        name,
        List.of(
            CheckResult.mend(
                name,
                "%s is not set up. Set its token first.".formatted(where.platform().title()))));
  }

  private static DeliveryId delivery() {
    return new DeliveryId(
        "doctor-" + UUID.randomUUID().toString().replace("-", "").substring(0, LENGTH_OF_ID));
  }
}
