package bot.klingbalance.settings.reading;

import bot.klingbalance.account.ShownAccounts;
import bot.klingbalance.message.Clip;
import bot.klingbalance.message.Tone;
import bot.klingbalance.settings.AccountsShown;
import bot.klingbalance.settings.CheckedClip;
import bot.klingbalance.settings.CreditPack;
import bot.klingbalance.settings.DatabaseSection;
import bot.klingbalance.settings.DiscordSection;
import bot.klingbalance.settings.HealthSection;
import bot.klingbalance.settings.LogSection;
import bot.klingbalance.settings.MetricsSection;
import bot.klingbalance.settings.Settings;
import bot.klingbalance.settings.SlackSection;
import bot.klingbalance.settings.TlsSection;
import bot.klingbalance.settings.UseApiSection;
import bot.klingbalance.settings.key.AccountKeys;
import bot.klingbalance.settings.key.ConnectionKeys;
import bot.klingbalance.settings.key.OperationKeys;
import bot.klingbalance.settings.key.PriceKeys;
import bot.klingbalance.settings.key.WatchKeys;
import bot.klingbalance.settings.reading.KeyValues.Row;
import bot.klingbalance.watch.DailyTime;
import bot.klingbalance.watch.Escalation;
import bot.klingbalance.watch.WarnLimits;
import bot.klingbalance.watch.WatchedAccounts;
import bot.klingbalance.watch.WatchedChannel;
import bot.klingbalance.watch.Weekdays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.event.Level;

/**
 * Makes the settings of what is written, a method for each part of the file. Where a value does not
 * fit, its mistake is noted and the rest is read on, so that all mistakes come out at once.
 */
record SettingsBuilder(KeyValues values) {
  /** Where there was a mistake, only to see what else looks wrong: not to be run by. */
  Settings settings() {
    List<String> shown = values.all(AccountKeys.SHOW);
    return new Settings(
        useApi(),
        slack(),
        discord(),
        database(),
        new TlsSection(values.find(ConnectionKeys.TLS_EXTRA_CA)),
        new AccountsShown(shown, values.value(AccountKeys.MASK_IN_CHANNELS)),
        values.all(AccountKeys.MANAGERS),
        values.value(AccountKeys.ANSWER_WITHIN),
        values.value(AccountKeys.POLL_EVERY),
        present(values.rows("watches").stream().map(row -> watch(row, shown)).toList()),
        present(values.rows("clips").stream().map(SettingsBuilder::clip).toList()),
        present(values.rows("packs").stream().map(SettingsBuilder::pack).toList()),
        new MetricsSection(values.value(OperationKeys.METRICS_ACCOUNTS)),
        health(),
        log());
  }

  private DatabaseSection database() {
    return new DatabaseSection(
        values.value(ConnectionKeys.DATABASE_URL),
        values.find(ConnectionKeys.DATABASE_USER),
        values.find(ConnectionKeys.DATABASE_PASSWORD));
  }

  private UseApiSection useApi() {
    return new UseApiSection(
        values.secret(ConnectionKeys.USEAPI_TOKEN), values.value(ConnectionKeys.USEAPI_BASE_URL));
  }

  private SlackSection slack() {
    checkThatSlackIsWhole();
    return new SlackSection(
        values.secret(ConnectionKeys.SLACK_BOT_TOKEN),
        values.secret(ConnectionKeys.SLACK_APP_TOKEN),
        values.secret(ConnectionKeys.SLACK_SIGNING_SECRET),
        values.value(ConnectionKeys.SLACK_PORT),
        values.value(ConnectionKeys.SLACK_BIND),
        values.value(ConnectionKeys.SLACK_API_URL));
  }

  private void checkThatSlackIsWhole() {
    Optional<WrittenValue> bot = values.written(ConnectionKeys.SLACK_BOT_TOKEN);
    Optional<WrittenValue> way =
        values
            .written(ConnectionKeys.SLACK_APP_TOKEN)
            .or(() -> values.written(ConnectionKeys.SLACK_SIGNING_SECRET));
    if (bot.isEmpty() && way.isPresent()) {
      values.missing(way.get(), "slack.bot_token", "set for Slack, besides " + way.get().key());
    }
    if (bot.isPresent() && way.isEmpty()) {
      values.missing(
          bot.get(),
          "slack.app_token",
          "set for Slack (Socket Mode), or slack.signing_secret instead (HTTP mode)");
    }
  }

