package bot.klingbalance.database.lease;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says that a file of SQLite is this bot's: a lock of the operating system on a file beside it,
 * which goes with the process, however that ends. Who only looks at the file takes none.
 */
public final class FileLease implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(FileLease.class);
  private static final String END = ".lock";

  /** Far more than a process id. */
  private static final int MOST_BYTES = 32;

  private final Path database;
  private @Nullable FileChannel held;

  public FileLease(Path database) {
    this.database = database;
  }

  /**
   * Takes it, unless it has it already.
   *
   * @return why the file is not this bot's; nothing when it is, or when the file system cannot say
   */
  public synchronized Optional<String> refusal() {
    if (held != null) {
      return Optional.empty();
    }
    try {
      Path file = lockOf(database);
      make(file);
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (isTaken(channel)) {
        String other = read(channel);
        channel.close();
        return Optional.of(sentence(other));
      }
      held = channel;
      write(channel, Long.toString(ProcessHandle.current().pid()));
    } catch (IOException unknown) {
      log.warn("Nobody can tell whether another bot uses {}: it cannot be locked.", database);
      log.debug("What the file system said.", unknown);
    }
    return Optional.empty();
  }

  @Override
  public synchronized void close() {
    FileChannel channel = held;
    held = null;
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException gone) {
        log.debug("The lock goes with the process.", gone);
      }
    }
  }

  /** Beside the file itself: by a link, another bot may name it otherwise. */
  private static Path lockOf(Path database) throws IOException {
    Path itself = Files.exists(database) ? database.toRealPath() : database;
    return itself.resolveSibling(itself.getFileName() + END);
  }

  private String sentence(String process) {
    String who =
        process.isBlank() ? "Another bot uses" : "Another bot (process %s) uses".formatted(process);
    return "%s %s already, and a file of SQLite serves one. End that one first, or name another file; several bots share a PostgreSQL server (DATABASE_URL=jdbc:postgresql://…)."
        .formatted(who, database);
  }

  private static boolean isTaken(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock == null;
    } catch (OverlappingFileLockException byThisProcess) {
      return true;
    }
  }

  private static void make(Path file) throws IOException {
    try {
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      } else {
        Files.createFile(file);
      }
    } catch (FileAlreadyExistsException known) {
      // It stays when a bot ends: only its lock counts.
    }
  }

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES);
    int unused = channel.read(bytes, 0);
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII)
        .replaceAll("[^0-9]", "");
  }

  private static void write(FileChannel channel, String text) throws IOException {
    int unused =
        channel.truncate(0).write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), 0);
  }
}
