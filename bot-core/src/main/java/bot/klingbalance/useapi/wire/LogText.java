package bot.klingbalance.useapi.wire;

import bot.klingbalance.account.Failure;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes text of another system fit for one line of the log: short, and without addresses. */
public final class LogText {
  private static final int LONGEST = 200;

  /** Enough to find {@value #LONGEST} characters in, and little enough to search. */
  private static final int MOST_READ = 2_000;

  /** Taken whole and never shorter, so that a long text is gone through once. */
  private static final Pattern RUN = Pattern.compile("[^\\s\"'<>,;:(){}\\[\\]/]++");

  private static final Pattern ADDRESS = Pattern.compile(".+(?:@|%40).+");

  /** Of the example of how a proxy's user and password are set: it is nobody's. */
  private static final String EXAMPLE = "password@host";

  private static final Pattern INVISIBLE = Pattern.compile("[\\p{C}\\p{Z}\\s]+");

  private LogText() {}

  public static String of(String words) {
    String start = words.substring(0, Math.min(words.length(), MOST_READ));
    String line = INVISIBLE.matcher(start).replaceAll(" ").strip();
    String masked = RUN.matcher(line).replaceAll(LogText::masked);
    return masked.length() <= LONGEST ? masked : masked.substring(0, LONGEST) + "…";
  }

  private static String masked(MatchResult run) {
    boolean isAddress = ADDRESS.matcher(run.group()).matches() && !run.group().equals(EXAMPLE);
    return isAddress ? "•••" : Matcher.quoteReplacement(run.group());
  }

  /** What can be done about it, behind the line that tells of it; empty where that is nothing. */
  public static String remedy(Failure failure) {
    return switch (failure.reason()) {
      case TOKEN_REFUSED ->
          ". Copy a valid API token from useapi.net, set it%s, and start the bot again."
              .formatted(failure.setting().map(" (%s)"::formatted).orElse(""));
      case SUBSCRIPTION_ENDED -> ". Renew the subscription at useapi.net.";
      default -> "";
    };
  }
}
