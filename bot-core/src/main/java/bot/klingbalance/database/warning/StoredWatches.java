package bot.klingbalance.database.warning;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.database.Columns;
import bot.klingbalance.database.Sql;
import bot.klingbalance.database.row.ReadableRows;
import bot.klingbalance.watch.ChannelWatches;
import bot.klingbalance.watch.DailyTime;
import bot.klingbalance.watch.NewWatch;
import bot.klingbalance.watch.Watch;
import bot.klingbalance.watch.WatchChange;
import bot.klingbalance.watch.WatchRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The tables {@code watched_channels}, {@code watches} and {@code watched_accounts}. */
public final class StoredWatches implements WatchRepository {
  private final Sql sql;

  public StoredWatches(Sql sql) {
    this.sql = sql;
  }

  @Override
  public ChannelWatches of(Channel channel) {
    return sql.inTransaction(
        handle ->
            new ChannelWatches(
                channel, DailyTimeRows.of(handle, channel), WatchRows.of(handle, channel)));
  }

  @Override
  public void keepOffsets(Instant now) {
    sql.inTransaction(
        handle -> {
          DailyTimeRows.keepOffsets(handle, now);
          return true;
        });
  }

  @Override
  public List<Channel> channels() {
    return sql.call(
        handle ->
            ReadableRows.of(
                handle.createQuery("SELECT DISTINCT channel FROM watches ORDER BY channel"),
                "watches",
                Columns::channel));
  }

  @Override
  public Watch add(NewWatch watch, DailyTime daily) {
    return sql.inTransaction(
        handle -> {
          WatchRows.setDaily(handle, watch.channel(), daily, watch.asked().at());
          int number = WatchRows.put(handle, watch);
          return WatchRows.numbered(handle, watch.channel(), number).orElseThrow();
        });
  }

  @Override
  public Optional<Watch> pause(Channel channel, int number, boolean paused, WatchChange by) {
    return sql.inTransaction(
        handle -> {
          NumberedRows.WATCHES.pause(handle, channel, number, paused, by);
          return WatchRows.numbered(handle, channel, number);
        });
  }

  @Override
  public Optional<Watch> remove(Channel channel, int number) {
    return sql.inTransaction(
        handle -> {
          Optional<Watch> removed = WatchRows.numbered(handle, channel, number);
          boolean wasThere = NumberedRows.WATCHES.remove(handle, channel, number);
          return removed.filter(watch -> wasThere);
        });
  }
}
