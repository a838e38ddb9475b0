package bot.klingbalance.forecast;

import bot.klingbalance.finding.Runway;
import bot.klingbalance.history.EpochSeconds;
import bot.klingbalance.history.RecordedReading;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What one method foresees of an account. Times are seconds since 1970, infinite where no end is
 * seen, and not a number where the method does not say.
 *
 * @param earliest nine times in ten it runs out later
 * @param latest nine times in ten it runs out earlier
 * @param chance that it lasts until the next grant
 * @param runway what it says to warnings
 */
record Foreseen(
    Kind kind, double at, double earliest, double latest, double chance, Optional<Runway> runway) {
  private static final double NEVER = Double.POSITIVE_INFINITY;

  enum Kind {
    USUAL,
    IDLE,
    TOO_SHORT
  }

  /** A method. */
  @FunctionalInterface
  interface Method {
    /**
     * What it foresees.
     *
     * @param readings in the order of time, those of the last {@value ForecastHorizon#DAYS} days at
     *     most
     */
    Foreseen of(List<RecordedReading> readings, Instant now, ZoneId zone);
  }

  /** What the bot says. */
  static Foreseen byTheBot(List<RecordedReading> readings, Instant now, ZoneId zone) {
    Outlook outlook = Forecast.of(readings, now, zone);
    Optional<Runway> runway = Runway.of(outlook);
    return outlook.match(
        end ->
            new Foreseen(
                Kind.USUAL,
                EpochSeconds.of(end.at()),
                EpochSeconds.of(end.earliest()),
                time(end.latest()),
                end.risk().lasting().orElse(0),
                runway),
        lasts ->
            new Foreseen(
                Kind.USUAL,
                NEVER,
                time(lasts.earliest()),
                NEVER,
                lasts.risk().lasting().orElse(1),
                runway),
        idle -> unknown(Kind.IDLE, runway),
        tooShort -> unknown(Kind.TOO_SHORT, runway),
        outdated -> unknown(Kind.TOO_SHORT, runway));
  }

  /** Whether the range ends before the grant. */
  boolean isToldAsSure(double grant) {
    return at < grant && latest < grant;
  }

  private static Foreseen unknown(Kind kind, Optional<Runway> runway) {
    return new Foreseen(kind, NEVER, NEVER, NEVER, Double.NaN, runway);
  }

  private static double time(Optional<Instant> at) {
    return at.map(EpochSeconds::of).orElse(NEVER);
  }
}
