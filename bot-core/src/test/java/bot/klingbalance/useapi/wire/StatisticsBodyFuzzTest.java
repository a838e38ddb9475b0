package bot.klingbalance.useapi.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import bot.klingbalance.usage.DayStatistics;
import bot.klingbalance.usage.JobCounts;
import bot.klingbalance.usage.JobTally;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever a body holds, what is counted is sane, and no other exception comes of it. */
class StatisticsBodyFuzzTest {
  private static final StatisticsBody BODY = new StatisticsBody(LocalDate.parse("2026-11-22"));
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "200",
          "429.0",
          "1e999999999",
          "99999999999999999999999",
          "\"\"",
          "\"   \"",
          "\"200\"",
          "\"failed\"",
          "\"completed\"",
          "\"studio@example.com\"",
          "\"STUDIO@example.com \"",
          "\"@\"",
          "\"kling-v3-pro\"",
          "\"\\u202Ekling\\u0000\"",
          "\"\\ud800\"",
          "[]",
          "{}",
          "[{\"code\":500}]",
          "{\"config\":\"studio@example.com\"}");

  @Property
  void rowsOfAnythingAreCounted(@ForAll("rows") List<String> rows) throws IOException {
    DayStatistics day = read("{\"data\":[%s]}".formatted(String.join(",", rows)));

    JobTally all =
        day.accounts().values().stream().map(JobCounts::all).reduce(JobTally.NONE, JobTally::plus);
    assertThat(all.jobs()).isLessThanOrEqualTo(rows.size());
    assertThat(day.accounts().values())
        .allSatisfy(
            counts -> {
              assertThat(counts.failures().values().stream().mapToInt(each -> each).sum())
                  .isEqualTo(counts.all().failed());
              assertThat(counts.byName()).hasSizeLessThanOrEqualTo(JobCounts.MOST_NAMES);
            });
  }

  /** A body that is cut or mangled is read as one that makes sense, or refused. */
  @Property
  void aMangledBodyIsReadOrRefused(
      @ForAll("rows") List<String> rows, @ForAll int at, @ForAll byte other) {
    byte[] body =
        "{\"total\":%d,\"data\":[%s]}"
            .formatted(rows.size(), String.join(",", rows))
            .getBytes(StandardCharsets.UTF_8);
    body[Math.floorMod(at, body.length)] = other;
    try {
      DayStatistics day = BODY.read(new ByteArrayInputStream(body));
      assertThat(day.accounts()).hasSizeLessThanOrEqualTo(rows.size());
    } catch (IOException refused) {
      assertThat(refused).isInstanceOf(UnreadableBody.class);
    }
  }

  @Property(tries = 500)
  void eachBeginningOfABodyIsRefused(@ForAll("rows") List<String> rows, @ForAll int length) {
    String body = "{\"data\":[%s]}".formatted(String.join(",", rows));
    String start = body.substring(0, Math.floorMod(length, body.length()));

    assertThat(catchThrowable(() -> read(start))).isInstanceOf(UnreadableBody.class);
  }

  @Provide
  Arbitrary<List<String>> rows() {
    Arbitrary<String> member =
        Combinators.combine(
                Arbitraries.of(
                    "config", "model", "endpoint", "func", "code", "status", "x", "data"),
                Arbitraries.of(VALUES))
            .as((name, value) -> "\"%s\":%s".formatted(name, value));
    Arbitrary<String> row =
        member.list().ofMaxSize(7).map(members -> "{%s}".formatted(String.join(",", members)));
    return Arbitraries.frequencyOf(Tuple.of(9, row), Tuple.of(1, Arbitraries.of(VALUES)))
        .list()
        .ofMaxSize(12);
  }

  private static DayStatistics read(String body) throws IOException {
    return BODY.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
  }
}
