package bot.klingbalance.settings.reading;

import bot.klingbalance.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * What differs between two states of the settings, by the names of the keys and without any value.
 *
 * @param atOnce keys that a running bot takes over
 * @param atNextStart keys that it reads when it starts, and not again
 */
public record SettingsChange(List<String> atOnce, List<String> atNextStart) {
  /** Each key or list of the file, and whether a running bot takes it over. */
  static final List<Part> PARTS =
      List.of(
          fixed("useapi.token", settings -> settings.useApi().token()),
          fixed("useapi.base_url", settings -> settings.useApi().baseUrl()),
          fixed("slack.bot_token", settings -> settings.slack().botToken()),
          fixed("slack.app_token", settings -> settings.slack().appToken()),
          fixed("slack.signing_secret", settings -> settings.slack().signingSecret()),
          fixed("slack.port", settings -> settings.slack().port()),
          fixed("slack.api_url", settings -> settings.slack().apiUrl()),
          fixed("discord.token", settings -> settings.discord().token()),
          fixed("discord.guilds", settings -> settings.discord().guilds()),
          fixed("discord.api_url", settings -> settings.discord().apiUrl()),
          fixed("database.url", settings -> settings.database().url()),
          live("accounts.show", settings -> settings.accounts().patterns()),
          live("accounts.mask_in_channels", settings -> settings.accounts().maskedInChannels()),
          live("managers", Settings::managers),
          live("poll_every", Settings::pollEvery),
          live("watches", Settings::watches),
          live("clips", Settings::clips),
          live("packs", Settings::packs),
          fixed("health.port", settings -> settings.health().port()),
          fixed("health.bind", settings -> settings.health().bind()),
          live("health.ping_url", settings -> settings.health().pingUrl()),
          fixed("log.format", settings -> settings.log().format()),
          live("log.level", settings -> settings.log().level()),
          live("log.levels", settings -> settings.log().levels()));

  public SettingsChange {
    atOnce = List.copyOf(atOnce);
    atNextStart = List.copyOf(atNextStart);
  }

  /** A key, or a list or group that counts as one. */
  record Part(String name, boolean isLive, Function<Settings, Object> value) {
    boolean differs(Settings before, Settings after) {
      return !Objects.equals(value.apply(before), value.apply(after));
    }
  }

  /** What is another in {@code after} than in {@code before}, in the order of the file. */
  public static SettingsChange of(Settings before, Settings after) {
    return new SettingsChange(differing(before, after, true), differing(before, after, false));
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

  private static List<String> differing(Settings before, Settings after, boolean live) {
    return PARTS.stream()
        .filter(part -> part.isLive() == live)
        .filter(part -> part.differs(before, after))
        .map(Part::name)
        .toList();
  }

  private static Part live(String name, Function<Settings, Object> value) {
    return new Part(name, true, value);
  }

  private static Part fixed(String name, Function<Settings, Object> value) {
    return new Part(name, false, value);
  }
}
