package bot.klingbalance.database.warning;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.database.JsonDocuments;
import bot.klingbalance.database.row.Document;
import bot.klingbalance.database.row.DocumentForm;
import bot.klingbalance.database.row.ReadableRows;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.report.WeeklyReport;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** What the rows of {@code outbox} say of an account, within somebody's transaction. */
public final class DigestRows {
  private DigestRows() {}

  /**
   * How many digests were removed.
   *
   * @param whole those that said nothing else
   * @param shortened those that go on without the account
   */
  public record Removed(int whole, int shortened) {}

  /** Removes an account from every digest; its key, and so its place in the day, stays. */
  public static Removed remove(Handle handle, DocumentForm form, AccountEmail account) {
    int whole = removeUnreadable(handle, account);
    List<Digest> naming =
        ReadableRows.of(
                handle.createQuery("SELECT digest FROM outbox ORDER BY delivery"),
                "outbox",
                OutboxRows::digest)
            .stream()
            .filter(digest -> names(digest, account))
            .toList();
    int removed = whole;
    for (Digest digest : naming) {
      Optional<Digest> rest = without(digest, account);
      String delivery = digest.id().value();
      if (rest.isPresent()) {
        Document written = form.of(JsonDocuments.written(rest.get()));
        handle.execute(
            "UPDATE outbox SET digest = ? WHERE delivery = ?", written.column(), delivery);
      } else {
        whole += handle.execute("DELETE FROM outbox WHERE delivery = ?", delivery);
      }
    }
    return new Removed(whole, naming.size() - (whole - removed));
  }

  /** Nobody can tell what else one says that cannot be read. */
  private static int removeUnreadable(Handle handle, AccountEmail account) {
    List<String> naming =
        handle
            .createQuery("SELECT delivery, digest FROM outbox")
            .map(
                (row, context) ->
                    Document.of(row, "digest").mayContain(account.value()) && !isReadable(row)
                        ? Optional.of(row.getString("delivery"))
                        : Optional.<String>empty())
            .list()
            .stream()
            .flatMap(Optional::stream)
            .toList();
    naming.forEach(each -> handle.execute("DELETE FROM outbox WHERE delivery = ?", each));
    return naming.size();
  }

  private static boolean isReadable(ResultSet row) throws SQLException {
    return ReadableRows.read("outbox", row, OutboxRows::digest).isPresent();
  }

  private static boolean names(Digest digest, AccountEmail account) {
    return digest.accounts().contains(account)
        || digest.key().turned().filter(account.value()::equals).isPresent()
        || digest.lines().stream().anyMatch(line -> isOf(line.finding().account(), account))
        || digest.recoveries().stream().anyMatch(each -> each.account().equals(account))
        || digest.hidden().stream().anyMatch(each -> each.account().equals(account))
        || digest.taken().stream().anyMatch(each -> each.account().equals(account));
  }

  /** Nothing where the digest is about this account alone. */
  private static Optional<Digest> without(Digest digest, AccountEmail account) {
    var lines =
        digest.lines().stream().filter(line -> !isOf(line.finding().account(), account)).toList();
    var recoveries =
        digest.recoveries().stream().filter(each -> !each.account().equals(account)).toList();
    Optional<WeeklyReport> weekly = digest.weekly().flatMap(report -> report.without(account));
    boolean isEmpty = lines.isEmpty() && recoveries.isEmpty() && weekly.isEmpty();
    if (isEmpty || digest.key().turned().filter(account.value()::equals).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        new Digest(
            digest.key(),
            digest.readAt(),
            digest.dayEnds(),
            digest.accounts().stream()
                .filter(each -> !each.equals(account))
                .collect(Collectors.toUnmodifiableSet()),
            lines,
            recoveries,
            digest.hidden().stream().filter(each -> !each.account().equals(account)).toList(),
            digest.snoozed(),
            digest.taken().stream().filter(each -> !each.account().equals(account)).toList(),
            weekly));
  }

  private static boolean isOf(Optional<AccountEmail> named, AccountEmail account) {
    return named.filter(account::equals).isPresent();
  }
}
