package bot.klingbalance.discord.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.doctor.CheckResult;
import bot.klingbalance.doctor.CheckStatus;
import bot.klingbalance.testing.LogLines;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.junit.jupiter.api.Test;

class ShardsTest {
  @Test
  void oneIsEnoughForMostAndNothingIsSaidOfIt() {
    assertThat(Shards.of(DataObject.fromJson("{\"shards\": 1}")).advice()).isEmpty();
    assertThat(Shards.of(DataObject.empty()).advice()).isEmpty();
    assertThat(SessionLimitCheck.check("{\"shards\": 1}").status()).isEqualTo(CheckStatus.FINE);
  }

  @Test
  void moreThanOneIsSaidInLogAndDoctor() {
    try (LogLines lines = LogLines.of("bot.klingbalance.discord.gateway")) {
      Shards.of(DataObject.fromJson("{\"shards\": 3}")).log();

      assertThat(lines.messages())
          .singleElement()
          .satisfies(line -> assertThat(line).startsWith("Discord recommends 3 sessions (shards)"));
    }
    CheckResult check = SessionLimitCheck.check("{\"shards\": 3}");
    assertThat(check.status()).isEqualTo(CheckStatus.ATTENTION);
    assertThat(check.finding().toString()).startsWith("Discord recommends 3 sessions (shards)");
  }
}
