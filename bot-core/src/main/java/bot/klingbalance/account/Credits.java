package bot.klingbalance.account;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/**
 * An amount of Kling credits, exact to a hundredth.
 *
 * @param hundredths hundredths of a credit, as useapi.net counts them (66000 is the 660 credits of
 *     the Standard plan); from 0 to {@link #MOST}
 */
public record Credits(long hundredths) implements Comparable<Credits> {
  /** Far above any plan, and low enough that a hundred thousand such amounts add up exactly. */
  public static final long MOST = 10_000_000_000_000L;

  public static final Credits ZERO = new Credits(0);

  public Credits {
    if (hundredths < 0 || hundredths > MOST) {
      throw new IllegalArgumentException("%d hundredths of a credit".formatted(hundredths));
    }
  }

  /** So many whole credits. */
  public static Credits of(long whole) {
    return new Credits(Math.multiplyExact(whole, 100));
  }

  /** Both amounts together, at most {@link #MOST}. */
  public Credits plus(Credits other) {
    return new Credits(Math.min(MOST, hundredths + other.hundredths));
  }

  /** What is left of this amount after the other is taken from it; nothing where that is more. */
  public Credits minus(Credits other) {
    return new Credits(Math.max(0, hundredths - other.hundredths));
  }

  /** How many times {@code price} can be paid from this amount; {@code price} is not zero. */
  public long dividedBy(Credits price) {
    return hundredths / price.hundredths;
  }

  /** Without the fraction of a credit: an estimate is not told to the hundredth. */
  public Credits whole() {
    return of(hundredths / 100);
  }

  /** With a whole credit for a fraction of one: what is needed is not told too low. */
  public Credits roundedUp() {
    return of((hundredths + 99) / 100);
  }

  /** The word behind the amount. */
  public String unit() {
    return hundredths == 100 ? "credit" : "credits";
  }

  public boolean isZero() {
    return hundredths == 0;
  }

  /** The amount in credits, without trailing zeros. */
  public BigDecimal toBigDecimal() {
    BigDecimal credits = BigDecimal.valueOf(hundredths, 2).stripTrailingZeros();
    return credits.scale() < 0 ? credits.setScale(0) : credits;
  }

  @Override
  public int compareTo(Credits other) {
    return Long.compare(hundredths, other.hundredths);
  }

  /** The amount for people: {@code 3,500}, {@code 12.5}. */
  @Override
  public String toString() {
    return new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(toBigDecimal());
  }
}
