package bot.klingbalance.soak;

import java.util.List;
import java.util.Random;

/** What somebody wants of the bot: a mix as people have it, and what they get wrong. */
enum Wish {
  ONE_ACCOUNT,
  ALL_ACCOUNTS,
  REFRESH,
  NONSENSE,
  WATCHES;

  private static final List<String> ACCOUNTS =
      List.of(
          "studio@example.com",
          "low@example.com",
          "almost-empty@example.com",
          "pooled@example.com",
          "expiring@example.com",
          "signed-out@example.com",
          "no-balance@example.com",
          "slow@example.com");

  private static final List<String> MISTAKES =
      List.of(
          "not an address",
          "nobody@example.com",
          "@",
          "<mailto:LOW@EXAMPLE.COM|low@example.com>",
          "low@example.com low@example.com",
          "🙂@example.com",
          "x".repeat(200) + "@example.com",
          "help");

  static Wish any(Random random) {
    return values()[random.nextInt(values().length)];
  }

  static String account(Random random) {
    return ACCOUNTS.get(random.nextInt(ACCOUNTS.size()));
  }

  static String mistake(Random random) {
    return MISTAKES.get(random.nextInt(MISTAKES.size()));
  }
}
