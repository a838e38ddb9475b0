package bot.klingbalance.forecast;

import bot.klingbalance.forecast.SimulatedTeam.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * When a team works, job by job.
 *
 * @param zone in which it has its days
 * @param jobs in the order of time
 */
record WorkRhythm(String team, ZoneId zone, List<Instant> jobs) {
  private static final int[] PRICES = {10, 25, 35, 40, 72};

  /**
   * The rhythms in a folder: {@code teams.csv} names the teams and their zones, and for each of
   * them a file has one line a job, in seconds since 1970.
   */
  static List<WorkRhythm> in(Path folder) throws IOException {
    List<WorkRhythm> all = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("teams.csv"))) {
      String[] fields = line.split(",", 3);
      if (fields.length == 3 && !fields[0].equals("team")) {
        Path file = folder.resolve(fields[0] + ".csv");
        try (Stream<String> jobs = Files.lines(file)) {
          all.add(
              new WorkRhythm(
                  fields[0],
                  ZoneId.of(fields[1]),
                  jobs.map(each -> Instant.ofEpochSecond(Long.parseLong(each.strip())))
                      .sorted()
                      .toList()));
        }
      }
    }
    return all;
  }

  /** The rhythm of a simulated team. */
  static WorkRhythm of(SimulatedTeam team, int number, RandomGenerator random) {
    ZoneId zone = ZoneId.of("Europe/Berlin");
    LocalDateTime start =
        LocalDateTime.of(2026, 1, 1, 0, 0).plusMinutes(random.nextInt(365 * 24 * 60));
    return new WorkRhythm(
        team.name().toLowerCase(java.util.Locale.ROOT) + "-" + number,
        zone,
        team.jobs(start, zone, random).stream().map(Job::at).toList());
  }

  /** The same with what each job costs: mostly the one that the team prefers. */
  List<Job> priced(RandomGenerator random) {
    int usual = PRICES[random.nextInt(PRICES.length)];
    int other = PRICES[random.nextInt(PRICES.length)];
    return jobs.stream().map(at -> new Job(at, random.nextInt(4) == 0 ? other : usual)).toList();
  }
}
