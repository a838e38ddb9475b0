package bot.klingbalance.database.usage;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.usage.JobCounts;
import bot.klingbalance.usage.JobTally;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountsDocumentTest {
  private static final JobCounts COUNTS =
      new JobCounts(
          Map.of("kling-v3-pro", new JobTally(3, 1, 2), "other", new JobTally(2, 0, 0)),
          Map.of("429", 1));

  /** These names stand in the databases of people. */
  @Test
  void theStoredFormStays() {
    assertThat(CountsDocument.written(COUNTS))
        .isEqualTo(
            "{\"names\":{\"kling-v3-pro\":{\"jobs\":3,\"failed\":1,\"succeeded\":2},"
                + "\"other\":{\"jobs\":2,\"failed\":0,\"succeeded\":0}},\"failures\":{\"429\":1}}");
    assertThat(CountsDocument.read(CountsDocument.written(COUNTS))).contains(COUNTS);
  }

  @Test
  void whatALaterBotAddsIsReadOver() {
    assertThat(
            CountsDocument.read(
                "{\"more\":[1],\"names\":{\"a\":{\"jobs\":1,\"succeeded\":1,\"msec\":9}}}"))
        .contains(new JobCounts(Map.of("a", new JobTally(1, 0, 1)), Map.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"names\":{\"a\":{\"jobs\":\"x\",\"failed\":-3,\"succeeded\":1e99}}}",
        "{\"names\":{\"a\":{\"failed\":7,\"succeeded\":7}}}",
        "{\"names\":{\"a\":null}}"
      })
  void countsThatMakeNoSenseAreNothing(String document) {
    assertThat(CountsDocument.read(document))
        .contains(new JobCounts(Map.of("a", JobTally.NONE), Map.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "[]", "7", "null", "{\"names\":"})
  void whatNoBotWroteIsNoDocument(String document) {
    assertThat(CountsDocument.read(document)).isEmpty();
  }
}
