package bot.klingbalance.crash;

import bot.klingbalance.download.Training;
import bot.klingbalance.outbox.ScratchFolder;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The classes of the bots that tests start, as Java keeps them in memory: the sixty starts that the
 * long stories need take two thirds of the processor's time with them. They are learnt from one
 * bot, which takes as long as two starts: the first two of a process do without, and so does who
 * starts one in another process meanwhile.
 */
final class KeptClasses {
  private static final Path FOLDER = Path.of("target", "kept-classes").toAbsolutePath();
  private static final String CLASS_PATH = System.getProperty("java.class.path");
  private static final int STARTS_WITHOUT = 2;
  private static int starts;

  private KeptClasses() {}

  /** Options by which a Java has this process's class path, and the classes kept if they are. */
  static synchronized List<String> options(List<String> java) {
    try {
      Path kept = FOLDER.resolve(fingerprint() + ".jsa");
      if (!Files.exists(kept) && starts++ >= STARTS_WITHOUT) {
        learn(java, kept);
      }
      return Files.exists(kept)
          ? List.of("-Xlog:disable", "-XX:SharedArchiveFile=" + kept, "-classpath", ofJars(kept))
          : List.of("-classpath", CLASS_PATH);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void learn(List<String> java, Path kept) throws IOException {
    Files.createDirectories(FOLDER);
    try (FileChannel file =
            FileChannel.open(
                FOLDER.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = file.tryLock()) {
      if (lock == null || Files.exists(kept)) {
        return;
      }
      pack(jar(kept));
      Path part = kept.resolveSibling("part.jsa");
      Files.deleteIfExists(part);
      List<String> starter = new ArrayList<>();
      starter.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      starter.addAll(java);
      starter.add("-XX:ArchiveClassesAtExit=" + part);
      starter.addAll(List.of("-classpath", ofJars(kept), "bot.klingbalance.cli.Main"));
      try (ScratchFolder scratch = ScratchFolder.of("kept-classes")) {
        new Training(scratch).ofBothChats(starter);
      } catch (Exception e) {
        throw new IOException("no bot to learn from", e);
      }
      Files.move(part, kept, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** The class path with one jar in place of its folders: of those Java keeps nothing. */
  private static String ofJars(Path kept) {
    List<String> places = new ArrayList<>();
    for (Path place : places()) {
      places.add((Files.isDirectory(place) ? jar(kept) : place).toString());
    }
    return places.stream().distinct().collect(Collectors.joining(File.pathSeparator));
  }

  /** With entries for the folders, too: migrations are found by theirs. */
  private static void pack(Path jar) throws IOException {
    Set<String> packed = new HashSet<>();
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(file)) {
      entries.setLevel(1);
      for (Path folder : places().stream().filter(Files::isDirectory).toList()) {
        for (Path each : below(folder)) {
          boolean isFolder = Files.isDirectory(each);
          String name = folder.relativize(each).toString().replace(File.separatorChar, '/');
          if (packed.add(name) && !name.isEmpty()) {
            entries.putNextEntry(new JarEntry(isFolder ? name + "/" : name));
            if (!isFolder) {
              Files.copy(each, entries);
            }
            entries.closeEntry();
          }
        }
      }
    }
  }

  /** What changes when any of the classes does. */
  private static String fingerprint() throws IOException {
    StringBuilder all = new StringBuilder(System.getProperty("java.home"));
    for (Path place : places()) {
      for (Path each : below(place)) {
        all.append(each).append(Files.size(each)).append(Files.getLastModifiedTime(each));
      }
    }
    return Integer.toHexString(all.toString().hashCode());
  }

  private static List<Path> below(Path place) throws IOException {
    try (Stream<Path> all = Files.walk(place)) {
      return all.sorted().toList();
    }
  }

  private static List<Path> places() {
    return Stream.of(CLASS_PATH.split(File.pathSeparator, -1))
        .map(Path::of)
        .filter(Files::exists)
        .toList();
  }

  private static Path jar(Path kept) {
    return Path.of(kept.toString().replaceFirst("\\.jsa$", ".jar"));
  }
}
