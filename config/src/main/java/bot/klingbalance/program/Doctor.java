package bot.klingbalance.program;

import bot.klingbalance.account.Accounts;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.checkup.Check;
import bot.klingbalance.checkup.Checkup;
import bot.klingbalance.checkup.ClockExamination;
import bot.klingbalance.checkup.DatabaseExamination;
import bot.klingbalance.checkup.Examination;
import bot.klingbalance.checkup.Timepiece;
import bot.klingbalance.checkup.UnservedChannels;
import bot.klingbalance.checkup.UseApiExamination;
import bot.klingbalance.discord.DiscordExamination;
import bot.klingbalance.settings.Settings;
import bot.klingbalance.slack.SlackExamination;
import bot.klingbalance.watch.WatchedChannel;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import okhttp3.OkHttpClient;

/** Knows what there is to look at, for the settings at hand. */
final class Doctor {
  private static final String NO_TOKEN =
      "No token is set. Put the API token of useapi.net (user:1234-…) into USEAPI_TOKEN, or name a"
          + " file that holds it in USEAPI_TOKEN_FILE.";
  private static final String NO_CHAT =
      "No chat is set up. For Slack set SLACK_BOT_TOKEN and SLACK_APP_TOKEN (or, for HTTP mode,"
          + " SLACK_SIGNING_SECRET); for Discord set DISCORD_TOKEN.";

  private final Settings settings;
  private final Optional<Accounts> accounts;
  private final OkHttpClient http;
  private final Clock clock;

  /**
   * A doctor for {@code settings}.
   *
   * @param accounts absent where the token for them is not set
   */
  Doctor(Settings settings, Optional<Accounts> accounts, OkHttpClient http, Clock clock) {
    this.settings = settings;
    this.accounts = accounts;
    this.http = http;
    this.clock = clock;
  }

  /** The channels that the settings want to be warned. */
  static List<Channel> channels(Settings settings) {
    return settings.watches().stream().map(WatchedChannel::channel).toList();
  }

  /** All that there is to look at. */
  Checkup checkup(DatabaseExamination database) {
    return checkup(database, List.of());
  }

  /**
   * All that there is to look at, in the order in which one depends on the other.
   *
   * @param more what is looked at besides
   */
  Checkup checkup(DatabaseExamination database, List<Examination> more) {
    List<Examination> all = new ArrayList<>();
    all.add(known("Settings", Check.fine("Settings", "They are right.")));
    all.add(ofUseApi());
    all.add(new ClockExamination(timepieces(), clock));
    all.add(database);
    all.addAll(ofChats(database.watched()));
    all.addAll(more);
    return new Checkup(all);
  }

  /** Where there is no chat, the clock is moved by hand, and nothing is kept for long. */
  Checkup checkupOfDemo() {
    return new Checkup(List.of(ofUseApi()));
  }

  private Examination ofUseApi() {
    return accounts
        .<Examination>map(each -> new UseApiExamination(each, clock))
        .orElseGet(() -> known("useapi.net", Check.mend("useapi.net token", NO_TOKEN)));
  }

  private List<Examination> ofChats(CompletableFuture<List<Channel>> watched) {
    List<Examination> chats = new ArrayList<>();
    ChatSettings.slack(settings)
        .ifPresent(slack -> chats.add(new SlackExamination(slack, http, watched)));
    ChatSettings.discord(settings)
        .ifPresent(discord -> chats.add(new DiscordExamination(discord, http, watched)));
    if (chats.isEmpty()) {
      return List.of(known("Chats", Check.mend("Chats", NO_CHAT)));
    }
    chats.add(new UnservedChannels(watched, served()));
    return chats;
  }

  private Set<Platform> served() {
    Set<Platform> served = EnumSet.noneOf(Platform.class);
    settings.slack().botToken().ifPresent(token -> served.add(Platform.SLACK));
    settings.discord().token().ifPresent(token -> served.add(Platform.DISCORD));
    return served;
  }

  /** In the order in which they are believed. */
  private List<Timepiece> timepieces() {
    List<Timepiece> all = new ArrayList<>();
    all.add(new HttpDate("useapi.net", settings.useApi().baseUrl(), http));
    if (settings.slack().botToken().isPresent()) {
      all.add(new HttpDate(Platform.SLACK.title(), settings.slack().apiUrl(), http));
    }
    if (settings.discord().token().isPresent()) {
      all.add(new HttpDate(Platform.DISCORD.title(), settings.discord().apiUrl(), http));
    }
    return all;
  }

  private static Examination known(String subject, Check check) {
    return Examination.known(subject, List.of(check));
  }
}
