package bot.klingbalance.account;

import java.time.Instant;
import java.util.Optional;

/**
 * Credits that came to an account together and expire together: a month of a plan, a top-up, a
 * bonus. useapi.net calls it a {@code point}. Whatever it left out is absent here.
 *
 * @param type the vendor's word for it, such as {@code plan}, as it came: foreign text of an open
 *     set
 * @param granted how much it held at first
 * @param left how much of it is left
 * @param startsAt from when on it can be used
 * @param expiresAt when what is left of it is lost
 */
public record CreditPackage(
    Optional<String> type,
    Optional<Credits> granted,
    Optional<Credits> left,
    Optional<Instant> startsAt,
    Optional<Instant> expiresAt) {

  public boolean isExpiredAt(Instant now) {
    return expiresAt.filter(end -> !end.isAfter(now)).isPresent();
  }
}
