package bot.klingbalance.crash;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/** When the bot is to be killed: some time after the first such moment of its life. */
record Aim(Moment moment, Duration after) {
  /**
   * Each step of the day, those twice after which much is done before a service sees anything
   * again: starting, deciding and writing down, settling.
   */
  private static final List<Moment> MOMENTS =
      List.of(
          Moment.STARTED,
          Moment.STARTED,
          Moment.ASKED_USEAPI,
          Moment.ANSWERED_BY_USEAPI,
          Moment.ANSWERED_BY_USEAPI,
          Moment.SLACK_POST_ARRIVED,
          Moment.SLACK_POST_STORED,
          Moment.SLACK_POST_ANSWERED,
          Moment.SLACK_POST_ANSWERED,
          Moment.DISCORD_POST_ARRIVED,
          Moment.DISCORD_POST_STORED,
          Moment.DISCORD_POST_ANSWERED,
          Moment.DISCORD_POST_ANSWERED);

  static Aim somewhere(Random random) {
    Moment moment = MOMENTS.get(random.nextInt(MOMENTS.size()));
    boolean isAtOnce = random.nextInt(3) == 0 && moment != Moment.STARTED;
    int after = random.nextInt(longestMillisAfter(moment));
    return new Aim(moment, isAtOnce ? Duration.ZERO : Duration.ofMillis(after));
  }

  /** About until the next moment that is seen. */
  private static int longestMillisAfter(Moment moment) {
    return switch (moment) {
      case STARTED -> 4_000;
      case ANSWERED_BY_USEAPI -> 1_200;
      default -> 80;
    };
  }
}
