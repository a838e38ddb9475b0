package bot.klingbalance.replica;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.replica.SettingsAgreement.Standing;
import bot.klingbalance.store.StoreThread;
import bot.klingbalance.store.StoreUnavailable;
import bot.klingbalance.watch.WatchedChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves checks, reports, alerts and polls to bots whose settings have newer watches, for as long
 * as there is one: an older bot would post what the newer settings no longer want, and wake
 * channels that only they know.
 */
public final class WatchesAgreement {
  private static final Logger log = LoggerFactory.getLogger(WatchesAgreement.class);
  private static final Duration LOOK = Duration.ofSeconds(5);

  private final SettingsAgreement others;
  private final Supplier<List<WatchedChannel>> watches;
  private final Consumer<Boolean> letWork;
  private final StoreThread thread;
  private boolean hasLooked;
  private boolean waits;
  private boolean differ;

  /**
   * An agreement that waits for {@link #start}.
   *
   * @param watches those of the settings in force
   * @param letWork told when this bot may not do all that, and when it may again
   */
  public WatchesAgreement(
      SettingsAgreement others,
      Supplier<List<WatchedChannel>> watches,
      Consumer<Boolean> letWork,
      StoreThread thread) {
    this.others = others;
    this.watches = watches;
    this.letWork = letWork;
    this.thread = thread;
  }

  /**
   * Begins to look regularly; a bot that is alone does not. Until it has looked, this one waits:
   * the older one may just have started again.
   */
  public void start() {
    if (others != SettingsAgreement.ALONE) {
      letWork.accept(false);
      thread.now(() -> thread.repeat(this::look, LOOK));
    }
  }

  /** Says to the others that it is gone. */
  public void close() {
    thread.close(this::leave);
  }

  private void look() {
    try {
      take(others.say(text(watches.get())));
    } catch (StoreUnavailable known) {
      log.debug("Whether other bots have other watches is looked up later.", known);
    }
  }

  private void take(Standing standing) {
    boolean nowDiffer = standing.alike() < standing.bots();
    boolean isNews = nowDiffer != differ || standing.isNewest() == waits;
    if (!hasLooked || standing.isNewest() == waits) {
      letWork.accept(standing.isNewest());
    }
    hasLooked = true;
    waits = !standing.isNewest();
    differ = nowDiffer;
    if (isNews) {
      say(standing);
    }
  }

  private void say(Standing standing) {
    if (waits) {
      log.warn(
          "Other bots on this database have newer watches in their settings: they make checks,"
              + " reports and alerts, and this one waits. Bots with its watches: {} of {}.",
          standing.alike(),
          standing.bots());
    } else if (differ) {
      log.info(
          "The watches in these settings are the newest on this database. Bots with them: {} of {};"
              + " only those make checks, reports and alerts.",
          standing.alike(),
          standing.bots());
    } else {
      log.info("All bots on this database have the same watches in their settings.");
    }
  }

  private void leave() {
    try {
      others.leave();
    } catch (StoreUnavailable unsaid) {
      log.debug("The other bots see by its silence that this one is gone.", unsaid);
    }
  }

  /** The same for the same watches, in every process: sets have no order of their own. */
  static String text(List<WatchedChannel> watches) {
    String all = watches.stream().map(WatchesAgreement::text).collect(Collectors.joining("\n"));
    return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static String text(WatchedChannel watch) {
    return String.join(
        " | ",
        watch.channel().toString(),
        watch
            .accounts()
            .match(
                all -> "all",
                these ->
                    these.emails().stream()
                        .map(AccountEmail::value)
                        .sorted()
                        .collect(Collectors.joining(","))),
        watch.daily().toString(),
        watch.warn().toString(),
        new TreeMap<>(watch.mentions()).toString(),
        Boolean.toString(watch.urgent()),
        watch.escalation().toString(),
        Boolean.toString(watch.weeklyReport()));
  }
}
