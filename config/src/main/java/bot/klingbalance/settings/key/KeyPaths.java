package bot.klingbalance.settings.key;

import bot.klingbalance.settings.LogSection;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The list of keys as a tree, to walk down a file by. Indices in a path do not matter. */
public final class KeyPaths {
  private static final Map<String, SettingKey<?>> BY_NAME = byName();
  private static final Map<String, Set<String>> CHILDREN = children();

  private KeyPaths() {}

  public static boolean isValue(String path) {
    return BY_NAME.containsKey(general(path));
  }

  public static boolean isListOfValues(String path) {
    return BY_NAME.containsKey(general(path) + "[]");
  }

  public static boolean isListOfGroups(String path) {
    return CHILDREN.containsKey(general(path) + "[]");
  }

  /** Whether the list of values at {@code path} says something when it has none. */
  public static boolean mayBeEmpty(String path) {
    return key(path).mayBeEmpty();
  }

  /** The key at {@code path}, which is one. */
  public static SettingKey<?> key(String path) {
    SettingKey<?> key = BY_NAME.get(general(path));
    if (key == null) {
      throw new IllegalArgumentException("no key " + path);
    }
    return key;
  }

  /** What can stand in the group at {@code path}, which is one; the root is the empty path. */
  public static Collection<String> childrenOf(String path) {
    return CHILDREN.getOrDefault(general(path), Set.of());
  }

  /**
   * What to write instead of a mistyped key, as a clause of its own. In the group of the log's
   * levels, where one name is as likely as another, all of them.
   */
  public static String remedy(String path, String typed) {
    String nearest = "the nearest one is " + nearest(path, typed);
    return path.equals(OperationKeys.LEVELS)
        ? nearest + "; it has to be one of " + String.join(", ", LogSection.PACKAGES)
        : nearest;
  }

  /**
   * The known key nearest to a mistyped one: in the same group, or where none there is near, one of
   * another group by the same name.
   */
  private static String nearest(String path, String typed) {
    String sibling =
        NearestKey.to(
            cut(typed), childrenOf(path).stream().filter(each -> !isOldName(path, each)).toList());
    if (!NearestKey.isNear(cut(typed), sibling)) {
      List<SettingKey<?>> elsewhere =
          SettingKeys.ALL.stream()
              .filter(key -> !key.isOldName())
              .filter(key -> NearestKey.isNear(cut(typed), lastPart(key)))
              .toList();
      if (!elsewhere.isEmpty()) {
        return elsewhere.get(0).shownName();
      }
    }
    return SettingKey.shown(path.isEmpty() ? sibling : path + "." + sibling);
  }

  private static boolean isOldName(String path, String child) {
    SettingKey<?> key = BY_NAME.get(general(path) + "." + child);
    return key != null && key.isOldName();
  }

  private static String cut(String typed) {
    return typed.substring(0, Math.min(typed.length(), 40));
  }

  private static String lastPart(SettingKey<?> key) {
    return key.shownName().substring(key.shownName().lastIndexOf('.') + 1);
  }

  private static String general(String path) {
    return path.replaceAll("\\[\\d+]", "[]");
  }

  private static Map<String, SettingKey<?>> byName() {
    Map<String, SettingKey<?>> keys = new LinkedHashMap<>();
    SettingKeys.ALL.forEach(key -> keys.put(key.name(), key));
    return keys;
  }

  private static Map<String, Set<String>> children() {
    Map<String, Set<String>> children = new LinkedHashMap<>();
    for (SettingKey<?> key : SettingKeys.ALL) {
      String parent = "";
      for (String part : key.name().split("\\.", -1)) {
        children.computeIfAbsent(parent, any -> new LinkedHashSet<>()).add(part.replace("[]", ""));
        parent = parent.isEmpty() ? part : parent + "." + part;
      }
    }
    return children;
  }
}
