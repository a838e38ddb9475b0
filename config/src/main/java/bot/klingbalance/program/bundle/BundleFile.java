package bot.klingbalance.program.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The ZIP file of a report: a new one, which only its owner reads where a system has such rights.
 */
final class BundleFile {
  private final Path file;

  /**
   * A file that need not be there.
   *
   * @param file absolute
   */
  BundleFile(Path file) {
    this.file = file;
  }

  /** A sentence that says why the file cannot be written; it looks, and makes nothing. */
  Optional<String> objection() {
    Path folder = file.toAbsolutePath().normalize().getParent();
    if (Files.isDirectory(file)) {
      return Optional.of("%s is a folder. Name a file in it.".formatted(file));
    }
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of(
          "%s is there already, and is left as it is. Name another file.".formatted(file));
    }
    if (folder == null || !Files.isDirectory(folder)) {
      return Optional.of(
          "The folder of %s is not there. Make it, or name another one.".formatted(file));
    }
    if (!Files.isWritable(folder)) {
      return Optional.of(
          "Nothing can be written into the folder of %s. Name another one.".formatted(file));
    }
    return Optional.empty();
  }

  /**
   * Writes the file.
   *
   * @param texts by name
   * @param at the time of what is in it
   * @return a sentence that says why it was not written; then it is not there, or is somebody
   *     else's
   */
  Optional<String> write(Map<String, String> texts, Instant at) {
    boolean isOurs = false;
    try (OutputStream out = Files.newOutputStream(created(), StandardOpenOption.WRITE);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      isOurs = true;
      for (Map.Entry<String, String> text : texts.entrySet()) {
        ZipEntry entry = new ZipEntry(text.getKey());
        entry.setTime(at.toEpochMilli());
        zip.putNextEntry(entry);
        zip.write(text.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
      return Optional.empty();
    } catch (FileAlreadyExistsException there) {
      return Optional.of(
          "%s is there already, and is left as it is. Name another file.".formatted(file));
    } catch (IOException trouble) {
      if (isOurs) {
        remove();
      }
      return Optional.of(
          "%s could not be written (%s). Name another place."
              .formatted(file, trouble.getClass().getSimpleName()));
    }
  }

  /** With its rights from the first moment on. */
  private Path created() throws IOException {
    FileSystem system = file.getFileSystem();
    FileAttribute<?>[] rights =
        system.supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    Files.newByteChannel(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), rights)
        .close();
    return file;
  }

  private void remove() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException stays) {
      // It could not be written either, and that is being told.
    }
  }
}
