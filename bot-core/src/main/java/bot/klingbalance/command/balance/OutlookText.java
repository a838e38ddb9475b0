package bot.klingbalance.command.balance;

import bot.klingbalance.account.Credits;
import bot.klingbalance.finding.ChanceText;
import bot.klingbalance.forecast.Outlook;
import bot.klingbalance.forecast.Outlook.Idle;
import bot.klingbalance.forecast.Outlook.Lasts;
import bot.klingbalance.forecast.Outlook.RunsOut;
import bot.klingbalance.forecast.Outlook.TooShort;
import bot.klingbalance.forecast.Risk;
import bot.klingbalance.message.ShortDays;
import bot.klingbalance.message.quantity.CountText;
import bot.klingbalance.pack.Pack;
import bot.klingbalance.pack.PackChoice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is expected of an account, with its next grant.
 *
 * @param grant the next one, where it is known and lies ahead
 */
record OutlookText(Optional<Instant> grant, ShortDays days) {
  private static final long HOURS_A_DAY = 24;

  /** In a line or two; none where nothing is known. */
  List<String> lines(Outlook outlook, List<Pack> packs) {
    return outlook.match(
        end ->
            topUp(end, packs)
                .map(step -> List.of(runsOut(end), step))
                .orElse(List.of(runsOut(end))),
        lasts -> List.of(lasts(lasts)),
        this::idle,
        this::tooShort,
        outdated -> nextGrant());
  }

  /** Whether the line leaves open what happens. */
  boolean saysMay(Outlook outlook) {
    return outlook.match(
        end -> !end.isDayKnown() && grant.filter(end.at()::isAfter).isEmpty(),
        lasts -> grant.isPresent() && earlyBeforeGrant(lasts.risk()).isPresent(),
        idle -> false,
        tooShort -> earlyBeforeGrant(tooShort.risk()).isPresent(),
        outdated -> false);
  }

  List<String> nextGrant() {
    return grant.map(at -> List.of("Next grant " + days.weekday(at))).orElse(List.of());
  }

  private String runsOut(RunsOut end) {
    if (grant.isEmpty()) {
      return withoutGrant(end);
    }
    Instant next = grant.get();
    if (end.at().isAfter(next)) {
      return lastsUntil(next);
    }
    if (!end.isDayKnown()) {
      return mayRunOut(end.early(), end.risk(), next);
    }
    String before =
        gap(days, end.at(), next)
            .map("%s before the next grant"::formatted)
            .orElse("just before the next grant");
    String likely =
        end.latest()
            .map(latest -> likely(end, latest))
            .filter(words -> !words.isEmpty())
            .map(words -> words + "; ")
            .orElse("");
    return "Runs out %s%s, %s (%sgrant %s)"
        .formatted(days.nearToTheHour(end.at()), byExpiry(end), before, likely, days.weekday(next));
  }

  private String withoutGrant(RunsOut end) {
    return end.latest()
        .filter(any -> end.isDayKnown())
        .map(last -> likely(end, last))
        .map(range -> range.isEmpty() ? "" : " (%s)".formatted(range))
        .map(
            range ->
                "Runs out %s%s%s".formatted(days.nearToTheHour(end.at()), byExpiry(end), range))
        .orElseGet(() -> "May run out from %s".formatted(days.near(end.early())));
  }

  /** What ends by expiring is not spent. */
  private static String byExpiry(RunsOut end) {
    return end.projection().expiring().stream()
            .anyMatch(lost -> lost.at().getEpochSecond() == end.at().getEpochSecond())
        ? " as its last credits expire"
        : "";
  }

  private String mayRunOut(Instant from, Risk risk, Instant next) {
    return "May run out from %s; %s that it lasts until the grant on %s"
        .formatted(days.near(from), ChanceText.of(risk.lasting().orElse(0)), days.weekday(next));
  }

  /** Nothing where it only says again that it is today or tomorrow. */
  private String likely(RunsOut end, Instant latest) {
    boolean isSaid =
        days.daysBetween(end.earliest(), latest) == 0 && days.daysBetween(days.now(), latest) <= 1;
    return isSaid ? "" : "likely " + days.range(end.earliest(), latest);
  }

  /** {@code 6 days}; nothing where both are on one day. */
  static Optional<String> gap(ShortDays days, Instant end, Instant grant) {
    long between = days.daysBetween(end, grant);
    return between <= 0 ? Optional.empty() : Optional.of(CountText.of(between, "day"));
  }

  private Optional<String> topUp(RunsOut end, List<Pack> packs) {
    Optional<Credits> missing = end.projection().missing().filter(some -> !some.isZero());
    return missing
        .filter(some -> grant.filter(end.at()::isBefore).isPresent())
        .flatMap(some -> PackChoice.of(some, packs))
        .map(choice -> "→ Top up %s to last until then.".formatted(choice.words()));
  }

  private String lasts(Lasts lasts) {
    if (grant.isEmpty()) {
      return "Lasts at least until %s".formatted(days.weekday(lasts.until()));
    }
    Instant next = grant.get();
    return earlyBeforeGrant(lasts.risk())
        .map(early -> mayRunOut(early, lasts.risk(), next))
        .orElseGet(() -> lastsUntil(next));
  }

  private String lastsUntil(Instant next) {
    return "Lasts until the next grant on %s".formatted(days.weekday(next));
  }

  private Optional<Instant> earlyBeforeGrant(Risk risk) {
    return risk.early().filter(early -> grant.filter(early::isAfter).isEmpty());
  }

  private List<String> idle(Idle idle) {
    String nothing = "Nothing was spent since %s".formatted(days.day(idle.since()));
    return List.of(
        grant.map(at -> "%s · next grant %s".formatted(nothing, days.weekday(at))).orElse(nothing));
  }

  /** How much is missing, once there is a beginning. */
  private List<String> tooShort(TooShort some) {
    Duration missing = some.needed().minus(some.known());
    if (some.known().isZero() || missing.isNegative() || missing.isZero()) {
      return nextGrant();
    }
    long more = (missing.toHours() + HOURS_A_DAY - 1) / HOURS_A_DAY;
    String needed = "A forecast needs readings of " + CountText.of(more, "more day");
    String line =
        grant.map(at -> "%s · next grant %s".formatted(needed, days.weekday(at))).orElse(needed);
    return earlyBeforeGrant(some.risk())
        .map(early -> List.of("May run out from " + days.near(early), line))
        .orElse(List.of(line));
  }
}
