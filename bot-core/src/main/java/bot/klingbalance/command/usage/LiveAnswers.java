package bot.klingbalance.command.usage;

import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.Failure;
import java.util.List;
import java.util.Optional;

/**
 * What has come of asking the accounts that are meant.
 *
 * @param noList why it is not known which there are, where that is so
 */
public record LiveAnswers(List<AccountLookup> lookups, Optional<Failure> noList) {
  static final LiveAnswers NONE = new LiveAnswers(List.of(), Optional.empty());

  public LiveAnswers {
    lookups = List.copyOf(lookups);
  }
}
