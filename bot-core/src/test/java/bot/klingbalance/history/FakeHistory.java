package bot.klingbalance.history;

import static java.time.temporal.ChronoUnit.MILLIS;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.store.StoreUnavailable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A history in memory, with the promises of the port, that a test may take away for a while. */
public final class FakeHistory implements History {
  private final Map<AccountEmail, NavigableMap<Instant, RecordedReading>> kept = new HashMap<>();
  private final List<Integer> batches = new ArrayList<>();
  private boolean isAway;

  public synchronized void goAway() {
    isAway = true;
  }

  public synchronized void comeBack() {
    isAway = false;
  }

  /** How many readings each call kept. */
  public synchronized List<Integer> batches() {
    return List.copyOf(batches);
  }

  /** All readings of an account. */
  public synchronized List<RecordedReading> of(AccountEmail account) {
    return List.copyOf(ofAccount(account).values());
  }

  @Override
  public synchronized void keep(Map<AccountEmail, List<RecordedReading>> readings) {
    failWhileAway();
    readings.forEach(
        (account, some) ->
            some.forEach(each -> ofAccount(account).put(each.at().truncatedTo(MILLIS), each)));
    batches.add(readings.values().stream().mapToInt(List::size).sum());
  }

  @Override
  public synchronized List<RecordedReading> of(AccountEmail account, Instant since) {
    failWhileAway();
    return ofAccount(account).tailMap(since, true).entrySet().stream()
        .map(each -> new RecordedReading(each.getKey(), each.getValue().balance()))
        .toList();
  }

  @Override
  public synchronized Map<AccountEmail, RecordedReading> newest(Instant since) {
    failWhileAway();
    Map<AccountEmail, RecordedReading> newest = new HashMap<>();
    kept.keySet()
        .forEach(account -> of(account, since).forEach(reading -> newest.put(account, reading)));
    return newest;
  }

  @Override
  public synchronized void thin(Instant now) {
    failWhileAway();
    kept.values()
        .forEach(
            readings ->
                readings
                    .values()
                    .retainAll(Retention.thinned(List.copyOf(readings.values()), now)));
  }

  private NavigableMap<Instant, RecordedReading> ofAccount(AccountEmail account) {
    return kept.computeIfAbsent(account, unknown -> new TreeMap<>());
  }

  private void failWhileAway() {
    if (isAway) {
      throw new StoreUnavailable("The store is away.", new IllegalStateException("away"));
    }
  }
}
