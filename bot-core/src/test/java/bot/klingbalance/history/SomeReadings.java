package bot.klingbalance.history;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.Balance;
import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.account.Credits;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Readings for tests to speak of. */
public final class SomeReadings {
  public static final AccountEmail STUDIO = new AccountEmail("studio@example.com");
  public static final AccountEmail RENDER = new AccountEmail("render@example.com");
  public static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");

  private SomeReadings() {}

  /** A moment of Monday, such as {@code 09:15}. */
  public static Instant at(String time) {
    return Instant.parse("2026-11-23T%s:00Z".formatted(time));
  }

  /** An account that told its total and nothing else. */
  public static RecordedReading reading(Instant at, long credits) {
    return new RecordedReading(
        at, new Balance(Optional.of(Credits.of(credits)), List.of(), Optional.empty()));
  }

  /** An account of which everything is known that can be. */
  public static RecordedReading full(Instant at, long leftOfPlan) {
    CreditPackage plan =
        new CreditPackage(
            Optional.of("plan"),
            Optional.of(Credits.of(660)),
            Optional.of(new Credits(leftOfPlan)),
            Optional.of(Instant.parse("2026-11-08T04:05:06.789Z")),
            Optional.of(Instant.parse("2026-12-08T04:05:06.789Z")));
    CreditPackage topUp =
        new CreditPackage(
            Optional.of("top-up"),
            Optional.of(Credits.of(3_500)),
            Optional.of(Credits.of(3_500)),
            Optional.empty(),
            Optional.of(Instant.parse("2027-03-12T00:00:00Z")));
    return new RecordedReading(
        at,
        new Balance(
            Optional.of(new Credits(leftOfPlan + 350_000)),
            List.of(plan, topUp),
            Optional.of(Instant.parse("2026-12-08T04:05:06.789Z"))));
  }
}
