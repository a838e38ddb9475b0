package bot.klingbalance.alert;

import static java.util.Objects.requireNonNull;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.Credits;
import bot.klingbalance.finding.Finding;
import bot.klingbalance.finding.FindingKind;
import bot.klingbalance.finding.Severity;
import bot.klingbalance.forecast.SimulatedLives.Life;
import bot.klingbalance.history.RecordedReading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the messages of a quarter were good for, held against what became of the accounts. */
final class QuarterScore {
  private static final Duration IN_GOOD_TIME = Duration.ofDays(1);

  private final Map<AccountEmail, Life> lives;
  private final Instant from;
  private final Instant until;
  private final List<Told> told = new ArrayList<>();
  private int edits;

  QuarterScore(Map<AccountEmail, Life> lives, Instant from, Instant until) {
    this.lives = lives;
    this.from = from;
    this.until = until;
  }

  /** What kind of message it is. */
  enum Kind {
    DAILY,
    URGENT,
    WEEKLY
  }

  private record Told(Instant at, Kind kind, List<Finding> findings) {}

  void posted(Instant at, Kind kind, List<Finding> findings) {
    told.add(new Told(at, kind, findings));
  }

  void edited() {
    edits++;
  }

  @Override
  public String toString() {
    List<Told> warnings = told.stream().filter(each -> each.kind() != Kind.WEEKLY).toList();
    List<Finding> low = warnings.stream().flatMap(each -> low(each).stream()).toList();
    long needed =
        warnings.stream()
            .mapToLong(each -> low(each).stream().filter(one -> isNeeded(one, each.at())).count())
            .sum();
    return String.format(
            Locale.ROOT,
            "messages: %d daily, %d urgent, %d weekly; edits: %d%n",
            count(Kind.DAILY),
            count(Kind.URGENT),
            count(Kind.WEEKLY),
            edits)
        + String.format(
            Locale.ROOT,
            "daily and urgent ones that asked for something: %d of %d;"
                + " only told of something: %d%n",
            warnings.stream().filter(this::isNeeded).count(),
            warnings.size(),
            warnings.stream().filter(each -> low(each).isEmpty()).count())
        + String.format(
            Locale.ROOT, "findings that credits run out: %d, right: %d%n", low.size(), needed)
        + runOuts();
  }

  private String runOuts() {
    int inGoodTime = 0;
    int shortly = 0;
    int late = 0;
    int never = 0;
    for (Map.Entry<AccountEmail, Life> each : lives.entrySet()) {
      for (Instant runOut : each.getValue().runOuts().subSet(from, until)) {
        Optional<Instant> first = firstTold(each.getKey(), each.getValue(), runOut);
        if (first.isEmpty()) {
          never++;
        } else if (first.get().isAfter(runOut)) {
          late++;
        } else if (first.get().isAfter(runOut.minus(IN_GOOD_TIME))) {
          shortly++;
        } else {
          inGoodTime++;
        }
      }
    }
    return String.format(
        Locale.ROOT,
        "run-outs: %d; told a day before or more: %d, less: %d, after it: %d, never: %d%n",
        inGoodTime + shortly + late + never,
        inGoodTime,
        shortly,
        late,
        never);
  }

  /** When it was first told that the credits run out, since some came and before more did. */
  private Optional<Instant> firstTold(AccountEmail account, Life life, Instant runOut) {
    Instant since = life.lastGain(runOut).orElse(from);
    Instant next = nextGain(life, runOut);
    return told.stream()
        .filter(each -> each.at().isAfter(since) && each.at().isBefore(next))
        .filter(
            each ->
                low(each).stream()
                    .anyMatch(one -> one.account().filter(account::equals).isPresent()))
        .map(Told::at)
        .findFirst();
  }

  private boolean isNeeded(Told message) {
    return low(message).stream().anyMatch(each -> isNeeded(each, message.at()));
  }

  /** Whether nothing was left before the next grant, or would have been but for what was bought. */
  private boolean isNeeded(Finding finding, Instant at) {
    Life life = requireNonNull(lives.get(finding.account().orElseThrow()));
    Instant grant = Optional.ofNullable(life.grants().higher(at)).orElse(Instant.MAX);
    Optional<Instant> lastRunOut = Optional.ofNullable(life.runOuts().floor(at));
    Instant lastGain = life.lastGain(at).orElse(Instant.MIN);
    return lastRunOut.filter(lastGain::isBefore).isPresent()
        || !life.runOuts().subSet(at, grant).isEmpty()
        || spent(life, at, grant) > left(life, at);
  }

  private static double spent(Life life, Instant from, Instant until) {
    double spent = 0;
    double before = left(life, from);
    for (RecordedReading reading : life.readings()) {
      if (reading.at().isAfter(from) && reading.at().isBefore(until)) {
        double now = credits(reading);
        spent += Math.max(0, before - now);
        before = now;
      }
    }
    return spent;
  }

  private static double left(Life life, Instant at) {
    double left = 0;
    for (RecordedReading reading : life.readings()) {
      if (reading.at().isAfter(at)) {
        break;
      }
      left = credits(reading);
    }
    return left;
  }

  private static double credits(RecordedReading reading) {
    return reading.balance().left().map(Credits::hundredths).orElse(0L) / 100.0;
  }

  private static Instant nextGain(Life life, Instant time) {
    Instant grant = Optional.ofNullable(life.grants().higher(time)).orElse(Instant.MAX);
    Instant topUp = Optional.ofNullable(life.topUps().higher(time)).orElse(Instant.MAX);
    return grant.isBefore(topUp) ? grant : topUp;
  }

  private static List<Finding> low(Told message) {
    return message.findings().stream()
        .filter(each -> each.kind() == FindingKind.LOW && each.level() != Severity.NOTICE)
        .toList();
  }

  private long count(Kind kind) {
    return told.stream().filter(each -> each.kind() == kind).count();
  }
}
