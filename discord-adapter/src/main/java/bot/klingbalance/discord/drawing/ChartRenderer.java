package bot.klingbalance.discord.drawing;

import static java.util.concurrent.CompletableFuture.supplyAsync;

import bot.klingbalance.account.Credits;
import bot.klingbalance.chart.BarText;
import bot.klingbalance.chart.ChartText;
import bot.klingbalance.concurrent.NamedThreads;
import bot.klingbalance.discord.rendering.Picture;
import bot.klingbalance.message.Block;
import bot.klingbalance.message.Block.Chart;
import bot.klingbalance.message.ChartPoint;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws charts, one after the other on a thread of its own, and each of them once: until the next
 * reading, a chart is the same for everyone who asks. Where the machine cannot draw, the first
 * chart shows it: it is logged once and not tried again. Safe for use by many threads.
 */
public final class ChartRenderer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ChartRenderer.class);
  private static final int MOST_WAITING = 100;
  private static final int IDLE_SECONDS = 60;

  /** The first picture may take seconds, while Java looks for fonts on a slow disk. */
  private static final int MOST_SECONDS = 20;

  /** Some 40 kB each, and their charts as much again. */
  private static final int MOST_KEPT = 8;

  private static final Duration KEPT_UNUSED = Duration.ofMinutes(15);

  /** Takes the same ways through AWT as others do. */
  private static final Block FIRST =
      new Chart(
          "Credits",
          List.of(
              List.of(
                  new ChartPoint(Instant.EPOCH, Credits.of(1_000)),
                  new ChartPoint(Instant.EPOCH.plus(Duration.ofDays(2)), Credits.of(500)))),
          List.of(new ChartPoint(Instant.EPOCH.plus(Duration.ofDays(4)), Credits.ZERO)),
          Optional.empty(),
          ZoneOffset.UTC);

  private final Brush brush;
  private final ThreadPoolExecutor thread =
      NamedThreads.idlingPool("discord-pictures", 1, MOST_WAITING, IDLE_SECONDS);

  /** The pictures at hand and those being drawn; one that cannot be drawn is not kept. */
  private final AsyncCache<Block, Picture> pictures =
      Caffeine.newBuilder()
          .maximumSize(MOST_KEPT)
          .expireAfterAccess(KEPT_UNUSED)
          .executor(Runnable::run)
          .buildAsync();

  private volatile boolean hasDrawn;
  private volatile boolean impossible;

  public ChartRenderer() {
    // A method reference would load the painter, and AWT with it, before there is a chart.
    this(block -> png(block));
  }

  ChartRenderer(Brush brush) {
    this.brush = brush;
  }

  /** What makes a PNG of a chart or of bars. */
  interface Brush {
    byte[] png(Block block);
  }

  /**
   * The picture of a chart or of bars; empty where there can be none. Never completes
   * exceptionally.
   */
  public CompletableFuture<Optional<Picture>> picture(Block chart) {
    if (impossible) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    try {
      return pictures
          .get(chart, (missing, executor) -> supplyAsync(() -> drawn(missing), thread))
          .thenApply(Optional::ofNullable)
          .completeOnTimeout(Optional.empty(), MOST_SECONDS, TimeUnit.SECONDS);
    } catch (RejectedExecutionException e) {
      log.debug("A picture is left out, since too many are wanted at once or the bot ends.");
      return CompletableFuture.completedFuture(Optional.empty());
    }
  }

  /**
   * Loads what drawing needs, unless that is done: somebody waits for useapi.net, and the first
   * picture takes half a second longer than others. Does not block.
   */
  public void prepare() {
    if (!hasDrawn) {
      CompletableFuture<Optional<Picture>> unused = picture(FIRST);
    }
  }

  /** Stops drawing. */
  @Override
  public void close() {
    thread.shutdownNow();
  }

  private @Nullable Picture drawn(Block chart) {
    if (impossible) {
      return null;
    }
    try {
      Picture picture = new Picture(brush.png(chart), words(chart));
      hasDrawn = true;
      return picture;
    } catch (RuntimeException | Error e) {
      // Most of what AWT throws where it cannot work are errors, not exceptions.
      // Before anybody is told, so that whoever asks again then has it tried again.
      pictures.synchronous().invalidate(chart);
      failed(e);
      return null;
    }
  }

  /** Nothing of other kinds is drawn. */
  private static byte[] png(Block block) {
    return block.match(
        text -> new byte[0],
        meter -> new byte[0],
        table -> new byte[0],
        ChartPainter::png,
        BarPainter::png);
  }

  private static String words(Block block) {
    return block.match(text -> "", meter -> "", table -> "", ChartText::of, BarText::of);
  }

  private void failed(Throwable failure) {
    if (hasDrawn) {
      log.error("A picture could not be drawn: a defect of the bot.", failure);
      return;
    }
    impossible = true;
    log.warn(
        "Pictures are left out, since this machine cannot draw them ({}). Install fontconfig and a"
            + " font, such as DejaVu, and start the bot again.",
        reason(failure));
  }

  /** The innermost cause, since the others say only that something failed. */
  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
