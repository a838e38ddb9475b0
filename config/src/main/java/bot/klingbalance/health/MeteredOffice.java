package bot.klingbalance.health;

import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.command.BackOffice;
import bot.klingbalance.command.BalanceAnswers;
import bot.klingbalance.command.WarningButtons;
import bot.klingbalance.command.WatchAnswers;
import bot.klingbalance.message.Audience;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.SnoozePeriod;
import bot.klingbalance.message.Subject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** An office whose answers are counted and timed. */
public final class MeteredOffice {
  private final Meters meters;

  private MeteredOffice(Meters meters) {
    this.meters = meters;
  }

  /** The same answers as {@code office} gives. */
  public static BackOffice of(BackOffice office, Meters meters) {
    MeteredOffice metered = new MeteredOffice(meters);
    return new BackOffice(
        metered.new Balances(office.balance()),
        metered.new Watches(office.watch()),
        metered.new Warnings(office.warning()));
  }

  private <T> CompletableFuture<T> timed(String command, Supplier<CompletableFuture<T>> answer) {
    long begin = System.nanoTime();
    return answer
        .get()
        .whenComplete(
            (answered, defect) ->
                meters.command(
                    command,
                    defect == null ? "answered" : "defect",
                    Duration.ofNanos(System.nanoTime() - begin)));
  }

  private final class Balances implements BalanceAnswers {
    private final BalanceAnswers answers;

    Balances(BalanceAnswers answers) {
      this.answers = answers;
    }

    @Override
    public CompletableFuture<ChatMessage> answer(String typed, Freshness freshness) {
      return timed("balance", () -> answers.answer(typed, freshness));
    }

    @Override
    public CompletableFuture<ChatMessage> show(
        Subject subject, Freshness freshness, Audience audience) {
      return timed("balance_button", () -> answers.show(subject, freshness, audience));
    }
  }

  private final class Watches implements WatchAnswers {
    private final WatchAnswers answers;

    Watches(WatchAnswers answers) {
      this.answers = answers;
    }

    @Override
    public CompletableFuture<ChatMessage> answer(Asker asker, Channel channel, String typed) {
      return timed("watch", () -> answers.answer(asker, channel, typed));
    }

    @Override
    public CompletableFuture<ChatMessage> watchHere(Asker asker, Channel channel, Subject subject) {
      return timed("watch_button", () -> answers.watchHere(asker, channel, subject));
    }
  }

  private final class Warnings implements WarningButtons {
    private final WarningButtons buttons;

    Warnings(WarningButtons buttons) {
      this.buttons = buttons;
    }

    @Override
    public CompletableFuture<Reply> refresh(DeliveryId warning) {
      return timed("warning_button", () -> buttons.refresh(warning));
    }

    @Override
    public CompletableFuture<Reply> snooze(Asker asker, DeliveryId warning, SnoozePeriod period) {
      return timed("warning_button", () -> buttons.snooze(asker, warning, period));
    }
  }
}
