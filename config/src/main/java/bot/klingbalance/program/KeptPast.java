package bot.klingbalance.program;

import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.history.History;
import bot.klingbalance.history.KeptReading;
import bot.klingbalance.message.PastAndProspect;
import bot.klingbalance.message.Retrospect;
import bot.klingbalance.store.Database;
import bot.klingbalance.watch.StoreUnavailable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What the bot's database has kept of an account, for a command that asks once and ends.
 *
 * @param kept the readings that the picture and the forecast need, the oldest first
 * @param shown how far back the past is asked for
 */
record KeptPast(List<KeptReading> kept, Retrospect shown, Instant now, ZoneId zone) {
  KeptPast {
    kept = List.copyOf(kept);
  }

  /**
   * Reads it, and keeps the answer of just now with the others. Nothing where there is no database,
   * or none that can be used now, which is said then.
   */
  static Optional<KeptPast> of(
      AccountLookup answer,
      Retrospect shown,
      bot.klingbalance.settings.Database settings,
      Surroundings surroundings) {
    Optional<Database> opened = new Store(surroundings, settings).openBeside();
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    Instant now = surroundings.clock().instant();
    try (Database database = opened.get()) {
      List<KeptReading> kept = read(database.history(), answer, shown, now);
      return Optional.of(new KeptPast(kept, shown, now, surroundings.zone()));
    } catch (StoreUnavailable trouble) {
      surroundings.errors().println(trouble.getMessage());
      return Optional.empty();
    }
  }

  /** The readings that were asked for. */
  List<KeptReading> readings() {
    Instant since = now.minus(shown.duration());
    return kept.stream().filter(each -> each.at().isAfter(since)).toList();
  }

  PastAndProspect withProspect() {
    return PastAndProspect.of(kept, shown.duration(), now, zone);
  }

  private static List<KeptReading> read(
      History history, AccountLookup answer, Retrospect shown, Instant now) {
    if (answer instanceof Found found) {
      history.keep(found.email(), KeptReading.of(found));
    }
    return history.of(answer.email(), PastAndProspect.neededSince(shown.duration(), now));
  }
}
