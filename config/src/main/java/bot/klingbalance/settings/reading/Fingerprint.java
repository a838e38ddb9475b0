package bot.klingbalance.settings.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;

/**
 * What the files of the settings looked like at a moment: two are equal when the same stands in
 * them, however they came to be. It tells nothing of what that is.
 *
 * @param hasFile whether the settings file is there, which it need not be
 */
public record Fingerprint(boolean hasFile, String hash) {
  /** More than is ever read of a file. */
  private static final int MOST_BYTES = 1024 * 1024;

  static Fingerprint of(Path settings, Collection<Path> secrets) {
    MessageDigest hash = sha256();
    add(hash, settings);
    secrets.forEach(each -> add(hash, each));
    return new Fingerprint(Files.exists(settings), HexFormat.of().formatHex(hash.digest()));
  }

  private static void add(MessageDigest hash, Path file) {
    hash.update(file.toString().getBytes(StandardCharsets.UTF_8));
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES);
      hash.update((byte) 1);
      hash.update(bytes);
    } catch (IOException absent) {
      hash.update((byte) 0);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
