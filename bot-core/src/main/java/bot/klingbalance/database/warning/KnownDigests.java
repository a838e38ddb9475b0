package bot.klingbalance.database.warning;

import bot.klingbalance.database.JsonDocuments;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.secret.Sha256;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

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

  String written(Digest digest) {
    String document = JsonDocuments.written(digest);
    known.put(Sha256.hex(document), digest);
    return document;
  }

  Digest read(String document) {
    return known.get(Sha256.hex(document), unknown -> JsonDocuments.digest(document));
  }
}
