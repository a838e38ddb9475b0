package bot.klingbalance.database.warning;

import bot.klingbalance.database.JsonDocuments;
import bot.klingbalance.digest.Digest;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

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
    known.put(hash(document), digest);
    return document;
  }

  Digest read(String document) {
    return known.get(hash(document), unknown -> JsonDocuments.digest(document));
  }

  private static String hash(String document) {
    try {
      byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
