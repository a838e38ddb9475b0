package bot.klingbalance.discord.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import bot.klingbalance.discord.drawing.ChartRenderer.Brush;
import bot.klingbalance.discord.rendering.Picture;
import bot.klingbalance.message.Block.Chart;
import bot.klingbalance.testing.LogLines;
import bot.klingbalance.testing.SampleCharts;
import java.awt.HeadlessException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChartRendererTest {
  private static final byte[] PNG = {1, 2, 3};

  static Stream<Throwable> whatAMachineThatCannotDrawThrows() {
    return Stream.of(
        new Error("Probable fatal error: No fonts found."),
        new InternalError("Fontconfig head is null, check your fonts or fonts configuration"),
        new NoClassDefFoundError("Could not initialize class sun.font.SunFontManager"),
        new UnsatisfiedLinkError("libfreetype.so.6: cannot open shared object file"),
        new HeadlessException("no screen"));
  }

  @ParameterizedTest
  @MethodSource("whatAMachineThatCannotDrawThrows")
  void aMachineThatCannotDrawIsFoundOutOnceAndSaidOnce(Throwable failure) throws Exception {
    Brush brush = mock();
    when(brush.png(any())).thenThrow(failure);
    try (LogLines log = LogLines.of("bot.klingbalance");
        ChartRenderer renderer = new ChartRenderer(brush)) {
      assertThat(picture(renderer)).isEmpty();
      assertThat(picture(renderer)).isEmpty();

      verify(brush, times(1)).png(any());
      assertThat(log.warnings())
          .singleElement()
          .asString()
          .contains("Pictures are left out", failure.getMessage(), "fontconfig");
    }
  }

  @Test
  void whatDrawingNeedsIsLoadedOnceWhileSomebodyWaits() throws Exception {
    Brush brush = mock();
    when(brush.png(any())).thenReturn(PNG);
    try (ChartRenderer renderer = new ChartRenderer(brush)) {
      renderer.prepare();
      assertThat(picture(renderer)).isPresent();
      verify(brush, times(2)).png(any());

      renderer.prepare();

      assertThat(picture(renderer)).isPresent();
      verify(brush, times(2)).png(any());
    }
  }

  @Test
  void aChartThatCannotBeDrawnIsADefectWhereOthersWereAndTheNextOneIsDrawn() throws Exception {
    Brush brush = mock();
    when(brush.png(any())).thenReturn(PNG).thenThrow(new ArithmeticException("x")).thenReturn(PNG);
    try (LogLines log = LogLines.of("bot.klingbalance");
        ChartRenderer renderer = new ChartRenderer(brush)) {
      assertThat(picture(renderer)).isPresent();
      assertThat(picture(renderer, SampleCharts.bursty())).isEmpty();
      assertThat(picture(renderer, SampleCharts.bursty())).isPresent();

      assertThat(log.warnings())
          .containsExactly("A picture could not be drawn: a defect of the bot.");
    }
  }

  @Test
  void picturesAreDrawnOneAfterTheOtherOnAThreadOfTheirOwn() throws Exception {
    List<String> threads = new ArrayList<>();
    Brush brush =
        chart -> {
          threads.add(Thread.currentThread().getName());
          return PNG;
        };
    try (ChartRenderer renderer = new ChartRenderer(brush)) {
      assertThat(picture(renderer)).isPresent();
      assertThat(picture(renderer, SampleCharts.bursty())).isPresent();
    }
    assertThat(threads).containsExactly("discord-pictures", "discord-pictures");
  }

  @Test
  void whereTooManyAreWantedAtOnceTheLastAreLeftOutAndNobodyWaits() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    Brush brush =
        chart -> {
          awaitQuietly(gate);
          return PNG;
        };
    try (ChartRenderer renderer = new ChartRenderer(brush)) {
      List<CompletableFuture<Optional<Picture>>> wanted = new ArrayList<>();
      for (int i = 0; i < 150; i++) {
        wanted.add(renderer.picture(titled("the %dth".formatted(i))));
      }
      assertThat(wanted.get(149).getNow(Optional.of(new Picture(PNG, "")))).isEmpty();
      gate.countDown();
      assertThat(wanted.get(0).get(20, TimeUnit.SECONDS)).isPresent();
    }
  }

  @Test
  void aChartIsDrawnOnceForAllWhoAskWhileItIsDrawnAndAfterwards() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    AtomicInteger drawn = new AtomicInteger();
    Brush brush =
        chart -> {
          drawn.incrementAndGet();
          awaitQuietly(gate);
          return PNG;
        };
    try (ChartRenderer renderer = new ChartRenderer(brush)) {
      List<CompletableFuture<Optional<Picture>>> wanted = new ArrayList<>();
      for (int i = 0; i < 150; i++) {
        wanted.add(renderer.picture(SampleCharts.steady()));
      }
      gate.countDown();
      for (CompletableFuture<Optional<Picture>> each : wanted) {
        assertThat(each.get(20, TimeUnit.SECONDS)).isPresent();
      }
      assertThat(picture(renderer)).isPresent();
      assertThat(drawn).hasValue(1);

      assertThat(picture(renderer, titled("another"))).isPresent();
      assertThat(drawn).hasValue(2);
    }
  }

  @Test
  void fewPicturesAreKept() throws Exception {
    AtomicInteger drawn = new AtomicInteger();
    Brush brush =
        chart -> {
          drawn.incrementAndGet();
          return PNG;
        };
    try (ChartRenderer renderer = new ChartRenderer(brush)) {
      for (int round = 0; round < 2; round++) {
        for (int i = 0; i < 50; i++) {
          assertThat(picture(renderer, titled("the %dth".formatted(i)))).isPresent();
        }
      }
    }
    assertThat(drawn.get()).isGreaterThan(80);
  }

  private static Chart titled(String title) {
    Chart steady = SampleCharts.steady();
    return new Chart(title, steady.past(), steady.expected(), steady.events(), steady.zone());
  }

  private static Optional<Picture> picture(ChartRenderer renderer) throws Exception {
    return picture(renderer, SampleCharts.steady());
  }

  private static Optional<Picture> picture(ChartRenderer renderer, Chart chart) throws Exception {
    return renderer.picture(chart).get(20, TimeUnit.SECONDS);
  }

  private static void awaitQuietly(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
