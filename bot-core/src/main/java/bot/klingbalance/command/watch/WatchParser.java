package bot.klingbalance.command.watch;

import bot.klingbalance.command.spec.SubcommandSpec;
import bot.klingbalance.command.typed.EditDistance;
import bot.klingbalance.command.typed.TypedText;
import bot.klingbalance.command.watch.WatchRequest.Check;
import bot.klingbalance.command.watch.WatchRequest.Doctor;
import bot.klingbalance.command.watch.WatchRequest.Help;
import bot.klingbalance.command.watch.WatchRequest.Mistake;
import bot.klingbalance.command.watch.WatchRequest.Pause;
import bot.klingbalance.command.watch.WatchRequest.Remove;
import bot.klingbalance.command.watch.WatchRequest.Resend;
import bot.klingbalance.command.watch.WatchRequest.Show;
import bot.klingbalance.message.Text;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/** The words behind {@code /kling-watch}, read forgivingly where the meaning is clear. */
final class WatchParser {
  static final String EXAMPLE = "/kling-watch add all below 500 at 09:00 in Europe/Berlin";

  private static final Set<String> NUMBERED = Set.of("remove", "pause", "resume");
  private static final Pattern NUMBER = Pattern.compile("#?([0-9]{1,6})\\.?");

  private final List<String> words;

  WatchParser(String typed) {
    this.words = TypedText.words(typed);
  }

  WatchRequest request() {
    if (words.isEmpty()) {
      return new Help();
    }
    List<String> rest = words.subList(1, words.size());
    String verb = TypedText.bare(words.get(0)).toLowerCase(Locale.ROOT);
    return switch (verb) {
      case "add" -> new AddParser(rest).request();
      case "report", "reports" -> new ReportParser(rest).request();
      case "list", "show" -> alone("list", rest, new Show());
      case "check" -> alone("check", rest, new Check());
      case "resend" -> alone("resend", rest, new Resend());
      case "doctor" -> alone("doctor", rest, new Doctor());
      case "help" -> new Help();
      case "remove", "delete" -> numbered(verb, rest, Remove::new);
      case "pause" -> numbered(verb, rest, number -> new Pause(number, true));
      case "resume" -> numbered(verb, rest, number -> new Pause(number, false));
      default -> unknown(words.get(0));
    };
  }

  private static WatchRequest alone(String verb, List<String> rest, WatchRequest request) {
    return rest.isEmpty()
        ? request
        : new Mistake(
            Text.of("Nothing stands behind that word, but you typed %s.".formatted(quoted(rest))),
            example(verb));
  }

  private static WatchRequest numbered(
      String verb, List<String> rest, IntFunction<WatchRequest> request) {
    String typed = String.join(" ", rest);
    var number = NUMBER.matcher(TypedText.value(typed));
    if (number.matches()) {
      return request.apply(Integer.parseInt(number.group(1)));
    }
    String found = typed.isEmpty() ? "" : ", not %s".formatted(quoted(rest));
    return new Mistake(
        Text.of("Say which watch by its number%s; ".formatted(found))
            .code("/kling-watch list")
            .plain(" shows the numbers."),
        "/kling-watch %s 1".formatted(verb));
  }

  private static WatchRequest unknown(String word) {
    String typed = TypedText.bare(word).toLowerCase(Locale.ROOT);
    List<String> verbs = WatchSpec.SPEC.subcommands().stream().map(SubcommandSpec::name).toList();
    String nearest =
        verbs.stream()
            .min(Comparator.comparingInt(verb -> EditDistance.distance(TypedText.cut(typed), verb)))
            .orElseThrow();
    String guess =
        EditDistance.distance(TypedText.cut(typed), nearest) <= 2
            ? " Did you mean %s?".formatted(nearest)
            : "";
    return new Mistake(
        Text.of(
            "%s is nothing that /kling-watch can do: it knows %s.%s"
                .formatted(TypedText.quoted(word), String.join(", ", verbs), guess)),
        nearest.equals("add") || guess.isEmpty() ? EXAMPLE : example(nearest));
  }

  private static String example(String verb) {
    return "/kling-watch "
        + (NUMBERED.contains(verb) ? verb + " 1" : verb.equals("report") ? "report weekly" : verb);
  }

  private static String quoted(List<String> words) {
    return TypedText.quoted(String.join(" ", words));
  }
}
