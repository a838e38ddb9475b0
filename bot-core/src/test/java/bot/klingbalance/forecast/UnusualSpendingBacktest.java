package bot.klingbalance.forecast;

import bot.klingbalance.account.Balance;
import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.account.Credits;
import bot.klingbalance.forecast.SimulatedAccount.Story;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.history.Spending;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.*;

public final class UnusualSpendingBacktest {
  static final class Tally {
    int alarms, bursts, told, record, recordTold;
    double days;
  }

  static boolean DEBUG = System.getenv("DBG") != null;

  public static void main(String[] args) {
    long seed = Long.parseLong(args[0]);
    int accounts = Integer.parseInt(args[1]);
    for (int i = 2; i + 1 < args.length; i += 2) {
      try {
        var f = SpendingSurprise.class.getDeclaredField(args[i]);
        if (f.getType() == int.class) f.setInt(null, Integer.parseInt(args[i + 1]));
        else f.setDouble(null, Double.parseDouble(args[i + 1]));
      } catch (Exception e) {
        throw new RuntimeException(e);
      }
    }
    long t = System.nanoTime();
    Map<SimulatedTeam, Tally> all = run(seed, accounts);
    Tally sum = new Tally();
    all.forEach(
        (k, v) -> {
          print(k.name(), v);
          sum.alarms += v.alarms;
          sum.bursts += v.bursts;
          sum.told += v.told;
          sum.days += v.days;
          sum.record += v.record;
          sum.recordTold += v.recordTold;
        });
    print("ALL", sum);
    System.out.printf("%.1f s%n", (System.nanoTime() - t) / 1e9);
  }

  static void print(String name, Tally v) {
    System.out.printf(
        Locale.ROOT,
        "%-17s  %5d bursts told %5.1f %%; never had %5d told %5.1f %%; %6.0f days, %d alarms, %.2f in 90 days%n",
        name,
        v.bursts,
        100.0 * v.told / v.bursts,
        v.record,
        100.0 * v.recordTold / v.record,
        v.days,
        v.alarms,
        90 * v.alarms / v.days);
  }

  static Map<SimulatedTeam, Tally> run(long seed, int accounts) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<SimulatedTeam, Tally> all = new EnumMap<>(SimulatedTeam.class);
    for (SimulatedTeam team : SimulatedTeam.values()) {
      Tally tally = all.computeIfAbsent(team, x -> new Tally());
      for (int i = 0; i < accounts; i++) {
        Story story = SimulatedAccount.story(team, random.nextLong());
        quiet(story, tally);
        for (int b = 0; b < 10; b++) burst(story, random, tally);
      }
    }
    return all;
  }

  static void quiet(Story story, Tally tally) {
    List<RecordedReading> all = story.readings();
    Instant judged = all.get(0).at().plus(Duration.ofDays(14));
    Set<Instant> since = new HashSet<>();
    for (int i = 1; i < all.size(); i++) {
      if (all.get(i).at().isBefore(judged)) continue;
      int from = Math.max(0, i - 24 * 60);
      UnusualSpending.of(all.subList(from, i + 1), all.get(i).at(), story.zone())
          .ifPresent(u -> since.add(u.since()));
    }
    tally.alarms += since.size();
    double days = Duration.between(judged, all.get(all.size() - 1).at()).toHours() / 24.0;
    if (days > 0) tally.days += days;
  }

  static void burst(Story story, SplittableRandom random, Tally tally) {
    List<RecordedReading> all = story.readings();
    int known = 24 * 11;
    if (all.size() < known + 10) return;
    int at = random.nextInt(known, all.size() - 3);
    if (Duration.between(all.get(0).at(), all.get(at).at()).toDays() < 14) return;
    double factor = random.nextDouble(3, 20);
    List<Spending> past = Spending.between(all.subList(Math.max(0, at - 24 * 60), at + 1));
    ZoneId zone = story.zone();
    int hour = all.get(at).at().atZone(zone).getHour();
    double mean = 0, hours = 0, same = 0, sameHours = 0, most = 0, before = 0;
    for (Spending each : past) {
      double h = Duration.between(each.from(), each.to()).toSeconds() / 3600.0;
      mean += each.hundredths();
      hours += h;
      if (h < 1.5) {
        most = Math.max(most, before + each.hundredths());
        before = each.hundredths();
      }
      if (each.from().atZone(zone).getHour() == hour && h < 1.5) {
        same += each.hundredths();
        sameHours += h;
      }
    }
    double usual = Math.max(mean / Math.max(1, hours), same / Math.max(1, sameHours));
    double rate = factor * usual;
    if (rate <= 0) return;
    double offset = random.nextDouble();
    Instant start = all.get(at).at().plusSeconds((long) (offset * 3600));
    List<RecordedReading> seen = new ArrayList<>(all.subList(Math.max(0, at - 24 * 60), at + 1));
    boolean told = false;
    double burst = 0;
    for (int k = 1; k <= 2; k++) {
      RecordedReading each = all.get(at + k);
      burst = rate * Math.max(0, Duration.between(start, each.at()).toSeconds()) / 3600;
      if (burst > each.balance().left().get().hundredths()) return;
      seen.add(new RecordedReading(each.at(), spent(each.balance(), (long) burst)));
      told |= UnusualSpending.of(seen, each.at(), zone).isPresent();
    }
    tally.bursts++;
    tally.told += told ? 1 : 0;
    if (burst > most && !told && DEBUG) {
      System.out.printf("%.1f burst %.0f most %.0f known %d%n", factor, burst, most, at);
      SpendingSurprise.DEBUG = true;
      System.out.println(UnusualSpending.of(seen, seen.get(seen.size() - 1).at(), zone));
      SpendingSurprise.DEBUG = false;
    }
    if (burst > most) {
      tally.record++;
      tally.recordTold += told ? 1 : 0;
    }
  }

  static Balance spent(Balance balance, long hundredths) {
    List<CreditPackage> packages = new ArrayList<>();
    long open = hundredths;
    List<CreditPackage> sorted =
        balance.packages().stream().sorted(Comparator.comparing(p -> p.expiresAt().get())).toList();
    for (CreditPackage each : sorted) {
      long gone = Math.min(open, each.left().get().hundredths());
      open -= gone;
      packages.add(
          new CreditPackage(
              each.type(),
              each.granted(),
              Optional.of(new Credits(each.left().get().hundredths() - gone)),
              each.startsAt(),
              each.expiresAt()));
    }
    return new Balance(
        Optional.of(new Credits(balance.left().get().hundredths() - hundredths)),
        packages,
        balance.nextGrant());
  }
}
