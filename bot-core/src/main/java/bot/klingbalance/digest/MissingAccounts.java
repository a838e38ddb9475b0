package bot.klingbalance.digest;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Failed;
import bot.klingbalance.account.Failure;
import bot.klingbalance.finding.Cause;
import bot.klingbalance.finding.ChannelReadings;
import bot.klingbalance.finding.Finding;
import bot.klingbalance.finding.WatchedReading;
import bot.klingbalance.watch.ChannelWatches;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The accounts that are not in the list of useapi.net.
 *
 * @param all of them
 * @param unnamed those of them that no watch names: nothing is told of them any more
 * @param there those that are in the list, or that a watch names
 */
record MissingAccounts(Set<AccountEmail> all, Set<AccountEmail> unnamed, Set<AccountEmail> there) {
  static MissingAccounts of(ChannelReadings readings, ChannelWatches watches) {
    Set<AccountEmail> all = emails(readings, MissingAccounts::isMissing);
    Set<AccountEmail> unnamed = new HashSet<>(all);
    unnamed.removeAll(watches.named());
    Set<AccountEmail> there = emails(readings, MissingAccounts::isKnown);
    there.addAll(watches.named());
    return new MissingAccounts(all, unnamed, there);
  }

  private static Set<AccountEmail> emails(
      ChannelReadings readings, Predicate<AccountLookup> which) {
    return readings.accounts().stream()
        .filter(reading -> which.test(reading.lookup()))
        .map(WatchedReading::email)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static boolean isMissing(AccountLookup lookup) {
    return lookup instanceof Failed failed
        && failed.failure().reason() == Failure.Reason.NOT_CONFIGURED;
  }

  /** What fails for every account says of none that it exists. */
  private static boolean isKnown(AccountLookup lookup) {
    return !isMissing(lookup)
        && lookup.match(found -> true, failed -> !failed.failure().reason().isAboutNoAccount());
  }

  /** Whether an account is one that useapi.net has, or that a watch names. */
  boolean isThere(AccountEmail account) {
    return there.contains(account);
  }

  /** Whether a finding is over since its account is gone: not that it is, where one names it. */
  boolean ends(Finding finding) {
    boolean isThatItIsGone =
        finding.cause() instanceof Cause.Unread unread
            && unread.reason() == Failure.Reason.NOT_CONFIGURED;
    return finding.account().filter(isThatItIsGone ? unnamed::contains : all::contains).isPresent();
  }
}
