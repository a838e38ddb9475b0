package bot.klingbalance.architecture;

import bot.klingbalance.account.AccountLookup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The sealed types of the core, as they were compiled: a new one is found by being there. */
final class SealedTypes {
  private static final String CLASS_FILE = ".class";

  private SealedTypes() {}

  static List<Class<?>> all() {
    Path classes = folder();
    try (Stream<Path> files = Files.walk(classes)) {
      return files
          .map(file -> classes.relativize(file).toString())
          .filter(name -> name.endsWith(CLASS_FILE) && !name.endsWith("package-info.class"))
          .map(name -> name.substring(0, name.length() - CLASS_FILE.length()))
          .<Class<?>>map(name -> load(name.replace('/', '.').replace('\\', '.')))
          .filter(Class::isSealed)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The method by which callers branch over all kinds, where the type declares one. */
  static Optional<Method> match(Class<?> sealed) {
    return Stream.of(sealed.getDeclaredMethods())
        .filter(method -> isMatch(method) && Modifier.isAbstract(method.getModifiers()))
        .findFirst();
  }

  /** Whether callers can branch over all kinds, be it as kinds of a wider type. */
  static boolean hasMatch(Class<?> sealed) {
    return Stream.of(sealed.getMethods()).anyMatch(SealedTypes::isMatch);
  }

  /** Its kinds; of a kind that is sealed itself, the kinds of that. */
  static List<Class<?>> kinds(Class<?> sealed) {
    return Stream.of(sealed.getPermittedSubclasses())
        .flatMap(kind -> kind.isSealed() ? kinds(kind).stream() : Stream.of(kind))
        .distinct()
        .toList();
  }

  private static boolean isMatch(Method method) {
    return method.getName().equals("match");
  }

  private static Path folder() {
    try {
      return Path.of(
          AccountLookup.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError("classes lie in a folder", e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, SealedTypes.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(name, e);
    }
  }
}
