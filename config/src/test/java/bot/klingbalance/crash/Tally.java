package bot.klingbalance.crash;

import bot.klingbalance.chat.Platform;
import java.util.EnumMap;
import java.util.Map;

/** Of a story with many kills: where they fell, and what became of the messages. */
final class Tally {
  private final Map<Platform, Map<Fell, Integer>> fell = new EnumMap<>(Platform.class);
  private final Map<Platform, Integer> lost = new EnumMap<>(Platform.class);
  private final Map<Platform, Integer> doubled = new EnumMap<>(Platform.class);
  private final Map<Platform, Integer> stale = new EnumMap<>(Platform.class);
  private int kills;
  private int days;

  /** Where in the day of one message a kill fell. */
  enum Fell {
    BEFORE_THE_CHECK,
    IN_THE_CHECK,
    BETWEEN_PLAN_AND_POST,
    WHILE_IT_WAS_POSTED,
    BETWEEN_POST_AND_SETTLE,
    AFTER_IT_WAS_SETTLED
  }

  void killed() {
    kills++;
  }

  int kills() {
    return kills;
  }

  void fell(Platform platform, Fell where) {
    fell.computeIfAbsent(platform, each -> new EnumMap<>(Fell.class)).merge(where, 1, Integer::sum);
  }

  void dayIsOver() {
    days++;
  }

  /** So many messages of a day stood in a channel when it was over: it should be one. */
  void stood(Platform platform, int messages) {
    lost.merge(platform, messages == 0 ? 1 : 0, Integer::sum);
    doubled.merge(platform, Math.max(0, messages - 1), Integer::sum);
  }

  /** Whether a message showed in the end what the bot had written down for it. */
  void showed(Platform platform, boolean isTrue) {
    stale.merge(platform, isTrue ? 0 : 1, Integer::sum);
  }

  boolean isClean() {
    return stale.values().stream().allMatch(each -> each == 0)
        && lost.values().stream().allMatch(each -> each == 0)
        && doubled.values().stream().allMatch(each -> each == 0);
  }

  @Override
  public String toString() {
    return "%d kills on %d days; lost %s, doubled %s, stale %s; they fell %s"
        .formatted(kills, days, lost, doubled, stale, fell);
  }
}
