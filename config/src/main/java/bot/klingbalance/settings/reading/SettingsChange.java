package bot.klingbalance.settings.reading;

import bot.klingbalance.settings.key.Effect;
import java.util.ArrayList;
import java.util.List;

/**
 * What differs between two states of the settings, by the names of the keys and without any value.
 *
 * @param atOnce keys that a running bot takes over
 * @param atNextStart keys that it reads when it starts, and not again
 */
public record SettingsChange(List<String> atOnce, List<String> atNextStart) {
  public SettingsChange {
    atOnce = List.copyOf(atOnce);
    atNextStart = List.copyOf(atNextStart);
  }

  /** What is another in {@code after} than in {@code before}, in the order of the file. */
  public static SettingsChange of(LoadedSettings before, LoadedSettings after) {
    List<SettingsPart> differing =
        SettingsPart.all().stream().filter(part -> before.differs(part, after)).toList();
    return new SettingsChange(names(differing, Effect.LIVE), names(differing, Effect.AT_RESTART));
  }

  public boolean isNone() {
    return atOnce.isEmpty() && atNextStart.isEmpty();
  }

  /** All of it in one line. */
  public String sentence() {
    List<String> clauses = new ArrayList<>();
    if (!atOnce.isEmpty()) {
      clauses.add("taken over: " + String.join(", ", atOnce));
    }
    if (!atNextStart.isEmpty()) {
      clauses.add("takes effect at the next start: " + String.join(", ", atNextStart));
    }
    return "The settings have changed; %s.".formatted(String.join("; ", clauses));
  }

  private static List<String> names(List<SettingsPart> parts, Effect effect) {
    return parts.stream().filter(part -> part.effect() == effect).map(SettingsPart::name).toList();
  }
}
