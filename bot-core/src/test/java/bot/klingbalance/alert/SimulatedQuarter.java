package bot.klingbalance.alert;

import static bot.klingbalance.watch.SomeWatches.NINE_IN_BERLIN;
import static bot.klingbalance.watch.SomeWatches.RENDERS;
import static bot.klingbalance.watch.SomeWatches.by;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.AccountNames;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.alert.QuarterScore.Kind;
import bot.klingbalance.check.ChannelCheck;
import bot.klingbalance.check.ReportRounds;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.digest.DigestMessage;
import bot.klingbalance.digest.wording.DigestWording;
import bot.klingbalance.finding.ChannelReadings;
import bot.klingbalance.finding.Finding;
import bot.klingbalance.forecast.SimulatedLives;
import bot.klingbalance.forecast.SimulatedLives.Life;
import bot.klingbalance.history.FakeHistory;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.message.Block;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.outbox.Delivery;
import bot.klingbalance.outbox.Delivery.Stage.Posted;
import bot.klingbalance.outbox.DeliveryAttempt;
import bot.klingbalance.outbox.DeliveryPolicy;
import bot.klingbalance.outbox.FakeChat;
import bot.klingbalance.outbox.FakeOutbox;
import bot.klingbalance.outbox.OutboxDispatcher;
import bot.klingbalance.outbox.WarningListener;
import bot.klingbalance.outbox.edit.EditAttempt;
import bot.klingbalance.outbox.edit.EditDispatcher;
import bot.klingbalance.pack.Pack;
import bot.klingbalance.polling.HistoryRunwaySource;
import bot.klingbalance.polling.RunwayForecast;
import bot.klingbalance.report.WeekMessage;
import bot.klingbalance.store.FakeThread;
import bot.klingbalance.testing.MovableClock;
import bot.klingbalance.watch.AllWatches;
import bot.klingbalance.watch.FakeWatches;
import bot.klingbalance.watch.NewWatch;
import bot.klingbalance.watch.WarnLimits;
import bot.klingbalance.watch.WatchedAccounts;
import bot.klingbalance.watch.Weekdays;
import bot.klingbalance.watch.WeeklyReports;
import bot.klingbalance.watch.WeeklyTime;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * A quarter of a team of eight accounts in a channel that is warned from Monday to Friday and gets
 * a weekly report: every message and edit as people read them, and what they were good for. The
 * bot's parts are the real ones; the accounts, the store, the chat and the time are not.
 */
public final class SimulatedQuarter {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final LocalDate BEGIN = LocalDate.of(2026, 1, 1);

