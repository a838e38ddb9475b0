package bot.klingbalance.outbox;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Balance;
import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.KlingAccount;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a made-up account has on a day: a plan of 660 credits that is granted every 30 days and
 * spent evenly until a little is left. Each account is at another point of its month.
 */
record MonthlyPlan(int account, LocalDate day) {
  private static final int DAYS = 30;
  private static final int GRANTED = 66_000;
  private static final int SPENT_A_DAY = 2_150;

  static AccountEmail email(int account) {
    return new AccountEmail("account%05d@example.com".formatted(account));
  }

  AccountLookup lookup(Instant asOf) {
    CreditPackage plan =
        new CreditPackage(
            Optional.of("plan"),
            Optional.of(new Credits(GRANTED)),
            Optional.of(new Credits(left())),
            Optional.of(begins()),
            Optional.of(ends()));
    Balance balance =
        new Balance(Optional.of(new Credits(left())), List.of(plan), Optional.of(ends()));
    return new Found(
        new KlingAccount(
            email(account), balance, Optional.empty(), OptionalInt.of(5), Optional.empty()),
        asOf);
  }

  /** As useapi.net would answer. */
  String body() {
    return """
        {
          "email": "%1$s",
          "session": {"userId": "user%2$d", "ExpireTimeUTC": "2030-01-01T00:00:00.000Z"},
          "maxJobs": 5,
          "password": "…secured…",
          "balance": {
            "points": [
              {
                "orderId": "%3$d",
                "type": "plan",
                "amount": %4$d,
                "balance": %5$d,
                "startTime": %6$d,
                "endTime": %7$d
              }
            ],
            "tickets": [],
            "nextApplyTime": %7$d,
            "total": %5$d
          }
        }
        """
        .formatted(
            email(account),
            account,
            100_000_000 + account,
            GRANTED,
            left(),
            begins().toEpochMilli(),
            ends().toEpochMilli());
  }

  private int left() {
    return GRANTED - dayOfMonth() * SPENT_A_DAY;
  }

  private int dayOfMonth() {
    return (int) Math.floorMod(day.toEpochDay() + account * 7L, (long) DAYS);
  }

  private Instant begins() {
    return day.minusDays(dayOfMonth()).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private Instant ends() {
    return begins().plusSeconds(DAYS * 86_400L);
  }
}
