package bot.klingbalance.chat;

import bot.klingbalance.lease.Lease;
import bot.klingbalance.lease.LeaseState;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A chat platform that the bot is connected to, for as long as it runs. */
public interface ChatAdapter extends AutoCloseable {
  /** How long another bot is waited for at the end, where one of several answers. */
  Duration MOST_TO_HAND_OVER = Duration.ofSeconds(14);

  /** How long {@link #close} takes besides: for the answers in flight, and to disconnect. */
  Duration MOST_TO_CLOSE = Duration.ofSeconds(30);

  Platform platform();

  /**
   * Starts to connect and returns at once. It goes on trying by itself for as long as it takes.
   *
   * @return done when commands are answered for the first time; ends exceptionally with a {@link
   *     RefusedConnection} when the platform refuses the token, which trying again would not mend
   */
  CompletableFuture<Void> start();

  ConnectionState state();

  /** Whether this bot is to answer there: where one of several bots does, the others stand by. */
  default LeaseState turn() {
    return Lease.ALWAYS_HELD.state();
  }

  /** Which part of the work this bot has, where several share it: a few words, or none. */
  default String share() {
    return "";
  }

  ChatPort port();

  /** The link with which somebody lets the bot in, where the platform has one and it is known. */
  default Optional<String> invitation() {
    return Optional.empty();
  }

  /**
   * Has another bot take over where one of several answers, then finishes the answers in flight,
   * and disconnects. Who gets no answer in {@link AwaitedReplies#WAITED_FOR} is told so.
   */
  @Override
  void close();

  /** The platform refuses the bot; the message is a sentence for whoever runs it. */
  final class RefusedConnection extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RefusedConnection(String sentence) {
      super(sentence);
    }
  }
}
