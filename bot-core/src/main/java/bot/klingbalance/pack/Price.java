package bot.klingbalance.pack;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A price to calculate with: an amount and the text around it, such as {@code $5}, {@code €4.50},
 * {@code 4,50 €} or {@code 5 USD}.
 *
 * @param before up to the amount, blanks among it
 * @param amount whole, or with two decimals
 * @param point between the whole and the decimals
 * @param after from the amount on
 */
record Price(String before, BigDecimal amount, String point, String after) {
  private static final Pattern FORM =
      Pattern.compile(
          "([^0-9.,'-]*)([0-9]{1,3}(?:[.,'][0-9]{3}){1,2}|[0-9]{1,9})(?:([.,])([0-9]{1,2}))?([^0-9]*)");

  private static final int DECIMALS = 2;

  /** The price that a text of the settings tells; nothing when it is not one amount. */
  static Optional<Price> parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      return Optional.empty();
    }
    BigDecimal whole = new BigDecimal(form.group(2).replaceAll("[.,']", ""));
    if (form.group(3) == null) {
      return Optional.of(new Price(form.group(1), whole, ".", form.group(5)));
    }
    BigDecimal part = new BigDecimal("0." + form.group(4));
    BigDecimal amount = whole.add(part).setScale(DECIMALS);
    return Optional.of(new Price(form.group(1), amount, form.group(3), form.group(5)));
  }

  /** Whether what stands around the amounts is the same: then they can be added and compared. */
  boolean isOfSameCurrencyAs(Price other) {
    return before.strip().equals(other.before.strip()) && after.strip().equals(other.after.strip());
  }

  Price plus(Price other) {
    String decimals = amount.scale() > 0 ? point : other.point;
    return new Price(before, amount.add(other.amount), decimals, after);
  }

  Price times(long count) {
    return new Price(before, amount.multiply(BigDecimal.valueOf(count)), point, after);
  }

  /** The amount in hundredths, for comparing. */
  long hundredths() {
    return amount.movePointRight(DECIMALS).longValueExact();
  }

  @Override
  public String toString() {
    return before + amount.toPlainString().replace(".", point) + after;
  }
}
