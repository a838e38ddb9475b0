package bot.klingbalance.health;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Failed;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.AccountNames;
import bot.klingbalance.account.reading.LastKnown;
import bot.klingbalance.finding.RunwaySource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What is the matter with the accounts, by the rules that warn of them with the limits that hold
 * where nobody set others, and where the settings want it what each of them has.
 */
public final class AccountFigures implements Supplier<CompletableFuture<Void>> {
  /** The past of an account takes some milliseconds; people are not to wait behind many of them. */
  private static final int AT_ONCE = 20;

  /** What is expected moves although nothing new was read. */
  private static final Duration HOLDS_FOR = Duration.ofMinutes(30);

  private final Sources sources;
  private final Supplier<Policy> policy;
  private final AccountGauges gauges;
  private final Clock clock;
  private final Map<AccountEmail, Judged> judged = new ConcurrentHashMap<>();

  /** Figures that are shown from the first look on. */
  public AccountFigures(Sources sources, Supplier<Policy> policy, Meters meters, Clock clock) {
    this.sources = sources;
    this.policy = policy;
    this.gauges = new AccountGauges(meters);
    this.clock = clock;
  }

  /**
   * Where it is known from.
   *
   * @param answers which accounts there are, and which fail
   * @param readings the newest of each, also from before the start
   * @param runways how long they last
   */
  public record Sources(LatestAnswers answers, LastKnown readings, RunwaySource runways) {}

  /**
   * What the settings say to it.
   *
   * @param isShown whether an account may be shown
   * @param names what these accounts are called in a label; nothing where none is to be named
   */
  public record Policy(
      Predicate<AccountEmail> isShown,
      Optional<Function<Collection<AccountEmail>, AccountNames>> names) {}

  /** What was made of a look-up, and when. */
  private record Judged(AccountLookup of, JudgedAccount account, Instant at) {}

  /** Looks them up; what was known before is shown until all of it is. */
  @Override
  public CompletableFuture<Void> get() {
    return sources.readings().all().thenCompose(this::look);
  }

  private CompletableFuture<Void> look(Map<AccountEmail, Found> known) {
    if (known.isEmpty() && sources.answers().listed().isEmpty()) {
      gauges.hide();
      return CompletableFuture.completedFuture(null);
    }
    Policy now = policy.get();
    known.values().stream().map(Found::asOf).forEach(gauges::read);
    Collection<AccountEmail> accounts =
        sources.answers().listed().<Collection<AccountEmail>>map(all -> all).orElse(known.keySet());
    Map<AccountEmail, Optional<AccountLookup>> newest = new HashMap<>();
    accounts.stream()
        .filter(now.isShown())
        .forEach(account -> newest.put(account, newest(account, known)));
    judged.keySet().retainAll(newest.keySet());
    List<AccountLookup> stale =
        newest.values().stream().flatMap(Optional::stream).filter(this::isStale).toList();
    return judgeAll(stale)
        .thenRun(
            () -> {
              List<JudgedAccount> all = judged.values().stream().map(Judged::account).toList();
              gauges.show(
                  all,
                  newest.size() - all.size(),
                  now.names().map(each -> each.apply(newest.keySet())));
            });
  }

  /** What was last read counts while the trouble may pass; else the account has that trouble. */
  private Optional<AccountLookup> newest(AccountEmail account, Map<AccountEmail, Found> known) {
    Optional<AccountLookup> read = Optional.ofNullable(known.get(account));
    Optional<Failed> failed = sources.answers().failure(account);
    return failed
        .filter(each -> read.isEmpty() || !each.failure().reason().isPassing())
        .<AccountLookup>map(each -> each)
        .or(() -> read);
  }

  private boolean isStale(AccountLookup lookup) {
    Judged before = judged.get(lookup.email());
    return before == null
        || !before.of().equals(lookup)
        || before.at().plus(HOLDS_FOR).isBefore(clock.instant());
  }

  private CompletableFuture<Void> judgeAll(List<AccountLookup> lookups) {
    CompletableFuture<Void> done = CompletableFuture.completedFuture(null);
    for (int begin = 0; begin < lookups.size(); begin += AT_ONCE) {
      List<AccountLookup> some =
          new ArrayList<>(lookups.subList(begin, Math.min(begin + AT_ONCE, lookups.size())));
      done = done.thenCompose(before -> judge(some));
    }
    return done;
  }

  private CompletableFuture<Void> judge(List<AccountLookup> lookups) {
    Instant now = clock.instant();
    return sources
        .runways()
        .readings(lookups, Optional.empty(), now)
        .thenAccept(
            readings ->
                readings.forEach(
                    each ->
                        judged.put(
                            each.email(),
                            new Judged(each.lookup(), JudgedAccount.of(each, now), now))));
  }
}
