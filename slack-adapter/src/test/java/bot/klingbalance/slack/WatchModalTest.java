package bot.klingbalance.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.slack.blockkit.WatchModal;
import bot.klingbalance.slack.standin.ModalRules;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How the form of /kling-watch add looks. */
class WatchModalTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void accountsThatAreKnownAreChosen() throws Exception {
    JsonObject form =
        WatchModal.of(
            accounts("render@example.com", "studio@example.com"), Optional.of(BERLIN), "kept");

    Golden.compare("watch-form", form);
    assertThat(ModalRules.faults(form)).isEmpty();
  }

  @Test
  void accountsThatAreNotKnownYetAreTyped() throws Exception {
    JsonObject form = WatchModal.of(List.of(), Optional.empty(), "kept");

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
    JsonObject form = WatchModal.of(accounts(address), Optional.empty(), "");

    assertThat(ModalRules.faults(form)).isEmpty();
    assertThat(form.toString()).contains("\"value\":\"%s\"".formatted(address));
  }

  @Test
  void noMoreIsKeptWithTheFormThanSlackKeeps() {
    assertThat(ModalRules.faults(WatchModal.of(List.of(), Optional.empty(), "x".repeat(3_000))))
        .isEmpty();
    assertThatThrownBy(() -> WatchModal.of(List.of(), Optional.empty(), "x".repeat(3_001)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void timeZonesAreFoundByTheirCityAndNoMoreThanSlackTakes() {
    assertThat(values(WatchModal.zones("berl"))).containsExactly("Europe/Berlin");
    assertThat(values(WatchModal.zones("nowhere at all"))).isEmpty();
    assertThat(values(WatchModal.zones(""))).hasSize(100);
    assertThat(ModalRules.optionFaults(WatchModal.zones(""))).isEmpty();
  }

  private static String kindOfAccounts(List<AccountEmail> known) {
    JsonObject form = WatchModal.of(known, Optional.empty(), "");
    assertThat(ModalRules.faults(form)).isEmpty();
    return form.getAsJsonArray("blocks")
        .get(0)
        .getAsJsonObject()
        .getAsJsonObject("element")
        .get("type")
        .getAsString();
  }

  private static List<AccountEmail> accounts(String... addresses) {
    return Stream.of(addresses).map(AccountEmail::new).toList();
  }

  private static List<AccountEmail> many(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new AccountEmail("studio-%d@example.com".formatted(i)))
        .toList();
  }

  private static List<String> values(JsonObject menu) {
    List<String> values = new ArrayList<>();
    for (JsonElement option : menu.getAsJsonArray("options")) {
      values.add(option.getAsJsonObject().get("value").getAsString());
    }
    return values;
  }
}
