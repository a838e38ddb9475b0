package bot.klingbalance.outbox;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.digest.DigestChart;
import bot.klingbalance.digest.DigestMessage;
import bot.klingbalance.digest.wording.DigestWording;
import bot.klingbalance.history.History;
import bot.klingbalance.message.Block.Chart;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.report.WeekMessage;
import bot.klingbalance.store.StoreThreads;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the message of a digest with a chart of what the history holds. A chart that takes too long
 * is left out: the warning matters more.
 *
 * <p>Charts are read on threads of their own, so that a slow history holds up nothing else that is
 * asked of the store.
 */
public final class ChartedDigestRenderer implements DigestRenderer, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ChartedDigestRenderer.class);

  private static final int CHART_THREADS = 2;

  /**
   * For the recording of what was read for the digest, which the chart shows too, and for the chart
   * itself. Far less than a lease, of which the platform's answer needs its part.
   */
  private static final Duration MOST_TIME = Duration.ofSeconds(2);

  private final Function<Channel, DigestWording> wordings;
  private final History history;
  private final Supplier<CompletableFuture<Void>> recorded;
  private final StoreThreads threads;
  private final Duration mostTime;
  private final StoreThreads chartThreads = new StoreThreads("digest-charts", CHART_THREADS);

  /**
   * A renderer of what {@code history} holds.
   *
   * @param wordings how the messages of a channel are worded; may wait for the store
   * @param recorded records what was read so far; its futures do not end in trouble
   * @param threads where {@code wordings} are asked
   */
  public ChartedDigestRenderer(
      Function<Channel, DigestWording> wordings,
      History history,
      Supplier<CompletableFuture<Void>> recorded,
      StoreThreads threads) {
    this(wordings, history, recorded, threads, MOST_TIME);
  }

  ChartedDigestRenderer(
      Function<Channel, DigestWording> wordings,
      History history,
      Supplier<CompletableFuture<Void>> recorded,
      StoreThreads threads,
      Duration mostTime) {
    this.wordings = wordings;
    this.history = history;
    this.recorded = recorded;
    this.threads = threads;
    this.mostTime = mostTime;
  }

  @Override
  public CompletableFuture<ChatMessage> render(Digest digest) {
    CompletableFuture<Void> isRecorded =
        recorded.get().completeOnTimeout(null, mostTime.toMillis(), TimeUnit.MILLISECONDS);
    return threads
        .ask(() -> wordings.apply(digest.key().channel()))
        .thenCompose(wording -> message(digest, wording, isRecorded));
  }

  private CompletableFuture<ChatMessage> message(
      Digest digest, DigestWording wording, CompletableFuture<Void> isRecorded) {
    return digest
        .weekly()
        .map(report -> completedFuture(WeekMessage.of(report, wording.names(), digest.id())))
        .orElseGet(
            () ->
                isRecorded
                    .thenCompose(done -> chart(digest, wording))
                    .thenApply(chart -> DigestMessage.of(digest, wording, chart)));
  }

  @Override
  public void close() {
    chartThreads.close();
  }

  /** What its time was over for before its turn came is not read any more. */
  private CompletableFuture<Optional<Chart>> chart(Digest digest, DigestWording wording) {
    CompletableFuture<Optional<Chart>> chart = new CompletableFuture<>();
    CompletableFuture<Void> unused =
        chartThreads
            .ask(() -> chart.isDone() ? none() : DigestChart.of(digest, wording, history))
            .exceptionally(
                defect -> {
                  log.error("The chart of {} is left out for a defect.", digest.id(), defect);
                  return none();
                })
            .thenAccept(chart::complete);
    return chart.completeOnTimeout(none(), mostTime.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Optional<Chart> none() {
    return Optional.empty();
  }
}