  private DiscordSection discord() {
    return new DiscordSection(
        values.secret(ConnectionKeys.DISCORD_TOKEN),
        values.all(ConnectionKeys.DISCORD_GUILDS),
        values.value(ConnectionKeys.DISCORD_API_URL));
  }

  private HealthSection health() {
    return new HealthSection(
        values.value(OperationKeys.HEALTH_PORT),
        values.value(OperationKeys.HEALTH_BIND),
        values.find(OperationKeys.HEALTH_PING_URL));
  }

  private LogSection log() {
    Map<String, Level> levels = new TreeMap<>();
    OperationKeys.LOG_LEVELS.forEach(
        (name, key) -> values.find(key).ifPresent(level -> levels.put(name, level)));
    return new LogSection(
        values.value(OperationKeys.LOG_FORMAT), values.value(OperationKeys.LOG_LEVEL), levels);
  }

  private static Optional<WatchedChannel> watch(Row row, List<String> shown) {
    var mayBeShown = new ShownAccounts(shown);
    row.only(
        WatchKeys.ACCOUNTS,
        watched ->
            shown.isEmpty()
                || watched.match(
                    all -> true, these -> these.emails().stream().allMatch(mayBeShown)),
        "an account that accounts.show lets people see");
    var channel = row.required(WatchKeys.CHANNEL);
    var accounts = row.allRequired(WatchKeys.ACCOUNTS).stream().reduce(WatchedAccounts::and);
    var at = row.required(WatchKeys.DAILY_AT);
    var zone = row.required(WatchKeys.TIME_ZONE);
    WarnLimits warn = warn(row);
    Map<Tone, String> mentions = mentions(row);
    boolean urgent = row.value(WatchKeys.URGENT);
    Optional<Escalation> escalation = escalation(row);
    boolean report = row.find(WatchKeys.REPORT).isPresent();
    if (channel.isEmpty() || accounts.isEmpty() || at.isEmpty() || zone.isEmpty()) {
      return Optional.empty();
    }
    DailyTime daily = new DailyTime(at.get(), zone.get());
    return Optional.of(
        new WatchedChannel(
            channel.get(), accounts.get(), daily, warn, mentions, urgent, escalation, report));
  }

  private static Optional<Escalation> escalation(Row row) {
    row.together(WatchKeys.ESCALATE_AFTER, WatchKeys.ESCALATE_MENTION);
    var after = row.find(WatchKeys.ESCALATE_AFTER);
    var mention = row.find(WatchKeys.ESCALATE_MENTION);
    return after.flatMap(time -> mention.map(whom -> new Escalation(time, whom)));
  }

  private static WarnLimits warn(Row row) {
    return new WarnLimits(
        row.value(WatchKeys.BELOW_CREDITS),
        row.value(WatchKeys.BELOW_PERCENT),
        row.value(WatchKeys.RUNWAY_DAYS),
        row.value(WatchKeys.EXPIRING_DAYS),
        row.value(WatchKeys.SESSION_DAYS),
        row.value(WatchKeys.UNUSUAL),
        row.all(WatchKeys.DAYS).stream().reduce(Weekdays::and).orElse(Weekdays.EVERY));
  }

  private static Map<Tone, String> mentions(Row row) {
    Map<Tone, String> mentions = new TreeMap<>();
    row.find(WatchKeys.MENTION_CRITICAL).ifPresent(who -> mentions.put(Tone.CRITICAL, who));
    row.find(WatchKeys.MENTION_WARNING).ifPresent(who -> mentions.put(Tone.WARNING, who));
    row.find(WatchKeys.MENTION_NOTICE).ifPresent(who -> mentions.put(Tone.NOTICE, who));
    return mentions;
  }

  private static Optional<CheckedClip> clip(Row row) {
    var name = row.required(PriceKeys.CLIP_NAME);
    var price = row.required(PriceKeys.CLIP_CREDITS);
    var checked = row.find(PriceKeys.CLIP_CHECKED);
    var model = row.find(PriceKeys.CLIP_MODEL);
    return name.flatMap(
        is -> price.map(credits -> new CheckedClip(new Clip(is, credits, model), checked)));
  }

  private static Optional<CreditPack> pack(Row row) {
    var credits = row.required(PriceKeys.PACK_CREDITS);
    var price = row.required(PriceKeys.PACK_PRICE);
    var checked = row.find(PriceKeys.PACK_CHECKED);
    return credits.flatMap(buys -> price.map(is -> new CreditPack(buys, is, checked)));
  }

  private static <T> List<T> present(List<Optional<T>> found) {
    return found.stream().flatMap(Optional::stream).toList();
  }
}
