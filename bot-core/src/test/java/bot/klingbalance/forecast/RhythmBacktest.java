package bot.klingbalance.forecast;

import bot.klingbalance.forecast.AccountLife.Story;
import bot.klingbalance.forecast.Foreseen.Method;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/**
 * Judges the forecast and its warnings by when teams work, beside four simple rivals that have the
 * same readings. Each team lives on accounts that are now scarce and now generous, through grants,
 * run-outs, top-ups and days on which the bot is off ({@link AccountLife}).
 *
 * <p>Intervals are those of drawing the teams anew, nine in ten.
 *
 * <p>Run it from the root, with a folder of rhythms as {@link WorkRhythm#in} reads it, or {@code
 * simulated}, the first and the last seed, and a pattern for the names of the teams: {@code mvn -q
 * -pl bot-core test-compile exec:exec -Dexec.executable=java -Dexec.args="-cp %classpath
 * bot.klingbalance.forecast.RhythmBacktest FOLDER 1 3 t03|t07|t11"}
 */
public final class RhythmBacktest {
  static final Map<String, Method> METHODS = methods();

  /** Of each team. */
  private static final int ACCOUNTS = 2;

  private static final int COLUMN = 26;

  private RhythmBacktest() {}

  private static Map<String, Method> methods() {
    Map<String, Method> methods = new LinkedHashMap<>();
    methods.put("forecast", Foreseen::byTheBot);
    methods.put("yesterday", Rivals::yesterday);
    methods.put("7 days", Rivals::week);
    methods.put("bootstrap", Rivals::bootstrap);
    methods.put("gamma", Rivals::gamma);
    return methods;
  }

  public static void main(String[] args) throws IOException {
    String folder = args.length > 0 ? args[0] : "simulated";
    long first = args.length > 1 ? Long.parseLong(args[1]) : 1;
    long last = args.length > 2 ? Long.parseLong(args[2]) : first;
    Pattern teams = Pattern.compile(args.length > 3 ? args[3] : ".*");
    Pattern methods = Pattern.compile(args.length > 4 ? args[4] : ".*");
    Map<String, RhythmScores> scores = new LinkedHashMap<>();
    for (long seed = first; seed <= last; seed++) {
      List<Story> stories =
          folder.equals("simulated")
              ? simulated(seed, teams)
              : lives(WorkRhythm.in(Path.of(folder)), seed, teams);
      METHODS.forEach(
          (name, method) -> {
            if (methods.matcher(name).matches()) {
              RhythmScores some = scores.computeIfAbsent(name, any -> new RhythmScores());
              stories.forEach(story -> RhythmTrial.judge(method, story, some));
            }
          });
    }
    System.out.printf("%s, seeds %d to %d, teams %s%n", folder, first, last, teams);
    print(scores, System.out);
  }

  /** Two teams of each kind: {@code steady-0} and {@code steady-1}. */
  static List<Story> simulated(long seed, Pattern teams) {
    List<WorkRhythm> rhythms = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(seed);
    for (SimulatedTeam team : SimulatedTeam.values()) {
      for (int i = 0; i < ACCOUNTS; i++) {
        rhythms.add(WorkRhythm.of(team, i, random));
      }
    }
    return lives(rhythms, seed, teams);
  }

  private static List<Story> lives(List<WorkRhythm> rhythms, long seed, Pattern teams) {
    List<Story> stories = new ArrayList<>();
    for (WorkRhythm rhythm : rhythms) {
      for (int i = 0; i < ACCOUNTS && teams.matcher(rhythm.team()).matches(); i++) {
        long start = seed * 1000 + i * 100L + rhythm.team().hashCode();
        stories.add(AccountLife.of(rhythm, new SplittableRandom(start)));
      }
    }
    return stories;
  }

  private static void print(Map<String, RhythmScores> scores, PrintStream out) {
    StringBuilder heading = new StringBuilder(" ".repeat(44));
    scores.keySet().forEach(name -> heading.append(padded(name)));
    out.println(heading.toString().stripTrailing());
    for (int days : RhythmTrial.HISTORIES) {
      percent("range holds, %d days known, %%".formatted(days), "range " + days, scores, out);
      percent("  it ran out before the range, %", "before range " + days, scores, out);
    }
    percent("warned a day or more before, %", "warned in time", scores, out);
    percent("  later, %", "warned later", scores, out);
    percent("  never, %", "warned never", scores, out);
    percent("false warnings, by the grant, %", "false by grant", scores, out);
    percent("  by three days after the last, %", "false after 3 days", scores, out);
    percent("right about the grant, %", "grant", scores, out);
    row("Brier score about the grant", "brier", scores, 1, RhythmScores::mean, out);
    for (int bin = 0; bin < RhythmTrial.BINS; bin++) {
      percent("  lasted, chance in fifth %d, %%".formatted(bin + 1), "bin " + bin, scores, out);
    }
    percent("\"runs out\" is told, and does, %", "told sure", scores, out);
    percent("too short or idle, and ran out, %", "unknown ran out", scores, out);
    for (int days : RhythmTrial.DAYS_AHEAD) {
      row(
          "median error %d days ahead, h".formatted(days),
          "error " + days,
          scores,
          1,
          RhythmBacktest::median,
          out);
    }
    row("an hour of quiet moves it, median, h", "wander", scores, 1, RhythmBacktest::median, out);
    row("  p99, h", "wander", scores, 1, all -> RhythmScores.quantile(all, 0.99), out);
    row("  most, h", "wander", scores, 1, all -> RhythmScores.quantile(all, 1), out);
    percent("  a date comes or goes, %", "comes or goes", scores, out);
  }

  private static double median(double[] values) {
    return RhythmScores.quantile(values, 0.5);
  }

  private static void percent(
      String title, String figure, Map<String, RhythmScores> scores, PrintStream out) {
    row(title, figure, scores, 100, RhythmScores::mean, out);
  }

  private static void row(
      String title,
      String figure,
      Map<String, RhythmScores> scores,
      double factor,
      ToDoubleFunction<double[]> statistic,
      PrintStream out) {
    StringBuilder line = new StringBuilder("%-44s".formatted(title));
    for (RhythmScores each : scores.values()) {
      double[] all = each.all(figure);
      double[] interval = each.interval(figure, statistic);
      line.append(
          padded(
              all.length == 0
                  ? "-"
                  : String.format(
                      Locale.ROOT,
                      factor == 100 ? "%.0f (%.0f-%.0f; %d)" : "%.3g (%.3g-%.3g; %d)",
                      factor * statistic.applyAsDouble(all),
                      factor * interval[0],
                      factor * interval[1],
                      all.length)));
    }
    out.println(line.toString().stripTrailing());
  }

  private static String padded(String words) {
    return words + " ".repeat(Math.max(1, COLUMN - words.length()));
  }
}
