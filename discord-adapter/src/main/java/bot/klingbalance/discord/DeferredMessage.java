package bot.klingbalance.discord;

import bot.klingbalance.concurrent.Backoff;
import bot.klingbalance.discord.gateway.JdaFailures;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;

/**
 * A message that goes out after the acknowledgement of its interaction: again where Discord failed
 * and sending twice does no harm, and without its picture where Discord declines that.
 *
 * @param request makes a new request of the message
 * @param plain the message without its picture
 * @param isRepeatable whether it changes a message that is there, so that it may be sent twice
 * @param isExpired whether Discord takes nothing more for the interaction
 */
record DeferredMessage(
    Function<MessageCreateData, RestAction<?>> request,
    Supplier<MessageCreateData> plain,
    boolean isRepeatable,
    BooleanSupplier isExpired,
    ResponseOutcome outcome) {
  private static final int MOST_TRIES = 4;
  private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(2));

  void send(MessageCreateData message) {
    send(message, 1);
  }

  private void send(MessageCreateData message, int tries) {
    if (isExpired.getAsBoolean()) {
      outcome.dropped("it came after the 15 minutes that Discord waits");
      return;
    }
    // JDA computes the age from the interaction's id and this machine's clock. Where that differs
    // from Discord's, JDA would drop messages that Discord still takes.
    request
        .apply(message)
        .setCheck(() -> true)
        .queue(done -> outcome.done(), failure -> failed(message, tries, failure));
  }

  private void failed(MessageCreateData message, int tries, Throwable failure) {
    if (!message.getFiles().isEmpty() && JdaFailures.isOfPicture(failure)) {
      send(plain.get(), tries);
    } else if (isRepeatable && JdaFailures.isPassing(failure) && tries < MOST_TRIES) {
      CompletableFuture.delayedExecutor(BACKOFF.longest(tries).toMillis(), TimeUnit.MILLISECONDS)
          .execute(() -> send(message, tries + 1));
    } else {
      outcome.failed(failure);
    }
  }
}
