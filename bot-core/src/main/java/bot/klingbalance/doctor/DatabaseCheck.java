package bot.klingbalance.doctor;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.doctor.StoreInspector.Agenda;
import bot.klingbalance.doctor.StoreInspector.Look;
import bot.klingbalance.doctor.StoreInspector.Look.Empty;
import bot.klingbalance.doctor.StoreInspector.Look.Kept;
import bot.klingbalance.doctor.StoreInspector.Look.Older;
import bot.klingbalance.doctor.StoreInspector.Look.Unusable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Whether the database can be used, and what stands in it of checks and deliveries. */
public final class DatabaseCheck implements Check {
  private static final String NAME = "Database";

  /** Longer than a delivery waits between two tries while its chat works. */
  private static final Duration GRACE = Duration.ofMinutes(10);

  /** More than a look takes; the threads for it may wait for a database that says nothing. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final StoreInspector store;
  private final Executor threads;
  private final Expected expected;
  private final Clock clock;
  private final Duration patience;
  private final CompletableFuture<List<Channel>> watched = new CompletableFuture<>();

  /**
   * A check that has not begun.
   *
   * @param threads one of which may wait for the database
   * @param expected is said to be unknown where the database cannot be read
   */
  public DatabaseCheck(StoreInspector store, Executor threads, Expected expected, Clock clock) {
    this(store, threads, expected, clock, PATIENCE);
  }

  DatabaseCheck(
      StoreInspector store, Executor threads, Expected expected, Clock clock, Duration patience) {
    this.store = store;
    this.threads = threads;
    this.expected = expected;
    this.clock = clock;
    this.patience = patience;
  }

  /**
   * What there is to be read, by the settings.
   *
   * @param channels that the settings want to be warned
   * @param isShared whether several bots may use the database
   * @param hasGateway whether one of the bots has Discord's gateway
   */
  public record Expected(List<Channel> channels, boolean isShared, boolean hasGateway) {
    public Expected {
      channels = channels.stream().distinct().toList();
    }

    private List<CheckResult> unread() {
      List<CheckResult> ofBots = isShared ? BotChecks.unread(hasGateway) : List.of();
      return Stream.concat(ofBots.stream(), ScheduleChecks.unread(channels).stream()).toList();
    }
  }

  @Override
  public String subject() {
    return NAME;
  }

  /** The channels that are watched; only those of the settings while the database is unusable. */
  public CompletableFuture<List<Channel>> watched() {
    return watched;
  }

  @Override
  public CompletableFuture<List<CheckResult>> begin() {
    try {
      return CompletableFuture.supplyAsync(() -> store.look(clock.instant().minus(GRACE)), threads)
          .completeOnTimeout(silent(patience), patience.toMillis(), TimeUnit.MILLISECONDS)
          .whenComplete(
              (look, defect) ->
                  watched.complete(look == null ? expected.channels() : channels(look)))
          .thenApply(this::checks);
    } catch (RejectedExecutionException busy) {
      watched.complete(expected.channels());
      return CompletableFuture.completedFuture(
          withUnread(
              CheckResult.unknown(NAME, "The bot has too much to do with it at once. Try again.")));
    }
  }

  private static Look silent(Duration patience) {
    String sentences =
        "It gave no answer within %d seconds. Look whether it answers others, and try again."
            .formatted(patience.toSeconds());
    return new Unusable(sentences, sentences);
  }

  private List<CheckResult> withUnread(CheckResult why) {
    return Stream.concat(Stream.of(why), expected.unread().stream()).toList();
  }

  private List<Channel> channels(Look look) {
    List<Channel> configured = expected.channels();
    return look.match(
        empty -> configured, this::channels, older -> configured, unusable -> configured);
  }

  private List<Channel> channels(Kept kept) {
    return Stream.concat(expected.channels().stream(), kept.agenda().watched().stream())
        .distinct()
        .toList();
  }

  private List<CheckResult> checks(Look look) {
    return look.match(
        empty -> List.of(check(empty)),
        this::checks,
        older -> List.of(check(older)),
        unusable ->
            withUnread(CheckResult.mend(NAME, unusable.sentences()).inChat(unusable.inChat())));
  }

  private static CheckResult check(Empty empty) {
    return space(
        empty.place(),
        empty.freeBytes(),
        CheckResult.fine(
                NAME,
                "%s is not there yet: the bot makes it when it starts.".formatted(empty.place()))
            .inChat("It is not there yet: the bot makes it when it starts."));
  }

  private static CheckResult check(Older older) {
    return space(
        older.place(),
        older.freeBytes(),
        CheckResult.attention(
                NAME,
                "%s was written by an older version of the bot. This version renews it when it starts (kling-balance-bot run)."
                    .formatted(older.place()))
            .inChat(
                "It was written by an older version of the bot. This version renews it when it starts (kling-balance-bot run)."));
  }

  private List<CheckResult> checks(Kept kept) {
    List<CheckResult> checks = new ArrayList<>();
    checks.add(
        space(
            kept.place(),
            kept.freeBytes(),
            CheckResult.fine(NAME, "%s can be read and written.".formatted(kept.place()))
                .inChat("It can be read and written.")));
    checks.addAll(BotChecks.of(kept.bots()));
    Agenda agenda = kept.agenda();
    Instant overdue = clock.instant().minus(GRACE);
    channels(kept).forEach(each -> checks.add(ScheduleChecks.next(each, agenda, overdue)));
    agenda.inUnknownZones().entrySet().stream()
        .sorted(Comparator.comparing(each -> each.getKey().toString()))
        .forEach(each -> checks.add(ScheduleChecks.unknownZone(each.getKey(), each.getValue())));
    checks.addAll(ScheduleChecks.undelivered(agenda.undelivered()));
    return checks;
  }

  private static CheckResult space(String place, OptionalLong free, CheckResult enough) {
    return free.isPresent()
        ? DiskSpace.check(NAME, place, free.getAsLong()).orElse(enough)
        : enough;
  }
}
