package bot.klingbalance.check;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountListing;
import bot.klingbalance.digest.ChannelState;
import bot.klingbalance.digest.CheckState;
import bot.klingbalance.digest.Verdicts;
import bot.klingbalance.finding.AccountState;
import bot.klingbalance.finding.ChannelReadings;
import bot.klingbalance.finding.CheckMoment;
import bot.klingbalance.finding.WatchedReading;
import bot.klingbalance.watch.ChannelWatches;
import bot.klingbalance.watch.WarnLimits;
import bot.klingbalance.watch.WatchedAccounts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Decides once about channels that are alike and are checked one after the other, as many of one
 * team are. Safe for use by many threads.
 */
final class SharedVerdicts {
  private final AtomicReference<@Nullable Decided> last = new AtomicReference<>();

  /** All that {@link Verdicts#of} decides by: who takes or snoozes an account is none of it. */
  private record Question(
      List<Limited> watches,
      List<WatchedReading> readings,
      Optional<AccountListing.Failed> listing,
      Map<AccountEmail, AccountState> memories,
      CheckMoment check) {
    static Question of(
        ChannelWatches watches, ChannelReadings readings, ChannelState state, CheckMoment check) {
      return new Question(
          watches.active().stream()
              .map(watch -> new Limited(watch.accounts(), watch.limits()))
              .toList(),
          readings.accounts(),
          readings.listing(),
          state.memory().map(CheckState::accounts).orElseGet(Map::of),
          check);
    }
  }

  private record Limited(WatchedAccounts accounts, WarnLimits limits) {}

  private record Decided(Question question, Verdicts verdicts) {}

  /** As {@link Verdicts#of}. */
  Verdicts of(
      ChannelWatches watches, ChannelReadings readings, ChannelState state, CheckMoment check) {
    Question question = Question.of(watches, readings, state, check);
    Decided known = last.get();
    if (known != null && known.question().equals(question)) {
      return known.verdicts();
    }
    Verdicts verdicts = Verdicts.of(watches, readings, state, check);
    last.set(new Decided(question, verdicts));
    return verdicts;
  }

  /** Keeps nothing until something is decided again. */
  void clear() {
    last.set(null);
  }
}
