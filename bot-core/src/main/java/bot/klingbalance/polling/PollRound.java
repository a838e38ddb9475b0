package bot.klingbalance.polling;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Failed;
import bot.klingbalance.message.quantity.CountText;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One pass over accounts, each at its time. Everything happens on the thread of the timer. */
final class PollRound {
  private static final Logger log = LoggerFactory.getLogger(PollRound.class);

  /** Few enough that people, whom useapi.net is asked for in the same turns, find some free. */
  private static final int MOST_AT_ONCE = 2;

  private final Queue<Turn> turns;
  private final AccountRefresher refresher;
  private final WaitingTimer timer;
  private final Runnable then;
  private int underWay;
  private boolean isWaiting;
  private boolean isOver;

  /**
   * A round that waits for {@link #proceed}.
   *
   * @param turns in the order of their times
   * @param then done once, when every account has been asked or the rest is skipped
   */
  PollRound(List<Turn> turns, AccountRefresher refresher, WaitingTimer timer, Runnable then) {
    this.turns = new ArrayDeque<>(turns);
    this.refresher = refresher;
    this.timer = timer;
    this.then = then;
  }

  /** An account, and when it is to be asked. */
  record Turn(AccountEmail account, Instant at) {}

  /** Asks whose time has come, and waits for the next one. */
  void proceed() {
    while (!turns.isEmpty() && underWay < MOST_AT_ONCE) {
      Turn next = turns.element();
      if (next.at().isAfter(timer.now())) {
        waitUntil(next.at());
        return;
      }
      turns.remove();
      ask(next.account());
    }
    if (turns.isEmpty() && underWay == 0 && !isOver) {
      isOver = true;
      then.run();
    }
  }

  private void waitUntil(Instant moment) {
    if (!isWaiting) {
      isWaiting = true;
      timer.at(
          moment,
          () -> {
            isWaiting = false;
            proceed();
          });
    }
  }

  private void ask(AccountEmail account) {
    underWay++;
    CompletableFuture<Void> unused =
        CompletableFuture.completedFuture(account)
            .thenCompose(each -> refresher.ask(each, timer.now()))
            .exceptionally(defect -> unasked(account, defect))
            .thenAccept(answer -> timer.thread().now(() -> answered(answer)));
  }

  private static Optional<AccountLookup> unasked(AccountEmail account, Throwable defect) {
    log.error("{} could not be asked for a defect.", account.masked(), defect);
    return Optional.empty();
  }

  private void answered(Optional<AccountLookup> answer) {
    underWay--;
    if (answer.filter(PollRound::holdsForEveryAccount).isPresent()) {
      log.debug(
          "Left out after a failure that holds for all: {}.",
          CountText.of(turns.size(), "account"));
      turns.clear();
    }
    proceed();
  }

  private static boolean holdsForEveryAccount(AccountLookup lookup) {
    return lookup instanceof Failed failed && failed.failure().reason().holdsForWholeToken();
  }
}
