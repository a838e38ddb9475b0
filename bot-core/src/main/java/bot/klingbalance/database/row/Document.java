package bot.klingbalance.database.row;

import static java.nio.charset.StandardCharsets.UTF_8;

import bot.klingbalance.secret.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * JSON as it stands in a column: text, or bytes in the format of gzip, of which several may follow
 * each other (RFC 1952, 2.2). Both are read in every database, whatever is written there.
 */
public final class Document {
  private final Object column;

  private Document(Object column) {
    this.column = column;
  }

  /** What a row has in a column. */
  public static Document of(ResultSet row, String column) throws SQLException {
    return new Document(Objects.requireNonNull(row.getObject(column)));
  }

  static Document text(String json) {
    return new Document(json);
  }

  static Document compressed(String json) {
    return new Document(gzip(json));
  }

  /** Both in one, which has the JSON of the one behind that of the other. */
  public Document followedBy(Document rest) {
    if (column instanceof String text && rest.column instanceof String more) {
      return new Document(text + more);
    }
    byte[] first = gzip();
    byte[] second = rest.gzip();
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return new Document(both);
  }

  private byte[] gzip() {
    return column instanceof byte[] compressed ? compressed : gzip(json());
  }

  private static byte[] gzip(String json) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream compressing = new GZIPOutputStream(bytes)) {
      compressing.write(json.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  /** What is bound to a parameter for the column: a text or an array of bytes. */
  public Object column() {
    return column;
  }

  /**
   * The JSON.
   *
   * @throws IllegalStateException when the column has something else
   */
  public String json() {
    if (!(column instanceof byte[] compressed)) {
      return column.toString();
    }
    try (var expanded = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      return new String(expanded.readAllBytes(), UTF_8);
    } catch (IOException foreign) {
      throw new IllegalStateException("a document that this bot did not write", foreign);
    }
  }

  /** Whether a text stands in it; also where nobody can tell. */
  public boolean mayContain(String text) {
    try {
      return json().contains(text);
    } catch (IllegalStateException unreadable) {
      return true;
    }
  }

  /** Names it, and takes less memory than it. */
  public String hash() {
    return column instanceof byte[] compressed ? Sha256.hex(compressed) : Sha256.hex(json());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Document that && Objects.deepEquals(column, that.column);
  }

  @Override
  public int hashCode() {
    return column instanceof byte[] compressed ? Arrays.hashCode(compressed) : column.hashCode();
  }
}
