package bot.klingbalance.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClassListTest {
  @Test
  void classesComeOnceAndWhatWasResolvedInThemComesLast() {
    assertThat(
            ClassList.fitToKeep(
                Stream.of(
                    "# a remark",
                    "java/lang/Object id: 0",
                    "@cp a/B 1 2",
                    "a/B id: 1",
                    "@lambda-proxy a/B run ()V",
                    "java/lang/Object id: 0",
                    "java/awt/Font id: 7",
                    "@cp java/awt/Font 1",
                    "a/Loaded id: 8 super: 0 source: a.jar",
                    "@cp a/B 1 2 3")))
        .containsExactly(
            "java/lang/Object", "a/B", "@lambda-proxy a/B run ()V", "@cp a/B 1 2", "@cp a/B 1 2 3");
  }
}
