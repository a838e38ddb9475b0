package bot.klingbalance.report;

import static bot.klingbalance.message.SampleAccounts.email;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountNames;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.finding.Severity;
import bot.klingbalance.message.Bars;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.report.AccountWeek.Expiry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Weekly reports of a Monday morning in Berlin, for golden files and tests. */
public final class SampleReports {
  public static final Instant MONDAY_AT_NINE = Instant.parse("2026-11-30T08:00:00Z");
  static final DeliveryId DELIVERY = new DeliveryId("weekly-of-monday");
  static final LocalDate FIRST = LocalDate.parse("2026-11-23");
  private static final int DAYS = 14;

  private SampleReports() {}

  /** What channels are sent of them, by name. */
  public static Map<String, ChatMessage> messages() {
    AccountNames masked = AccountNames.masked(List.of());
    return Map.of(
        "weekly-report", WeekMessage.of(busy(), masked, DELIVERY),
        "weekly-report-all-is-well", WeekMessage.of(calm(), masked, DELIVERY),
        "weekly-report-incomplete", WeekMessage.of(incomplete(), masked, DELIVERY));
  }

  /** A week in which something needs somebody. */
  public static WeeklyReport busy() {
    return report(
        new AccountWeek(
            email("render-a"),
            some(2_880),
            some(2_100),
            some(560),
            Credits.ZERO,
            Optional.of(inDays(4)),
            Optional.of(new Expiry(Credits.of(110), inDays(1))),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        new AccountWeek(
            email("render-b"),
            some(1_240),
            some(1_364),
            some(8_360),
            Credits.of(310),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        new AccountWeek(
            email("render-c"),
            some(300),
            some(300),
            some(2_400),
            Credits.ZERO,
            Optional.empty(),
            Optional.empty(),
            Optional.of(Reason.SIGN_IN_LOST),
            Optional.of(Severity.CRITICAL),
            Optional.empty()),
        silent());
  }

  /** A week in which all is well. */
  public static WeeklyReport calm() {
    return report(calm("render-b"));
  }

  private static AccountWeek calm(String name) {
    return new AccountWeek(
        email(name),
        some(1_240),
        some(1_364),
        some(8_360),
        Credits.ZERO,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** A week of which parts are missing: one account is new, the bot was down for another. */
  public static WeeklyReport incomplete() {
    return report(
        partly("render-a", new ReadingGap(Optional.empty(), Optional.of(FIRST.plusDays(3)))),
        partly("render-b", new ReadingGap(Optional.of(FIRST.plusDays(5)), Optional.empty())),
        calm("render-c"),
        silent());
  }

  /** An account that was not read for some of the week. */
  static AccountWeek partly(String name, ReadingGap gap) {
    return new AccountWeek(
        email(name),
        some(620),
        Optional.empty(),
        some(5_200),
        Credits.ZERO,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(gap));
  }

  /** An account that has never said what is left. */
  static AccountWeek silent() {
    return new AccountWeek(
        email("render-d"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Credits.ZERO,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** An account of which nothing is left, and that needs action for that. */
  static AccountWeek needing(AccountEmail account, Severity level) {
    return new AccountWeek(
        account,
        some(0),
        Optional.empty(),
        some(0),
        Credits.ZERO,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(level),
        Optional.empty());
  }

  static WeeklyReport report(AccountWeek... accounts) {
    return new WeeklyReport(
        FIRST, "Europe/Berlin", MONDAY_AT_NINE, List.of(accounts), days(), Optional.empty());
  }

  private static List<Bars.Day> days() {
    return IntStream.range(0, DAYS)
        .mapToObj(
            day ->
                new Bars.Day(
                    FIRST.minusDays(7).plusDays(day),
                    Credits.of(day % 7 > 4 ? 0 : 700 + day * 20L)))
        .toList();
  }

  private static Optional<Credits> some(long credits) {
    return Optional.of(Credits.of(credits));
  }

  private static Instant inDays(int days) {
    return MONDAY_AT_NINE.plus(Duration.ofDays(days));
  }
}
