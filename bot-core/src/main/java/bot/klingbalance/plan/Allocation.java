package bot.klingbalance.plan;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.Comparator.comparingLong;

import bot.klingbalance.plan.Plan.Share;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Shares the clips of a job out, whole clips an account, so that least expires unused and few
 * accounts are used.
 *
 * <p>Each clip that is paid with credits which would expire unused saves its price, and the last
 * one of an account saves the rest of them. So the former are given out first, then the latter by
 * how much they save: no other split saves more.
 */
final class Allocation {
  private final RenderJob job;
  private final Map<PlanAccount, Integer> clips = new LinkedHashMap<>();
  private int missing;

  private Allocation(RenderJob job, List<PlanAccount> accounts) {
    this.job = job;
    this.missing = job.count();
    accounts.forEach(account -> clips.put(account, 0));
  }

  /**
   * The shares, the largest first.
   *
   * @param accounts that have enough together; their order decides where nothing else does
   */
  static List<Share> of(RenderJob job, List<PlanAccount> accounts) {
    Allocation allocation = new Allocation(job, accounts);
    allocation.give(
        comparing(PlanAccount::firstExpiry), account -> job.affordableWith(account.unused()));
    allocation.give(
        comparingLong(allocation::savedByOneMore).reversed(),
        account -> allocation.savedByOneMore(account) > 0 ? 1 : 0);
    allocation.give(
        comparingInt(allocation::used)
            .reversed()
            .thenComparing(comparingLong(allocation::room).reversed()),
        account -> job.count());
    return allocation.shares();
  }

  /** Gives each account as much as is wanted of it and missing, in that order. */
  private void give(Comparator<PlanAccount> order, ToLongFunction<PlanAccount> wanted) {
    for (PlanAccount account : clips.keySet().stream().sorted(order).toList()) {
      int given = (int) Math.min(missing, Math.min(room(account), wanted.applyAsLong(account)));
      clips.merge(account, given, Integer::sum);
      missing -= given;
    }
  }

  private int given(PlanAccount account) {
    return clips.getOrDefault(account, 0);
  }

  private int used(PlanAccount account) {
    return given(account) > 0 ? 1 : 0;
  }

  private long room(PlanAccount account) {
    return job.affordableWith(account.usable()) - given(account);
  }

  /** In hundredths of a credit. */
  private long savedByOneMore(PlanAccount account) {
    long before = account.saved(job.priceOf(given(account))).hundredths();
    return account.saved(job.priceOf(given(account) + 1)).hundredths() - before;
  }

  private List<Share> shares() {
    return clips.entrySet().stream()
        .filter(each -> each.getValue() > 0)
        .map(each -> new Share(each.getKey(), each.getValue(), job.priceOf(each.getValue())))
        .sorted(comparing(Share::clips).reversed().thenComparing(share -> share.account().email()))
        .toList();
  }
}
