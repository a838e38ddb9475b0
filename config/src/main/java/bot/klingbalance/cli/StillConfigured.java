package bot.klingbalance.cli;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.settings.Settings;
import bot.klingbalance.watch.WatchedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the settings name what the database has forgotten. */
final class StillConfigured {
  private StillConfigured() {}

  static Optional<String> of(Channel channel, Settings settings) {
    boolean isWatched =
        settings.watches().stream().anyMatch(watch -> watch.channel().equals(channel));
    return told(isWatched ? List.of("watches") : List.of());
  }

  static Optional<String> of(AccountEmail account, Settings settings) {
    List<String> keys = new ArrayList<>();
    if (settings.accounts().patterns().contains(account.value())) {
      keys.add("accounts.show");
    }
    boolean isWatched =
        settings.watches().stream()
            .map(WatchedChannel::accounts)
            .anyMatch(
                watched -> watched.match(all -> false, these -> these.emails().contains(account)));
    if (isWatched) {
      keys.add("watches");
    }
    return told(keys);
  }

  private static Optional<String> told(List<String> keys) {
    return keys.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "The settings still name it: %s. Take it out there, or it is kept anew."
                .formatted(String.join(", ", keys)));
  }
}
