package bot.klingbalance.database;

import bot.klingbalance.database.history.StoredHistory;
import bot.klingbalance.database.lease.StoredBots;
import bot.klingbalance.database.lease.StoredSessionStarts;
import bot.klingbalance.database.lease.StoredShards;
import bot.klingbalance.database.usage.StoredStatistics;
import bot.klingbalance.database.warning.StoredChannelStates;
import bot.klingbalance.database.warning.StoredEdits;
import bot.klingbalance.database.warning.StoredOutbox;
import bot.klingbalance.database.warning.StoredReports;
import bot.klingbalance.database.warning.StoredWatches;
import bot.klingbalance.digest.ChannelStates;
import bot.klingbalance.doctor.StoreInspector;
import bot.klingbalance.history.History;
import bot.klingbalance.lease.BotRegistry;
import bot.klingbalance.lease.SessionStarts;
import bot.klingbalance.lease.shard.ShardStore;
import bot.klingbalance.outbox.Outbox;
import bot.klingbalance.outbox.edit.Edits;
import bot.klingbalance.usage.StatisticsStore;
import bot.klingbalance.watch.ReportRepository;
import bot.klingbalance.watch.WatchRepository;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * The database with the tables of this version. A query before {@link #open} has ended waits for
 * it, and fails where it fails. Safe for use by many threads.
 */
public final class Database implements AutoCloseable {
  /** Far above what a write takes, far below what a person waits for. */
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final DatabaseAddress address;
  private final String bot;
  private final HikariDataSource source;
  private final StartGate gate;
  private final OpenedFile file;
  private final Sql sql;
  private final SchemaSetup setup;
  private final StoredOutbox outbox;

  private Database(DatabaseAddress address, String bot, Duration timeout, SchemaSetup.Mode mode) {
    Optional<OpenResult> noFile = address.match(NewFile::make, server -> Optional.empty());
    this.address = address;
    this.bot = bot;
    this.source = ConnectionPools.pooled(address, timeout);
    this.gate = new StartGate(timeout);
    this.file = new OpenedFile(address);
    this.sql = new Sql(source, address, gate, file);
    this.setup = new SchemaSetup(address, source, sql, mode, noFile);
    this.outbox = new StoredOutbox(sql);
  }

  /** The database at {@code address}, not open yet, for a bot by a name that no other ever had. */
  public static Database at(DatabaseAddress address, String bot) {
    return new Database(address, bot, TIMEOUT, SchemaSetup.Mode.MIGRATE);
  }

  static Database at(DatabaseAddress address, Duration timeout) {
    return new Database(address, "bot-" + System.nanoTime(), timeout, SchemaSetup.Mode.MIGRATE);
  }

  /** The same, open already: what came of {@link #open()}. */
  public static OpenResult open(DatabaseAddress address) {
    return open(address, TIMEOUT);
  }

  static OpenResult open(DatabaseAddress address, Duration timeout) {
    return opened(at(address, timeout));
  }

  /**
   * Opens the database of a bot that may be running on it, and makes nothing: where there is none
   * yet, or one of an older bot, it is refused. Blocks as {@link #open()} does.
   */
  public static OpenResult openBeside(DatabaseAddress address) {
    return address
        .match(NewFile::missing, server -> Optional.<OpenResult>empty())
        .orElseGet(() -> opened(new Database(address, "beside", TIMEOUT, SchemaSetup.Mode.BESIDE)));
  }

  private static OpenResult opened(Database database) {
    OpenResult result = database.open();
    result.failure().ifPresent(why -> database.close());
    return result;
  }

  /** Why it will not be opened, where that is known at once: another bot may have its file. */
  public Optional<String> refusalAtOnce() {
    return setup.refusalAtOnce().flatMap(OpenResult::failure);
  }

  /**
   * Makes the database where SQLite has no file yet, and brings older tables to this version.
   * Blocks, up to some seconds when a server does not answer; to be called again then.
   */
  public OpenResult open() {
    OpenResult result = setup.failure().orElse(new OpenResult.Opened(this));
    if (result.failure().isEmpty()) {
      file.opened();
      ConnectionPools.makesNoFile(source);
    }
    gate.set(result.failure());
    return result;
  }

  public WatchRepository watches() {
    return new StoredWatches(sql);
  }

  public ReportRepository reports() {
    return new StoredReports(sql);
  }

  public ChannelStates channelStates() {
    return new StoredChannelStates(sql);
  }

  /** The same one each time: who claims a digest knows it from when it was written down. */
  public Outbox outbox() {
    return outbox;
  }

  public Edits edits() {
    return new StoredEdits(sql);
  }

  public History history() {
    return new StoredHistory(sql);
  }

  public StatisticsStore statistics() {
    return new StoredStatistics(sql);
  }

  /** Sessions that were begun, by whichever bot on this database. */
  public SessionStarts sessionStarts() {
    return new StoredSessionStarts(sql);
  }

  public BotRegistry bots() {
    return new StoredBots(sql);
  }

  /** Where bots agree on who has what; nothing where there is one bot only. */
  public Optional<ShardStore> leases() {
    return address.match(
        file -> Optional.empty(),
        server -> Optional.of(new StoredShards(ConnectionPools.forLeases(server), gate::pass)));
  }

  public Forgetting forgetting(Clock clock) {
    return new Forgetting(sql, address, clock);
  }

  public StoreInspector inspector() {
    StoreInspector beside = new DatabaseInspector(address);
    return overdue -> file.isGone() ? RefusalText.gone(address) : beside.look(overdue);
  }

  /** For the scheduler, which has a table of its own. */
  public DataSource source() {
    return source;
  }

  /** Whether it is open, the last query succeeded and its file is there. Sends no query. */
  public boolean isUsable() {
    return sql.isUsable();
  }

  /** The name of the bot that uses it. */
  public String bot() {
    return bot;
  }

  public boolean isShared() {
    return address.isShared();
  }

  /** Runs work that uses {@link #source()} directly; fails as a query does. */
  public <T> T guarded(Supplier<T> work) {
    return sql.guarded(work);
  }

  @Override
  public void close() {
    source.close();
    setup.close();
  }

  public Sql sql() {
    return sql;
  }
}
