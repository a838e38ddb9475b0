package bot.klingbalance.database;

import bot.klingbalance.chat.DependencyLog;
import bot.klingbalance.database.row.DocumentForm;
import bot.klingbalance.store.StoreUnavailable;
import com.zaxxer.hikari.HikariDataSource;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs SQL. Each call waits until the tables are ready and then for a connection of its own, a few
 * seconds at most, so no call may be made inside another one. A failure is logged when it begins
 * and when it is over.
 */
public final class Sql {
  private static final Logger log = LoggerFactory.getLogger(Sql.class);
  private static final DependencyLog lines = new DependencyLog(log, "database");
  private static final String NONE = "";

  private final DataSource source;
  private final DatabaseAddress address;
  private final StartGate gate;
  private final OpenedFile file;
  private final Object making = new Object();
  private @Nullable Jdbi jdbi;
  private String failure = NONE;

  Sql(DataSource source, DatabaseAddress address, StartGate gate, OpenedFile file) {
    this.source = source;
    this.address = address;
    this.gate = gate;
    this.file = file;
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

  /** How it has documents written. */
  public DocumentForm documents() {
    return address.isShared() ? DocumentForm.TEXT : DocumentForm.COMPRESSED;
  }

  /** Work that makes its own connections. */
  <T> T guarded(Supplier<T> work) {
    gate.pass();
    return explaining(work);
  }

  /** One statement for the setup itself, which does not wait until the tables are ready. */
  <T> T early(Function<Handle, T> work) {
    return explaining(() -> jdbi().withHandle(work::apply));
  }

  private <T> T explaining(Supplier<T> work) {
    if (isGone()) {
      throw new StoreUnavailable(RefusalText.gone(address).sentences());
    }
    try {
      T result = work.get();
      succeeded();
      return result;
    } catch (RuntimeException failed) {
      throw explained(failed);
    }
  }

  /** Made when it is first needed, while the chats are being connected. */
  private Jdbi jdbi() {
    synchronized (making) {
      Jdbi made = jdbi == null ? Jdbi.create(source) : jdbi;
      jdbi = made;
      return made;
    }
  }

  private RuntimeException explained(RuntimeException failed) {
    if (isEnding(failed)) {
      return new StoreUnavailable("The database is being closed.", failed);
    }
    return SqlErrors.in(failed, address)
        .<RuntimeException>map(found -> unavailable(found.sentence(), failed))
        .orElse(failed);
  }

  /**
   * The bot ends while a connection is waited for, or has closed them all: no defect of anybody.
   */
  private boolean isEnding(RuntimeException failed) {
    for (Throwable each = failed; each != null; each = each.getCause()) {
      if (each instanceof InterruptedException) {
        return true;
      }
    }
    return source instanceof HikariDataSource pool && pool.isClosed();
  }

  private StoreUnavailable unavailable(String sentence, RuntimeException failed) {
    if (isNews(sentence)) {
      lines.trouble().log("{} Nothing is lost: the bot goes on trying.", sentence);
      log.debug("What the database said.", failed);
    }
    return new StoreUnavailable(sentence, failed);
  }

  private void succeeded() {
    if (isNews(NONE)) {
      lines.recovery().log("{} can be used again.", address);
    }
  }

  /** Whether the tables are ready, the last call succeeded and the file is there. */
  synchronized boolean isUsable() {
    return gate.isOpen() && !isGone() && failure.equals(NONE);
  }

  /** Other failures pass; this one needs somebody. */
  private boolean isGone() {
    if (!file.isGone()) {
      return false;
    }
    String sentence = RefusalText.gone(address).sentences();
    if (isNews(sentence)) {
      lines.refusal().log("{}", sentence);
    }
    return true;
  }

  private synchronized boolean isNews(String state) {
    boolean isNews = !state.equals(failure);
    failure = state;
    return isNews;
  }
}
