package bot.klingbalance.database.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Documents are read in whatever form they stand there, and written in the database's own. */
class DocumentTest {
  private static final String SHORT = "{\"of\":\"ä\"}";
  private static final String LONG = "[" + "\"studio@example.com\",".repeat(1_000) + "\"ä\"]";

  @ParameterizedTest
  @EnumSource
  void whatIsWrittenIsRead(DocumentForm form) {
    for (String json : new String[] {SHORT, LONG}) {
      assertThat(stored(form.of(json).column()).json()).isEqualTo(json);
      assertThat(stored(form.of(json).column())).isEqualTo(form.of(json));
    }
  }

  @ParameterizedTest
  @EnumSource
  void partsAreReadAsOne(DocumentForm form) {
    for (String rest : new String[] {SHORT, LONG}) {
      Document both = form.of(SHORT).followedBy(form.of(rest));

      assertThat(stored(both.column()).json()).isEqualTo(SHORT + rest);
      assertThat(stored(both.column()).hash()).isEqualTo(both.hash());
    }
  }

  @Test
  void onlyALongOneOfAFileIsCompressed() {
    assertThat(DocumentForm.TEXT.of(LONG).column()).isEqualTo(LONG);
    assertThat(DocumentForm.COMPRESSED.of(SHORT).column()).isEqualTo(SHORT);
    assertThat(DocumentForm.COMPRESSED.of(LONG).column())
        .isInstanceOfSatisfying(
            byte[].class, bytes -> assertThat(bytes.length).isLessThan(LONG.length() / 20));
  }

  @Test
  void whatNobodyCanReadIsNoDocumentAndMayContainAnything() {
    Document foreign = stored(new byte[] {1, 2, 3});

    assertThatThrownBy(foreign::json).isInstanceOf(IllegalStateException.class);
    assertThat(foreign.mayContain("studio")).isTrue();
    assertThat(DocumentForm.COMPRESSED.of(LONG).mayContain("studio")).isTrue();
    assertThat(DocumentForm.COMPRESSED.of(LONG).mayContain("render")).isFalse();
  }

  /** As SQLite gives it back. */
  private static Document stored(Object value) {
    return Jdbi.create("jdbc:sqlite::memory:")
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT :value AS document")
                    .bind("value", value)
                    .map((row, context) -> Document.of(row, "document"))
                    .one());
  }
}
