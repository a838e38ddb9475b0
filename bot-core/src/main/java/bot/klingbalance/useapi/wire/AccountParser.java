package bot.klingbalance.useapi.wire;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.Balance;
import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.KlingAccount;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads an account from the JSON of {@code GET /accounts/<email>}, or of one entry of {@code GET
 * /accounts}. Never fails: what makes no sense is unknown. The member {@code password} is not read.
 */
public final class AccountParser {
  /** More are not shown to anybody, and are no account of this world. */
  public static final int MOST_PACKAGES = 1_000;

  /** The bounds within which a point in time is believed. */
  public static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");

  public static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  /** What other languages write for a text that is not there. */
  private static final Set<String> NOTHINGS = Set.of("null", "nan", "undefined", "none");

  private static final int MOST_JOBS = 50;
  private static final int LONGEST_TIME = 64;

  private AccountParser() {}

  /**
   * The account.
   *
   * @param readAt when the answer arrived
   */
  public static KlingAccount account(AccountEmail email, LenientJson account, Instant readAt) {
    return new KlingAccount(
        email,
        account.object("balance").map(balance -> balance(balance, readAt)).orElse(Balance.UNKNOWN),
        account.object("session").flatMap(AccountParser::expiry),
        maxJobs(account),
        account.errorText());
  }

  private static Balance balance(LenientJson balance, Instant readAt) {
    Optional<Credits> total = amount(balance, "total");
    List<CreditPackage> packages = packages(balance);
    return new Balance(
        total,
        total.isPresent() ? packages : unexpired(packages, readAt),
        epoch(balance, "nextApplyTime"));
  }

  private static List<CreditPackage> packages(LenientJson balance) {
    List<LenientJson> points = balance.objects("points");
    return points.size() > MOST_PACKAGES
        ? List.of()
        : points.stream().map(AccountParser::creditPackage).toList();
  }

  /**
   * Without a total, the packages are all that tells what is left, and what has expired is lost.
   * Where all have expired, nothing tells it: the account may have credits that are not listed.
   */
  private static List<CreditPackage> unexpired(List<CreditPackage> packages, Instant readAt) {
    return packages.stream().filter(each -> !each.isExpiredAt(readAt)).toList();
  }

  private static CreditPackage creditPackage(LenientJson point) {
    return new CreditPackage(
        point
            .text("type")
            .filter(type -> !NOTHINGS.contains(type.strip().toLowerCase(Locale.ROOT))),
        amount(point, "amount"),
        amount(point, "balance"),
        epoch(point, "startTime"),
        epoch(point, "endTime"));
  }

  private static Optional<Instant> expiry(LenientJson session) {
    return session
        .text("ExpireTimeUTC")
        .flatMap(text -> moment(text.strip()))
        .or(() -> epoch(session, "ExpireTime"));
  }

  private static OptionalInt maxJobs(LenientJson account) {
    return account
        .integer("maxJobs")
        .filter(jobs -> jobs >= 1 && jobs <= MOST_JOBS)
        .map(jobs -> OptionalInt.of(jobs.intValue()))
        .orElse(OptionalInt.empty());
  }

  /** On the wire amounts are hundredths of a credit already. */
  private static Optional<Credits> amount(LenientJson object, String name) {
    return object
        .integer(name)
        .filter(hundredths -> hundredths >= 0 && hundredths <= Credits.MOST)
        .map(Credits::new);
  }

  /** Seconds or milliseconds since 1970, whichever of them lies in the bounds: never both do. */
  private static Optional<Instant> epoch(LenientJson object, String name) {
    Optional<BigDecimal> number = object.number(name);
    return number
        .flatMap(seconds -> epochMillis(seconds.movePointRight(3)))
        .or(() -> number.flatMap(AccountParser::epochMillis));
  }

  private static Optional<Instant> epochMillis(BigDecimal millis) {
    return Optional.of(millis)
        .filter(each -> each.compareTo(BigDecimal.valueOf(EARLIEST.toEpochMilli())) >= 0)
        .filter(each -> each.compareTo(BigDecimal.valueOf(LATEST.toEpochMilli())) <= 0)
        .map(each -> Instant.ofEpochMilli(each.longValue()));
  }

  private static Optional<Instant> moment(String text) {
    if (text.length() > LONGEST_TIME) {
      return Optional.empty();
    }
    try {
      var parsed =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              text, OffsetDateTime::from, LocalDateTime::from);
      Instant moment =
          parsed instanceof OffsetDateTime exact
              ? exact.toInstant()
              : ((LocalDateTime) parsed).toInstant(ZoneOffset.UTC);
      return Optional.of(moment).filter(each -> !each.isBefore(EARLIEST) && !each.isAfter(LATEST));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
