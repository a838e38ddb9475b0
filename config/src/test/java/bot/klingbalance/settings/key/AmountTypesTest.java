package bot.klingbalance.settings.key;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.Credits;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountTypesTest {
  @ParameterizedTest
  @CsvSource({
    "90s, PT1M30S",
    "15m, PT15M",
    "1h, PT1H",
    "2d, PT48H",
    "1d12h, PT36H",
    "1H30M, PT1H30M",
    "60s, PT1M",
    "7d, PT168H",
    "604800s, PT168H",
  })
  void readsADuration(String text, Duration duration) {
    assertThat(AmountTypes.PERIOD.read(text)).contains(duration);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1", "h", "1 h", "59s", "7d1s", "-1h", "1h1d", "1.5h", "PT1H", "99999999999s"})
  void refusesWhatIsNoSuchDuration(String text) {
    assertThat(AmountTypes.PERIOD.read(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "500, 50000", "12.5, 1250", "12.05, 1205", "100000000000, 10000000000000"})
  void readsCredits(String text, long hundredths) {
    assertThat(AmountTypes.CREDITS.read(text)).contains(new Credits(hundredths));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "1e3", "1.005", "1,000", "0x10", "100000000000.01", ".5", "٣"})
  void refusesWhatAreNoCredits(String text) {
    assertThat(AmountTypes.CREDITS.read(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "65536", "1.0", "0x50", "９", "99999999999"})
  void refusesWhatIsNoPort(String text) {
    assertThat(AmountTypes.PORT.read(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "9", "24:00", "09:60", "09:00:00", "9 Uhr", "009:00", "-1:00"})
  void refusesWhatIsNoTimeOfDay(String text) {
    assertThat(AmountTypes.TIME_OF_DAY.read(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Berlin", "+02:00", "GMT+2", "Europe/Berln"})
  void refusesWhatIsNoNameOfATimeZone(String text) {
    assertThat(AmountTypes.ZONE.read(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2026-02-30", "12.8.2026", "2026-8-12", "yesterday"})
  void refusesWhatIsNoDay(String text) {
    assertThat(AmountTypes.DAY.read(text)).isEmpty();
  }
}
