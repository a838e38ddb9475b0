package bot.klingbalance.program;

import bot.klingbalance.account.Accounts;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.discord.DiscordCheck;
import bot.klingbalance.doctor.Check;
import bot.klingbalance.doctor.CheckResult;
import bot.klingbalance.doctor.CheckStatus;
import bot.klingbalance.doctor.ClockCheck;
import bot.klingbalance.doctor.DatabaseCheck;
import bot.klingbalance.doctor.Doctor;
import bot.klingbalance.doctor.DoctorReport;
import bot.klingbalance.doctor.ReferenceClock;
import bot.klingbalance.doctor.UnservedChannelsCheck;
import bot.klingbalance.doctor.UseApiCheck;
import bot.klingbalance.doctor.WayCheck;
import bot.klingbalance.http.network.Way;
import bot.klingbalance.message.Text;
import bot.klingbalance.settings.Settings;
import bot.klingbalance.settings.reading.SettingsMistake;
import bot.klingbalance.slack.SlackCheck;
import bot.klingbalance.watch.WatchedChannel;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;

/** Makes the checks of the doctor that fit the settings. */
public final class DoctorChecks {
  private static final String NO_TOKEN =
      "No token is set. Put the API token of useapi.net (user:1234-…) into USEAPI_TOKEN, or name a"
          + " file that holds it in USEAPI_TOKEN_FILE.";
  private static final String NO_CHAT =
      "No chat is set up. For Slack set SLACK_BOT_TOKEN and SLACK_APP_TOKEN (or, for HTTP mode,"
          + " SLACK_SIGNING_SECRET); for Discord set DISCORD_TOKEN.";

  private static final String FILES = "Files with secrets";

  private final Settings settings;
  private final Optional<Accounts> accounts;
  private final OkHttpClient http;
  private final Clock clock;

  /**
   * The checks for {@code settings}.
   *
   * @param accounts absent where the token for them is not set
   */
  DoctorChecks(Settings settings, Optional<Accounts> accounts, OkHttpClient http, Clock clock) {
    this.settings = settings;
    this.accounts = accounts;
    this.http = http;
    this.clock = clock;
  }

  /**
   * What there is to be read in the database.
   *
   * @param isShared whether several bots may use it
   */
  public static DatabaseCheck.Expected expected(Settings settings, boolean isShared) {
    return new DatabaseCheck.Expected(
        settings.watches().stream().map(WatchedChannel::channel).toList(),
        isShared,
        ChatSettings.discord(settings).isPresent());
  }

  /** What is told where the settings are wrong: there is nothing else to look at then. */
  public static DoctorReport mistaken(List<SettingsMistake> mistakes) {
    return new DoctorReport(
        mistakes.stream()
            .map(
                each ->
                    new CheckResult(
                        "Settings", CheckStatus.MEND, Text.of(each.sentence()), Text.EMPTY))
            .toList());
  }

  /**
   * Who can read what holds secrets, and the database.
   *
   * @param withSecrets a sentence for each file with secrets that others can read
   * @param database the same for the database
   */
  public static Check files(List<String> withSecrets, Optional<String> database) {
    List<String> objections = Stream.concat(withSecrets.stream(), database.stream()).toList();
    return Check.known(
        FILES,
        objections.isEmpty()
            ? List.of(
                CheckResult.fine(FILES, "No other user of this machine can read the secrets."))
            : objections.stream().map(each -> CheckResult.attention(FILES, each)).toList());
  }

  /** All that there is to look at. */
  public Doctor doctor(DatabaseCheck database) {
    return doctor(database, List.of());
  }

  /**
   * All checks, in the order in which one depends on the other.
   *
   * @param more checks beside these
   */
  public Doctor doctor(DatabaseCheck database, List<Check> more) {
    List<Check> all = new ArrayList<>();
    all.add(known("Settings", CheckResult.fine("Settings", "They are right.")));
    all.add(new WayCheck("useapi.net", new Way(settings.useApi().baseUrl(), http)));
    all.add(ofUseApi());
    all.add(new ClockCheck(referenceClocks(), clock));
    all.add(database);
    all.addAll(ofChats(database.watched()));
    all.addAll(more);
    return new Doctor(all);
  }

  /** Where there is no chat, the clock is moved by hand, and nothing is kept for long. */
  Doctor doctorOfDemo() {
    return new Doctor(List.of(ofUseApi()));
  }

  private Check ofUseApi() {
    return accounts
        .<Check>map(each -> new UseApiCheck(each, clock))
        .orElseGet(() -> known("useapi.net", CheckResult.mend("useapi.net token", NO_TOKEN)));
  }

  private List<Check> ofChats(CompletableFuture<List<Channel>> watched) {
    List<Check> chats = new ArrayList<>();
    ChatSettings.slack(settings)
        .ifPresent(
            slack -> {
              chats.add(way(Platform.SLACK, settings.slack().apiUrl()));
              chats.add(new SlackCheck(slack, http, watched));
            });
    ChatSettings.discord(settings)
        .ifPresent(
            discord -> {
              chats.add(way(Platform.DISCORD, settings.discord().apiUrl()));
              chats.add(new DiscordCheck(discord, http, watched));
            });
    if (chats.isEmpty()) {
      return List.of(known("Chats", CheckResult.mend("Chats", NO_CHAT)));
    }
    chats.add(new UnservedChannelsCheck(watched, served()));
    return chats;
  }

  private Check way(Platform platform, URI address) {
    return new WayCheck(platform.title(), new Way(address, http));
  }

  private Set<Platform> served() {
    Set<Platform> served = EnumSet.noneOf(Platform.class);
    settings.slack().botToken().ifPresent(token -> served.add(Platform.SLACK));
    settings.discord().token().ifPresent(token -> served.add(Platform.DISCORD));
    return served;
  }

  /** In the order in which they are believed. */
  private List<ReferenceClock> referenceClocks() {
    List<ReferenceClock> all = new ArrayList<>();
    all.add(new HttpDateClock("useapi.net", settings.useApi().baseUrl(), http));
    if (settings.slack().botToken().isPresent()) {
      all.add(new HttpDateClock(Platform.SLACK.title(), settings.slack().apiUrl(), http));
    }
    if (settings.discord().token().isPresent()) {
      all.add(new HttpDateClock(Platform.DISCORD.title(), settings.discord().apiUrl(), http));
    }
    return all;
  }

  private static Check known(String subject, CheckResult check) {
    return Check.known(subject, List.of(check));
  }
}
