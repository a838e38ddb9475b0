package bot.klingbalance.discord.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.doctor.CheckResult;
import bot.klingbalance.doctor.CheckStatus;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.junit.jupiter.api.Test;

class ShardsTest {
  @Test
  void oneIsEnoughForMostAndNothingIsSaidOfIt() {
    assertThat(Shards.of(DataObject.fromJson("{\"shards\": 1}")).sentence()).isEmpty();
    assertThat(Shards.of(DataObject.empty())).isEqualTo(new Shards(1, false));
    assertThat(SessionLimitCheck.check("{\"shards\": 1}").finding().toString())
        .endsWith("sessions more today.");
  }

  @Test
  void moreThanTheBotsBeginAreSaidAndNotBegun() {
    Shards many = Shards.of(DataObject.fromJson("{\"shards\": 100000}"));

    assertThat(many.recommended()).isEqualTo(64);
    assertThat(many.sentence().orElseThrow())
        .startsWith("It recommends more shards than 64 ")
        .endsWith("; the bots begin 64.");
    assertThat(Shards.of(DataObject.fromJson("{\"shards\": 64}")).isTooMany()).isFalse();
  }

  @Test
  void moreThanOneIsSaidByDoctor() {
    CheckResult check = SessionLimitCheck.check("{\"shards\": 3}");

    assertThat(check.status()).isEqualTo(CheckStatus.FINE);
    assertThat(check.finding().toString()).contains("today. It recommends 3 (shards)");
  }
}
