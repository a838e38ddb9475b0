package bot.klingbalance.command;

import bot.klingbalance.command.spec.Completion;
import bot.klingbalance.command.watch.TimeZones;
import java.util.List;

/** What goes on from what is typed so far. Answers from what is known and waits for nothing. */
record CompletionSource(KnownAccounts known) {
  List<String> of(Completion completion, String typed, int most) {
    return switch (completion) {
      case NONE -> List.of();
      case ACCOUNTS -> known.completions(typed, most);
      case ACCOUNTS_OR_ALL -> known.completionsOrAll(typed, most);
      case TIME_ZONES -> TimeZones.completions(typed, most);
    };
  }
}
