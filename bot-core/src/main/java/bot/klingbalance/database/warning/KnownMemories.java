package bot.klingbalance.database.warning;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.database.JsonDocuments;
import bot.klingbalance.database.row.Document;
import bot.klingbalance.database.row.DocumentForm;
import bot.klingbalance.finding.AccountState;
import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What checks leave behind of accounts, and the documents that it is stored as. Channels that are
 * alike leave the same behind, of ten thousand accounts some megabytes: what was written or read
 * last is known while there is memory to spare. Safe for use by many threads.
 */
final class KnownMemories {
  private record Known(Map<AccountEmail, AccountState> memories, Document document) {}

  private volatile SoftReference<Known> last = new SoftReference<>(null);

  private final DocumentForm form;

  KnownMemories(DocumentForm form) {
    this.form = form;
  }

  Document written(Map<AccountEmail, AccountState> memories) {
    return last(known -> known.memories().equals(memories))
        .orElseGet(() -> keep(memories, form.of(JsonDocuments.written(memories))))
        .document();
  }

  Map<AccountEmail, AccountState> read(Document document) {
    return last(known -> known.document().equals(document))
        .orElseGet(() -> keep(JsonDocuments.memories(document.json()), document))
        .memories();
  }

  private Optional<Known> last(Predicate<Known> wanted) {
    return Optional.ofNullable(last.get()).filter(wanted);
  }

  private Known keep(Map<AccountEmail, AccountState> memories, Document document) {
    Known known = new Known(Map.copyOf(memories), document);
    last = new SoftReference<>(known);
    return known;
  }
}
