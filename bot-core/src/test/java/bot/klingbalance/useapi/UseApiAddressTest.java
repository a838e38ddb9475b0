package bot.klingbalance.useapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UseApiAddressTest {
  @Test
  void aSlashAtTheEndMakesNoDifference() {
    assertThat(new UseApiAddress("https://a.example/v1/").accounts())
        .isEqualTo(new UseApiAddress("https://a.example/v1").accounts());
  }
}
