package bot.klingbalance.doctor;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Compares this machine's clock with the first of several others that can be read. */
public final class ClockCheck implements Check {
  private static final String NAME = "Clock";
  private static final Duration NOTABLE = Duration.ofMinutes(1);

  /** From here on Slack's signatures count as old: {@code authentication/verifying-requests}. */
  private static final Duration HARMFUL = Duration.ofMinutes(5);

  private final List<ReferenceClock> others;
  private final Clock clock;

  public ClockCheck(List<ReferenceClock> others, Clock clock) {
    this.others = List.copyOf(others);
    this.clock = clock;
  }

  @Override
  public String subject() {
    return NAME;
  }

  @Override
  public CompletableFuture<List<CheckResult>> begin() {
    return compared(others).thenApply(List::of);
  }

  private CompletableFuture<CheckResult> compared(List<ReferenceClock> left) {
    if (left.isEmpty()) {
      return completedFuture(
          CheckResult.unknown(NAME, "No server told the time. Compare it with another clock."));
    }
    ReferenceClock other = left.get(0);
    Instant before = clock.instant();
    return other
        .read()
        .thenCompose(
            time ->
                time.map(shown -> completedFuture(check(other.owner(), skew(before, shown))))
                    .orElseGet(() -> compared(left.subList(1, left.size()))));
  }

  /** How far this clock is ahead, less what the answer may have taken. */
  private Duration skew(Instant before, Instant shown) {
    Instant middle = before.plus(Duration.between(before, clock.instant()).dividedBy(2));
    return Duration.between(shown, middle);
  }

  private static CheckResult check(String owner, Duration skew) {
    if (skew.abs().compareTo(NOTABLE) <= 0) {
      return CheckResult.fine(NAME, "It agrees with that of %s.".formatted(owner));
    }
    String sentences =
        ("It is %s %s that of %s. Have it set by the network (timedatectl set-ntp true): forecasts,"
                + " daily checks and Slack's signatures depend on it.")
            .formatted(amount(skew.abs()), skew.isNegative() ? "behind" : "ahead of", owner);
    return skew.abs().compareTo(HARMFUL) < 0
        ? CheckResult.attention(NAME, sentences)
        : CheckResult.mend(NAME, sentences);
  }

  private static String amount(Duration skew) {
    if (skew.toHours() >= 48) {
      return skew.toDays() + " days";
    }
    long minutes = skew.toMinutes();
    return minutes == 1 ? "a minute" : minutes + " minutes";
  }
}
