package bot.klingbalance.lease.shard;

import bot.klingbalance.lease.LeaseClaim;
import bot.klingbalance.store.StoreUnavailable;
import bot.klingbalance.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The rows that bots share, by a test's clock. */
final class FakeShardStore {
  private final MovableClock clock;
  private final Map<String, Lines> lines = new TreeMap<>();
  private final Set<String> cutOff = new HashSet<>();

  FakeShardStore(MovableClock clock) {
    this.clock = clock;
  }

  /** As the bot of that name asks it. */
  ShardStore of(String bot) {
    return new AskedBy(bot);
  }

  /** Something that is no bot wrote a row, and nobody has it. */
  void isWritten(String name, String holder) {
    lines.computeIfAbsent(name, any -> new Lines()).holder = holder;
  }

  /** From now on that bot gets no answer, or gets them again. */
  void isOutOfReachOf(String bot, boolean now) {
    boolean unused = now ? cutOff.add(bot) : cutOff.remove(bot);
  }

  private static final class Lines {
    private String holder = "";
    private Instant since = Instant.EPOCH;
    private Instant until = Instant.EPOCH;
    private boolean isOffered;
    private String heir = "";
    private Instant heirUntil = Instant.EPOCH;
  }

  private final class AskedBy implements ShardStore {
    private final String asker;

    AskedBy(String asker) {
      this.asker = asker;
    }

    @Override
    public LeaseClaim claim(String name, String bot, Wish wish, Duration lasts) {
      answers();
      Instant now = clock.instant();
      Lines row = lines.computeIfAbsent(name, any -> new Lines());
      boolean isTaken = !row.until.isBefore(now);
      boolean inherits = wish == Wish.TAKE_OVER && row.isOffered && row.heir.equals(bot);
      if (isTaken && !row.holder.equals(bot) && !inherits) {
        return anothers(row, bot, lasts);
      }
      row.since = isTaken && row.holder.equals(bot) ? row.since : now;
      row.holder = bot;
      row.until = now.plus(lasts);
      row.isOffered = wish == Wish.HAND_OVER;
      row.heir = row.isOffered ? row.heir : "";
      return new LeaseClaim.Granted(row.since, !row.heir.isEmpty() && !row.heirUntil.isBefore(now));
    }

    private LeaseClaim anothers(Lines row, String bot, Duration lasts) {
      Instant now = clock.instant();
      boolean inherits =
          row.isOffered
              && (row.heir.isEmpty() || row.heir.equals(bot) || row.heirUntil.isBefore(now));
      if (!inherits) {
        return new LeaseClaim.Taken(row.holder, row.since);
      }
      row.heir = bot;
      row.heirUntil = now.plus(lasts);
      return new LeaseClaim.Offered(row.holder, row.since);
    }

    @Override
    public void giveBack(String name, String holder) {
      answers();
      Lines row = lines.computeIfAbsent(name, any -> new Lines());
      if (row.holder.equals(holder)) {
        row.until = Instant.EPOCH;
        row.isOffered = false;
        row.heir = "";
      }
    }

    @Override
    public List<Row> look(ShardNames names) {
      answers();
      Instant now = clock.instant();
      return lines.entrySet().stream()
          .filter(each -> each.getKey().startsWith(names.work()))
          .map(each -> row(each.getKey(), each.getValue(), now))
          .toList();
    }

    @Override
    public boolean agree(ShardNames names, Agreement agreement) {
      answers();
      Instant now = clock.instant();
      boolean others =
          lines.entrySet().stream()
              .filter(each -> each.getKey().startsWith(names.leases()))
              .map(Map.Entry::getValue)
              .anyMatch(row -> !row.until.isBefore(now) && !row.holder.equals(agreement.bot()));
      Lines known = lines.get(names.total());
      boolean isAsKnown =
          known == null
              || known.holder.equals("" + agreement.before())
              || ShardCount.read(known.holder).isEmpty();
      if (!isAsKnown || (others && !agreement.isRequired())) {
        return false;
      }
      Lines row = lines.computeIfAbsent(names.total(), any -> new Lines());
      row.holder = Integer.toString(agreement.total());
      row.since = others ? now : now.minus(agreement.lasts());
      lines
          .keySet()
          .removeIf(
              name ->
                  name.startsWith(names.leases())
                      && IntStream.range(0, agreement.total())
                          .mapToObj(names::lease)
                          .noneMatch(name::equals));
      return true;
    }

    private void answers() {
      if (cutOff.contains(asker)) {
        throw new StoreUnavailable("out of reach");
      }
    }
  }

  private static ShardStore.Row row(String name, Lines row, Instant now) {
    return new ShardStore.Row(
        name,
        row.holder,
        row.since,
        Duration.between(row.since, now),
        !row.until.isBefore(now),
        row.isOffered,
        row.heirUntil.isBefore(now) ? "" : row.heir);
  }
}
