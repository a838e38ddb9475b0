package bot.klingbalance.account;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** What came of asking which accounts the token has. */
public sealed interface AccountListing {
  /** Applies the function of its kind. A new kind adds a parameter, so no caller can forget it. */
  <T> T match(Function<Listed, T> listed, Function<Failed, T> failed);

  /**
   * The accounts, by address, without their balances.
   *
   * @param asOf when the answer arrived
   */
  record Listed(List<KlingAccount> accounts, Instant asOf) implements AccountListing {
    public Listed {
      accounts = List.copyOf(accounts);
    }

    @Override
    public <T> T match(Function<Listed, T> listed, Function<Failed, T> failed) {
      return listed.apply(this);
    }
  }

  /** The list could not be read. */
  record Failed(Failure failure) implements AccountListing {
    @Override
    public <T> T match(Function<Listed, T> listed, Function<Failed, T> failed) {
      return failed.apply(this);
    }
  }
}
