package bot.klingbalance.alert;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.digest.DigestKey;
import bot.klingbalance.finding.Finding;
import bot.klingbalance.finding.Severity;
import bot.klingbalance.outbox.Delivery;
import bot.klingbalance.outbox.Delivery.Stage.Posted;
import bot.klingbalance.outbox.Delivery.Stage.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * Which urgent message of a channel tells what turned critical now: few a day, however many
 * accounts turn. What is critical never joins one that stands there without anything critical,
 * since an edit calls nobody, and those do not use up its number. The terms are Alertmanager's
 * ({@code dispatch/dispatch.go}); what its {@code group_interval} is, {@link
 * bot.klingbalance.outbox.Revision#GROUP_INTERVAL} says. Pure.
 */
public final class UrgentGroup {
  /** How long an urgent message waits for others to join it before it is posted. */
  public static final Duration GROUP_WAIT = Duration.ofSeconds(30);

  /** The most urgent messages that a channel gets on a local day. */
  public static final int MOST_A_DAY = 3;

  /**
   * What turns critical within this time after an urgent message joins it by an edit. Nobody is
   * called by an edit, so what turns later gets a message of its own.
   */
  public static final Duration JOINED_FOR = Duration.ofHours(3);

  /** Of a key; those that were never posted have numbers too. */
  private static final int MOST_NUMBER = 9;

  private UrgentGroup() {}

  /**
   * The key of that message, which is there already or is to be made.
   *
   * @param told the deliveries of the channel
   */
  static DigestKey of(
      List<Finding> news, Channel channel, LocalDate today, List<Delivery> told, Instant now) {
    List<Delivery> ofToday =
        told.stream()
            .filter(each -> each.digest().key().date().equals(today))
            .filter(each -> each.digest().key().number().isPresent())
            .sorted(Comparator.comparingInt(UrgentGroup::number))
            .toList();
    boolean isCritical = news.stream().anyMatch(UrgentGroup::isCritical);
    List<Delivery> alive =
        ofToday.stream()
            .filter(each -> isAlive(each, now))
            .filter(each -> !isCritical || calls(each))
            .toList();
    int last = ofToday.isEmpty() ? 0 : number(ofToday.get(ofToday.size() - 1));
    boolean isFull = alive.size() >= MOST_A_DAY || last >= MOST_NUMBER;
    return alive.stream()
        .skip(Math.max(0, alive.size() - 1))
        .filter(newest -> isFull || isJoined(newest, now))
        .map(newest -> newest.digest().key())
        .findFirst()
        .orElseGet(() -> DigestKey.urgent(channel, today, Math.min(last + 1, MOST_NUMBER)));
  }

  /** Whether those who are called for what is critical are, or will be, called by it. */
  private static boolean calls(Delivery urgent) {
    return urgent.stage() instanceof Waiting
        || urgent.digest().lines().stream()
            .anyMatch(line -> line.announcedAs() == Severity.CRITICAL);
  }

  private static boolean isCritical(Finding finding) {
    return finding.level() == Severity.CRITICAL;
  }

  /** Not what the daily message took the place of, nor what nobody took in time. */
  private static boolean isAlive(Delivery urgent, Instant now) {
    return urgent.stage() instanceof Posted || now.isBefore(urgent.digest().dayEnds());
  }

  private static boolean isJoined(Delivery newest, Instant now) {
    return !(newest.stage() instanceof Posted posted) || now.isBefore(posted.at().plus(JOINED_FOR));
  }

  private static int number(Delivery urgent) {
    return urgent.digest().key().number().orElseThrow();
  }
}
