package bot.klingbalance.terminal;

import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.account.Credits;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.message.Block;
import bot.klingbalance.message.Block.Align;
import bot.klingbalance.message.Block.Column;
import bot.klingbalance.message.Block.Paragraph;
import bot.klingbalance.message.Block.Table;
import bot.klingbalance.message.Span.Style;
import bot.klingbalance.message.Text;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was kept of an account, a line a reading, the newest last. Pure. */
public final class HistoryTable {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("Read", Align.LEFT),
          new Column("left", Align.RIGHT),
          new Column("packages", Align.LEFT));

  private HistoryTable() {}

  /**
   * The table, or a sentence in its place.
   *
   * @param readings the oldest first
   */
  public static Block of(List<RecordedReading> readings) {
    return readings.isEmpty()
        ? new Paragraph(Text.of("Nothing was kept of this account in that time."))
        : new Table(COLUMNS, readings.stream().map(HistoryTable::row).toList());
  }

  private static List<Text> row(RecordedReading reading) {
    return List.of(
        Text.EMPTY.moment(reading.at(), Style.DATE).plain(", ").moment(reading.at(), Style.TIME),
        Text.of(reading.left().map(Credits::toString).orElse("?")),
        Text.of(
            reading.balance().packages().stream()
                .map(HistoryTable::words)
                .collect(Collectors.joining(", "))));
  }

  private static String words(CreditPackage each) {
    Optional<String> type = each.type().map(Text::foreign).filter(word -> !word.isEmpty());
    return Stream.of(type.or(() -> Optional.of("credits")), each.left().map(Credits::toString))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(" "));
  }
}
