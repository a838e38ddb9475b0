package bot.klingbalance.program;

import bot.klingbalance.concurrent.NamedThreads;
import bot.klingbalance.settings.Settings;
import bot.klingbalance.settings.reading.Fingerprint;
import bot.klingbalance.settings.reading.LoadedSettings;
import bot.klingbalance.settings.reading.SettingsChange;
import bot.klingbalance.settings.reading.SettingsReader;
import bot.klingbalance.settings.reading.SettingsResult.Invalid;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every few seconds whether something else stands in the settings file, and passes it on when
 * it is right. What was found wrong is told once for each change, and changes nothing.
 *
 * <p>It looks, and does not wait for a word of the file system: editors put another file in its
 * place, Kubernetes another link, and network file systems say nothing.
 */
public final class SettingsFollower {
  private static final Logger log = LoggerFactory.getLogger(SettingsFollower.class);
  private static final Duration LOOK = Duration.ofSeconds(2);

  private final SettingsReader reader;
  private final Optional<Path> named;
  private final Consumer<Settings> adopt;
  private final ScheduledExecutorService looks = NamedThreads.timer("settings");

  private final LoadedSettings atStart;
  private LoadedSettings newest;
  private Fingerprint seen;
  private Optional<Fingerprint> read = Optional.empty();
  private boolean hadFile;
  private boolean isMistaken;

  /**
   * A follower that waits for {@link #start}.
   *
   * @param named the file that the command line names
   * @param atStart what was read of it
   * @param adopt told the settings that hold whenever something has changed: the newest, but for
   *     keys that take effect at a restart as they were at the start
   */
  SettingsFollower(
      SettingsReader reader,
      Optional<Path> named,
      LoadedSettings atStart,
      Consumer<Settings> adopt) {
    this.reader = reader;
    this.named = named;
    this.atStart = atStart;
    this.newest = atStart;
    this.adopt = adopt;
    this.seen = reader.fingerprint(named);
    this.hadFile = seen.hasFile();
  }

  /** From now on it looks by itself. */
  public void start() {
    var unused =
        looks.scheduleWithFixedDelay(
            this::lookSafely, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Looks now, at what stands there, without waiting for it to be the same twice. */
  public void lookNow() {
    if (!looks.isShutdown()) {
      looks.execute(
          () -> {
            lookSafely();
            lookSafely();
          });
    }
  }

  /** Looks once. What is being written is left alone until it is the same at two looks. */
  synchronized void look() {
    Fingerprint now = reader.fingerprint(named);
    boolean isSettled = now.equals(seen);
    seen = now;
    if (isSettled && !read.equals(Optional.of(now)) && !looks.isShutdown()) {
      read = Optional.of(now);
      take(now);
    }
  }

  /** Passes nothing on any more. */
  public synchronized void stop() {
    looks.shutdownNow();
  }

  private void take(Fingerprint now) {
    if (hadFile && !now.hasFile()) {
      isMistaken = true;
      log.warn("{} is gone. The settings stay as they were.", reader.place(named));
      return;
    }
    hadFile = now.hasFile();
    Runnable taking =
        reader
            .read(named)
            .match(valid -> () -> adopt(valid.loaded()), invalid -> () -> refuse(invalid));
    taking.run();
  }

  private void refuse(Invalid invalid) {
    isMistaken = true;
    log.error("The changed settings are not taken over: {}", String.join(" ", invalid.sentences()));
  }

  private void adopt(LoadedSettings now) {
    SettingsChange change = SettingsChange.of(newest, now);
    newest = now;
    if (!change.isNone()) {
      adopt.accept(atStart.adopting(now).settings());
      log.info("{}", change.sentence());
    } else if (isMistaken) {
      log.info("The settings are right again, and as they were.");
    }
    isMistaken = false;
  }

  private void lookSafely() {
    try {
      look();
    } catch (RuntimeException defect) {
      log.error("The settings could not be looked at for a defect.", defect);
    }
  }
}
