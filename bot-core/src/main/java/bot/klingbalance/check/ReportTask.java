package bot.klingbalance.check;

import java.time.Instant;
import java.util.Optional;

/** The weekly reports, for a calendar of one's own. Blocks while the store answers. */
public interface ReportTask {
  /** When the next report comes after {@code instant}; nothing where nobody wants one. */
  Optional<Instant> nextAfter(Instant instant);

  /** Makes those that are due now, and returns when they stand in their channels. */
  void make();
}
