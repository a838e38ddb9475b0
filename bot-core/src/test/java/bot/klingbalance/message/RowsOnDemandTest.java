package bot.klingbalance.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bot.klingbalance.message.Block.Align;
import bot.klingbalance.message.Block.Column;
import bot.klingbalance.message.Block.Table;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowsOnDemandTest {
  private static final List<Column> COLUMNS = List.of(new Column("Account", Align.LEFT));

  private final List<Integer> made = new ArrayList<>();

  @Test
  void onlyRowsThatAreLookedAtAreMadeAndEachOnce() {
    Table table = new Table(COLUMNS, new RowsOnDemand(1_000, this::row));
    assertThat(made).isEmpty();

    assertThat(table.rows()).hasSize(1_000).startsWith(List.of(Text.of("0")));
    assertThat(table.rows().subList(0, 3)).last().isEqualTo(List.of(Text.of("2")));
    assertThat(table.rows().get(2)).isSameAs(table.rows().get(2));

    assertThat(made).containsExactly(0, 1, 2);
  }

  @Test
  void theyAreTheSameAsRowsThatWereMadeAtOnce() {
    List<List<Text>> rows = List.of(List.of(Text.of("0")), List.of(Text.of("1")));

    assertThat(new Table(COLUMNS, new RowsOnDemand(2, this::row)))
        .isEqualTo(new Table(COLUMNS, rows));
  }

  @Test
  void aRowThatIsNotAsLongAsTheHeaderIsADefect() {
    Table table = new Table(COLUMNS, new RowsOnDemand(1, place -> List.of()));

    assertThatThrownBy(() -> table.rows().get(0)).isInstanceOf(IllegalArgumentException.class);
  }

  private List<Text> row(int place) {
    made.add(place);
    return List.of(Text.of(Integer.toString(place)));
  }
}
