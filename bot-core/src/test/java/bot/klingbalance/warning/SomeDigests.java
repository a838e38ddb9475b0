package bot.klingbalance.warning;

import static bot.klingbalance.watch.SomeWatches.NINE_IN_BERLIN;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.Failure;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.warning.AccountMemory.SeenPackage;
import bot.klingbalance.warning.Digest.Snoozed;
import bot.klingbalance.warning.Recovery.Gain;
import bot.klingbalance.watch.SomeWatches;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Digests and memories in which every kind of value stands, for tests to speak of. */
public final class SomeDigests {
  public static final LocalDate MONDAY = LocalDate.parse("2026-11-23");

  private SomeDigests() {}

  public static AccountEmail account(String name) {
    return new AccountEmail(name + "@example.com");
  }

  /** When the channel's check of a day is. */
  public static Instant checkOf(LocalDate date) {
    return NINE_IN_BERLIN.runOn(date).orElseThrow();
  }

  public static CheckMemory memory(Channel channel, LocalDate date) {
    AccountMemory low =
        new AccountMemory(
            Set.of(Kind.LOW, Kind.SIGN_IN),
            Optional.of(new Credits(4_250)),
            Set.of(
                new SeenPackage(
                    Optional.of("plan"), Optional.of(SomeWatches.THEN), Optional.of(inDays(9))),
                new SeenPackage(Optional.empty(), Optional.empty(), Optional.empty())),
            Optional.of(SomeWatches.THEN));
    return new CheckMemory(
        channel,
        date,
        checkOf(date),
        Map.of(account("render-a"), low, account("render-b"), AccountMemory.NONE));
  }

  /** A digest with a line of every cause. */
  public static Digest digest(Channel channel, LocalDate date) {
    return new Digest(
        new DigestKey(channel, date),
        checkOf(date),
        NINE_IN_BERLIN.endOf(date),
        Set.of(account("render-a"), account("render-b"), account("render-c")),
        List.of(
            new DigestLine(
                new Finding(
                    Optional.empty(),
                    Level.CRITICAL,
                    Why.RENDERS_NOTHING,
                    new Cause.Unread(Failure.Reason.TOKEN_REFUSED)),
                false),
            new DigestLine(
                finding(
                    "render-a",
                    Level.CRITICAL,
                    Why.BELOW_QUARTER_OF_CREDITS,
                    new Cause.Low(
                        Credits.of(42),
                        Optional.of(Credits.of(660)),
                        Optional.of(inDays(0).plus(Duration.ofHours(9))),
                        Optional.of(inDays(13)),
                        Optional.of(Credits.of(300)))),
                true),
            new DigestLine(
                finding(
                    "render-b",
                    Level.WARNING,
                    Why.BELOW_CREDITS,
                    new Cause.Low(
                        Credits.of(310),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())),
                false),
            new DigestLine(
                finding(
                    "render-b", Level.WARNING, Why.SIGN_IN_ENDS_SOON, new Cause.SignIn(inDays(2))),
                false),
            new DigestLine(
                finding("render-c", Level.WARNING, Why.NEEDS_MENDING, new Cause.Faulty()), false),
            new DigestLine(
                finding(
                    "render-b",
                    Level.NOTICE,
                    Why.EXPIRES_UNUSED,
                    new Cause.Expiring(Credits.of(310), inDays(3))),
                false),
            new DigestLine(
                finding(
                    "render-c", Level.NOTICE, Why.ANSWERS_WITHOUT_BALANCE, new Cause.NoBalance()),
                false)),
        List.of(
            new Recovery(
                account("render-d"),
                Optional.of(Credits.of(3_042)),
                Optional.of(new Gain(Credits.of(3_000), Optional.of("plan")))),
            new Recovery(account("render-e"), Optional.empty(), Optional.empty())),
        List.of(snooze(channel, "render-f")),
        Optional.of(new Snoozed("Anna", inDays(1), true)));
  }

  public static Snooze snooze(Channel channel, String name) {
    return new Snooze(
        channel, account(name), inDays(3), false, SomeWatches.by("Anna", SomeWatches.THEN));
  }

  public static Finding finding(String name, Level level, Why why, Cause cause) {
    return new Finding(Optional.of(account(name)), level, why, cause);
  }

  private static Instant inDays(int days) {
    return checkOf(MONDAY.plusDays(days));
  }
}
