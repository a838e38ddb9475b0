package bot.klingbalance.lease.shard;

import bot.klingbalance.lease.shard.ShardStore.Row;
import java.time.Duration;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Which shards a bot is to ask for, and which one it is to give up. Whoever has the fewest takes
 * what is free at once, and the others a moment later, however many they have: none stays without a
 * bot. Whoever has two more than another one gives one up. Pure.
 *
 * @param bot this one
 * @param asked the shards that it asks for already, or has
 * @param isLong whether a shard has been free for longer than the one with the fewest takes
 */
record Spread(String bot, ShardView view, Set<Integer> asked, IntPredicate isLong) {
  /** A bot that has just begun may soon end: it is given nothing before. */
  static final Duration SETTLED = Duration.ofSeconds(10);

  private static final int TOO_MANY = 2;

  /** Those to ask for from now on, or still. */
  NavigableSet<Integer> wanted() {
    NavigableSet<Integer> wanted = new TreeSet<>();
    if (view.total() == 1) {
      wanted.add(0);
      return wanted;
    }
    asked.stream().filter(each -> isOurs(each) || isOpen(each)).forEach(wanted::add);
    int count = (int) wanted.stream().filter(this::isKept).count();
    for (int each : IntStream.range(0, view.total()).filter(this::isOpen).toArray()) {
      if (!wanted.contains(each) && (count <= fewest(Duration.ZERO) || isLong.test(each))) {
        wanted.add(each);
        count++;
      }
    }
    return wanted;
  }

  /** The one to give up, where another bot has fewer. */
  OptionalInt surplus() {
    return view.isSettled() && view.count(bot) - fewest(SETTLED) >= TOO_MANY
        ? IntStream.range(0, view.total()).filter(this::isOurs).max()
        : OptionalInt.empty();
  }

  /** Whether nobody has it, or whoever has it offers it to this bot or to any. */
  boolean isOpen(int shard) {
    Optional<Row> held = view.held(shard);
    return held.isEmpty()
        || (held.get().isOffered()
            && !isOurs(shard)
            && (held.get().heir().isEmpty() || held.get().heir().equals(bot)));
  }

  private boolean isOurs(int shard) {
    return view.held(shard).filter(row -> row.holder().equals(bot)).isPresent();
  }

  /** This bot has it, or is to have it, for longer. */
  private boolean isKept(int shard) {
    return !isOurs(shard) || view.held(shard).filter(Row::isOffered).isEmpty();
  }

  /** How many the bot with the fewest has, of the others that stay and have been there so long. */
  private int fewest(Duration since) {
    return view.bots().values().stream()
        .filter(row -> !row.holder().equals(bot) && !row.isOffered())
        .filter(row -> row.age().compareTo(since) >= 0)
        .mapToInt(row -> view.count(row.holder()))
        .min()
        .orElse(view.total());
  }
}
