package bot.klingbalance.command.balance;

import bot.klingbalance.message.Span.Style;
import bot.klingbalance.message.Text;
import java.time.Duration;
import java.time.Instant;

/** When something was read, in words. */
public final class AsOf {
  /** Of one of which nothing was read yet. */
  public static final Text STILL_ASKING = Text.of("useapi.net is still being asked");

  private AsOf() {}

  /** {@code As of 10:42 (live)}, or {@code As of 08:12, 47 min ago}. */
  public static Text text(Instant asOf, View view) {
    Text text = Text.of("As of ").moment(asOf, Style.TIME);
    return asOf.isBefore(view.askedAt())
        ? text.plain(", ").then(age(asOf, view.now()))
        : text.plain(" (live)");
  }

  /**
   * The same.
   *
   * @param isAwaited whether a newer one is to take its place
   */
  public static Text text(Instant asOf, boolean isAwaited, View view) {
    return isAwaited ? stillAsking(asOf, view) : text(asOf, view);
  }

  /** The same of a reading that a newer one is to take the place of. */
  static Text stillAsking(Instant asOf, View view) {
    return Text.of("As of ")
        .moment(asOf, Style.TIME)
        .plain(", ")
        .then(age(asOf, view.now()))
        .plain("; ")
        .then(STILL_ASKING);
  }

  /** {@code 47 min ago}. */
  public static Text age(Instant asOf, Instant now) {
    Duration age = Duration.between(asOf, now);
    if (age.toMinutes() < 1) {
      return Text.of("%d s ago".formatted(Math.max(1, age.toSeconds())));
    }
    if (age.toHours() < 2) {
      return Text.of("%d min ago".formatted(age.toMinutes()));
    }
    return Text.of(
        age.toDays() < 2
            ? "%d h ago".formatted(age.toHours())
            : "%d days ago".formatted(age.toDays()));
  }
}
