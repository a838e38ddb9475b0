package bot.klingbalance.lease;

import java.util.List;

/**
 * Who works on a store that several bots may share.
 *
 * @param bots those that are there, or were within a day
 * @param leases what one of them has at a time
 * @param settings of those that are there
 */
public record BotsOnStore(List<SeenBot> bots, List<HeldLease> leases, List<BotSettings> settings) {
  /** Where there is one bot only. */
  public static final BotsOnStore NOT_SHARED = new BotsOnStore(List.of(), List.of(), List.of());

  public BotsOnStore {
    bots = List.copyOf(bots);
    leases = List.copyOf(leases);
    settings = List.copyOf(settings);
  }
}
