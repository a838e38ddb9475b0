package bot.klingbalance.check;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.digest.DigestLine;
import bot.klingbalance.outbox.Delivery;
import bot.klingbalance.outbox.Delivery.Stage.Posted;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Of which accounts urgent messages have told a channel since its last daily check, as far as that
 * is not over, or the account is gone since. Pure.
 *
 * @param lastCheck absent before the first one
 */
record ToldAtOnce(Optional<Instant> lastCheck) {
  Set<AccountEmail> by(List<Delivery> urgent) {
    return urgent.stream().flatMap(this::accounts).collect(Collectors.toSet());
  }

  private Stream<AccountEmail> accounts(Delivery urgent) {
    if (!(urgent.stage() instanceof Posted posted)) {
      return Stream.empty();
    }
    Digest digest = urgent.digest();
    return digest.lines().stream()
        .filter(line -> isSince(line, posted.at()))
        .flatMap(
            line ->
                line.finding().account().stream()
                    .filter(account -> !line.over() || digest.isGone(account)));
  }

  private boolean isSince(DigestLine line, Instant posted) {
    Instant told = line.since().filter(posted::isBefore).orElse(posted);
    return lastCheck.filter(check -> !told.isAfter(check)).isEmpty();
  }
}
