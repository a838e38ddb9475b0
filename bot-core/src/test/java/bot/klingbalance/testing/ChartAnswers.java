package bot.klingbalance.testing;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Balance;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.account.reading.AccountStatus;
import bot.klingbalance.command.balance.AccountHistory;
import bot.klingbalance.command.balance.BalanceMessage;
import bot.klingbalance.command.balance.View;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.message.Audience;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Lookback;
import bot.klingbalance.message.SampleViews;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Measures the processor's time of an answer with a chart of two weeks, from the account's reading
 * to the form of a chat.
 */
public final class ChartAnswers {
  private static final AccountEmail STUDIO = new AccountEmail("studio@example.com");
  private static final int WARM_UP = 1_500;
  private static final int TURNS = 9;
  private static final int A_TURN = 600;

  private final List<RecordedReading> readings;
  private final AccountHistory history;
  private Instant now = SampleCharts.NOW;
  private int spent;

  private ChartAnswers(List<RecordedReading> readings) {
    this.readings = readings;
    this.history =
        new AccountHistory(
            (account, since) ->
                CompletableFuture.completedFuture(
                    readings.stream().filter(each -> each.at().isAfter(since)).toList()),
            SampleCharts.BERLIN);
  }

  /** What is read before each answer. */
  private enum Read {
    NOTHING,
    SAME_CREDITS,
    OTHER_CREDITS
  }

  /**
   * Says how long it takes where nothing new was read, after each new reading that says the same,
   * and after each that says something else.
   */
  public static void measure(String chat, Consumer<ChatMessage> rendered) {
    ChartAnswers answers =
        new ChartAnswers(
            SampleHistory.readings(
                3_000, 20, List.of(new SampleHistory.TopUp(SampleCharts.at(-5), 660))));
    answers.measure(chat + ", the same reading", rendered, Read.NOTHING);
    answers.measure(chat + ", a new reading", rendered, Read.SAME_CREDITS);
    answers.measure(chat + ", other credits", rendered, Read.OTHER_CREDITS);
  }

  private void measure(String what, Consumer<ChatMessage> rendered, Read read) {
    ask(WARM_UP, rendered, read);
    long[] micros = new long[TURNS];
    for (int turn = 0; turn < TURNS; turn++) {
      micros[turn] = ask(A_TURN, rendered, read) / A_TURN / 1_000;
    }
    long[] sorted = Arrays.stream(micros).sorted().toArray();
    System.out.println(
        String.format(
            Locale.ROOT,
            "%-28s processor's time an answer: median %6.3f ms, %.3f to %.3f",
            what,
            sorted[TURNS / 2] / 1e3,
            sorted[0] / 1e3,
            sorted[TURNS - 1] / 1e3));
  }

  private long ask(int count, Consumer<ChatMessage> rendered, Read read) {
    OperatingSystemMXBean process =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long begin = process.getProcessCpuTime();
    for (int i = 0; i < count; i++) {
      now = read == Read.NOTHING ? now : now.plusMillis(1);
      spent += read == Read.OTHER_CREDITS ? 1 : 0;
      rendered.accept(answer());
    }
    return process.getProcessCpuTime() - begin;
  }

  private Balance balance() {
    Balance last = readings.get(readings.size() - 1).balance();
    Credits left = new Credits(last.left().orElseThrow().hundredths() - spent);
    return new Balance(Optional.of(left), last.packages(), last.nextGrant());
  }

  private ChatMessage answer() {
    KlingAccount account =
        new KlingAccount(STUDIO, balance(), Optional.empty(), OptionalInt.of(5), Optional.empty());
    Found found = new Found(account, now);
    View view = SampleViews.view(now, now, Audience.ASKER, List.of());
    return BalanceMessage.of(
        AccountStatus.of(found),
        Lookback.USUAL,
        history.of(Optional.of(found), Lookback.USUAL.duration(), now).join(),
        view);
  }
}
