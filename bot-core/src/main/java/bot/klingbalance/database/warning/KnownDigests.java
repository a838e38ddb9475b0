package bot.klingbalance.database.warning;

import bot.klingbalance.database.JsonDocuments;
import bot.klingbalance.database.row.Document;
import bot.klingbalance.database.row.DocumentForm;
import bot.klingbalance.digest.Digest;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.lang.ref.SoftReference;

/**
 * Digests and the documents that they are stored as. What this bot wrote down is known until it
 * sends it, while there is memory to spare: of ten thousand accounts a document takes long to read.
 * Safe for use by many threads.
 */
final class KnownDigests {
  /** More channels than are checked at one time of day. */
  private static final int MOST = 200;

  /** By the hash of the document, which itself is several times as large as its digest. */
  private final Cache<String, Digest> known =
      Caffeine.newBuilder().maximumSize(MOST).softValues().executor(Runnable::run).build();

  private final DocumentForm form;

  /** What follows the key: channels that are alike are told the same. */
  private record Rest(Digest of, Document document) {
    boolean isToldBy(Digest digest) {
      return digest.equals(
          new Digest(
              digest.key(),
              of.readAt(),
              of.dayEnds(),
              of.accounts(),
              of.lines(),
              of.recoveries(),
              of.hidden(),
              of.snoozed(),
              of.taken(),
              of.weekly()));
    }
  }

  private volatile SoftReference<Rest> lastRest = new SoftReference<>(null);

  KnownDigests(DocumentForm form) {
    this.form = form;
  }

  Document written(Digest digest) {
    Document key = form.of(JsonDocuments.beginning(digest.key()));
    Document document = key.followedBy(rest(digest).document());
    known.put(document.hash(), digest);
    return document;
  }

  private Rest rest(Digest digest) {
    Rest last = lastRest.get();
    if (last != null && last.isToldBy(digest)) {
      return last;
    }
    int begins = JsonDocuments.beginning(digest.key()).length();
    Rest made = new Rest(digest, form.of(JsonDocuments.written(digest).substring(begins)));
    lastRest = new SoftReference<>(made);
    return made;
  }

  Digest read(Document document) {
    return known.get(document.hash(), unknown -> JsonDocuments.digest(document.json()));
  }
}
