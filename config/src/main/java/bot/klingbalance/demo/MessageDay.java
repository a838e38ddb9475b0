package bot.klingbalance.demo;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.AccountNames;
import bot.klingbalance.account.Balance;
import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.PlatformUser;
import bot.klingbalance.digest.ChannelState;
import bot.klingbalance.digest.CheckDecision;
import bot.klingbalance.digest.DailyCheck;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.digest.DigestLine;
import bot.klingbalance.digest.DigestMessage;
import bot.klingbalance.digest.DigestRefresh;
import bot.klingbalance.digest.Taken;
import bot.klingbalance.digest.wording.DigestWording;
import bot.klingbalance.finding.ChannelReadings;
import bot.klingbalance.finding.Finding;
import bot.klingbalance.finding.Severity;
import bot.klingbalance.finding.WatchedReading;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Tone;
import bot.klingbalance.pack.Pack;
import bot.klingbalance.terminal.Screen;
import bot.klingbalance.watch.ChannelWatches;
import bot.klingbalance.watch.DailyTime;
import bot.klingbalance.watch.WarnLimits;
import bot.klingbalance.watch.Watch;
import bot.klingbalance.watch.WatchChange;
import bot.klingbalance.watch.WatchedAccounts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A day of a warning in two channels that watch the same accounts: posted, mentioned once more,
 * taken, and struck through after a top-up. Its messages are made as the bot makes them; nothing is
 * kept of it, and no time passes.
 */
final class MessageDay {
  private static final Channel STUDIO = new Channel(Platform.SLACK, "studio");
  private static final Channel RENDERS = new Channel(Platform.DISCORD, "renders");
  private static final LocalTime NINE = LocalTime.of(9, 0);
  private static final Duration ESCALATED_AFTER = Duration.ofHours(2);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

  private final Screen screen;
  private final DailyTime daily;
  private final Instant nine;
  private final DigestWording wording;

  MessageDay(Screen screen) {
    this.screen = screen;
    ZoneId zone = screen.now().getZone();
    LocalDate today = screen.now().toLocalDate();
    this.daily = new DailyTime(NINE, zone);
    this.nine = daily.runOn(today).orElseGet(() -> today.atStartOfDay(zone).toInstant());
    this.wording =
        new DigestWording(
            AccountNames.masked(List.of()),
            Map.of(Tone.CRITICAL, "@here"),
            List.of(new Pack(Credits.of(660), "$10")),
            zone,
            Optional.of("@leads"));
  }

  void show() {
    ChannelReadings morning = readings(nine, 42, 310);
    CheckDecision check = check(STUDIO, morning);
    Digest studio = check.digest().orElseThrow();
    Digest renders = check(RENDERS, morning).digest().orElseThrow();
    tell(nine, "posted in #studio on Slack, and in #renders on Discord", studio);

    Instant escalated = nine.plus(ESCALATED_AFTER);
    tell(
        escalated,
        "nobody has taken what is critical: posted in #studio",
        again(studio, escalated));

    Instant pressed = escalated.plus(Duration.ofMinutes(5));
    WatchChange ana = new WatchChange(new PlatformUser(Platform.SLACK, "ana"), "ana", pressed);
    List<Taken> taken = Taken.of(studio, studio.openAccounts(), ana);
    studio = studio.taken(taken);
    tell(
        pressed,
        "ana has pressed I'm on it in #studio: changed there, and in #renders",
        renders.taken(Taken.of(renders, renders.openAccounts(), ana)));

    Instant toppedUp = pressed.plus(Duration.ofHours(1));
    ChannelState state = new ChannelState(Optional.of(check.memory()), List.of(), taken);
    tell(
        toppedUp,
        "a top-up was read: changed in both",
        DigestRefresh.of(studio, watches(STUDIO), readings(toppedUp, 702, 310), state, toppedUp));
  }

  private void tell(Instant at, String what, Digest digest) {
    screen.print("\n── %s, %s ──\n".formatted(at.atZone(daily.zone()).format(TIME), what));
    ChatMessage message = DigestMessage.of(digest, wording);
    screen.show(
        new ChatMessage(
            message.tone(), message.heading(), message.body(), List.of(), message.footnote()));
  }

  private CheckDecision check(Channel channel, ChannelReadings readings) {
    return DailyCheck.of(watches(channel), readings, ChannelState.NEW, nine);
  }

  private ChannelWatches watches(Channel channel) {
    WatchChange made = new WatchChange(new PlatformUser(Platform.SLACK, "ana"), "ana", nine);
    Watch all =
        new Watch(
            channel,
            1,
            new WatchedAccounts.All(),
            WarnLimits.STANDARD,
            false,
            new Watch.Origin.Chat(made, made));
    return new ChannelWatches(channel, Optional.of(daily), List.of(all));
  }

  private Digest again(Digest told, Instant now) {
    List<Finding> critical =
        told.open().stream().filter(each -> each.level() == Severity.CRITICAL).toList();
    return new Digest(
        told.key().again(told.key().date(), 1),
        now,
        told.dayEnds(),
        told.accounts(),
        critical.stream().map(each -> new DigestLine(each, false)).toList(),
        List.of(),
        List.of(),
        Optional.empty());
  }

  private ChannelReadings readings(Instant at, long studio, long renders) {
    return ChannelReadings.of(
        Stream.of(account("studio@example.com", studio), account("renders@example.com", renders))
            .map(account -> WatchedReading.of(new Found(account, at)))
            .toList());
  }

  private KlingAccount account(String email, long left) {
    CreditPackage plan =
        new CreditPackage(
            Optional.of("plan"),
            Optional.of(Credits.of(3_300)),
            Optional.of(Credits.of(left)),
            Optional.of(nine.minus(Duration.ofDays(20))),
            Optional.of(nine.plus(Duration.ofDays(11))));
    return new KlingAccount(
        new AccountEmail(email),
        new Balance(Optional.of(Credits.of(left)), List.of(plan), Optional.empty()),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty());
  }
}
