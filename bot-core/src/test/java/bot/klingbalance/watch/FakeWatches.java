package bot.klingbalance.watch;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.watch.Watch.Origin.Chat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Watches kept in memory, with the promises of the port. */
public final class FakeWatches implements WatchRepository {
  private final Map<Channel, WeeklyReportWatch> reports = new LinkedHashMap<>();
  private final Map<Channel, List<Watch>> watches = new LinkedHashMap<>();
  private final Map<Channel, DailyTime> times = new LinkedHashMap<>();
  private Optional<Instant> offsetsKept = Optional.empty();

  @Override
  public synchronized ChannelWatches of(Channel channel) {
    return new ChannelWatches(
        channel, Optional.ofNullable(times.get(channel)), watches.getOrDefault(channel, List.of()));
  }

  @Override
  public synchronized void keepOffsets(Instant now) {
    offsetsKept = Optional.of(now);
  }

  /** When the offsets of the zones were kept last. */
  public synchronized Optional<Instant> offsetsKept() {
    return offsetsKept;
  }

  @Override
  public synchronized List<Channel> channels() {
    return watches.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public synchronized Watch add(NewWatch wanted, DailyTime daily) {
    List<Watch> others = madeIn(wanted.channel());
    Optional<Watch> same =
        others.stream().filter(each -> each.accounts().equals(wanted.accounts())).findFirst();
    int above = nextNumber(wanted.channel());
    WatchChange made = same.map(each -> ((Chat) each.origin()).made()).orElse(wanted.asked());
    Watch watch =
        new Watch(
            wanted.channel(),
            same.map(Watch::number).orElse(above),
            wanted.accounts(),
            wanted.limits(),
            false,
            new Chat(made, wanted.asked()));
    same.ifPresentOrElse(old -> others.set(others.indexOf(old), watch), () -> others.add(watch));
    times.put(wanted.channel(), daily);
    return watch;
  }

  @Override
  public synchronized Optional<Watch> pause(
      Channel channel, int number, boolean paused, WatchChange by) {
    Optional<Watch> changed =
        of(channel)
            .numbered(number)
            .map(
                watch ->
                    new Watch(
                        channel,
                        number,
                        watch.accounts(),
                        watch.limits(),
                        paused,
                        new Chat(((Chat) watch.origin()).made(), by)));
    changed.ifPresent(
        now -> madeIn(channel).replaceAll(each -> each.number() == number ? now : each));
    return changed;
  }

  @Override
  public synchronized Optional<Watch> remove(Channel channel, int number) {
    Optional<Watch> gone = of(channel).numbered(number);
    gone.ifPresent(madeIn(channel)::remove);
    return gone;
  }

  /** The weekly reports, which share the numbers of the watches. */
  public ReportRepository reports() {
    return new Reports();
  }

  private int nextNumber(Channel channel) {
    IntStream numbers = madeIn(channel).stream().mapToInt(Watch::number);
    IntStream reported =
        Stream.ofNullable(reports.get(channel)).mapToInt(WeeklyReportWatch::number);
    return IntStream.concat(numbers, reported).max().orElse(0) + 1;
  }

  private List<Watch> madeIn(Channel channel) {
    return watches.computeIfAbsent(channel, nobodys -> new ArrayList<>());
  }

  private final class Reports implements ReportRepository {
    @Override
    public Optional<WeeklyReportWatch> of(Channel channel) {
      synchronized (FakeWatches.this) {
        return Optional.ofNullable(reports.get(channel));
      }
    }

    @Override
    public List<WeeklyReportWatch> all() {
      synchronized (FakeWatches.this) {
        return List.copyOf(reports.values());
      }
    }

    @Override
    public WeeklyReportWatch put(Channel channel, WeeklyTime time, WatchChange by) {
      synchronized (FakeWatches.this) {
        Optional<WeeklyReportWatch> known = of(channel);
        int number = known.map(WeeklyReportWatch::number).orElseGet(() -> nextNumber(channel));
        WatchChange made = known.map(each -> ((Chat) each.origin()).made()).orElse(by);
        times.putIfAbsent(channel, time.time());
        reports.put(
            channel, new WeeklyReportWatch(channel, number, time, false, new Chat(made, by)));
        return reports.get(channel);
      }
    }

    @Override
    public Optional<WeeklyReportWatch> pause(
        Channel channel, int number, boolean paused, WatchChange by) {
      synchronized (FakeWatches.this) {
        Optional<WeeklyReportWatch> changed =
            of(channel)
                .filter(each -> each.number() == number)
                .map(
                    each ->
                        new WeeklyReportWatch(
                            channel,
                            number,
                            each.time(),
                            paused,
                            new Chat(((Chat) each.origin()).made(), by)));
        changed.ifPresent(now -> reports.put(channel, now));
        return changed;
      }
    }

    @Override
    public Optional<WeeklyReportWatch> remove(Channel channel, int number) {
      synchronized (FakeWatches.this) {
        Optional<WeeklyReportWatch> gone = of(channel).filter(each -> each.number() == number);
        gone.ifPresent(each -> reports.remove(channel));
        return gone;
      }
    }
  }
}
