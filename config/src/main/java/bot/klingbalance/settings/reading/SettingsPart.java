package bot.klingbalance.settings.reading;

import bot.klingbalance.settings.key.Effect;
import bot.klingbalance.settings.key.SettingKey;
import bot.klingbalance.settings.key.SettingKeys;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a reload tells as one: a key, or all keys of a list such as {@code watches} or of a group
 * within a group such as {@code log.levels}.
 *
 * @param effect that of its keys, which is the same for all
 */
record SettingsPart(String name, Effect effect) {
  private static final Map<String, SettingsPart> ALL = ofKeys(SettingKeys.ALL);

  /** In the order of the file. */
  static List<SettingsPart> all() {
    return List.copyOf(ALL.values());
  }

  /** The part of that name, which is one. */
  static SettingsPart of(String name) {
    SettingsPart part = ALL.get(name);
    if (part == null) {
      throw new IllegalArgumentException("no part " + name);
    }
    return part;
  }

  /** The name of the part to which the value at {@code path} belongs. */
  static String nameOf(String path) {
    String beforeList = path.contains("[") ? path.substring(0, path.indexOf('[')) : path;
    String[] names = beforeList.split("\\.", -1);
    return names.length > 2 ? names[0] + "." + names[1] : beforeList;
  }

  /** The parts of these keys. Fails where keys of one part take effect at different times. */
  static Map<String, SettingsPart> ofKeys(Collection<SettingKey<?>> keys) {
    Map<String, SettingsPart> parts = new LinkedHashMap<>();
    for (SettingKey<?> key : keys) {
      SettingsPart part = new SettingsPart(nameOf(key.name()), key.effect());
      SettingsPart before = parts.putIfAbsent(part.name(), part);
      if (before != null && before.effect() != part.effect()) {
        throw new IllegalArgumentException(key.name() + " takes effect at another time");
      }
    }
    return parts;
  }
}
