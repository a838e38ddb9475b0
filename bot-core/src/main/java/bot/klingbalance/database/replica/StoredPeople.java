package bot.klingbalance.database.replica;

import static bot.klingbalance.database.replica.PromptStore.NOW;

import bot.klingbalance.replica.RecognisedPeople;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The table {@code recognised_people}. */
final class StoredPeople implements RecognisedPeople {
  private final PromptStore store;

  StoredPeople(PromptStore store) {
    this.store = store;
  }

  @Override
  public void recognised(String person, Recognised said) {
    CompletableFuture<Integer> unused =
        store.patiently(
            handle ->
                handle
                    .createUpdate(
                        """
                        INSERT INTO recognised_people (person, guest, time_zone, recognised_at)
                        VALUES (:person, :guest, :zone, %s)
                        ON CONFLICT (person) DO UPDATE
                        SET guest = excluded.guest, time_zone = excluded.time_zone,
                          recognised_at = excluded.recognised_at
                        """
                            .formatted(NOW))
                    .bind("person", person)
                    .bind("guest", said.guest())
                    .bind("zone", said.zone().map(ZoneId::getId).orElse(""))
                    .execute(),
            0);
  }

  @Override
  public CompletableFuture<Optional<Recognised>> within(String person, Duration age) {
    return store.call(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT guest, time_zone FROM recognised_people
                    WHERE person = :person AND recognised_at > %s - :age
                    """
                        .formatted(NOW))
                .bind("person", person)
                .bind("age", age.toMillis())
                .map((row, context) -> said(row))
                .findOne(),
        Optional.empty());
  }

  private static Recognised said(ResultSet row) throws SQLException {
    return new Recognised(row.getBoolean("guest"), zone(row.getString("time_zone")));
  }

  /** A bot with newer time zones may have written one that this Java does not know. */
  private static Optional<ZoneId> zone(String id) {
    try {
      return id.isEmpty() ? Optional.empty() : Optional.of(ZoneId.of(id));
    } catch (DateTimeException unknown) {
      return Optional.empty();
    }
  }
}
