package bot.klingbalance.polling;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountListing;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.Balance;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.account.Requester;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/** Accounts that answer by the clock, or fail, or keep people waiting, as a test likes. */
final class ClockedAccounts implements Accounts {
  private final List<AccountEmail> accounts;
  private final Clock clock;
  private final List<Asked> asked = new ArrayList<>();
  private final Queue<Runnable> late = new ArrayDeque<>();
  private Optional<Failure> failure = Optional.empty();
  private boolean isSlow;

  ClockedAccounts(List<AccountEmail> accounts, Clock clock) {
    this.accounts = new ArrayList<>(accounts);
    this.clock = clock;
  }

  /** From now on the list has this one too. */
  void configure(AccountEmail account) {
    accounts.add(account);
  }

  /** Who was asked for, and when. */
  record Asked(AccountEmail account, Instant at) {}

  List<Asked> asked() {
    return List.copyOf(asked);
  }

  void fail(Failure.Reason reason) {
    failure = Optional.of(Failure.of(reason));
  }

  void recover() {
    failure = Optional.empty();
  }

  /** From now on answers come when {@link #answerOne} says so. */
  void beSlow() {
    isSlow = true;
  }

  void answerOne() {
    late.remove().run();
  }

  @Override
  public CompletableFuture<AccountLookup> find(AccountEmail email, Freshness freshness) {
    asked.add(new Asked(email, clock.instant()));
    if (!isSlow) {
      return completedFuture(answer(email));
    }
    CompletableFuture<AccountLookup> answer = new CompletableFuture<>();
    late.add(() -> answer.complete(answer(email)));
    return answer;
  }

  @Override
  public CompletableFuture<AccountListing> list(Freshness freshness) {
    return completedFuture(
        failure
            .<AccountListing>map(AccountListing.Failed::new)
            .orElseGet(
                () ->
                    new AccountListing.Listed(
                        accounts.stream().map(ClockedAccounts::account).toList(),
                        clock.instant())));
  }

  @Override
  public Accounts onBehalfOf(Requester requester) {
    return this;
  }

  private AccountLookup answer(AccountEmail email) {
    return failure
        .<AccountLookup>map(why -> new AccountLookup.Failed(email, why))
        .orElseGet(() -> new AccountLookup.Found(account(email), clock.instant()));
  }

  private static KlingAccount account(AccountEmail email) {
    return new KlingAccount(
        email, Balance.UNKNOWN, Optional.empty(), OptionalInt.empty(), Optional.empty());
  }
}
