package bot.klingbalance.database;

import bot.klingbalance.database.DatabaseAddress.SqliteFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** The file of a new SQLite database. */
final class NewFile {
  private NewFile() {}

  /** Why nothing can be opened there, where there is no file yet. */
  static Optional<OpenResult> missing(SqliteFile address) {
    if (Files.exists(address.file())) {
      return Optional.empty();
    }
    return Optional.of(
        new OpenResult.Refused(
            hasFolder(address) ? RefusalText.notYet(address) : RefusalText.noFolder(address)));
  }

  /** Whether there is a folder for it. */
  static boolean hasFolder(SqliteFile address) {
    Path folder = address.file().toAbsolutePath().getParent();
    return folder != null && Files.isDirectory(folder);
  }

  /**
   * Makes it where there is none, before SQLite does: so nobody else can read it, not even for a
   * moment. Returns why it cannot be made.
   */
  static Optional<OpenResult> make(SqliteFile address) {
    Path file = address.file().toAbsolutePath();
    try {
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      return Optional.empty();
    } catch (FileAlreadyExistsException known) {
      return Files.isDirectory(file)
          ? Optional.of(new OpenResult.Refused(RefusalText.isFolder(address)))
          : Optional.empty();
    } catch (IOException failed) {
      return Optional.of(new OpenResult.Refused(RefusalText.noFolder(address)));
    }
  }
}
