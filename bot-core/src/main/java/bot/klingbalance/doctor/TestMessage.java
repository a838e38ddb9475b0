package bot.klingbalance.doctor;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.ChatPort;
import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.chat.PostResult;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Whether a channel takes a message: by posting one, which everybody there sees. */
public final class TestMessage implements Check {
  private final ChatPort port;
  private final Channel channel;
  private final DeliveryId delivery;

  /**
   * A message that is not posted yet.
   *
   * @param delivery unlike that of any other test
   */
  public TestMessage(ChatPort port, Channel channel, DeliveryId delivery) {
    this.port = port;
    this.channel = channel;
    this.delivery = delivery;
  }

  @Override
  public String subject() {
    return "Test message to " + channel;
  }

  @Override
  public CompletableFuture<List<CheckResult>> begin() {
    return port.post(channel, DoctorMessage.test(), delivery).thenApply(this::checks);
  }

  private List<CheckResult> checks(PostResult result) {
    return result.match(
        posted -> List.of(CheckResult.fine(subject(), "It is posted.")),
        later ->
            List.of(
                CheckResult.mend(
                    subject(), "It was not confirmed: %s. Try again.".formatted(later.why()))),
        refused -> List.of(CheckResult.mend(subject(), refused.remedy())));
  }
}
