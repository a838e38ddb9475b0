package bot.klingbalance.lease.shard;

import bot.klingbalance.lease.LeaseState;
import bot.klingbalance.lease.shard.ShardStore.Row;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the store says of shards at a moment.
 *
 * @param total how many there are
 * @param agreedFor how long there have been so many
 * @param rows those of shards that somebody has or had, by their number
 * @param bots that are there to take shards, or leave, by their id
 */
record ShardView(int total, Duration agreedFor, Map<Integer, Row> rows, Map<String, Row> bots) {
  private static final Duration ALWAYS = Duration.ofDays(1);

  /** Before the store has said anything. */
  static final ShardView NOTHING = new ShardView(1, ALWAYS, Map.of(), Map.of());

  static ShardView of(ShardNames names, List<Row> all) {
    Optional<Row> agreed = all.stream().filter(row -> row.name().equals(names.total())).findFirst();
    int total = agreed.map(row -> Integer.parseInt(row.holder())).orElse(1);
    Map<Integer, Row> rows = new HashMap<>();
    all.stream()
        .filter(row -> row.name().startsWith(names.leases()))
        .forEach(row -> rows.put(number(names, row), row));
    rows.keySet().removeIf(number -> number >= total);
    Map<String, Row> bots =
        all.stream()
            .filter(row -> row.name().startsWith(names.bots()) && row.isValid())
            .collect(Collectors.toMap(Row::holder, Function.identity()));
    return new ShardView(total, agreed.map(Row::age).orElse(ALWAYS), rows, bots);
  }

  /** The shard where somebody has it. */
  Optional<Row> held(int shard) {
    return Optional.ofNullable(rows.get(shard)).filter(Row::isValid);
  }

  /** What a bot knows that has none: who has the first one that somebody has. */
  LeaseState ofAnother() {
    return rows.keySet().stream()
        .sorted()
        .flatMap(each -> held(each).stream())
        .findFirst()
        .<LeaseState>map(row -> new LeaseState.StandingBy(row.holder(), row.since()))
        .orElseGet(LeaseState.Unknown::new);
  }

  /** How many shards a bot has and does not offer. */
  int count(String bot) {
    return (int)
        rows.values().stream()
            .filter(row -> row.isValid() && !row.isOffered() && row.holder().equals(bot))
            .count();
  }

  /** Whether somebody has each of them, and nobody offers one. */
  boolean isSettled() {
    return rows.values().stream().filter(row -> row.isValid() && !row.isOffered()).count() == total;
  }

  /**
   * Whether the first shard is that of a bot which knows of no others and has them all: one of an
   * older release.
   */
  boolean isHeldAsWhole() {
    return total > 1 && held(0).filter(row -> !bots.containsKey(row.holder())).isPresent();
  }

  private static int number(ShardNames names, Row row) {
    return Integer.parseInt(row.name().substring(names.leases().length()));
  }
}
