package bot.klingbalance.message;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.Balance;
import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.command.balance.View;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What useapi.net may have answered, for tests to speak of. */
public final class SampleAccounts {
  public static final Instant NOW = Instant.parse("2026-11-24T09:42:00Z");

  private SampleAccounts() {}

  public static AccountEmail email(String name) {
    return new AccountEmail(name + "@example.com");
  }

  public static AccountLookup answered(String name, Balance balance) {
    return answered(name, balance, NOW.plus(Duration.ofDays(41)));
  }

  public static AccountLookup answered(String name, Balance balance, Instant signedInUntil) {
    return new AccountLookup.Found(
        new KlingAccount(
            email(name), balance, Optional.of(signedInUntil), OptionalInt.of(5), Optional.empty()),
        NOW);
  }

  public static AccountLookup failed(String name, Failure.Reason reason) {
    return new AccountLookup.Failed(email(name), Failure.of(reason));
  }

  public static Balance balance(CreditPackage... packages) {
    return new Balance(Optional.empty(), List.of(packages), Optional.empty());
  }

  public static CreditPackage plan(long left, long granted, int days) {
    return creditPackage("plan", left, granted, days);
  }

  public static CreditPackage creditPackage(String type, long left, long granted, int days) {
    return new CreditPackage(
        Optional.of(type),
        Optional.of(Credits.of(granted)),
        Optional.of(Credits.of(left)),
        Optional.of(NOW.minus(Duration.ofDays(10))),
        Optional.of(NOW.plus(Duration.ofDays(days))));
  }

  public static View forAsker() {
    return SampleViews.view(NOW, NOW, Audience.ASKER, List.of());
  }

  public static View forChannel() {
    return SampleViews.view(NOW, NOW, Audience.CHANNEL, List.of());
  }
}
