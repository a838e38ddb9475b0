package bot.klingbalance.command;

import bot.klingbalance.command.spec.Completion;
import bot.klingbalance.command.typed.TimeZones;
import bot.klingbalance.command.typed.WeekdayCompletion;
import java.util.List;

/** What goes on from what is typed so far. Answers from what is known and waits for nothing. */
record CompletionSource(KnownAccounts known, List<Command> commands) {
  List<String> of(Completion completion, String typed, int most) {
    return switch (completion) {
      case NONE -> List.of();
      case ACCOUNTS -> known.completions(typed, most);
      case ACCOUNTS_OR_ALL -> known.completionsOrAll(typed, most);
      case CLIPS -> ofCommands(completion, typed, most);
      case TIME_ZONES -> TimeZones.completions(typed, most);
      case WEEKDAYS -> WeekdayCompletion.of(typed, most);
      case WEEKDAY -> WeekdayCompletion.ofOne(typed, most);
      case REPORT_PERIODS -> List.of("weekly");
    };
  }

  private List<String> ofCommands(Completion completion, String typed, int most) {
    return commands.stream()
        .flatMap(command -> command.completions(completion, typed, most).stream())
        .limit(most)
        .toList();
  }
}
