package bot.klingbalance.settings;

import bot.klingbalance.http.network.ExtraAuthorities;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How the bot knows that a service is the one that it asked for.
 *
 * @param extraCa the name of a PEM file with authorities that are trusted besides Java's
 */
public record TlsSection(Optional<String> extraCa) {
  /** Java's own authorities only. */
  public static final TlsSection OF_JAVA = new TlsSection(Optional.empty());

  /**
   * Reads the authorities of the file; a relative name starts at {@code directory}. A file that can
   * no longer be read adds none, so that what they signed is not trusted.
   */
  public Optional<ExtraAuthorities> authorities(Path directory) {
    return extraCa.flatMap(
        name -> {
          try {
            return ExtraAuthorities.ofPem(Files.readString(directory.resolve(name)));
          } catch (IOException gone) {
            return Optional.empty();
          }
        });
  }
}
