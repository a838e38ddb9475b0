package bot.klingbalance.cli;

import bot.klingbalance.command.typed.TypedText;
import bot.klingbalance.message.Lookback;
import bot.klingbalance.message.Text;
import java.util.Optional;

/** What is said to somebody whose question for a balance makes no sense. */
final class BalanceMistake {
  private BalanceMistake() {}

  static String wrongAddress(String typed) {
    return AddressArgument.slip(typed, "balance")
        .orElseGet(
            () ->
                "%s is not an e-mail address.".formatted(TypedText.quoted(typed))
                    + AddressArgument.example("balance", "studio@example.com"));
  }

  static String wrongHistory(String typed, Optional<Lookback> past) {
    return past.isEmpty()
        ? "--history takes a time %s, not “%s”.".formatted(Lookback.FORMS, Text.foreign(typed))
        : "--history is of one account. Name it: kling-balance-bot balance studio@example.com"
            + " --history "
            + past.get();
  }
}
