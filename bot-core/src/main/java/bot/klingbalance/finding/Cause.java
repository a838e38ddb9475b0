package bot.klingbalance.finding;

import bot.klingbalance.account.Credits;
import bot.klingbalance.account.Failure;
import bot.klingbalance.forecast.UnusualSpending;
import java.time.Instant;
import java.util.Optional;

/** What is the matter with an account, with the figures that a person needs. */
public sealed interface Cause {
  /** Applies the case of its kind. */
  <T> T match(Cases<T> cases);

  /** One case for each kind. A new kind adds a method, so no implementation can forget it. */
  interface Cases<T> {
    T low(Low low);

    T expiring(Expiring expiring);

    T unusual(Unusual unusual);

    T signIn(SignIn signIn);

    T unread(Unread unread);

    T faulty(Faulty faulty);

    T noBalance(NoBalance noBalance);
  }

  FindingKind kind();

  /**
   * Few credits are left.
   *
   * @param granted what was granted in the packages that still count, where that is known
   * @param runsOut when nothing is left, most likely
   * @param nextGrant the next monthly grant, where it is known and lies ahead
   * @param missing what would carry it over to the next grant at the present pace
   * @param doubt that it may run out before the next grant, and may last; absent where it is sure,
   *     and in what bots before 2026-12 wrote
   */
  record Low(
      Credits left,
      Optional<Credits> granted,
      Optional<Instant> runsOut,
      Optional<Instant> nextGrant,
      Optional<Credits> missing,
      Optional<Doubt> doubt)
      implements Cause {
    public Low {
      if (granted.filter(Credits::isZero).isPresent()) {
        throw new IllegalArgumentException("a share of nothing");
      }
    }

    @Override
    public FindingKind kind() {
      return FindingKind.LOW;
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.low(this);
    }
  }

  /**
   * That nobody knows whether it lasts until the next grant.
   *
   * @param from when it may run out at the earliest that is to be reckoned with
   * @param lasting the chance that it lasts, from 0 to 1; 0 where too little is known to say
   */
  record Doubt(Instant from, double lasting) {}

  /**
   * Credits will be lost.
   *
   * @param amount how many are not used by then
   * @param at when they expire; the first time, where packages expire one after the other
   */
  record Expiring(Credits amount, Instant at) implements Cause {
    @Override
    public FindingKind kind() {
      return FindingKind.EXPIRING;
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.expiring(this);
    }
  }

  /**
   * Far more was spent than this team spends at such hours and weekdays.
   *
   * @param usual what it spends in as much time
   * @param since the reading after which it began
   * @param until the last reading
   * @param goesOn whether the reading before showed it already
   * @param over whether it was over by the daily check that tells it; false in what bots before
   *     2026-12 wrote
   */
  record Unusual(
      Credits spent, Credits usual, Instant since, Instant until, boolean goesOn, boolean over)
      implements Cause {
    /**
     * What the spending up to a reading is, where it is unusual.
     *
     * @param before that of the reading before
     */
    public static Optional<Unusual> of(
        Optional<UnusualSpending> now, Optional<UnusualSpending> before) {
      return now.map(
          burst ->
              new Unusual(
                  burst.spent(),
                  burst.usual(),
                  burst.since(),
                  burst.until(),
                  before.isPresent(),
                  false));
    }

    /** The same where it began with this reading. */
    public Unusual asItBegan() {
      return new Unusual(spent, usual, since, until, false, over);
    }

    @Override
    public FindingKind kind() {
      return FindingKind.UNUSUAL;
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.unusual(this);
    }
  }

  /**
   * useapi.net's sign-in to Kling has an end.
   *
   * @param end past or ahead
   */
  record SignIn(Instant end) implements Cause {
    @Override
    public FindingKind kind() {
      return FindingKind.SIGN_IN;
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.signIn(this);
    }
  }

  /** It cannot be read. */
  record Unread(Failure.Reason reason) implements Cause {
    @Override
    public FindingKind kind() {
      return FindingKind.BROKEN;
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.unread(this);
    }
  }

  /** useapi.net marks it as faulty. */
  record Faulty() implements Cause {
    @Override
    public FindingKind kind() {
      return FindingKind.BROKEN;
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.faulty(this);
    }
  }

  /** It answers without a balance. */
  record NoBalance() implements Cause {
    @Override
    public FindingKind kind() {
      return FindingKind.UNKNOWN;
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.noBalance(this);
    }
  }
}
