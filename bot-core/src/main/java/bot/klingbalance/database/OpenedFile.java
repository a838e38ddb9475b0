package bot.klingbalance.database;

import bot.klingbalance.database.DatabaseAddress.SqliteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a file of SQLite is still the one that was opened. Where somebody deletes it or
 * puts another one in its place, SQLite goes on with a file that has no name any more, and all of
 * that is lost with the process. Safe for use by many threads.
 */
final class OpenedFile {
  private final Optional<Path> file;
  private volatile boolean isOpened;

  /** Device and number of the file; null where the system has none, or it could not be asked. */
  private volatile @Nullable Object key;

  OpenedFile(DatabaseAddress address) {
    this.file = address.match(this::path, server -> Optional.empty());
  }

  /** The file is open from now on. */
  void opened() {
    if (file.isPresent()) {
      key = look(file.get()).key();
      isOpened = true;
    }
  }

  /** Whether the file was deleted or replaced since it was opened; some microseconds. */
  boolean isGone() {
    if (!isOpened || file.isEmpty()) {
      return false;
    }
    Look now = look(file.get());
    return now.isMissing() || (key != null && now.key() != null && !now.key().equals(key));
  }

  private Optional<Path> path(SqliteFile address) {
    return Optional.of(address.file().toAbsolutePath());
  }

  /**
   * A file that cannot be looked at is not missing: SQLite finds out itself whether it is usable.
   */
  private static Look look(Path file) {
    try {
      return new Look(Files.readAttributes(file, BasicFileAttributes.class).fileKey(), false);
    } catch (NoSuchFileException missing) {
      return new Look(null, true);
    } catch (IOException unknown) {
      return new Look(null, false);
    }
  }

  private record Look(@Nullable Object key, boolean isMissing) {}
}
