package bot.klingbalance.database.warning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownDocumentsTest {
  private final List<String> made = new ArrayList<>();
  private final KnownDocuments<List<String>> documents =
      new KnownDocuments<>(2, this::write, this::read);

  @Test
  void whatWasWrittenIsReadWithoutBeingMadeAgain() {
    List<String> value = List.of("a", "b");
    String document = documents.written(value);

    assertThat(documents.read(copyOf(document))).isSameAs(value);
    assertThat(made).containsExactly("wrote a,b");
  }

  @Test
  void whatIsEqualIsWrittenOnce() {
    String document = documents.written(List.of("a"));

    assertThat(documents.written(new ArrayList<>(List.of("a")))).isSameAs(document);
    assertThat(made).containsExactly("wrote a");
  }

  @Test
  void whatIsLikeNoOtherIsWrittenEachTime() {
    documents.writtenAnew(List.of("a"));
    documents.writtenAnew(List.of("a"));

    assertThat(made).containsExactly("wrote a", "wrote a");
  }

  @Test
  void aDocumentThatSomebodyElseWroteIsReadOnce() {
    assertThat(documents.read("a,b")).containsExactly("a", "b");
    assertThat(documents.read(copyOf("a,b"))).containsExactly("a", "b");

    assertThat(made).containsExactly("read a,b");
  }

  @Test
  void onlyTheNewestAreKnown() {
    documents.written(List.of("a"));
    documents.written(List.of("b"));
    documents.written(List.of("c"));
    made.clear();

    documents.read("c");
    documents.read("b");
    documents.read("a");

    assertThat(made).containsExactly("read a");
  }

  private String write(List<String> value) {
    String document = String.join(",", value);
    made.add("wrote " + document);
    return document;
  }

  private List<String> read(String document) {
    made.add("read " + document);
    return List.of(document.split(",", -1));
  }

  /** As the database gives it back: equal, not the same. */
  private static String copyOf(String document) {
    return new StringBuilder(document).toString();
  }
}
