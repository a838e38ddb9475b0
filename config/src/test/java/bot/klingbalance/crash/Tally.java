package bot.klingbalance.crash;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Of a story with many kills: where they fell, and what became of the messages. */
final class Tally {
  private final Map<Platform, Map<Fell, Integer>> fell = new EnumMap<>(Platform.class);
  private final Map<Deed, Integer> fellAfter = new EnumMap<>(Deed.class);
  private final Map<Platform, Long> lost = new EnumMap<>(Platform.class);
  private final Map<Platform, Long> doubled = new EnumMap<>(Platform.class);
  private final Map<Platform, Long> stale = new EnumMap<>(Platform.class);
  private final Map<Platform, Long> told = new EnumMap<>(Platform.class);
  private String firstWrong = "";
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

  /** It fell while the bot did what follows from a deed. */
  void fell(Deed deed) {
    fellAfter.merge(deed, 1, Integer::sum);
  }

  void fell(Platform platform, Fell where) {
    fell.computeIfAbsent(platform, each -> new EnumMap<>(Fell.class)).merge(where, 1, Integer::sum);
  }

  void dayIsOver() {
    days++;
  }

  /**
   * What stood in a channel when a day was over.
   *
   * @param messages how many came to the channel on that day
   */
  void stood(Platform platform, Standing standing, int messages, int credits) {
    Channel channel = platform == Platform.SLACK ? World.SLACK : World.DISCORD;
    long posted = standing.posted(channel);
    long gone = standing.lost(channel) + (posted == 0 ? 1 : 0);
    lost.merge(platform, gone, Long::sum);
    doubled.merge(platform, Math.max(0, messages - (posted - standing.lost(channel))), Long::sum);
    told.merge(platform, posted, Long::sum);
    List<String> wrong = standing.stale(channel, credits);
    stale.merge(platform, (long) wrong.size(), Long::sum);
    wrong.forEach(each -> firstWrong = firstWrong.isEmpty() ? each : firstWrong);
  }

  boolean isClean() {
    return stale.values().stream().allMatch(each -> each == 0L)
        && lost.values().stream().allMatch(each -> each == 0L)
        && doubled.values().stream().allMatch(each -> each == 0L);
  }

  @Override
  public String toString() {
    return "%d kills on %d days; messages %s, lost %s, doubled %s, stale %s; they fell %s and %s %s"
        .formatted(kills, days, told, lost, doubled, stale, fell, fellAfter, firstWrong)
        .strip();
  }
}
