package bot.klingbalance.slack;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountListing;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Failed;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.Balance;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.account.Requester;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Accounts that answer at once, or when the test lets them. */
public final class HeldAccounts implements Accounts {
  private final Clock clock;
  private final Map<AccountEmail, AccountLookup> known = new ConcurrentHashMap<>();
  private final LinkedBlockingQueue<Question> waiting = new LinkedBlockingQueue<>();
  private volatile boolean slow;
  private volatile boolean tellsWhichThereAre = true;

  HeldAccounts(Clock clock) {
    this.clock = clock;
  }

  private record Question(AccountEmail email, CompletableFuture<AccountLookup> answer) {}

  /** The account has so many credits left. */
  HeldAccounts has(String email, long credits) {
    AccountEmail address = new AccountEmail(email);
    Balance balance = new Balance(Optional.of(Credits.of(credits)), List.of(), Optional.empty());
    known.put(
        address,
        new Found(
            new KlingAccount(
                address, balance, Optional.empty(), OptionalInt.empty(), Optional.empty()),
            clock.instant()));
    return this;
  }

  /** From now on answers wait for {@link #answerNext}. */
  public void becomeSlow() {
    slow = true;
  }

  /** From now on, asking for the list of accounts gets no answer. */
  void listsNone() {
    tellsWhichThereAre = false;
  }

  /** Waits for a held question, and answers it. */
  public void answerNext() throws InterruptedException {
    Question question = next();
    question.answer().complete(lookup(question.email()));
  }

  /** Waits for a held question, and fails it as only a defect would. */
  public void breakOnNext() throws InterruptedException {
    next().answer().completeExceptionally(new IllegalStateException("a defect"));
  }

  public int questionsWaiting() {
    return waiting.size();
  }

  @Override
  public CompletableFuture<AccountLookup> find(AccountEmail email, Freshness freshness) {
    if (!slow) {
      return completedFuture(lookup(email));
    }
    Question question = new Question(email, new CompletableFuture<>());
    waiting.add(question);
    return question.answer();
  }

  @Override
  public CompletableFuture<AccountListing> list(Freshness freshness) {
    if (!tellsWhichThereAre) {
      return new CompletableFuture<>();
    }
    List<KlingAccount> accounts =
        known.values().stream().map(each -> ((Found) each).account()).toList();
    return completedFuture(new AccountListing.Listed(accounts, clock.instant()));
  }

  @Override
  public Accounts onBehalfOf(Requester requester) {
    return this;
  }

  private Question next() throws InterruptedException {
    Question question = waiting.poll(20, TimeUnit.SECONDS);
    if (question == null) {
      throw new AssertionError("no question came");
    }
    return question;
  }

  private AccountLookup lookup(AccountEmail email) {
    return known.getOrDefault(email, new Failed(email, Failure.of(Failure.Reason.NOT_CONFIGURED)));
  }
}
