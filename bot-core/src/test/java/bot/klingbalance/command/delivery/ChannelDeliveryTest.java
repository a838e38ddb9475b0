package bot.klingbalance.command.delivery;

import static bot.klingbalance.watch.SomeWatches.RENDERS;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.chat.ChatPorts;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.PostAccess;
import bot.klingbalance.history.FakeHistory;
import bot.klingbalance.message.SampleAccounts;
import bot.klingbalance.outbox.FakeOutbox;
import bot.klingbalance.outbox.Redelivery;
import bot.klingbalance.outbox.WarningStore;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ChannelDeliveryTest {
  private static final Clock CLOCK = Clock.fixed(SampleAccounts.NOW, ZoneOffset.UTC);

  @Test
  void whoAsksDoesNotWaitForAPlatformThatDoesNotAnswer() throws Exception {
    CompletableFuture<PostAccess> look = new CompletableFuture<>();
    ChatPorts ports = new ChatPorts();
    ports.connect(Platform.SLACK, new TellingPort(look));
    FakeOutbox outbox = new FakeOutbox();
    ChannelDelivery delivery =
        new ChannelDelivery(
            new WarningStore(outbox, outbox, new FakeHistory(), Runnable::run),
            new Redelivery(outbox, ports, CLOCK, () -> {}, new Redelivery.Attempts()),
            Duration.ofMillis(1),
            Duration.ofMillis(1));

    assertThat(delivery.hindrance(RENDERS).get(20, TimeUnit.SECONDS)).isEmpty();
    assertThat(look).as("the look itself goes on for who else waits for it").isNotDone();
  }
}
