package bot.klingbalance.command.watch;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.chat.Form;
import bot.klingbalance.chat.Form.Field;
import bot.klingbalance.chat.Form.Kind;
import bot.klingbalance.command.spec.OptionSpec;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import bot.klingbalance.watch.WarnLimits;
import bot.klingbalance.watch.WatchedAccounts;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code /kling-watch add} as a form.
 *
 * <p>Time of day and zone are not filled in beforehand: what is left empty stays as it is in the
 * channel, so that a second watch does not move the first one's check unasked.
 */
final class WatchForm {
  private WatchForm() {}

  /**
   * The form, empty.
   *
   * @param home where the asker is, which holds at first in a channel that has no time zone yet
   */
  static Form of(Optional<ZoneId> home) {
    return new Form(
        WatchSpec.SPEC.name(),
        WatchSpec.ADD.name(),
        "Warn this channel",
        "Add",
        List.of(
            new Field(
                WatchSpec.ACCOUNTS.name(),
                Kind.ACCOUNTS,
                "Which accounts",
                "all, or studio@example.com",
                "",
                Optional.empty()),
            new Field(
                WatchSpec.BELOW.name(),
                Kind.TEXT,
                "Warn below",
                "500 or 10%",
                "So many credits, or such a share of what was granted.",
                Optional.of(
                    "Left empty: as it is for these accounts in this channel; at first it is %d%%."
                        .formatted(WarnLimits.STANDARD.belowPercent()))),
            new Field(
                WatchSpec.AT.name(),
                Kind.TIME_OF_DAY,
                "At what time of day",
                "09:00",
                "",
                Optional.of("Left empty: as it is in this channel; at first it is 09:00.")),
            new Field(
                WatchSpec.IN.name(),
                Kind.TIME_ZONE,
                "In which time zone",
                home.map(ZoneId::getId).orElse("Type a city"),
                "",
                Optional.of(
                    "Left empty: as it is in this channel%s."
                        .formatted(home.map("; at first it is %s"::formatted).orElse("")))),
            new Field(
                WatchSpec.ON.name(),
                Kind.TEXT,
                "On which days",
                "mon-fri",
                "On all others only what is critical is posted.",
                Optional.of(
                    "Left empty: as it is for these accounts in this channel; at first it is every"
                        + " day."))));
  }

  /** The same with these accounts in it. */
  static Form of(Optional<ZoneId> home, WatchedAccounts accounts) {
    return of(home).filledWith(Map.of(WatchSpec.ACCOUNTS.name(), typed(accounts)));
  }

  /** What is said where it could not be opened. */
  static ChatMessage inWords(WatchedAccounts accounts) {
    return ChatMessage.sentence(
        Tone.NEUTRAL,
        Text.of("Kling watch"),
        Text.of("The form did not open. Type ")
            .code("/kling-watch add " + typed(accounts))
            .plain(" to be warned here, or press once more."));
  }

  /** As people type them. */
  private static String typed(WatchedAccounts accounts) {
    return accounts.match(
        all -> "all",
        these ->
            these.emails().stream()
                .map(AccountEmail::value)
                .sorted()
                .collect(Collectors.joining(" ")));
  }

  /** What cannot be done as it was typed, by the name of the field. */
  static Map<String, String> mistakes(Map<String, String> typed) {
    Map<String, String> mistakes = new LinkedHashMap<>();
    for (OptionSpec option : WatchSpec.ADD.options()) {
      mistake(option, typed.getOrDefault(option.name(), "").strip())
          .ifPresent(mistake -> mistakes.put(option.name(), mistake.sentence().toString()));
    }
    return mistakes;
  }

  /** Each field is read as if it stood alone with the least that is needed besides. */
  private static Optional<WatchRequest.Mistake> mistake(OptionSpec option, String value) {
    Map<String, String> alone =
        option.required()
            ? Map.of(option.name(), value)
            : Map.of(WatchSpec.ACCOUNTS.name(), "all", option.name(), value);
    return WatchRequest.parse(WatchSpec.ADD.typed(alone)).asMistake();
  }
}
