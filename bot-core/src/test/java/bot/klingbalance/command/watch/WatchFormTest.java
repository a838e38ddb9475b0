package bot.klingbalance.command.watch;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.command.watch.WatchForm.Field;
import bot.klingbalance.command.watch.WatchRequest.Add;
import bot.klingbalance.watch.WatchedAccounts;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code add} as fields. */
class WatchFormTest {
  @Test
  void everyFieldIsReadAsIfItWereTyped() {
    WatchForm form =
        new WatchForm(
            Map.of(
                Field.IN, " Europe/Berlin ",
                Field.AT, "9am",
                Field.BELOW, "10 %",
                Field.ACCOUNTS, "all"));

    assertThat(form.mistakes()).isEmpty();
    assertThat(form.text()).isEqualTo("add all below 10 % at 9am in Europe/Berlin");
    assertThat(WatchRequest.parse(form.text()))
        .isEqualTo(
            new Add(
                new WatchedAccounts.All(),
                Optional.empty(),
                Optional.of(10),
                Optional.of(LocalTime.of(9, 0)),
                Optional.of(ZoneId.of("Europe/Berlin"))));
  }

  @Test
  void aBlankFieldIsAsIfItWereNotThere() {
    WatchForm form = new WatchForm(Map.of(Field.ACCOUNTS, "all", Field.BELOW, "  ", Field.AT, ""));

    assertThat(form.mistakes()).isEmpty();
    assertThat(form.text()).isEqualTo("add all");
  }

  @Test
  void eachMistakeStandsAtItsField() {
    WatchForm form =
        new WatchForm(Map.of(Field.BELOW, "much", Field.AT, "25:00", Field.IN, "Berln"));

    assertThat(form.mistakes()).containsOnlyKeys(Field.ACCOUNTS, Field.BELOW, Field.AT, Field.IN);
    assertThat(form.mistakes().values())
        .extracting(mistake -> mistake.sentence().toString())
        .contains("Behind “at” stands a time of day such as 09:00 or 9am; “25:00” is none.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"add", " ADD ", "\u00a0Add\t"})
  void addAndNothingElseWantsAForm(String text) {
    assertThat(WatchForm.isWantedBy(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "add all", "addall", "list", "help add"})
  void nothingElseWantsAForm(String text) {
    assertThat(WatchForm.isWantedBy(text)).isFalse();
  }
}
