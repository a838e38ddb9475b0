package bot.klingbalance.doctor;

import bot.klingbalance.http.network.Way;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The way to a service, where there is something to say of it: that it goes through a proxy, or why
 * there is none. Any answer will do, and no token is sent.
 */
public final class WayCheck implements Check {
  private final String service;
  private final Way way;

  /** A check that has not begun. */
  public WayCheck(String service, Way way) {
    this.service = service;
    this.way = way;
  }

  @Override
  public String subject() {
    return "Way to " + service;
  }

  @Override
  public CompletableFuture<List<CheckResult>> begin() {
    return way.flaw()
        .thenApply(
            flaw -> flaw.isPresent() ? List.of(none(flaw.get())) : reached().stream().toList());
  }

  private Optional<CheckResult> reached() {
    return way.proxy()
        .map(
            proxy ->
                CheckResult.fine(subject(), "It goes through the proxy %s.".formatted(proxy))
                    .inChat("It goes through a proxy."));
  }

  private CheckResult none(String why) {
    return CheckResult.mend(subject(), sentences(why))
        .inChat("There is none; the log of the bot says why.");
  }

  /** What is wrong in a sentence, and what can be done about it in another. */
  private static String sentences(String why) {
    return Stream.of(why.split("; "))
        .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1) + ".")
        .collect(Collectors.joining(" "));
  }
}
