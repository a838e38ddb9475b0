package bot.klingbalance.database;

import bot.klingbalance.database.DatabaseAddress.SqliteFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** The file of an SQLite database, before it is opened: a new one, or one that is there. */
final class NewFile {
  private static final String MAGIC = "SQLite format 3\0";
  private static final int HEADER_BYTES = 100;
  private static final int PAGE_SIZE = 16;
  private static final int CHANGES = 24;
  private static final int PAGES = 28;
  private static final int COUNTED_AT_CHANGE = 92;
  private static final long LARGEST_PAGE = 65_536;

  private NewFile() {}

  /** Why nothing can be opened there, where there is no file yet. */
  static Optional<OpenResult> missing(SqliteFile address) {
    if (Files.exists(address.file())) {
      return unfit(address);
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
          : unfit(address);
    } catch (IOException failed) {
      return Optional.of(new OpenResult.Refused(RefusalText.noFolder(address)));
    }
  }

  /**
   * Why a file is no database, or not a whole one, as far as its first bytes tell. SQLite would say
   * so too, but only after its pool has tried for some seconds.
   */
  private static Optional<OpenResult> unfit(SqliteFile address) {
    try (FileChannel file = FileChannel.open(address.file())) {
      ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
      int read = file.read(header);
      boolean isFit = read <= 0 || (read == HEADER_BYTES && isWhole(header, file.size(), address));
      return isFit
          ? Optional.empty()
          : Optional.of(new OpenResult.Refused(RefusalText.noDatabase(address)));
    } catch (IOException unreadable) {
      // SQLite says why.
      return Optional.empty();
    }
  }

  /**
   * Source: sqlite.org/fileformat2.html, The Database Header. What a crash has left to be repaired
   * from the file beside it is not looked at.
   */
  private static boolean isWhole(ByteBuffer header, long size, SqliteFile address)
      throws IOException {
    String magic = StandardCharsets.ISO_8859_1.decode(header.slice(0, MAGIC.length())).toString();
    if (!magic.equals(MAGIC)) {
      return false;
    }
    Path log = Path.of(address.file() + "-wal");
    if (Files.exists(log) && Files.size(log) > 0) {
      return true;
    }
    int pageSize = header.getShort(PAGE_SIZE) & 0xffff;
    long pages = header.getInt(PAGES) & 0xffffffffL;
    boolean isCounted = header.getInt(CHANGES) == header.getInt(COUNTED_AT_CHANGE);
    return !isCounted || size >= pages * (pageSize == 1 ? LARGEST_PAGE : pageSize);
  }
}