  /** By then there is a month to learn from. */
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);

  private static final int DAYS = 90;
  private static final Duration STEP = Duration.ofMinutes(5);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH).withZone(BERLIN);
  private static final WarnLimits LIMITS =
      WarnLimits.STANDARD.on(Weekdays.parse("mon-fri").orElseThrow());

  private static final DigestWording WORDING =
      new DigestWording(
          AccountNames.FULL,
          Map.of(),
          List.of(pack(330, "$5"), pack(660, "$10"), pack(3_000, "$40")),
          BERLIN);

  private final Map<AccountEmail, Life> lives = new LinkedHashMap<>();
  private final Map<AccountEmail, Integer> next = new HashMap<>();
  private final Map<AccountEmail, AccountLookup> latest = new LinkedHashMap<>();
  private final Map<String, String> stands = new LinkedHashMap<>();
  private final MovableClock clock = new MovableClock(at(FIRST));
  private final FakeThread thread = new FakeThread(clock);
  private final FakeWatches chatWatches = new FakeWatches();
  private final AllWatches watches = new AllWatches(chatWatches, List.of());
  private final FakeOutbox outbox = new FakeOutbox();
  private final FakeHistory history = new FakeHistory();
  private final FakeChat chat = FakeChat.likeSlack();
  private final RunwayForecast gauge = new RunwayForecast(() -> BERLIN);
  private final HistoryRunwaySource runways =
      new HistoryRunwaySource(history, gauge, Runnable::run);
  private final List<String> transcript = new ArrayList<>();
  private final QuarterScore score;

  private SimulatedQuarter(long seed) {
    for (Life life : SimulatedLives.ofEachKind(BEGIN, seed)) {
      lives.put(new AccountEmail(life.name() + "@example.com"), life);
    }
    this.score = new QuarterScore(lives, at(FIRST), at(FIRST.plusDays(DAYS)));
  }

  /**
   * Prints it.
   *
   * @param args a seed, and {@code quiet} for the figures alone
   */
  public static void main(String[] args) {
    long seed = args.length > 0 ? Long.parseLong(args[0]) : 1;
    SimulatedQuarter quarter = new SimulatedQuarter(seed);
    quarter.live();
    if (!List.of(args).contains("quiet")) {
      quarter.transcript.forEach(System.out::println);
    }
    System.out.printf("seed %d%n%s", seed, quarter.score);
  }

  private void live() {
    chatWatches.add(
        new NewWatch(RENDERS, new WatchedAccounts.All(), LIMITS, by("Anna", at(FIRST))),
        NINE_IN_BERLIN);
    chatWatches
        .reports()
        .put(RENDERS, new WeeklyTime(DayOfWeek.MONDAY, NINE_IN_BERLIN), by("Anna", at(FIRST)));
    lives.keySet().forEach(account -> readUntil(account, at(FIRST), reading -> {}));
    UrgentAlerts alerts =
        new UrgentAlerts(
            new UrgentAlerts.Kept(watches, history),
            gauge,
            clock,
            new ChannelAlerts(outbox, outbox, WarningListener.NONE, channel -> true),
            thread);
    ChannelCheck.Reader reader =
        (watched, since) ->
            runways.readings(answers(), since, clock.instant()).thenApply(ChannelReadings::of);
    ChannelCheck check =
        new ChannelCheck(
            new ChannelCheck.Kept(watches, outbox, outbox), reader, clock, WarningListener.NONE);
    try (OutboxDispatcher posts = posts();
        EditDispatcher edits = edits();
        ReportRounds reports = reports(reader)) {
      while (clock.instant().isBefore(at(FIRST.plusDays(DAYS)))) {
        thread.pass(STEP);
        lives.keySet().forEach(account -> readUntil(account, clock.instant(), alerts));
        thread.run();
        var unused = check.wake(RENDERS);
        reports.look();
        posts.round().join();
        edits.round().join();
        look();
      }
    }
  }

  private List<AccountLookup> answers() {
    return List.copyOf(latest.values());
  }

  private void readUntil(AccountEmail account, Instant until, Consumer<AccountLookup> witness) {
    List<RecordedReading> readings = requireNonNull(lives.get(account)).readings();
    int number = next.getOrDefault(account, 0);
    for (; number < readings.size() && !readings.get(number).at().isAfter(until); number++) {
      RecordedReading reading = readings.get(number);
      Found answer =
          new Found(
              new KlingAccount(
                  account,
                  reading.balance(),
                  Optional.empty(),
                  OptionalInt.empty(),
                  Optional.empty()),
              reading.at());
      latest.put(account, answer);
      witness.accept(answer);
      history.keep(account, reading);
    }
    next.put(account, number);
  }

  /** Writes down what stands in the channel and has not stood there so before. */
  private void look() {
    LocalDate since = LocalDate.ofInstant(clock.instant(), BERLIN).minusDays(2);
    for (Delivery delivery : outbox.since(since)) {
      if (delivery.stage() instanceof Posted) {
        String text = text(chat.shown(delivery.id()).orElseThrow());
        Optional<String> before = Optional.ofNullable(stands.put(delivery.id().value(), text));
        if (before.isEmpty()) {
          posted(delivery.digest(), text);
        } else if (!before.get().equals(text)) {
          edited(delivery.digest(), before.get(), text);
        }
      }
    }
  }

  private void posted(Digest digest, String text) {
    Kind kind =
        digest.weekly().isPresent()
            ? Kind.WEEKLY
            : digest.key().isUrgent() ? Kind.URGENT : Kind.DAILY;
    List<Finding> findings = digest.open();
    score.posted(clock.instant(), kind, findings);
    transcript.add("\n%s  %s\n%s".formatted(TIME.format(clock.instant()), kind, text));
  }

  private void edited(Digest digest, String before, String text) {
    score.edited();
    List<String> stood = List.of(before.split("\n", -1));
    String changed =
        String.join(
            "\n",
            List.of(text.split("\n", -1)).stream().filter(line -> !stood.contains(line)).toList());
    transcript.add(
        "\n%s  edit of %s %s\n%s"
            .formatted(
                TIME.format(clock.instant()),
                digest.key().isUrgent() ? "the urgent one of" : "the one of",
                digest.key().date(),
                changed));
  }

  private static String text(ChatMessage message) {
    StringBuilder text = new StringBuilder("    ").append(message.heading());
    message.body().stream()
        .map(SimulatedQuarter::text)
        .forEach(each -> text.append("\n    ").append(each.replace("\n", "\n    ")));
    return text.toString();
  }

  private static String text(Block block) {
    return block.match(
        paragraph -> paragraph.text().toString(),
        meter -> meter.label().toString(),
        table ->
            String.join(
                "\n",
                table.rows().stream()
                    .map(row -> String.join(" | ", row.stream().map(Object::toString).toList()))
                    .toList()),
        chart -> "[chart]",
        bars -> "[bars]");
  }

  private OutboxDispatcher posts() {
    return new OutboxDispatcher(
        outbox,
        new DeliveryAttempt(
            any -> Optional.of(chat),
            digest -> completedFuture(message(digest)),
            clock,
            DeliveryPolicy.USUAL),
        WarningListener.NONE,
        clock,
        DeliveryPolicy.USUAL);
  }

  private EditDispatcher edits() {
    return new EditDispatcher(
        outbox,
        new EditAttempt(
            any -> Optional.of(chat),
            digest -> completedFuture(message(digest)),
            clock,
            DeliveryPolicy.USUAL),
        clock,
        DeliveryPolicy.USUAL);
  }

  private ReportRounds reports(ChannelCheck.Reader reader) {
    return new ReportRounds(
        new ReportRounds.Kept(
            new WeeklyReports(chatWatches.reports(), List::of), watches, history, outbox),
        reader,
        account -> true,
        clock,
        WarningListener.NONE);
  }

  private static ChatMessage message(Digest digest) {
    return digest
        .weekly()
        .map(week -> WeekMessage.of(week, AccountNames.FULL, digest.id()))
        .orElseGet(() -> DigestMessage.of(digest, WORDING));
  }

  private static Pack pack(long credits, String price) {
    return new Pack(Credits.of(credits), price);
  }

  private static Instant at(LocalDate date) {
    return date.atStartOfDay(BERLIN).toInstant();
  }
}
