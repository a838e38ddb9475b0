package bot.klingbalance.lease;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.lease.LeaseClaim.Granted;
import bot.klingbalance.lease.LeaseClaim.Offered;
import bot.klingbalance.lease.LeaseClaim.Taken;
import bot.klingbalance.lease.LeaseStore.Wish;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a store of leases does with one that a bot offers since it ends. */
public interface OfferedLeaseContract {
  Duration LONG = Duration.ofMinutes(5);

  /** As an heir that has died. */
  Duration OVER = Duration.ofMillis(-5);

  /** A store with no lease in it, as the bot of that name asks it. */
  LeaseStore store(String bot);

  @Test
  default void itGoesToTheHeirThatIsReadyAndToNobodyBefore() {
    asks("anna", Wish.HAVE, LONG);
    assertThat(asks("berta", Wish.TAKE_OVER, LONG)).isInstanceOf(Taken.class);
    assertThat(hasHeir(asks("anna", Wish.HAND_OVER, LONG))).isFalse();
    assertThat(asks("berta", Wish.HAVE, LONG))
        .isInstanceOfSatisfying(
            Offered.class, offered -> assertThat(offered.holder()).isEqualTo("anna"));
    assertThat(hasHeir(asks("anna", Wish.HAND_OVER, LONG))).isTrue();

    assertThat(hasHeir(asks("berta", Wish.TAKE_OVER, LONG))).isFalse();
    assertThat(asks("anna", Wish.HAND_OVER, LONG))
        .isInstanceOfSatisfying(
            Taken.class, taken -> assertThat(taken.holder()).isEqualTo("berta"));
  }

  @Test
  default void ofTwoThatStandByOneIsTheHeirAndTheOtherOneAfterItsDeath() {
    asks("anna", Wish.HAVE, LONG);
    asks("anna", Wish.HAND_OVER, LONG);
    assertThat(asks("berta", Wish.HAVE, LONG)).isInstanceOf(Offered.class);
    assertThat(asks("carla", Wish.HAVE, LONG)).isInstanceOf(Taken.class);
    assertThat(asks("carla", Wish.TAKE_OVER, LONG)).isInstanceOf(Taken.class);
    assertThat(asks("berta", Wish.HAVE, OVER)).isInstanceOf(Offered.class);

    assertThat(hasHeir(asks("anna", Wish.HAND_OVER, LONG))).isFalse();
    assertThat(asks("carla", Wish.HAVE, LONG)).isInstanceOf(Offered.class);
    assertThat(asks("berta", Wish.TAKE_OVER, LONG)).isInstanceOf(Taken.class);
    assertThat(asks("carla", Wish.TAKE_OVER, LONG)).isInstanceOf(Granted.class);
  }

  @Test
  default void whatIsGivenBackAfterAllIsFreeAndNotOffered() {
    asks("anna", Wish.HAVE, LONG);
    asks("anna", Wish.HAND_OVER, LONG);
    asks("berta", Wish.HAVE, LONG);
    store("anna").giveBack("gateway", "anna");

    assertThat(hasHeir(asks("carla", Wish.HAVE, LONG))).isFalse();
    assertThat(asks("berta", Wish.TAKE_OVER, LONG)).isInstanceOf(Taken.class);
  }

  private LeaseClaim asks(String bot, Wish wish, Duration lasts) {
    return store(bot).claim("gateway", bot, wish, lasts);
  }

  private static boolean hasHeir(LeaseClaim claim) {
    assertThat(claim).isInstanceOf(Granted.class);
    return ((Granted) claim).hasHeir();
  }
}
