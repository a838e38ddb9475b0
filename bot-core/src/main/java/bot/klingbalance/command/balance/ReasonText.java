package bot.klingbalance.command.balance;

import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Balance;
import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.finding.Cause;
import bot.klingbalance.finding.Cause.Expiring;
import bot.klingbalance.finding.Cause.Faulty;
import bot.klingbalance.finding.Cause.Low;
import bot.klingbalance.finding.Cause.NoBalance;
import bot.klingbalance.finding.Cause.SignIn;
import bot.klingbalance.finding.Cause.Unread;
import bot.klingbalance.forecast.Outlook.RunsOut;
import bot.klingbalance.message.FailureText;
import bot.klingbalance.message.ShortDays;
import java.time.Instant;
import java.util.Comparator;
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
    return "%s expire %s".formatted(expiring.amount(), days.day(expiring.at()));
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
        .or(() -> firstExpiry().map(end -> "expires " + days.day(end)))
        .orElse("");
  }

  private boolean isBeforeGrant(RunsOut end) {
    return Urgency.runsOutBeforeGrant(Optional.of(end), balance, days.now());
  }

  private String runsOut(RunsOut end) {
    return "runs out %s%s"
        .formatted(days.near(end.at()), grant().map(at -> before(end.at(), at)).orElse(""));
  }

  private String before(Instant end, Instant grant) {
    return OutlookText.gap(days, end, grant).map(", %s before the grant"::formatted).orElse("");
  }

  private Optional<Instant> grant() {
    return balance.nextGrantAfter(days.now());
  }

  private Optional<Instant> firstExpiry() {
    return balance.packages().stream()
        .filter(each -> each.left().filter(left -> !left.isZero()).isPresent())
        .map(CreditPackage::expiresAt)
        .flatMap(Optional::stream)
        .filter(end -> end.isAfter(days.now()))
        .min(Comparator.naturalOrder());
  }
}
