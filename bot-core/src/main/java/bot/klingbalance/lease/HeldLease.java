package bot.klingbalance.lease;

import java.time.Instant;

/** Who has which lease, or had it last, as it is written down. */
public record HeldLease(String name, String holder, Instant since, boolean isValid) {}
