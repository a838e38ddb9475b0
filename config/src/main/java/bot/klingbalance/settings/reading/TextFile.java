package bot.klingbalance.settings.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Function;

/** What came of reading a small file of UTF-8 text. */
sealed interface TextFile {
  /** Applies the function of its kind. A new kind adds a parameter, so no caller can forget it. */
  <T> T match(Function<Read, T> read, Function<Unreadable, T> unreadable);

  /** It could be read; without a byte order mark. */
  record Read(String text) implements TextFile {
    @Override
    public <T> T match(Function<Read, T> read, Function<Unreadable, T> unreadable) {
      return read.apply(this);
    }
  }

  /**
   * It could not.
   *
   * @param found in words that follow "is"
   */
  record Unreadable(String found) implements TextFile {
    @Override
    public <T> T match(Function<Read, T> read, Function<Unreadable, T> unreadable) {
      return unreadable.apply(this);
    }
  }

  /**
   * Reads a file; at most one byte more than {@code mostBytes}, whatever its size.
   *
   * @param name as somebody wrote it; a relative one starts at {@code directory}
   */
  static TextFile read(Path directory, String name, int mostBytes) {
    try {
      Path file = directory.resolve(name);
      if (Files.isDirectory(file)) {
        return new Unreadable("a directory");
      }
      try (InputStream in = Files.newInputStream(file)) {
        return decoded(in.readNBytes(mostBytes + 1), mostBytes);
      }
    } catch (InvalidPathException e) {
      return new Unreadable("no name of a file");
    } catch (NoSuchFileException e) {
      return new Unreadable("a file that does not exist");
    } catch (AccessDeniedException e) {
      return new Unreadable("a file that the bot may not read");
    } catch (IOException e) {
      return new Unreadable("a file that cannot be read");
    }
  }

  private static TextFile decoded(byte[] bytes, int mostBytes) {
    if (bytes.length > mostBytes) {
      return new Unreadable("a file of more than %d KiB".formatted(mostBytes / 1024));
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new Read(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      return new Unreadable("a file that is not UTF-8 text");
    }
  }
}
