package bot.klingbalance.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether files that are nobody else's business can be read by every user of the machine. It looks,
 * and changes nothing.
 *
 * <p>Quiet where nothing is to be mended: on Windows, whose rights are of another kind; for a file
 * whose folder lets nobody else in; and for secrets that a container is given, which are mounted
 * for all to read, and read-only.
 *
 * @param user who runs the bot, as the machine calls that user
 */
public record FilePermissions(String user) {
  /** Where Docker mounts secrets; source: docs.docker.com/engine/swarm/secrets. */
  private static final Path DOCKER_SECRETS = Path.of("/run/secrets");

  /** Those of this process. */
  public static FilePermissions ofThisProcess() {
    return new FilePermissions(System.getProperty("user.name", ""));
  }

  /**
   * A sentence with the command that mends it; nothing when none of these files can be read by
   * everybody.
   *
   * @param files those that belong together; some may not exist
   */
  public Optional<String> objectionTo(Collection<Path> files) {
    List<Path> open = files.stream().filter(this::isOpenToAll).toList();
    if (open.isEmpty()) {
      return Optional.empty();
    }
    String names = open.stream().map(FilePermissions::quoted).collect(Collectors.joining(" "));
    boolean isOwned = open.stream().allMatch(this::isOwned);
    String chown = isOwned ? "" : "chown %s %s && ".formatted(user, names);
    return Optional.of(
        "Every user of this machine can read %s. This mends it: %schmod 600 %s"
            .formatted(names, chown, names));
  }

  private boolean isOpenToAll(Path file) {
    try {
      Path real = file.toRealPath();
      return attributes(real)
              .filter(found -> found.permissions().contains(PosixFilePermission.OTHERS_READ))
              .isPresent()
          && isReachable(real)
          && !isMountedSecret(file, real);
    } catch (IOException absent) {
      return false;
    }
  }

  private boolean isOwned(Path file) {
    return attributes(file).filter(found -> found.owner().getName().equals(user)).isPresent();
  }

  private static boolean isReachable(Path file) {
    for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
      Set<PosixFilePermission> rights =
          attributes(folder).map(PosixFileAttributes::permissions).orElse(Set.of());
      if (!rights.contains(PosixFilePermission.OTHERS_EXECUTE)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isMountedSecret(Path file, Path real) throws IOException {
    return file.toAbsolutePath().startsWith(DOCKER_SECRETS)
        || Files.getFileStore(real).isReadOnly();
  }

  private static Optional<PosixFileAttributes> attributes(Path file) {
    try {
      PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
      return view == null ? Optional.empty() : Optional.of(view.readAttributes());
    } catch (IOException untold) {
      return Optional.empty();
    }
  }

  /** For a shell, where the name needs it. */
  private static String quoted(Path file) {
    String name = file.toString();
    return name.matches("[\\w./+:@%-]+") ? name : "'" + name.replace("'", "'\\''") + "'";
  }
}
