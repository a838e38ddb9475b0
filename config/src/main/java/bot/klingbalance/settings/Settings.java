package bot.klingbalance.settings;

import bot.klingbalance.chat.PlatformUser;
import bot.klingbalance.watch.WatchedChannel;
import java.time.Duration;
import java.util.List;

/**
 * Everything that can be set, a component for each part of the file. Printing it shows no token; it
 * does show addresses of accounts, so it is not for the log.
 *
 * @param managers who may change watches; nobody named: the platform's own rule holds
 * @param answerWithin how long a person waits for useapi.net before the last reading is shown
 * @param pollEvery how often the bot reads watched accounts by itself
 * @param watches those of the file, besides the ones made in chat
 * @param clips what a team renders, to count credits in; none unless set, as prices change
 * @param packs what can be bought; none unless set, as prices change
 */
public record Settings(
    UseApiSection useApi,
    SlackSection slack,
    DiscordSection discord,
    DatabaseSection database,
    TlsSection tls,
    AccountsShown accounts,
    List<PlatformUser> managers,
    Duration answerWithin,
    Duration pollEvery,
    List<WatchedChannel> watches,
    List<CheckedClip> clips,
    List<CreditPack> packs,
    MetricsSection metrics,
    HealthSection health,
    LogSection log) {
  public Settings {
    managers = List.copyOf(managers);
    watches = List.copyOf(watches);
    clips = List.copyOf(clips);
    packs = List.copyOf(packs);
  }
}
