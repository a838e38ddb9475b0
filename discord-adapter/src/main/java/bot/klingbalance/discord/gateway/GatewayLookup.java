package bot.klingbalance.discord.gateway;

import java.util.function.Consumer;

/** What came of asking for the address of the gateway. */
public sealed interface GatewayLookup {
  /** Runs the action of its kind. A new kind adds a parameter, so no caller can forget it. */
  void match(Runnable found, Runnable refused, Consumer<String> failed);

  /** The address is known from now on. */
  record Found() implements GatewayLookup {
    @Override
    public void match(Runnable found, Runnable refused, Consumer<String> failed) {
      found.run();
    }
  }

  /** Discord refuses the token. */
  record Refused() implements GatewayLookup {
    @Override
    public void match(Runnable found, Runnable refused, Consumer<String> failed) {
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
    public void match(Runnable found, Runnable refused, Consumer<String> failed) {
      failed.accept(why);
    }
  }
}
