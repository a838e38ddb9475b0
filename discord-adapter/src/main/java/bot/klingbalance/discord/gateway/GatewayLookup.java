package bot.klingbalance.discord.gateway;

import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** What came of asking for the address of the gateway. */
public sealed interface GatewayLookup {
  /** Runs the action of its kind. A new kind adds a parameter, so no caller can forget it. */
  void match(IntConsumer found, Runnable refused, Consumer<String> failed);

  /**
   * The address is known from now on.
   *
   * @param shards into how many sessions Discord would have the bot's servers spread: {@code
   *     docs/events/gateway}, Sharding
   */
  record Found(int shards) implements GatewayLookup {
    @Override
    public void match(IntConsumer found, Runnable refused, Consumer<String> failed) {
      found.accept(shards);
    }
  }

  /** Discord refuses the token. */
  record Refused() implements GatewayLookup {
    @Override
    public void match(IntConsumer found, Runnable refused, Consumer<String> failed) {
      refused.run();
    }
  }

  /**
   * No usable answer; a later try may bring one.
   *
   * @param why the rest of a sentence
   */
  record Failed(String why) implements GatewayLookup {
    @Override
    public void match(IntConsumer found, Runnable refused, Consumer<String> failed) {
      failed.accept(why);
    }
  }
}
