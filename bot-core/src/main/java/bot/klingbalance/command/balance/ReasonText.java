package bot.klingbalance.command.balance;

import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Balance;
import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.account.Credits;
import bot.klingbalance.finding.Cause;
import bot.klingbalance.finding.Cause.Expiring;
import bot.klingbalance.finding.Cause.Faulty;
import bot.klingbalance.finding.Cause.Low;
import bot.klingbalance.finding.Cause.NoBalance;
import bot.klingbalance.finding.Cause.SignIn;
import bot.klingbalance.finding.Cause.Unread;
import bot.klingbalance.finding.Cause.Unusual;
import bot.klingbalance.forecast.Outlook.RunsOut;
import bot.klingbalance.message.FailureText;
import bot.klingbalance.message.ShortDays;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Why an account stands where it does in an overview, in a few words: what happens on it next. */
final class ReasonText implements Cause.Cases<String> {
  private final Balance balance;
  private final Urgency urgency;
  private final ShortDays days;

  private ReasonText(Balance balance, Urgency urgency, ShortDays days) {
    this.balance = balance;
    this.urgency = urgency;
    this.days = days;
  }

  static String of(Found found, Urgency urgency, ShortDays days) {
    ReasonText reason = new ReasonText(found.account().balance(), urgency, days);
    return urgency.finding().map(finding -> finding.cause().match(reason)).orElseGet(reason::next);
  }

  @Override
  public String low(Low low) {
    if (low.left().isZero()) {
      return "nothing left" + grant().map(at -> ", next grant " + days.weekday(at)).orElse("");
    }
    return urgency
        .runsOut()
        .filter(this::isBeforeGrant)
        .map(this::runsOut)
        .orElseGet(() -> "low, " + next());
  }

  @Override
  public String expiring(Expiring expiring) {
    return "%s expire %s".formatted(expiring.amount(), days.dayOrToday(expiring.at()));
  }

  @Override
  public String unusual(Unusual unusual) {
    return "%s spent, far more than usual".formatted(unusual.spent());
  }

  @Override
  public String signIn(SignIn signIn) {
    return signIn.end().isAfter(days.now())
        ? "sign-in ends " + days.near(signIn.end())
        : "sign-in lost: jobs fail";
  }

  @Override
  public String unread(Unread unread) {
    return FailureText.brief(unread.reason());
  }

  @Override
  public String faulty(Faulty faulty) {
    return "marked as faulty";
  }

  @Override
  public String noBalance(NoBalance noBalance) {
    return "does not say what is left";
  }

  private String next() {
    return urgency
        .runsOut()
        .filter(this::isBeforeGrant)
        .map(this::runsOut)
        .or(() -> grant().map(at -> "next grant " + days.day(at)))
        .or(this::firstExpiry)
        .orElse("");
  }

  private boolean isBeforeGrant(RunsOut end) {
    return Urgency.runsOutBeforeGrant(Optional.of(end), balance, days.now());
  }

  private String runsOut(RunsOut end) {
    boolean isSure = end.isDayKnown();
    Instant told = isSure ? end.at() : end.early();
    return "%s %s%s"
        .formatted(
            isSure ? "runs out" : "may run out from",
            days.near(told),
            grant().map(at -> before(told, at)).orElse(""));
  }

  private String before(Instant end, Instant grant) {
    return OutlookText.gap(days, end, grant).map(", %s before the grant"::formatted).orElse("");
  }

  private Optional<Instant> grant() {
    return balance.nextGrantAfter(days.now());
  }

  /** {@code expires 7 Dec}, and where that is not all of it {@code 3,000 expire 7 Dec}. */
  private Optional<String> firstExpiry() {
    List<CreditPackage> some =
        balance.packages().stream()
            .filter(each -> each.left().filter(left -> !left.isZero()).isPresent())
            .toList();
    return some.stream()
        .flatMap(each -> each.expiresAt().stream())
        .filter(end -> end.isAfter(days.now()))
        .min(Comparator.naturalOrder())
        .map(end -> expiry(some, end));
  }

  private String expiry(List<CreditPackage> some, Instant end) {
    List<Credits> then =
        some.stream()
            .filter(each -> each.expiresAt().equals(Optional.of(end)))
            .flatMap(each -> each.left().stream())
            .toList();
    return then.size() == some.size()
        ? "expires " + days.dayOrToday(end)
        : "%s expire %s"
            .formatted(then.stream().reduce(Credits.ZERO, Credits::plus), days.dayOrToday(end));
  }
}
