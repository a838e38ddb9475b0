package bot.klingbalance.discord.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.message.Block.Align;
import bot.klingbalance.message.Block.Column;
import bot.klingbalance.message.Block.Table;
import bot.klingbalance.message.Span.Style;
import bot.klingbalance.message.Text;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableLinesTest {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("Packages", Align.LEFT),
          new Column("left / of", Align.RIGHT),
          new Column("until", Align.LEFT));

  @Test
  void rowsLineUpInFrontOfMoments() {
    Table table =
        new Table(
            COLUMNS,
            List.of(
                List.of(Text.of("plan"), Text.of("560 / 660"), moment()),
                List.of(Text.of("top-up"), Text.of("3,500 / 3,500"), Text.EMPTY)));

    assertThat(new TableLines(table).within(1000))
        .isEqualTo(
            """
            `Packages      left / of  until`
            `plan          560 / 660` <t:1764547200:D>
            `top-up    3,500 / 3,500`""");
  }

  @Test
  void wideLettersTakeTwoColumnsAndMarksNone() {
    Table table =
        new Table(
            COLUMNS,
            List.of(
                List.of(Text.of("会員"), Text.of("1"), Text.EMPTY),
                List.of(Text.of("e\u0301\u0300"), Text.of("2"), Text.EMPTY)));

    assertThat(new TableLines(table).within(1000))
        .contains("`会員              1`")
        .contains("`e\u0301\u0300                 2`");
  }

  @Test
  void aTableTooWideForAPhonePutsNamesOnLinesOfTheirOwn() {
    Table table =
        new Table(
            COLUMNS,
            List.of(
                List.of(
                    Text.of("a.very.long_name@studio.example.com"), Text.of("5 / 10"), moment()),
                List.of(Text.of("b@example.com"), Text.EMPTY, Text.EMPTY)));

    assertThat(new TableLines(table).within(1000))
        .isEqualTo(
            """
            -# Packages · left / of · until
            **a.very.long\\_name@studio.example.com**
            5 / 10 · <t:1764547200:D>
            **b@example.com**""");
  }

  @Test
  void whatHasNoRoomIsCounted() {
    Table table =
        new Table(
            COLUMNS,
            Collections.nCopies(500, List.of(Text.of("plan"), Text.of("1 / 2"), Text.EMPTY)));

    String lines = new TableLines(table).within(200);
    assertThat(lines).hasSizeLessThanOrEqualTo(200).endsWith("… and 493 more");
    assertThat(new TableLines(table).within(5)).isEmpty();
  }

  private static Text moment() {
    return Text.EMPTY.moment(Instant.parse("2025-12-01T00:00:00Z"), Style.DATE);
  }
}
