package bot.klingbalance.soak;

import bot.klingbalance.chat.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The bot among people who ask and services that fail, for as long as one likes. */
final class Soak implements AutoCloseable {
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final LocalDate DAY_BEFORE = LocalDate.parse("2026-11-23");
  private static final LocalTime JUST_BEFORE_NINE = LocalTime.parse("08:59:58");
  private static final Duration HALF_A_DAY = Duration.ofHours(12);
  private static final int CHANNELS = 2;
  private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(200);
  private static final Duration LOOK = Duration.ofMillis(250);

  /** What the bot itself has to try again takes a minute at most; a lease of its as long. */
  private static final Duration MOST_FOR_A_DELIVERY = Duration.ofMinutes(6);

  private final Path folder;
  private final Pace pace;
  private final Random random;
  private final Consumer<String> listener;
  private final QuestionBook book = new QuestionBook();
  private final List<Vitals> vitals = new CopyOnWriteArrayList<>();
  private final List<String> defects = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(3);
  private final Scenery scenery;
  private final long start;
  private boolean asking = true;
  private LocalDate day = DAY_BEFORE;
  private int turns;
  private int cuts;
  private int told;

  /**
   * Starts the bot and waits until it is connected.
   *
   * @param folder where it is started, and where all that is seen goes
   * @param listener told each minute how it goes
   */
  Soak(Path folder, Pace pace, long seed, Consumer<String> listener) throws Exception {
    this.folder = folder;
    this.pace = pace;
    this.random = new Random(seed);
    this.listener = listener;
    Files.writeString(folder.resolve("vitals.csv"), Vitals.HEADER + "\n");
    scenery = new Scenery(folder, justBeforeNine(day).minus(HALF_A_DAY), seed, book);
    start = System.nanoTime();
    nextMorning();
  }

  /** Lets it go on for its time. */
  Findings run() throws Exception {
    every(BETWEEN_QUESTIONS, this::ask);
    every(Duration.ofSeconds(1), () -> scenery.forgets(book.close()));
    every(pace.look(), this::look);
    every(pace.line().dividedBy(2), this::cut);
    every(Duration.ofMinutes(1), this::tell);
    while (elapsed().compareTo(pace.whole()) < 0) {
      Duration dayEnds = elapsed().plus(pace.day());
      await("the day", pace.day().multipliedBy(2), () -> elapsed().compareTo(dayEnds) >= 0);
      awaitEvening();
      nextMorning();
    }
    awaitEvening();
    threads.shutdown();
    if (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
      defects.add("the soak itself does not end");
    }
    book.closeAll();
    return findings();
  }

  @Override
  public void close() {
    threads.shutdownNow();
    scenery.close();
  }

  /** Nobody asks, each question has its answer and each channel its message of the day. */
  private void awaitEvening() {
    letPeopleAsk(false);
    await("an answer to all", Question.PATIENCE.plusSeconds(60), book::isQuiet);
    await(
        "the warnings of " + day,
        MOST_FOR_A_DELIVERY,
        () -> scenery.ledger().allAreSettledOn(day, CHANNELS));
  }

  /** What is asked in the night between two days would come too late for the platforms. */
  private void nextMorning() {
    day = day.plusDays(1);
    Duration night = Duration.between(scenery.world().clock.instant(), justBeforeNine(day));
    scenery.world().move(night, scenery.bot());
    letPeopleAsk(true);
  }

  /** Once nobody asks, every question that was asked stands in the book. */
  private synchronized void letPeopleAsk(boolean now) {
    asking = now;
  }

  private synchronized void ask() {
    if (asking) {
      Platform platform = turns++ % 2 == 0 ? Platform.SLACK : Platform.DISCORD;
      scenery.person(platform).asks(Wish.any(random), random);
    }
  }

  /** In turns, and every third time politely. */
  private void cut() {
    Platform platform = cuts % 2 == 0 ? Platform.SLACK : Platform.DISCORD;
    scenery.person(platform).losesTheLine(cuts++ % 3 == 2);
  }

  private void look() throws Exception {
    Vitals now =
        Vitals.of(
            scenery.bot().id(),
            scenery.world().database(),
            elapsed().toSeconds(),
            folder.resolve(vitals.isEmpty() ? "objects-first.txt" : "objects-last.txt"));
    vitals.add(now);
    Files.writeString(folder.resolve("vitals.csv"), now.line() + "\n", StandardOpenOption.APPEND);
  }

  private void tell() {
    Latencies recent = book.latenciesFrom(told);
    told += recent.count();
    Vitals now = vitals.get(vitals.size() - 1);
    listener.accept(
        "minute %d, %s: %s; %s; heap %.1f MB, memory %.0f MB, %d threads, %d descriptors; %d of %d requests spoiled, %d warnings"
            .formatted(
                elapsed().toMinutes(),
                day,
                book,
                recent,
                now.heap() / 1e6,
                now.memory() / 1e6,
                now.threads(),
                now.descriptors(),
                scenery.spoiled(),
                scenery.requests(),
                scenery.warnings()));
  }

  private Findings findings() throws IOException {
    List<String> errors;
    try (var lines = Files.lines(folder.resolve("bot.log"))) {
      errors = lines.filter(line -> line.contains(" ERROR ")).toList();
    }
    List<String> mistakes = Findings.mistakes(book, scenery.wrongWarnings(), errors);
    mistakes.addAll(defects);
    List<Growth> growths = Growth.of(vitals, pace);
    List<String> told = new ArrayList<>();
    told.add("questions: " + book);
    told.add("latency: " + book.latenciesFrom(0));
    told.add(
        "days: %s to %s, %d warnings".formatted(DAY_BEFORE.plusDays(1), day, scenery.warnings()));
    told.add("lines cut: " + cuts);
    scenery.weathers().forEach(told::add);
    told.add("%-11s %15s %15s %15s %15s".formatted("", "first", "last", "growth", "most"));
    growths.forEach(each -> told.add(each.toString()));
    return new Findings(String.join("\n", told), mistakes, Findings.mistakes(growths));
  }

  private void every(Duration period, Step step) {
    var unused =
        threads.scheduleAtFixedRate(
            () -> {
              try {
                step.take();
              } catch (Exception | AssertionError defect) {
                defects.add("the soak itself failed: " + defect);
              }
            },
            period.toMillis(),
            period.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private void await(String what, Duration most, BooleanSupplier brought) {
    Duration end = elapsed().plus(most);
    while (!brought.getAsBoolean()) {
      if (elapsed().compareTo(end) > 0 || !scenery.bot().isAlive()) {
        throw new AssertionError(
            "%s does not come about: %s; last words: %s"
                .formatted(what, book, scenery.bot().lastWords()));
      }
      scenery.bot().awaitDeath(LOOK);
    }
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static Instant justBeforeNine(LocalDate day) {
    return day.atTime(JUST_BEFORE_NINE).atZone(ZONE).toInstant();
  }

  /** Something that is done again and again. */
  private interface Step {
    void take() throws Exception;
  }
}
