package bot.klingbalance.command.watch;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.chat.Form.Field;
import bot.klingbalance.command.spec.OptionSpec;
import bot.klingbalance.command.watch.WatchRequest.Add;
import bot.klingbalance.command.watch.WatchRequest.Mistake;
import bot.klingbalance.watch.WatchedAccounts;
import bot.klingbalance.watch.Weekdays;
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
    Map<String, String> typed =
        Map.of(
            "in",
            " Europe/Berlin ",
            "at",
            "9am",
            "below",
            "10 %",
            "accounts",
            "all",
            "on",
            "mo-fr");

    assertThat(WatchForm.mistakes(typed)).isEmpty();
    assertThat(text(typed)).isEqualTo("add all below 10 % at 9am in Europe/Berlin on mo-fr");
    assertThat(WatchRequest.parse(text(typed)))
        .isEqualTo(
            new Add(
                new WatchedAccounts.All(),
                Optional.empty(),
                Optional.of(10),
                Optional.of(LocalTime.of(9, 0)),
                Optional.of(ZoneId.of("Europe/Berlin")),
                Weekdays.parse("mon-fri")));
  }

  @Test
  void aBlankFieldIsAsIfItWereNotThere() {
    Map<String, String> typed = Map.of("accounts", "all", "below", "  ", "at", "");

    assertThat(WatchForm.mistakes(typed)).isEmpty();
    assertThat(text(typed)).isEqualTo("add all");
  }

  @Test
  void eachMistakeStandsAtItsField() {
    Map<String, String> mistakes =
        WatchForm.mistakes(Map.of("below", "much", "at", "25:00", "in", "Berln", "on", "payday"));

    assertThat(mistakes).containsOnlyKeys("accounts", "below", "at", "in", "on");
    assertThat(mistakes.values())
        .contains("Behind “at” stands a time of day such as 09:00 or 9am; “25:00” is none.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"add", " ADD ", "\u00a0Add\t"})
  void addAndNothingElseWantsAForm(String text) {
    assertThat(asksForForm(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "add all", "addall", "list", "help add"})
  void nothingElseWantsAForm(String text) {
    assertThat(asksForForm(text)).isFalse();
  }

  @Test
  void itsFieldsAreTheOptionsThatCanBeTyped() {
    assertThat(WatchForm.of(Optional.empty()).fields())
        .extracting(Field::name)
        .containsExactlyElementsOf(WatchSpec.ADD.options().stream().map(OptionSpec::name).toList());
    assertThat(WatchForm.of(Optional.empty()).fields())
        .filteredOn(field -> field.leftEmpty().isEmpty())
        .extracting(Field::name)
        .containsExactly("accounts");
  }

  /** A watch that is changed keeps its limit: the standard one holds only for a new watch. */
  @Test
  void whatAnEmptyLimitMeansIsTrueForAWatchThatIsThereToo() {
    assertThat(WatchForm.of(Optional.empty()).fields())
        .filteredOn(field -> field.name().equals("below"))
        .singleElement()
        .satisfies(
            field ->
                assertThat(field.leftEmpty().orElseThrow())
                    .endsWith(
                        "Left empty: as it is for these accounts in this channel; at first it is"
                            + " 10%."));
  }

  private static String text(Map<String, String> typed) {
    return WatchSpec.SPEC.typed("add", typed);
  }

  private static boolean asksForForm(String text) {
    return WatchRequest.parse(text).asMistake().filter(Mistake::asksForForm).isPresent();
  }
}
