package bot.klingbalance.doctor;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.message.Text;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The results of all checks.
 *
 * @param checks in the order in which things depend on each other; at least one
 */
public record DoctorReport(List<CheckResult> checks) {
  public DoctorReport {
    checks = List.copyOf(checks);
    if (checks.isEmpty()) {
      throw new IllegalArgumentException("a report of nothing");
    }
  }

  /**
   * What somebody in a channel is shown: no other channel, only how the worst of them is, and of
   * each check what is for a chat.
   */
  public DoctorReport shownIn(Channel channel) {
    Stream<CheckResult> shown =
        checks.stream()
            .filter(check -> check.concerns(channel))
            .map(check -> check.forChat().orElse(check));
    Stream<CheckResult> ofOthers =
        checks.stream()
            .filter(check -> !check.concerns(channel))
            .map(CheckResult::status)
            .max(Comparator.naturalOrder())
            .map(DoctorReport::ofOtherChannels)
            .stream();
    return new DoctorReport(Stream.concat(shown, ofOthers).toList());
  }

  private static CheckResult ofOtherChannels(CheckStatus worst) {
    String finding =
        switch (worst) {
          case FINE -> "All is well there.";
          case UNKNOWN -> "Not everything can be seen there.";
          case ATTENTION -> "Something there is worth a look.";
          case MEND -> "Something there is to mend.";
        };
    return new CheckResult(
        "Other channels",
        worst,
        Text.of(finding),
        worst == CheckStatus.FINE ? Text.EMPTY : Text.of("kling-balance-bot doctor shows it."));
  }

  /** Whether something keeps the bot from its work. */
  public boolean needsMending() {
    return worst() == CheckStatus.MEND;
  }

  /** The worst status of all. */
  public CheckStatus worst() {
    return checks.stream().map(CheckResult::status).max(Comparator.naturalOrder()).orElseThrow();
  }

  /** How many checks have that status. */
  public long count(CheckStatus status) {
    return checks.stream().filter(check -> check.status() == status).count();
  }
}
