package bot.klingbalance.digest;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.secret.Sha256;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What there is at most one digest of: a channel, a local day of it, and which message of that day.
 *
 * @param turned of what turned critical between two daily checks: the number of that urgent message
 *     within the day, from 1 on, or {@value #AGAIN} and what it mentions once more; {@value
 *     #WEEKLY} of the weekly report; absent for the digest of the daily check. Bots before 2026-12
 *     wrote an account's address, or {@code all}
 */
public record DigestKey(Channel channel, LocalDate date, Optional<String> turned) {
  private static final String AGAIN = "again-";
  private static final String WEEKLY = "weekly";

  /** Of older bots: what holds for all accounts turned critical. */
  private static final String OF_ALL = "all";

  private static final Pattern NUMBER = Pattern.compile("[1-9]");

  /**
   * 144 bits: 24 characters of {@code A-Z a-z 0-9 - _}, one fewer than a delivery's id may have.
   */
  private static final int ID_BYTES = 18;

  /** One of another kind is a newer bot's, which this one would tell wrongly. */
  public DigestKey {
    if (turned.filter(what -> !isKnown(what)).isPresent()) {
      throw new IllegalArgumentException("a message of a kind that this bot does not know");
    }
  }

  /** The key of a daily check. */
  public DigestKey(Channel channel, LocalDate date) {
    this(channel, date, Optional.empty());
  }

  /** The key of an urgent message, by its number within the day: 1 to 9. */
  public static DigestKey urgent(Channel channel, LocalDate date, int number) {
    return new DigestKey(channel, date, Optional.of(Integer.toString(number)));
  }

  /** The key of the weekly report: there is one a channel and week, whichever day it comes on. */
  public static DigestKey weekly(Channel channel, LocalDate date) {
    return new DigestKey(channel, date, Optional.of(WEEKLY));
  }

  /**
   * The key of a message that mentions once more what this one tells.
   *
   * @param on the local day on which it does
   * @param number of those messages, from 1 on
   */
  public DigestKey again(LocalDate on, int number) {
    return new DigestKey(
        channel, on, Optional.of(number == 1 ? again() : "%s-%d".formatted(again(), number)));
  }

  /** Whether it is of a message that mentions once more what that one tells. */
  public boolean isAgainOf(DigestKey told) {
    return channel.equals(told.channel)
        && !date.isBefore(told.date)
        && turned
            .filter(what -> what.equals(told.again()) || what.startsWith(told.again() + "-"))
            .isPresent();
  }

  private String again() {
    return AGAIN + turned.orElse("daily");
  }

  /** One word for searches: {@code daily}, {@code urgent} or {@code weekly}. */
  public String kind() {
    if (isWeekly()) {
      return "weekly";
    }
    return isUrgent() ? "urgent" : "daily";
  }

  private static boolean isKnown(String what) {
    return NUMBER.matcher(what).matches()
        || what.startsWith(AGAIN)
        || what.equals(WEEKLY)
        || what.equals(OF_ALL)
        || AccountEmail.parse(what).isPresent();
  }

  /** Whether it is of a warning between the daily checks. */
  public boolean isUrgent() {
    return turned.isPresent() && !isWeekly();
  }

  /** Whether it is of the weekly report. */
  public boolean isWeekly() {
    return turned.filter(WEEKLY::equals).isPresent();
  }

  /** Whether it mentions once more what another one told. */
  public boolean isAgain() {
    return turned.filter(what -> what.startsWith(AGAIN)).isPresent();
  }

  /** The number of an urgent message within its day. */
  public OptionalInt number() {
    return turned.stream()
        .filter(what -> NUMBER.matcher(what).matches())
        .mapToInt(Integer::parseInt)
        .findFirst();
  }

  /** The same for the same key, after every restart and in every replica. */
  public DeliveryId deliveryId() {
    byte[] hash = Sha256.of(isWeekly() ? ofWeek() : ofDay());
    return new DeliveryId(
        Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, ID_BYTES)));
  }

  private String ofDay() {
    String kind = turned.isPresent() ? "urgent" : "daily";
    String what = turned.map("|"::concat).orElse("");
    return "%s|%s|%s%s".formatted(kind, channel, date, what);
  }

  private String ofWeek() {
    LocalDate monday = date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return "weekly|%s|%s".formatted(channel, monday);
  }
}
