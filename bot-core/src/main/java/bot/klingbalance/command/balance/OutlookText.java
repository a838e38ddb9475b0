package bot.klingbalance.command.balance;

import bot.klingbalance.account.Credits;
import bot.klingbalance.forecast.Outlook;
import bot.klingbalance.forecast.Outlook.Lasts;
import bot.klingbalance.forecast.Outlook.RunsOut;
import bot.klingbalance.forecast.Outlook.TooShort;
import bot.klingbalance.message.ShortDays;
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
        idle -> nextGrant(),
        this::tooShort,
        outdated -> nextGrant());
  }

  /** Whether the line leaves open what happens before the grant. */
  boolean saysMay(Outlook outlook) {
    return grant
        .filter(
            next ->
                outlook.match(
                    end -> end.at().isBefore(next) && reaches(end, next),
                    lasts -> lasts.earliest().filter(next::isAfter).isPresent(),
                    idle -> false,
                    tooShort -> false,
                    outdated -> false))
        .isPresent();
  }

  List<String> nextGrant() {
    return grant.map(at -> List.of("Next grant " + days.weekday(at))).orElse(List.of());
  }

  private String runsOut(RunsOut end) {
    if (grant.isEmpty()) {
      String range =
          end.latest()
              .map(latest -> likely(end, latest))
              .orElseGet(() -> "not before " + days.weekday(end.earliest()));
      return "Runs out %s%s%s"
          .formatted(
              days.nearToTheHour(end.at()),
              byExpiry(end),
              range.isEmpty() ? "" : " (%s)".formatted(range));
    }
    Instant next = grant.get();
    if (!end.at().isBefore(next)) {
      return "Lasts until the next grant on %s, then until about %s"
          .formatted(days.weekday(next), days.weekday(end.at()));
    }
    if (reaches(end, next)) {
      return "May run out from %s, or last until the grant on %s"
          .formatted(days.near(end.earliest()), days.weekday(next));
    }
    String before =
        gap(days, end.at(), next)
            .map("%s before the grant"::formatted)
            .orElse("just before the grant");
    String likely =
        end.latest()
            .map(latest -> likely(end, latest))
            .filter(words -> !words.isEmpty())
            .map(" (%s)"::formatted)
            .orElse("");
    return "Runs out %s%s, %s on %s%s"
        .formatted(days.nearToTheHour(end.at()), byExpiry(end), before, days.weekday(next), likely);
  }

  /** Whether a slow course lasts until then. */
  private static boolean reaches(RunsOut end, Instant grant) {
    return end.latest().filter(latest -> latest.isBefore(grant)).isEmpty();
  }

  /** What ends by expiring is not spent. */
  private static String byExpiry(RunsOut end) {
    return end.projection().expiring().stream()
            .anyMatch(lost -> lost.at().getEpochSecond() == end.at().getEpochSecond())
        ? " as its last credits expire"
        : "";
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
    return between <= 0
        ? Optional.empty()
        : Optional.of(between == 1 ? "1 day" : between + " days");
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
    return lasts
        .earliest()
        .filter(next::isAfter)
        .map(
            early ->
                "May run out from %s, but should last until the grant on %s"
                    .formatted(days.near(early), days.weekday(next)))
        .orElseGet(() -> "Lasts until the next grant on %s".formatted(days.weekday(next)));
  }

  /** How much is missing, once there is a beginning. */
  private List<String> tooShort(TooShort some) {
    Duration missing = some.needed().minus(some.known());
    if (some.known().isZero() || missing.isNegative() || missing.isZero()) {
      return nextGrant();
    }
    long more = (missing.toHours() + HOURS_A_DAY - 1) / HOURS_A_DAY;
    String needed =
        more == 1
            ? "A forecast needs readings of 1 more day"
            : "A forecast needs readings of %d more days".formatted(more);
    return List.of(
        grant.map(at -> "%s · next grant %s".formatted(needed, days.weekday(at))).orElse(needed));
  }
}
