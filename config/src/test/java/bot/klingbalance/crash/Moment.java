package bot.klingbalance.crash;

import bot.klingbalance.chat.Platform;

/** What the services around the bot see of its day. */
public enum Moment {
  STARTED,
  ASKED_USEAPI,
  ANSWERED_BY_USEAPI,
  SLACK_POST_ARRIVED,
  SLACK_POST_STORED,
  SLACK_POST_ANSWERED,
  DISCORD_POST_ARRIVED,
  DISCORD_POST_STORED,
  DISCORD_POST_ANSWERED;

  static Moment arrived(Platform platform) {
    return platform == Platform.SLACK ? SLACK_POST_ARRIVED : DISCORD_POST_ARRIVED;
  }

  static Moment stored(Platform platform) {
    return platform == Platform.SLACK ? SLACK_POST_STORED : DISCORD_POST_STORED;
  }

  static Moment answered(Platform platform) {
    return platform == Platform.SLACK ? SLACK_POST_ANSWERED : DISCORD_POST_ANSWERED;
  }

  /** Whether a service takes its time after it. */
  boolean isWaitedAt() {
    return this == ASKED_USEAPI
        || this == SLACK_POST_ARRIVED
        || this == SLACK_POST_STORED
        || this == DISCORD_POST_ARRIVED
        || this == DISCORD_POST_STORED;
  }
}
