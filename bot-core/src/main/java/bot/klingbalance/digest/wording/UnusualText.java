package bot.klingbalance.digest.wording;

import bot.klingbalance.account.Credits;
import bot.klingbalance.finding.Cause.Unusual;
import bot.klingbalance.message.ShortDays;
import bot.klingbalance.message.Text;
import java.time.Duration;
import java.util.List;

/** That far more was spent than usual: how much, in how long, and how many times the usual. */
final class UnusualText {
  private static final List<String> NUMBERS =
      List.of("three", "four", "five", "six", "seven", "eight", "nine", "ten");

  private UnusualText() {}

  static Text of(Unusual unusual, ShortDays days) {
    Credits spent = unusual.spent();
    Text what =
        Text.EMPTY
            .strong("%s %s".formatted(spent, spent.unit()))
            .plain(" in %s, %s".formatted(time(unusual), howMuchMore(unusual)));
    if (unusual.over()) {
      return FindingText.step(
          Text.of("spending was unusual %s and is over: ".formatted(days.past(unusual.until())))
              .then(what),
          "See with /kling-usage what it went on.");
    }
    return FindingText.step(
        what, "See with /kling-usage what it went on, and stop whatever nobody meant to run.");
  }

  private static String time(Unusual unusual) {
    Duration time = Duration.between(unusual.since(), unusual.until());
    long minutes = Math.max(1, time.plusSeconds(30).toMinutes());
    if (minutes < 55) {
      return minutes == 1 ? "a minute" : minutes + " minutes";
    }
    long hours = (minutes + 30) / 60;
    return hours == 1 ? "an hour" : hours + " hours";
  }

  private static String howMuchMore(Unusual unusual) {
    if (unusual.usual().whole().isZero()) {
      return "where usually next to nothing is spent";
    }
    long times = unusual.spent().dividedBy(unusual.usual());
    String number = times >= 3 && times <= 10 ? NUMBERS.get((int) times - 3) : Long.toString(times);
    return times == 2 ? "twice the usual" : number + " times the usual";
  }
}
