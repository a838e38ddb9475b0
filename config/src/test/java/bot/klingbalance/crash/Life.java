package bot.klingbalance.crash;

import bot.klingbalance.chat.Platform;
import bot.klingbalance.crash.Ledger.Stage;
import bot.klingbalance.crash.Tally.Fell;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One life of the bot, as the services around it see it, until it is killed. */
final class Life implements Consumer<Moment>, AutoCloseable {
  private final BotProcess bot;
  private final Optional<Aim> aim;
  private final Duration answersTake;
  private final Map<Moment, Integer> seen = new EnumMap<>(Moment.class);
  private Map<Moment, Integer> seenBeforeDeath = Map.of();
  private boolean isAimedAt;

  /**
   * A life that has begun.
   *
   * @param aim when it ends; open without one
   * @param answersTake how long a service waits before it stores a post, and again before it
   *     answers: the bot may die meanwhile
   */
  Life(BotProcess bot, Optional<Aim> aim, Duration answersTake) {
    this.bot = bot;
    this.aim = aim;
    this.answersTake = answersTake;
  }

  @Override
  public void accept(Moment moment) {
    note(moment).ifPresent(this::killAfter);
    if (moment.isWaitedAt()) {
      bot.awaitDeath(answersTake);
    }
  }

  BotProcess bot() {
    return bot;
  }

  /** Ends it at once, so that what it saw until now is what it saw before its death. */
  synchronized void kill() {
    if (seenBeforeDeath.isEmpty()) {
      seenBeforeDeath = new EnumMap<>(seen);
      bot.kill();
    }
  }

  /** Ends it, if it has not ended, and waits for that. */
  void end() {
    kill();
    bot.close();
  }

  synchronized boolean hasSeen(Moment moment) {
    return seen.containsKey(moment);
  }

  /**
   * Where its death fell for the message of a platform.
   *
   * @param stage what it left in the database
   */
  synchronized Fell fell(Platform platform, Optional<Stage> stage) {
    if (stage.isEmpty()) {
      return seenBeforeDeath.containsKey(Moment.ASKED_USEAPI)
          ? Fell.IN_THE_CHECK
          : Fell.BEFORE_THE_CHECK;
    }
    if (stage.get().isSettled()) {
      return Fell.AFTER_IT_WAS_SETTLED;
    }
    int arrived = before(Moment.arrived(platform));
    if (arrived == 0) {
      return Fell.BETWEEN_PLAN_AND_POST;
    }
    return arrived > before(Moment.answered(platform))
        ? Fell.WHILE_IT_WAS_POSTED
        : Fell.BETWEEN_POST_AND_SETTLE;
  }

  @Override
  public void close() {
    end();
  }

  private int before(Moment moment) {
    return seenBeforeDeath.getOrDefault(moment, 0);
  }

  private synchronized Optional<Aim> note(Moment moment) {
    seen.merge(moment, 1, Integer::sum);
    Optional<Aim> fires = aim.filter(each -> each.moment() == moment && !isAimedAt);
    isAimedAt |= fires.isPresent();
    return fires;
  }

  private void killAfter(Aim fired) {
    if (fired.after().isZero()) {
      kill();
    } else {
      CompletableFuture.delayedExecutor(fired.after().toMillis(), TimeUnit.MILLISECONDS)
          .execute(this::kill);
    }
  }
}
