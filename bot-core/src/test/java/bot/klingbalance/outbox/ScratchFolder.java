package bot.klingbalance.outbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder of a benchmark's own, gone when that has ended. */
public final class ScratchFolder implements AutoCloseable {
  private final Path folder;

  private ScratchFolder(Path folder) {
    this.folder = folder;
  }

  /** Makes one. */
  public static ScratchFolder of(String benchmark) throws IOException {
    return new ScratchFolder(Files.createTempDirectory(benchmark));
  }

  /** A new and empty folder in it. */
  public Path fresh(String name) throws IOException {
    return Files.createTempDirectory(folder, name);
  }

  /** What the files in {@code folder} take. */
  static double megabytes(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum() / 1e6;
    }
  }

  @Override
  public void close() throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> files = Files.walk(folder)) {
      deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : deepestFirst) {
      Files.delete(each);
    }
  }
}
