package bot.klingbalance.command.usage;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.command.typed.LookAlike;
import bot.klingbalance.command.typed.TypedAddress;
import bot.klingbalance.command.typed.TypedRequest;
import bot.klingbalance.command.typed.TypedRequest.Help;
import bot.klingbalance.command.typed.TypedRequest.Mistake;
import bot.klingbalance.command.typed.TypedRequest.Understood;
import bot.klingbalance.command.typed.TypedText;
import bot.klingbalance.message.Lookback;
import bot.klingbalance.usage.UsagePeriod;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a person wants of {@code /kling-usage}: what was spent.
 *
 * @param on that account alone; absent: all that may be shown
 */
record UsageRequest(Optional<AccountEmail> on, int days) {
  /** The request that stands behind the name of the command. */
  static TypedRequest<UsageRequest> parse(String typed) {
    List<String> words = TypedText.words(typed);
    if (words.isEmpty()) {
      String plain = TypedText.plain(typed);
      return plain.isEmpty()
          ? new Understood<>(new UsageRequest(Optional.empty(), UsagePeriod.USUAL_DAYS))
          : new Mistake<>(UsageMessages.notUnderstood(plain));
    }
    if (words.size() == 1 && TypedText.bare(words.get(0)).toLowerCase(Locale.ROOT).equals("help")) {
      return new Help<>();
    }
    List<AccountEmail> addresses = TypedAddress.allIn(words);
    if (addresses.size() > 1) {
      return new Mistake<>(UsageMessages.oneAtATime(addresses.get(0)));
    }
    Optional<AccountEmail> email = TypedAddress.in(words.get(0));
    return during(
        email, String.join(" ", email.isEmpty() ? words : words.subList(1, words.size())));
  }

  private static TypedRequest<UsageRequest> during(Optional<AccountEmail> on, String time) {
    if (time.isEmpty()) {
      return new Understood<>(new UsageRequest(on, UsagePeriod.USUAL_DAYS));
    }
    Optional<Integer> days = Lookback.parse(TypedText.value(time)).map(Lookback::days);
    if (days.isPresent()) {
      return days.get() <= UsagePeriod.MOST_DAYS
          ? new Understood<>(new UsageRequest(on, days.get()))
          : new Mistake<>(UsageMessages.tooLong(time));
    }
    Optional<LookAlike> alike =
        TypedText.words(time).stream().map(LookAlike::in).flatMap(Optional::stream).findFirst();
    return new Mistake<>(
        alike
            .map(UsageMessages::looksAlike)
            .orElseGet(
                () ->
                    on.isEmpty()
                        ? UsageMessages.notUnderstood(time)
                        : UsageMessages.tooLong(time)));
  }
}
