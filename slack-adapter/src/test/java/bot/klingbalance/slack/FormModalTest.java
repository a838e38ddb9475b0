package bot.klingbalance.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.Reply.AskForm;
import bot.klingbalance.command.Question;
import bot.klingbalance.command.typed.TimeZones;
import bot.klingbalance.command.watch.EchoOfWatches;
import bot.klingbalance.slack.blockkit.FormModal;
import bot.klingbalance.slack.standin.ModalRules;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How the form of /kling-watch add looks. */
class FormModalTest {
  /** The files that are compared here. */
  static final Set<String> GOLDEN = Set.of("watch-form", "watch-form-nothing-known");

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void accountsThatAreKnownAreChosen() throws Exception {
    JsonObject form =
        modal(accounts("render@example.com", "studio@example.com"), Optional.of(BERLIN), "kept");

    Golden.compare("watch-form", form);
    assertThat(ModalRules.faults(form)).isEmpty();
  }

  @Test
  void accountsThatAreNotKnownYetAreTyped() throws Exception {
    JsonObject form = modal(List.of(), Optional.empty(), "kept");

    Golden.compare("watch-form-nothing-known", form);
    assertThat(ModalRules.faults(form)).isEmpty();
  }

  @Test
  void accountsThatNoMenuHasRoomForAreTyped() {
    String tooLong = "x".repeat(64) + "@" + "y".repeat(60) + "." + "y".repeat(60) + ".example.com";

    assertThat(kindOfAccounts(many(99))).isEqualTo("multi_static_select");
    assertThat(kindOfAccounts(many(100))).isEqualTo("plain_text_input");
    assertThat(kindOfAccounts(accounts(tooLong))).isEqualTo("plain_text_input");
  }

  @Test
  void aLongAddressIsShownInPartAndSentInFull() {
    String address = "x".repeat(64) + "@" + "y".repeat(60) + ".example.com";
    JsonObject form = modal(accounts(address), Optional.empty(), "");

    assertThat(ModalRules.faults(form)).isEmpty();
    assertThat(form.toString()).contains("\"value\":\"%s\"".formatted(address));
  }

  @Test
  void noMoreIsKeptWithTheFormThanSlackKeeps() {
    assertThat(ModalRules.faults(modal(List.of(), Optional.empty(), "x".repeat(3_000)))).isEmpty();
    assertThatThrownBy(() -> modal(List.of(), Optional.empty(), "x".repeat(3_001)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void timeZonesAreFoundByTheirCityAndNoMoreThanSlackTakes() {
    assertThat(values(zones("berl"))).containsExactly("Europe/Berlin");
    assertThat(values(zones("nowhere at all"))).isEmpty();
    assertThat(values(zones(""))).hasSize(100);
    assertThat(ModalRules.optionFaults(zones(""))).isEmpty();
  }

  private static String kindOfAccounts(List<String> known) {
    JsonObject form = modal(known, Optional.empty(), "");
    assertThat(ModalRules.faults(form)).isEmpty();
    return form.getAsJsonArray("blocks")
        .get(0)
        .getAsJsonObject()
        .getAsJsonObject("element")
        .get("type")
        .getAsString();
  }

  /** What the bot asks for in answer to /kling-watch add alone. */
  private static JsonObject modal(List<String> known, Optional<ZoneId> home, String metadata) {
    Asker asker = new Asker(Platform.SLACK, "U1", false, false, "anna", home);
    Question question = new Question(asker, new Channel(Platform.SLACK, "C1"), "add");
    AskForm asked = (AskForm) new EchoOfWatches().answer(question).join();
    return FormModal.of(asked.form(), known, metadata);
  }

  private static JsonObject zones(String typed) {
    return FormModal.options(TimeZones.completions(typed, FormModal.MOST_OPTIONS));
  }

  private static List<String> accounts(String... addresses) {
    return List.of(addresses);
  }

  private static List<String> many(int count) {
    return IntStream.range(0, count).mapToObj("studio-%d@example.com"::formatted).toList();
  }

  private static List<String> values(JsonObject menu) {
    List<String> values = new ArrayList<>();
    for (JsonElement option : menu.getAsJsonArray("options")) {
      values.add(option.getAsJsonObject().get("value").getAsString());
    }
    return values;
  }
}
