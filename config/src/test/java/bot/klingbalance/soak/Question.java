package bot.klingbalance.soak;

import bot.klingbalance.chat.Platform;
import java.time.Duration;

/** Something that a person asked the bot, and what came of it. Safe for use by many threads. */
final class Question {
  /**
   * Longer than the bot waits for useapi.net, for Slack and between its attempts taken together.
   */
  static final Duration PATIENCE = Duration.ofMinutes(2);

  /** After which no further attempt at an answer comes that was spoiled. */
  private static final Duration LAST_ATTEMPT = Duration.ofSeconds(15);

  /** What is asked so shortly before the line is cut, or while it is, may not come through. */
  private static final Duration CUT_OFF = Duration.ofSeconds(3);

  /** So old a question is over that was cut off: no acknowledgement is on its way any more. */
  private static final Duration LAST_ACKNOWLEDGEMENT = Duration.ofSeconds(6);

  private static final Duration TO_ACKNOWLEDGE = Duration.ofSeconds(3);

  private final Platform platform;
  private final Wish wish;
  private final long askedAt;
  private long acknowledgedAt;
  private long answeredAt;
  private long triedAt;
  private int answers;
  private Mischief lastTry = Mischief.NONE;
  private boolean isLost;

  Question(Platform platform, Wish wish, long now) {
    this.platform = platform;
    this.wish = wish;
    this.askedAt = now;
  }

  /** What became of a question. */
  enum Fate {
    OPEN,
    ANSWERED,
    /** The line was down or was cut before the bot acknowledged it: Slack tells its asker so. */
    NOT_DELIVERED,
    /** The line was dropped under the answer: the bot cannot know whether somebody reads it. */
    CUT_UNDER_THE_ANSWER,
    /** The platform refused the last attempt at an answer. */
    REFUSED_BY_THE_PLATFORM,
    UNANSWERED
  }

  Platform platform() {
    return platform;
  }

  synchronized void acknowledged(long now) {
    acknowledgedAt = now;
  }

  /**
   * The platform took an answer that a person can read.
   *
   * @param isChange whether it stands where the one before stood
   */
  synchronized void answered(boolean isChange, long now) {
    if (answers == 0) {
      answeredAt = now;
    }
    answers = isChange ? Math.max(1, answers) : answers + 1;
  }

  /** The bot tried to answer or to acknowledge; what was refused after a spoiled try excuses it. */
  synchronized void tried(Passage passage, long now) {
    if (passage.isTaken()) {
      lastTry = Mischief.NONE;
    } else if (passage.mischief().spoils()) {
      lastTry = passage.mischief();
      triedAt = now;
    }
  }

  /** It never got to the bot. */
  synchronized void lost() {
    isLost = true;
  }

  /** The line was cut a moment ago: what was just sent may not have come over it. */
  synchronized void lineIsCut(long now) {
    isLost |=
        acknowledgedAt == 0
            && answers == 0
            && platform == Platform.SLACK
            && now - askedAt < CUT_OFF.toNanos();
  }

  synchronized Fate fate(long now) {
    if (answers > 0) {
      return Fate.ANSWERED;
    }
    if (isLost && acknowledgedAt == 0 && isOlderThan(LAST_ACKNOWLEDGEMENT, now)) {
      return Fate.NOT_DELIVERED;
    }
    if (lastTry.spoils() && now - triedAt > LAST_ATTEMPT.toNanos()) {
      return lastTry.dropsTheLine() ? Fate.CUT_UNDER_THE_ANSWER : Fate.REFUSED_BY_THE_PLATFORM;
    }
    return now - askedAt > PATIENCE.toNanos() ? Fate.UNANSWERED : Fate.OPEN;
  }

  synchronized boolean isOlderThan(Duration age, long now) {
    return now - askedAt > age.toNanos();
  }

  /** Whether its asker reads the same twice. */
  synchronized boolean isDoubled() {
    return answers > 1;
  }

  synchronized boolean wasAcknowledgedTooLate() {
    return acknowledgedAt - askedAt > TO_ACKNOWLEDGE.toNanos();
  }

  /** From the question to its answer. */
  synchronized Duration latency() {
    return Duration.ofNanos(answeredAt - askedAt);
  }

  @Override
  public synchronized String toString() {
    return "%s on %s, %s, last attempt %s"
        .formatted(
            wish, platform, acknowledgedAt == 0 ? "not acknowledged" : "acknowledged", lastTry);
  }
}
