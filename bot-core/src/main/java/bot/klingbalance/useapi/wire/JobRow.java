package bot.klingbalance.useapi.wire;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.usage.JobCounts;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is read of one job; the same object for all of them, one after the other. */
final class JobRow {
  private static final int LONGEST_NAME = 64;
  private static final int MOST_NAMES = 1_000;
  private static final int MOST_ACCOUNTS = 1_000;
  private static final int MOST_STATES = 200;
  private static final Pattern CODE = Pattern.compile("[1-9][0-9]{2}");
  private static final Pattern FAILED =
      Pattern.compile(
          ".*(?:fail|error|reject|cancel|time.?out|moderat|denied|expired|abort|invalid).*");
  private static final Pattern SUCCEEDED =
      Pattern.compile(".*(?:succe|complete|finish|done|^ok$).*");

  private final NameTable<String> names = new NameTable<>(MOST_NAMES, JobRow::name, "");
  private final NameTable<Optional<AccountEmail>> accounts =
      new NameTable<>(MOST_ACCOUNTS, AccountEmail::parse, Optional.empty());
  private final NameTable<State> states =
      new NameTable<>(MOST_STATES, JobRow::state, State.UNKNOWN);
  private Optional<AccountEmail> account = Optional.empty();
  private String model = "";
  private String endpoint = "";
  private String function = "";
  private State code = State.UNKNOWN;
  private State status = State.UNKNOWN;

  /**
   * How a job ended.
   *
   * @param failure the code or the word for it; absent where it did not fail
   */
  record State(@Nullable String failure, boolean succeeded) {
    static final State UNKNOWN = new State(null, false);
  }

  void clear() {
    account = Optional.empty();
    model = "";
    endpoint = "";
    function = "";
    code = State.UNKNOWN;
    status = State.UNKNOWN;
  }

  /** Takes a member, where it is one that is wanted. */
  void take(String member, char[] text, int from, int length) {
    switch (member) {
      case "config" -> account = accounts.of(text, from, length);
      case "model" -> model = names.of(text, from, length);
      case "endpoint" -> endpoint = names.of(text, from, length);
      case "func" -> function = names.of(text, from, length);
      case "code" -> code = states.of(text, from, length);
      case "status" -> status = states.of(text, from, length);
      default -> {}
    }
  }

  static boolean isWanted(String member) {
    return switch (member) {
      case "config", "model", "endpoint", "func", "code", "status" -> true;
      default -> false;
    };
  }

  /** Absent where it is no address, or one of too many. */
  Optional<AccountEmail> account() {
    return account;
  }

  String name() {
    if (!model.isEmpty()) {
      return model;
    }
    if (!endpoint.isEmpty()) {
      return endpoint;
    }
    return function.isEmpty() ? JobCounts.OTHER : function;
  }

  /** The code tells more than the word; but a word that says "failed" is believed in any case. */
  State state() {
    if (code.failure() != null) {
      return code;
    }
    return status.failure() != null || status.succeeded() ? status : code;
  }

  private static String name(String text) {
    String line = LogText.of(text);
    return line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME - 1) + "…";
  }

  private static State state(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    if (CODE.matcher(word).matches()) {
      return word.startsWith("2") ? new State(null, true) : new State(word, false);
    }
    if (FAILED.matcher(word).matches()) {
      return new State(name(word), false);
    }
    return new State(null, SUCCEEDED.matcher(word).matches());
  }
}
