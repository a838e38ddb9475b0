package bot.klingbalance.database;

import bot.klingbalance.store.StoreUnavailable;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to the tables. Each call waits until they are ready, takes a connection of its own and
 * waits for it, a few seconds at most: never inside another call. Trouble is told in the log when
 * it begins and when it is over.
 */
public final class Sql {
  private static final Logger LOG = LoggerFactory.getLogger(Sql.class);
  private static final String NONE = "";

  private final DataSource source;
  private final DatabaseAddress address;
  private final StartGate gate;
  private final Object making = new Object();
  private @Nullable Jdbi jdbi;
  private String trouble = NONE;

  Sql(DataSource source, DatabaseAddress address, StartGate gate) {
    this.source = source;
    this.address = address;
    this.gate = gate;
  }

  /**
   * All that {@code work} does, or nothing of it.
   *
   * @throws StoreUnavailable when the database cannot do it now
   */
  public <T> T inTransaction(Function<Handle, T> work) {
    return guarded(() -> jdbi().inTransaction(work::apply));
  }

  /**
   * One statement.
   *
   * @throws StoreUnavailable when the database cannot do it now
   */
  public <T> T call(Function<Handle, T> work) {
    return guarded(() -> jdbi().withHandle(work::apply));
  }

  /** Work that makes its own connections. */
  <T> T guarded(Supplier<T> work) {
    gate.pass();
    return explaining(work);
  }

  /** One statement of whoever makes the tables ready: it need not wait for that. */
  <T> T early(Function<Handle, T> work) {
    return explaining(() -> jdbi().withHandle(work::apply));
  }

  private <T> T explaining(Supplier<T> work) {
    try {
      T result = work.get();
      passed();
      return result;
    } catch (RuntimeException failed) {
      throw explained(failed);
    }
  }

  /** Made by whoever needs it first, while the chats are being connected. */
  private Jdbi jdbi() {
    synchronized (making) {
      Jdbi made = jdbi == null ? Jdbi.create(source) : jdbi;
      jdbi = made;
      return made;
    }
  }

  private RuntimeException explained(RuntimeException failed) {
    return SqlErrors.in(failed, address)
        .<RuntimeException>map(found -> unavailable(found.sentence(), failed))
        .orElse(failed);
  }

  private StoreUnavailable unavailable(String sentence, RuntimeException failed) {
    if (isNews(sentence)) {
      LOG.warn("{} Nothing is lost: the bot goes on trying.", sentence);
      LOG.debug("What the database said.", failed);
    }
    return new StoreUnavailable(sentence, failed);
  }

  private void passed() {
    if (isNews(NONE)) {
      LOG.info("{} can be used again.", address);
    }
  }

  /** Whether it is ready, and the last that was asked of it was done. */
  synchronized boolean isUsable() {
    return gate.isOpen() && trouble.equals(NONE);
  }

  private synchronized boolean isNews(String state) {
    boolean isNews = !state.equals(trouble);
    trouble = state;
    return isNews;
  }
}
