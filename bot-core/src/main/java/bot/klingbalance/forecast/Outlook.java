package bot.klingbalance.forecast;

import bot.klingbalance.account.Credits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The forecast of an account, or why there is none. */
public sealed interface Outlook {
  /** Applies the function of its kind. A new kind adds a parameter, so no caller can forget it. */
  <T> T match(
      Function<RunsOut, T> runsOut,
      Function<Lasts, T> lasts,
      Function<Idle, T> idle,
      Function<TooShort, T> tooShort,
      Function<Outdated, T> outdated);

  /** The same without the course of the credits, which takes most of its room. */
  default Outlook withoutCourse() {
    return match(
        end ->
            new RunsOut(
                end.at(),
                end.earliest(),
                end.latest(),
                end.risk(),
                end.projection().withoutCourse()),
        lasts ->
            new Lasts(
                lasts.until(), lasts.earliest(), lasts.risk(), lasts.projection().withoutCourse()),
        idle -> new Idle(idle.since(), idle.risk(), idle.projection().withoutCourse()),
        same -> same,
        same -> same);
  }

  /** Whether nothing may be left before then, at a pace that one in ten exceeds. */
  default boolean mayRunOutBefore(Instant time) {
    return match(
        end -> end.earliest().isBefore(time),
        lasts -> lasts.earliest().filter(time::isAfter).isPresent(),
        idle -> false,
        tooShort -> false,
        outdated -> false);
  }

  /** What is expected of the credits, where anything is. */
  default Optional<Projection> projected() {
    return match(
        end -> Optional.of(end.projection()),
        lasts -> Optional.of(lasts.projection()),
        idle -> Optional.of(idle.projection()),
        tooShort -> Optional.empty(),
        outdated -> Optional.empty());
  }

  /**
   * Nothing will be left, most likely before the next grant. Four times in five it happens between
   * {@code earliest} and {@code latest}.
   *
   * @param at most likely; no time here lies in the past
   * @param latest absent where it may also last as far as can be seen
   */
  record RunsOut(
      Instant at, Instant earliest, Optional<Instant> latest, Risk risk, Projection projection)
      implements Outlook {
    private static final Duration GUESS = Duration.ofDays(21);

    /** Whether it is as good as sure before the next grant, and no guess within many weeks. */
    public boolean isDayKnown() {
      return risk.isSureToRunOut()
          && latest.filter(end -> end.isBefore(earliest.plus(GUESS))).isPresent();
    }

    /** From when on it is to be reckoned with. */
    public Instant early() {
      return risk.early().orElse(at);
    }

    /** How long it lasts. */
    public Duration runway(Instant now) {
      return Duration.between(now, at);
    }

    @Override
    public <T> T match(
        Function<RunsOut, T> runsOut,
        Function<Lasts, T> lasts,
        Function<Idle, T> idle,
        Function<TooShort, T> tooShort,
        Function<Outdated, T> outdated) {
      return runsOut.apply(this);
    }
  }

  /**
   * It lasts, most likely, until the next grant or as far as can be seen.
   *
   * @param until how far can be seen
   * @param earliest when it may run out all the same, at a pace that one in ten exceeds
   */
  record Lasts(Instant until, Optional<Instant> earliest, Risk risk, Projection projection)
      implements Outlook {
    @Override
    public <T> T match(
        Function<RunsOut, T> runsOut,
        Function<Lasts, T> lasts,
        Function<Idle, T> idle,
        Function<TooShort, T> tooShort,
        Function<Outdated, T> outdated) {
      return lasts.apply(this);
    }
  }

  /**
   * Nothing was spent as far back as is known, so that most likely it does not run out; it may
   * expire.
   *
   * @param since as far back as is known
   */
  record Idle(Instant since, Risk risk, Projection projection) implements Outlook {
    @Override
    public <T> T match(
        Function<RunsOut, T> runsOut,
        Function<Lasts, T> lasts,
        Function<Idle, T> idle,
        Function<TooShort, T> tooShort,
        Function<Outdated, T> outdated) {
      return idle.apply(this);
    }
  }

  /**
   * Too little is known of how the account is used to tell a day.
   *
   * @param risk what it is enough for
   */
  record TooShort(Duration known, Duration needed, Risk risk) implements Outlook {
    @Override
    public <T> T match(
        Function<RunsOut, T> runsOut,
        Function<Lasts, T> lasts,
        Function<Idle, T> idle,
        Function<TooShort, T> tooShort,
        Function<Outdated, T> outdated) {
      return tooShort.apply(this);
    }
  }

  /** What is left was last known too long ago for a forecast. */
  record Outdated(Instant asOf) implements Outlook {
    @Override
    public <T> T match(
        Function<RunsOut, T> runsOut,
        Function<Lasts, T> lasts,
        Function<Idle, T> idle,
        Function<TooShort, T> tooShort,
        Function<Outdated, T> outdated) {
      return outdated.apply(this);
    }
  }

  /**
   * What becomes of the credits at the expected pace.
   *
   * @param perDay what is spent in 24 hours, as the mean of the coming week
   * @param expiring what will expire unused, in the order of time
   * @param line what will be left, from now on every few hours, for two weeks at most
   * @param missing what is needed besides, to last until the next grant; nothing where there is
   *     none in sight
   * @param grant what the next grant will bring, where both is known
   */
  record Projection(
      Credits perDay,
      List<Moment> expiring,
      List<Moment> line,
      Optional<Credits> missing,
      Optional<Moment> grant) {
    public Projection {
      expiring = List.copyOf(expiring);
      line = List.copyOf(line);
    }

    Projection withoutCourse() {
      return new Projection(perDay, expiring, List.of(), missing, grant);
    }
  }

  /** Credits at a time. */
  record Moment(Instant at, Credits credits) {}
}
