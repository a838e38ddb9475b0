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
import bot.klingbalance.settings.Settings;
import bot.klingbalance.settings.SlackSection;
import bot.klingbalance.settings.UseApiSection;
import bot.klingbalance.settings.key.SettingKeys;
import bot.klingbalance.settings.reading.KeyValues.Row;
import bot.klingbalance.watch.DailyTime;
import bot.klingbalance.watch.WarnLimits;
import bot.klingbalance.watch.WatchedAccounts;
import bot.klingbalance.watch.WatchedAccounts.These;
import bot.klingbalance.watch.WatchedChannel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.event.Level;

/**
 * The settings as the answers say, a method for each part of the file. Where an answer does not
 * fit, its mistake is noted and the rest is read on, so that all mistakes come out at once.
 */
final class SettingsBuilder {
  private final KeyValues answers;

  SettingsBuilder(KeyValues answers) {
    this.answers = answers;
  }

  /** Of no use where there was a mistake. */
  Settings settings() {
    List<String> shown = answers.all(SettingKeys.ACCOUNTS_SHOW);
    return new Settings(
        useApi(),
        slack(),
        discord(),
        new DatabaseSection(answers.value(SettingKeys.DATABASE_URL)),
        new AccountsShown(shown, answers.value(SettingKeys.ACCOUNTS_MASK)),
        answers.all(SettingKeys.MANAGERS),
        answers.value(SettingKeys.POLL_EVERY),
        present(answers.rows("watches").stream().map(row -> watch(row, shown)).toList()),
        present(answers.rows("clips").stream().map(SettingsBuilder::clip).toList()),
        present(answers.rows("packs").stream().map(SettingsBuilder::pack).toList()),
        health(),
        log());
  }

  private UseApiSection useApi() {
    return new UseApiSection(
        answers.find(SettingKeys.USEAPI_TOKEN), answers.value(SettingKeys.USEAPI_BASE_URL));
  }

  private SlackSection slack() {
    checkThatSlackIsWhole();
    return new SlackSection(
        answers.find(SettingKeys.SLACK_BOT_TOKEN),
        answers.find(SettingKeys.SLACK_APP_TOKEN),
        answers.find(SettingKeys.SLACK_SIGNING_SECRET),
        answers.value(SettingKeys.SLACK_PORT),
        answers.value(SettingKeys.SLACK_API_URL));
  }

  private void checkThatSlackIsWhole() {
    Optional<WrittenValue> bot = answers.written(SettingKeys.SLACK_BOT_TOKEN);
    Optional<WrittenValue> way =
        answers
            .written(SettingKeys.SLACK_APP_TOKEN)
            .or(() -> answers.written(SettingKeys.SLACK_SIGNING_SECRET));
    if (bot.isEmpty() && way.isPresent()) {
      answers.missing(
          way.get(), "slack.bot_token", "set for SlackSection, besides " + way.get().key());
    }
    if (bot.isPresent() && way.isEmpty()) {
      answers.missing(
          bot.get(),
          "slack.app_token",
          "set for SlackSection (Socket Mode), or slack.signing_secret instead (HTTP mode)");
    }
  }

  private DiscordSection discord() {
    return new DiscordSection(
        answers.find(SettingKeys.DISCORD_TOKEN),
        answers.all(SettingKeys.DISCORD_GUILDS),
        answers.value(SettingKeys.DISCORD_API_URL));
  }

  private HealthSection health() {
    return new HealthSection(
        answers.value(SettingKeys.HEALTH_PORT),
        answers.value(SettingKeys.HEALTH_BIND),
        answers.find(SettingKeys.HEALTH_PING_URL));
  }

  private LogSection log() {
    Map<String, Level> levels = new TreeMap<>();
    SettingKeys.LOG_LEVELS.forEach(
        (room, key) -> answers.find(key).ifPresent(level -> levels.put(room, level)));
    return new LogSection(
        answers.value(SettingKeys.LOG_FORMAT), answers.value(SettingKeys.LOG_LEVEL), levels);
  }

  private static Optional<WatchedChannel> watch(Row row, List<String> shown) {
    var mayBeShown = new ShownAccounts(shown);
    row.only(
        SettingKeys.WATCH_ACCOUNTS,
        watched ->
            !(watched instanceof These these)
                || shown.isEmpty()
                || these.emails().stream().allMatch(mayBeShown),
        "an account that accounts.show lets people see");
    var channel = row.required(SettingKeys.WATCH_CHANNEL);
    var accounts =
        row.allRequired(SettingKeys.WATCH_ACCOUNTS).stream().reduce(WatchedAccounts::and);
    var at = row.required(SettingKeys.WATCH_DAILY_AT);
    var zone = row.required(SettingKeys.WATCH_TIME_ZONE);
    WarnLimits warn = warn(row);
    Map<Tone, String> mentions = mentions(row);
    boolean urgent = row.value(SettingKeys.WATCH_URGENT);
    if (channel.isEmpty() || accounts.isEmpty() || at.isEmpty() || zone.isEmpty()) {
      return Optional.empty();
    }
    DailyTime daily = new DailyTime(at.get(), zone.get());
    return Optional.of(
        new WatchedChannel(channel.get(), accounts.get(), daily, warn, mentions, urgent));
  }

  private static WarnLimits warn(Row row) {
    return new WarnLimits(
        row.value(SettingKeys.WARN_BELOW_CREDITS),
        row.value(SettingKeys.WARN_BELOW_PERCENT),
        row.value(SettingKeys.WARN_RUNWAY_DAYS),
        row.value(SettingKeys.WARN_EXPIRING_DAYS),
        row.value(SettingKeys.WARN_SESSION_DAYS));
  }

  private static Map<Tone, String> mentions(Row row) {
    Map<Tone, String> mentions = new EnumMap<>(Tone.class);
    row.find(SettingKeys.MENTION_CRITICAL).ifPresent(who -> mentions.put(Tone.CRITICAL, who));
    row.find(SettingKeys.MENTION_WARNING).ifPresent(who -> mentions.put(Tone.WARNING, who));
    row.find(SettingKeys.MENTION_NOTICE).ifPresent(who -> mentions.put(Tone.NOTICE, who));
    return mentions;
  }

  private static Optional<CheckedClip> clip(Row row) {
    var name = row.required(SettingKeys.CLIP_NAME);
    var price = row.required(SettingKeys.CLIP_CREDITS);
    var checked = row.find(SettingKeys.CLIP_CHECKED);
    return name.flatMap(
        is -> price.map(credits -> new CheckedClip(new Clip(is, credits), checked)));
  }

  private static Optional<CreditPack> pack(Row row) {
    var credits = row.required(SettingKeys.PACK_CREDITS);
    var price = row.required(SettingKeys.PACK_PRICE);
    var checked = row.find(SettingKeys.PACK_CHECKED);
    return credits.flatMap(buys -> price.map(is -> new CreditPack(buys, is, checked)));
  }

  private static <T> List<T> present(List<Optional<T>> found) {
    return found.stream().flatMap(Optional::stream).toList();
  }
}
