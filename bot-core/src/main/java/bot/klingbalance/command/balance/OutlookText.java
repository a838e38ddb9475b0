package bot.klingbalance.command.balance;

import bot.klingbalance.forecast.Outlook;
import bot.klingbalance.forecast.Outlook.RunsOut;
import bot.klingbalance.forecast.Outlook.TooShort;
import bot.klingbalance.message.Span.Style;
import bot.klingbalance.message.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is expected of an account, in a line, with its next grant. */
final class OutlookText {
  private static final long HOURS_A_DAY = 24;

  private OutlookText() {}

  /**
   * The line; empty where nothing is known.
   *
   * @param nextGrant where it is known and lies ahead
   */
  static Text of(Optional<Outlook> outlook, Optional<Instant> nextGrant) {
    Text expected = outlook.map(OutlookText::expected).orElse(Text.EMPTY);
    if (nextGrant.isEmpty()) {
      return expected;
    }
    Instant grant = nextGrant.get();
    Text next =
        Text.of(expected.isEmpty() ? "Next grant " : "next grant ").moment(grant, Style.WEEKDAY);
    return Text.joined(" · ", List.of(expected, next.plain(later(outlook, grant))));
  }

  private static Text expected(Outlook outlook) {
    return outlook.match(
        OutlookText::runsOut,
        lasts ->
            Text.of("Lasts at least until ")
                .moment(lasts.until(), Style.WEEKDAY)
                .plain(" at the present pace"),
        idle -> Text.EMPTY,
        OutlookText::tooShort,
        outdated -> Text.EMPTY);
  }

  private static Text runsOut(RunsOut end) {
    Text likely = Text.of("Runs out ").moment(end.at(), Style.WEEKDAY);
    return end.latest()
        .map(
            latest ->
                likely
                    .plain(", between ")
                    .moment(end.earliest(), Style.WEEKDAY)
                    .plain(" and ")
                    .moment(latest, Style.WEEKDAY))
        .orElseGet(() -> likely.plain(", not before ").moment(end.earliest(), Style.WEEKDAY));
  }

  /** How much is missing, once there is a beginning. */
  private static Text tooShort(TooShort some) {
    Duration missing = some.needed().minus(some.known());
    if (some.known().isZero() || missing.isNegative() || missing.isZero()) {
      return Text.EMPTY;
    }
    long days = (missing.toHours() + HOURS_A_DAY - 1) / HOURS_A_DAY;
    return Text.of(
        days == 1
            ? "A forecast needs readings of 1 more day"
            : "A forecast needs readings of %d more days".formatted(days));
  }

  private static String later(Optional<Outlook> outlook, Instant grant) {
    if (!(outlook.orElse(null) instanceof RunsOut end) || !end.at().isBefore(grant)) {
      return "";
    }
    long days = Duration.between(end.at(), grant).toDays();
    return days == 0 ? "" : " — %d %s later".formatted(days, days == 1 ? "day" : "days");
  }
}
