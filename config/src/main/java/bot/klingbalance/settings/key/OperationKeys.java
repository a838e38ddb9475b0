package bot.klingbalance.settings.key;

import bot.klingbalance.secret.Secret;
import bot.klingbalance.settings.LogSection;
import bot.klingbalance.settings.LogSection.Format;
import bot.klingbalance.settings.MetricsSection.AccountLabel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.event.Level;

/** The keys by which whoever runs the bot sees how it is: the health report and the log. */
public final class OperationKeys {
  /** The group of the levels of single packages. */
  static final String LEVELS = "log.levels";

  private static final KeyList KEYS = new KeyList();

  public static final SettingKey<AccountLabel> METRICS_ACCOUNTS =
      KEYS.add(
          SettingKey.live(
                  "metrics.accounts",
                  ValueTypes.oneOf(AccountLabel.class),
                  "whether the metrics show what each account has, and under which name")
              .defaultsTo("none"));

  public static final SettingKey<Integer> HEALTH_PORT =
      KEYS.add(
          SettingKey.atRestart(
                  "health.port", AmountTypes.PORT, "where the health report is served; 0: nowhere")
              .from("HEALTH_PORT")
              .defaultsTo("9464"));
  public static final SettingKey<String> HEALTH_BIND =
      KEYS.add(
          SettingKey.atRestart("health.bind", ValueTypes.HOST, "the address it is served on")
              .defaultsTo("127.0.0.1"));
  public static final SettingKey<Secret> HEALTH_PING_URL =
      KEYS.add(
          SettingKey.live("health.ping_url", ValueTypes.PING_URL, "called while the bot is well"));

  public static final SettingKey<Format> LOG_FORMAT =
      KEYS.add(
          SettingKey.atRestart(
                  "log.format", ValueTypes.oneOf(Format.class), "how a line of the log looks")
              .from("LOG_FORMAT")
              .defaultsTo("text"));
  public static final SettingKey<Level> LOG_LEVEL =
      KEYS.add(
          SettingKey.live("log.level", ValueTypes.oneOf(Level.class), "how much is logged")
              .from("LOG_LEVEL")
              .defaultsTo("info"));

  /** The level of each package, by its name; those that an older version had come last. */
  public static final Map<String, SettingKey<Level>> LOG_LEVELS = levels();

  static final List<SettingKey<?>> ALL = KEYS.inOrder();

  private OperationKeys() {}

  private static Map<String, SettingKey<Level>> levels() {
    Map<String, SettingKey<Level>> levels = new LinkedHashMap<>();
    for (String name : LogSection.PACKAGES) {
      levels.put(name, KEYS.add(level(name, "how much the bot's package %s logs".formatted(name))));
    }
    LogSection.OLD_NAMES.forEach(
        (name, packages) ->
            levels.computeIfAbsent(
                name,
                old ->
                    KEYS.add(
                        level(old, "the old name of " + String.join(", ", packages))
                            .is(Presence.OLD_NAME))));
    return levels;
  }

  private static SettingKey<Level> level(String name, String meaning) {
    return SettingKey.live(LEVELS + "." + name, ValueTypes.oneOf(Level.class), meaning);
  }
}
