package bot.klingbalance.database.history;

import bot.klingbalance.account.Balance;
import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.account.Credits;
import bot.klingbalance.history.RecordedReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Readings of one account in few bytes: each as how it differs from the one before. The packages
 * are told anew only when something else than what is left of them has changed. {@code
 * PackedReadingsTest} holds the form fast.
 */
public final class PackedReadings {
  private static final int FORM = 1;
  private static final int SAME_PACKAGES = 0;
  private static final RecordedReading BEFORE_THE_FIRST =
      new RecordedReading(Instant.EPOCH, Balance.UNKNOWN);

  private PackedReadings() {}

  public static byte[] packed(List<RecordedReading> readings) {
    NumberWriter to = new NumberWriter();
    to.whole(FORM);
    RecordedReading before = BEFORE_THE_FIRST;
    for (RecordedReading each : readings) {
      write(to, each, before);
      before = each;
    }
    return to.bytes();
  }

  public static List<RecordedReading> unpacked(byte[] packed) {
    try {
      return read(new NumberReader(packed));
    } catch (RuntimeException e) {
      throw new IllegalStateException("readings that this bot did not write", e);
    }
  }

  private static List<RecordedReading> read(NumberReader from) {
    if (from.whole() != FORM) {
      throw new IllegalArgumentException("another form");
    }
    List<RecordedReading> readings = new ArrayList<>();
    RecordedReading before = BEFORE_THE_FIRST;
    while (!from.isAtEnd()) {
      before = read(from, before);
      readings.add(before);
    }
    return readings;
  }

  private static void write(NumberWriter to, RecordedReading reading, RecordedReading before) {
    Balance now = reading.balance();
    Balance then = before.balance();
    to.change(Optional.of(reading.at().toEpochMilli()), Optional.of(before.at().toEpochMilli()));
    to.change(amount(now.total()), amount(then.total()));
    to.change(millis(now.nextGrant()), millis(then.nextGrant()));
    boolean isSame = areSameKinds(now.packages(), then.packages());
    to.whole(isSame ? SAME_PACKAGES : now.packages().size() + 1);
    for (int i = 0; i < now.packages().size(); i++) {
      CreditPackage each = now.packages().get(i);
      if (!isSame) {
        writeKind(to, each);
      }
      to.change(amount(each.left()), isSame ? amount(then.packages().get(i).left()) : none());
    }
  }

  private static RecordedReading read(NumberReader from, RecordedReading before) {
    Balance then = before.balance();
    Instant at =
        Instant.ofEpochMilli(from.change(Optional.of(before.at().toEpochMilli())).orElseThrow());
    Optional<Credits> total = from.change(amount(then.total())).map(Credits::new);
    Optional<Instant> nextGrant = from.change(millis(then.nextGrant())).map(Instant::ofEpochMilli);
    int code = (int) from.whole();
    boolean isSame = code == SAME_PACKAGES;
    int count = isSame ? then.packages().size() : code - 1;
    List<CreditPackage> packages = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      CreditPackage kind = isSame ? then.packages().get(i) : readKind(from);
      packages.add(holding(kind, from.change(amount(kind.left())).map(Credits::new)));
    }
    return new RecordedReading(at, new Balance(total, packages, nextGrant));
  }

  /** What of a package hardly ever changes. */
  private static void writeKind(NumberWriter to, CreditPackage each) {
    to.text(each.type());
    to.change(amount(each.granted()), none());
    to.change(millis(each.startsAt()), none());
    to.change(millis(each.expiresAt()), none());
  }

  private static CreditPackage readKind(NumberReader from) {
    return new CreditPackage(
        from.text(),
        from.change(none()).map(Credits::new),
        Optional.empty(),
        from.change(none()).map(Instant::ofEpochMilli),
        from.change(none()).map(Instant::ofEpochMilli));
  }

  private static boolean areSameKinds(List<CreditPackage> some, List<CreditPackage> others) {
    return some.size() == others.size()
        && IntStream.range(0, some.size()).allMatch(i -> isSameKind(some.get(i), others.get(i)));
  }

  private static boolean isSameKind(CreditPackage one, CreditPackage other) {
    return one.type().equals(other.type())
        && one.granted().equals(other.granted())
        && one.startsAt().equals(other.startsAt())
        && one.expiresAt().equals(other.expiresAt());
  }

  private static CreditPackage holding(CreditPackage kind, Optional<Credits> left) {
    return new CreditPackage(kind.type(), kind.granted(), left, kind.startsAt(), kind.expiresAt());
  }

  private static Optional<Long> amount(Optional<Credits> credits) {
    return credits.map(Credits::hundredths);
  }

  private static Optional<Long> millis(Optional<Instant> instant) {
    return instant.map(Instant::toEpochMilli);
  }

  private static Optional<Long> none() {
    return Optional.empty();
  }
}
