package bot.klingbalance.settings.reading;

import bot.klingbalance.settings.key.PriceKeys;
import bot.klingbalance.settings.key.SettingKey;
import bot.klingbalance.settings.key.WatchKeys;
import bot.klingbalance.watch.ChannelWatches;
import bot.klingbalance.watch.WatchedAccounts.These;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Values that fit their keys each, and yet not one another or the day. */
final class ConsistencyCheck {
  /** A minus before the amount, or no digit in it but zeros. */
  private static final Pattern NO_PRICE =
      Pattern.compile("[-\u2212].*[0-9].*|[^0-9]*[-\u2212]\\s*[0-9].*|[^1-9]*0[^1-9]*");

  private final Map<String, List<WrittenValue>> file;
  private final LocalDate latest;
  private final Mistakes mistakes;

  /**
   * A check of what stands in a file.
   *
   * @param today in UTC; it is a day later somewhere
   */
  ConsistencyCheck(Map<String, List<WrittenValue>> file, LocalDate today, Mistakes mistakes) {
    this.file = file;
    this.latest = today.plusDays(1);
    this.mistakes = mistakes;
  }

  void meetMistakes() {
    timesOfChannels();
    each("watches").forEach(this::addressesOfWatch);
    watchesOfChannels();
    clipsTwice();
    each("packs").flatMap(row -> written(row, PriceKeys.PACK_PRICE).stream()).forEach(this::price);
    each("clips").forEach(row -> checked(row, PriceKeys.CLIP_CHECKED));
    each("packs").forEach(row -> checked(row, PriceKeys.PACK_CHECKED));
  }

  /** A channel is checked at one time of day, in one zone. */
  private void timesOfChannels() {
    Map<Object, String> times = new HashMap<>();
    each("watches")
        .forEach(
            row -> {
              Optional<?> channel = read(row, WatchKeys.CHANNEL);
              var at = read(row, WatchKeys.DAILY_AT);
              var zone = read(row, WatchKeys.TIME_ZONE);
              if (channel.isEmpty() || at.isEmpty() || zone.isEmpty()) {
                return;
              }
              String time = "%s in %s".formatted(at.get(), zone.get());
              String before = times.putIfAbsent(channel.get(), time);
              if (before != null && !before.equals(time)) {
                meet(
                    row,
                    WatchKeys.DAILY_AT,
                    "%s, and %s in another watch of the same channel".formatted(time, before),
                    "a channel is checked at one time of day: give both the same");
              }
            });
  }

  private void addressesOfWatch(String row) {
    int addresses = all(row, WatchKeys.ACCOUNTS).size();
    if (addresses > These.MOST) {
      meet(
          row,
          WatchKeys.ACCOUNTS,
          "a list of %d".formatted(addresses),
          "a watch has at most %d addresses: take all, or make several watches"
              .formatted(These.MOST));
    }
  }

  /** Said once of a channel, at the first watch that is too many. */
  private void watchesOfChannels() {
    Map<Object, Integer> counts = new HashMap<>();
    each("watches")
        .filter(
            row ->
                read(row, WatchKeys.CHANNEL)
                    .filter(at -> counts.merge(at, 1, Integer::sum) == ChannelWatches.MOST + 1)
                    .isPresent())
        .forEach(
            row ->
                meet(
                    row,
                    WatchKeys.CHANNEL,
                    "that of more than %d watches".formatted(ChannelWatches.MOST),
                    "a channel has at most %d: join those with the same limits"
                        .formatted(ChannelWatches.MOST)));
  }

  private void clipsTwice() {
    Map<String, String> names = new HashMap<>();
    each("clips")
        .forEach(
            row ->
                read(row, PriceKeys.CLIP_NAME)
                    .map(name -> name.strip().toLowerCase(Locale.ROOT))
                    .filter(name -> names.putIfAbsent(name, row) != null)
                    .ifPresent(
                        name ->
                            meet(
                                row,
                                PriceKeys.CLIP_NAME,
                                "set a second time",
                                "keep only one of the two")));
  }

  private void price(WrittenValue written) {
    if (PriceKeys.PACK_PRICE.type().read(written.text()).isPresent()
        && NO_PRICE.matcher(written.text()).matches()) {
      mistakes.unfit(
          written.place(),
          written.key(),
          PriceKeys.PACK_PRICE.type().shown(written.text()),
          "a price above 0 with its currency, such as $5");
    }
  }

  private void checked(String row, SettingKey<LocalDate> key) {
    read(row, key)
        .filter(day -> day.isAfter(latest))
        .ifPresent(
            day ->
                meet(
                    row,
                    key,
                    day + ", which is to come",
                    "it has to be the day on which the price was last looked up"));
  }

  private void meet(String row, SettingKey<?> key, String found, String remedy) {
    written(row, key)
        .ifPresent(written -> mistakes.add(written.place(), written.key(), found, remedy));
  }

  private Stream<String> each(String list) {
    return IntStream.iterate(0, i -> file.containsKey("%s[%d]".formatted(list, i)), i -> i + 1)
        .mapToObj(i -> "%s[%d]".formatted(list, i));
  }

  private <T> Optional<T> read(String row, SettingKey<T> key) {
    return written(row, key).flatMap(written -> key.type().read(written.text()));
  }

  private Optional<WrittenValue> written(String row, SettingKey<?> key) {
    return all(row, key).stream().findFirst();
  }

  private List<WrittenValue> all(String row, SettingKey<?> key) {
    String path = row + key.name().substring(key.name().indexOf('.'));
    return file.getOrDefault(path, List.of());
  }
}
