package bot.klingbalance.account.reading;

import java.util.concurrent.CompletableFuture;

/** How long a person waits for useapi.net. Safe for use by many threads. */
@FunctionalInterface
public interface Patience {
  /** Of one who waits for as long as it takes. */
  Patience ENDLESS = CompletableFuture::new;

  /** Begins to wait: the future is completed, never exceptionally, when that was long enough. */
  CompletableFuture<Void> begin();
}
