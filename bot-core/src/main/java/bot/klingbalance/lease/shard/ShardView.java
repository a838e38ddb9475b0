package bot.klingbalance.lease.shard;

import bot.klingbalance.lease.LeaseState;
import bot.klingbalance.lease.shard.ShardStore.Row;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the store says of shards at a moment. Rows that no bot writes are passed over.
 *
 * @param total how many there are
 * @param agreedFor how long there have been so many
 * @param rows those of shards that somebody has or had, by their number
 * @param bots that are there to take shards, or leave, by their id
 * @param isReadable whether what is written down as their number is one. Else nothing is agreed,
 *     and there is one
 */
record ShardView(
    int total,
    Duration agreedFor,
    Map<Integer, Row> rows,
    Map<String, Row> bots,
    boolean isReadable) {
  private static final Duration ALWAYS = Duration.ofDays(1);

  /** Before the store has said anything. */
  static final ShardView NOTHING = new ShardView(1, ALWAYS, Map.of(), Map.of(), true);

  static ShardView of(ShardNames names, List<Row> all) {
    Optional<Row> agreed = all.stream().filter(row -> row.name().equals(names.total())).findFirst();
    OptionalInt written =
        agreed.map(row -> ShardCount.read(row.holder())).orElse(OptionalInt.of(1));
    int total = written.orElse(1);
    Map<String, Row> byName =
        all.stream().collect(Collectors.toMap(Row::name, Function.identity()));
    Map<Integer, Row> rows = new HashMap<>();
    IntStream.range(0, total)
        .forEach(
            each ->
                Optional.ofNullable(byName.get(names.lease(each)))
                    .ifPresent(row -> rows.put(each, row)));
    Map<String, Row> bots =
        all.stream()
            .filter(row -> row.name().equals(names.bot(row.holder())) && row.isValid())
            .collect(Collectors.toMap(Row::holder, Function.identity()));
    Duration age = written.isPresent() ? agreed.map(Row::age).orElse(ALWAYS) : Duration.ZERO;
    return new ShardView(total, age, rows, bots, written.isPresent());
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
   * Whether the first shard is that of a stranger to {@code bot}, which knows of no others and has
   * them all: one of an older release.
   */
  boolean isHeldAsWholeBeside(String bot) {
    return total > 1
        && held(0)
            .filter(row -> !row.holder().equals(bot) && !bots.containsKey(row.holder()))
            .isPresent();
  }
}
