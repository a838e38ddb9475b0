package bot.klingbalance.http.network;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import okhttp3.Challenge;

/** A proxy lets nobody in by {@code Basic}, which is all that the bot speaks; RFC 9110, 11.7.1. */
final class UnspokenSchemes extends IOException {
  private static final long serialVersionUID = 1;

  private static final String BASIC = "Basic";

  /** By which OkHttp asks for credentials before the proxy does. */
  private static final String BEFOREHAND = "OkHttp-Preemptive";

  /** A scheme's name; what else a proxy may send is not told on. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,19}");

  private static final int MOST_NAMED = 3;

  private UnspokenSchemes(String names) {
    super(names);
  }

  /** What a proxy offers, where Basic is not among it. */
  static Optional<UnspokenSchemes> in(List<Challenge> challenges) {
    boolean isSpoken =
        challenges.stream()
            .map(Challenge::scheme)
            .anyMatch(each -> each.equalsIgnoreCase(BASIC) || each.equals(BEFOREHAND));
    String names =
        challenges.stream()
            .map(Challenge::scheme)
            .filter(each -> NAME.matcher(each).matches())
            .distinct()
            .limit(MOST_NAMED)
            .collect(Collectors.joining(" or "));
    return isSpoken || names.isEmpty() ? Optional.empty() : Optional.of(new UnspokenSchemes(names));
  }

  /** Such as {@code Negotiate or NTLM}. */
  String names() {
    return String.valueOf(getMessage());
  }
}
