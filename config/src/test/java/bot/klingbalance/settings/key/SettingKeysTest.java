package bot.klingbalance.settings.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingKeysTest {
  @Test
  void everyDefaultFitsItsKey() {
    assertThat(SettingKeys.ALL)
        .filteredOn(key -> key.defaultText().isPresent())
        .isNotEmpty()
        .allSatisfy(key -> assertThat(key.defaultText().flatMap(key.type()::read)).isPresent());
  }

  @Test
  void namesAndVariablesAreUnique() {
    assertThat(SettingKeys.ALL).extracting(SettingKey::name).doesNotHaveDuplicates();
    assertThat(SettingKeys.ALL)
        .extracting(SettingKey::variable)
        .filteredOn(Optional::isPresent)
        .doesNotHaveDuplicates()
        .hasSize(19);
  }

  @Test
  void everyMeaningIsOneLine() {
    assertThat(SettingKeys.ALL)
        .allSatisfy(key -> assertThat(key.meaning()).isNotBlank().doesNotContain("\n"));
  }
}
