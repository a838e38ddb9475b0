package bot.klingbalance.settings.key;

import java.util.ArrayList;
import java.util.List;

/** The keys of a part of the file, in the order in which they are declared. */
final class KeyList {
  private final List<SettingKey<?>> keys = new ArrayList<>();

  <T> SettingKey<T> add(SettingKey<T> key) {
    keys.add(key);
    return key;
  }

  List<SettingKey<?>> inOrder() {
    return List.copyOf(keys);
  }
}
