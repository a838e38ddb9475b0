package bot.klingbalance.soak;

import java.util.Random;
import java.util.Set;

/** Somebody on a platform who asks, and reads what comes. Safe for use by many threads. */
interface Person {
  /** Asks for something. */
  void asks(Wish wish, Random random);

  /** A request of the bot came to the platform's gate. */
  void sees(Passage passage);

  /** The line between platform and bot is cut, or the platform asks the bot to come again. */
  void losesTheLine(boolean politely);

  /** The messages that stand in the watched channel because the bot posted them. */
  Set<String> messages();
}
