package bot.klingbalance.discord.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.discord.drawing.ChartRenderer.Brush;
import bot.klingbalance.discord.rendering.Picture;
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
    AtomicInteger tries = new AtomicInteger();
    Brush brush =
        chart -> {
          tries.incrementAndGet();
          return thrown(failure);
        };
    try (LogLines log = LogLines.of("bot.klingbalance");
        ChartRenderer studio = new ChartRenderer(brush)) {
      assertThat(picture(studio)).isEmpty();
      assertThat(picture(studio)).isEmpty();

      assertThat(tries).hasValue(1);
      assertThat(log.warnings())
          .singleElement()
          .asString()
          .contains("Pictures are left out", failure.getMessage(), "fontconfig");
    }
  }

  @Test
  void aChartThatCannotBeDrawnIsADefectWhereOthersWereAndTheNextOneIsDrawn() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    Brush brush =
        chart -> tries.incrementAndGet() == 2 ? thrown(new ArithmeticException("x")) : PNG;
    try (LogLines log = LogLines.of("bot.klingbalance");
        ChartRenderer studio = new ChartRenderer(brush)) {
      assertThat(picture(studio)).isPresent();
      assertThat(picture(studio)).isEmpty();
      assertThat(picture(studio)).isPresent();

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
    try (ChartRenderer studio = new ChartRenderer(brush)) {
      assertThat(picture(studio)).isPresent();
      assertThat(picture(studio)).isPresent();
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
    try (ChartRenderer studio = new ChartRenderer(brush)) {
      List<CompletableFuture<Optional<Picture>>> wanted = new ArrayList<>();
      for (int i = 0; i < 150; i++) {
        wanted.add(studio.picture(SampleCharts.steady()));
      }
      assertThat(wanted.get(149).getNow(Optional.of(new Picture(PNG, "")))).isEmpty();
      gate.countDown();
      assertThat(wanted.get(0).get(20, TimeUnit.SECONDS)).isPresent();
    }
  }

  private static Optional<Picture> picture(ChartRenderer studio) throws Exception {
    return studio.picture(SampleCharts.steady()).get(20, TimeUnit.SECONDS);
  }

  private static byte[] thrown(Throwable failure) {
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    throw (Error) failure;
  }

  private static void awaitQuietly(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
