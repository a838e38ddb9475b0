package bot.klingbalance.digest;

import static bot.klingbalance.digest.SomeDigests.account;
import static bot.klingbalance.watch.SomeWatches.NINE_IN_BERLIN;
import static bot.klingbalance.watch.SomeWatches.RENDERS;

import bot.klingbalance.account.AccountListing;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.Balance;
import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.finding.Cause;
import bot.klingbalance.finding.ChannelReadings;
import bot.klingbalance.finding.Finding;
import bot.klingbalance.finding.Runway;
import bot.klingbalance.finding.WatchedReading;
import bot.klingbalance.forecast.Risk;
import bot.klingbalance.message.SnoozePeriod;
import bot.klingbalance.watch.ChannelWatches;
import bot.klingbalance.watch.SomeWatches;
import bot.klingbalance.watch.WarnLimits;
import bot.klingbalance.watch.Watch;
import bot.klingbalance.watch.WatchChange;
import bot.klingbalance.watch.WatchedAccounts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A channel that is checked day after day, told in a few words.
 *
 * <p>A day of an account: {@code 560/660} what is left of its plan; {@code +3300} a top-up of so
 * much; {@code expires=2d} when the plan ends (else in 20 days); {@code grant=13d} the next grant;
 * {@code out=30h} when it runs out at the present pace, {@code pace=100} how much that is a day;
 * {@code spent=900} in the last three hours, far more than usual, or {@code spends=900} when it
 * goes on; {@code earlier} five minutes before the check; {@code burst=900@5h} the same, over for
 * so long; {@code session=1d} how long the sign-in lasts (else 40 days); {@code silent} an answer
 * without a balance; {@code faulty}; {@code fails=UNREACHABLE}, {@code answered} when it did answer
 * since yesterday; {@code known=3h} what was read so long ago and cannot be read now.
 */
public final class ChannelStory {
  private static final LocalDate FIRST = SomeDigests.MONDAY;
  private static final Instant PLAN_BEGAN = Instant.parse("2026-11-01T00:00:00Z");

  private final ChannelWatches watches;
  private ChannelState state = ChannelState.NEW;
  private LocalDate date = FIRST;
  private Optional<Digest> newest = Optional.empty();

  ChannelStory(WarnLimits... limits) {
    this(watches(List.of(limits)));
  }

  private ChannelStory(List<Watch> watches) {
    this.watches = new ChannelWatches(RENDERS, Optional.of(NINE_IN_BERLIN), watches);
  }

  /** A channel of the settings that wants no urgent messages. */
  static ChannelStory withoutUrgentMessages(WarnLimits limits) {
    return new ChannelStory(
        List.of(
            new Watch(
                RENDERS,
                Watch.OF_SETTINGS,
                new WatchedAccounts.All(),
                limits,
                false,
                new Watch.Origin.Settings(false))));
  }

  /** A watch of all accounts for each of the limits. */
  public static List<Watch> watches(Collection<WarnLimits> limits) {
    WatchChange anna = SomeWatches.by("Anna", SomeWatches.THEN);
    List<Watch> all = new ArrayList<>();
    for (WarnLimits each : limits) {
      all.add(
          new Watch(
              RENDERS,
              all.size() + 1,
              new WatchedAccounts.All(),
              each,
              false,
              new Watch.Origin.Chat(anna, anna)));
    }
    return all;
  }

  /** What is read of {@code studio} on the first day. */
  public static WatchedReading readingOf(String words) {
    return new ChannelStory().reading("studio", words);
  }

  /** What is read of an account on the first day. */
  static WatchedReading readingOf(String name, String words) {
    return new ChannelStory().reading(name, words);
  }

  /** A digest of the newest check after a later reading. */
  Digest after(Digest digest, ChannelReadings readings) {
    return DigestRefresh.of(
        digest, watches, readings, state, digest.readAt().plus(Duration.ofHours(1)));
  }

  /** {@code credits=500 percent=10 runway=3 expiring=3 session=2}; what is left out is off. */
  public static WarnLimits limits(String words) {
    Map<String, Integer> set =
        Stream.of(words.split(" ", -1))
            .map(word -> word.split("=", 2))
            .collect(Collectors.toMap(word -> word[0], word -> Integer.valueOf(word[1])));
    Function<String, Integer> limit = name -> set.getOrDefault(name, 0);
    return new WarnLimits(
        Credits.of(limit.apply("credits")),
        limit.apply("percent"),
        limit.apply("runway"),
        limit.apply("expiring"),
        limit.apply("session"));
  }

  /** Checks the channel at its time, and goes on to the next day. */
  ChannelStory day(String... accounts) {
    List<WatchedReading> readings = Stream.of(accounts).map(this::named).toList();
    return checked(
        new ChannelReadings(
            readings,
            Optional.empty(),
            Optional.of(readings.stream().map(WatchedReading::email).collect(Collectors.toSet()))));
  }

  /** The only account, {@code studio}. */
  ChannelStory dayOfStudio(String words) {
    return checked(ChannelReadings.of(List.of(reading("studio", words))));
  }

  ChannelStory dayWithoutList(Reason reason) {
    return checked(
        new ChannelReadings(List.of(), Optional.of(new AccountListing.Failed(Failure.of(reason)))));
  }

  ChannelStory checked(ChannelReadings readings) {
    CheckDecision decision = DailyCheck.of(watches, readings, state, now());
    newest = decision.digest();
    List<Taken> stillTaken =
        state.taken().stream()
            .filter(each -> !decision.released().contains(each.account()))
            .toList();
    state = new ChannelState(Optional.of(decision.memory()), state.snoozes(), stillTaken);
    date = date.plusDays(1);
    return this;
  }

  /** Somebody presses Snooze under the newest message, an hour after it came. */
  ChannelStory snoozed(SnoozePeriod period) {
    Instant pressed = newest.orElseThrow().readAt().plus(Duration.ofHours(1));
    List<Snooze> snoozes =
        Snooze.of(newest.get(), period, NINE_IN_BERLIN.zone(), SomeWatches.by("Anna", pressed));
    state = new ChannelState(state.memory(), snoozes, state.taken());
    return this;
  }

  /** Anna presses I'm on it under the newest message, an hour after it came. */
  ChannelStory taken() {
    Digest pressed = newest.orElseThrow();
    List<Taken> taken =
        Taken.of(
            pressed,
            pressed.openAccounts(),
            SomeWatches.by("Anna", pressed.readAt().plus(Duration.ofHours(1))));
    newest = Optional.of(pressed.taken(taken));
    state = new ChannelState(state.memory(), state.snoozes(), taken);
    return this;
  }

  Optional<Digest> digest() {
    return newest;
  }

  /** Somebody presses Refresh under the newest message, an hour after it came. */
  Digest refreshed(String... accounts) {
    date = date.minusDays(1);
    List<WatchedReading> readings = Stream.of(accounts).map(this::named).toList();
    Digest refreshed =
        DigestRefresh.of(
            newest.orElseThrow(),
            watches,
            ChannelReadings.of(readings),
            state,
            now().plus(Duration.ofHours(1)));
    date = date.plusDays(1);
    return refreshed;
  }

  /** What the channel was told last: {@code WARNING LOW BELOW_CREDITS}, {@code nothing}. */
  String told() {
    return newest.map(ChannelStory::told).orElse("nothing");
  }

  public static String told(Digest digest) {
    List<String> lines = new ArrayList<>();
    digest.lines().forEach(line -> lines.add(told(line)));
    digest
        .recoveries()
        .forEach(
            each ->
                lines.add(
                    name(each.account().value())
                        + (each.gone() ? "gone" : "back")
                        + each.gained().map(gain -> " +" + gain.amount()).orElse("")));
    digest.hidden().forEach(snooze -> lines.add(name(snooze.account().value()) + "snoozed"));
    return String.join("; ", lines);
  }

  private static String told(DigestLine line) {
    Finding finding = line.finding();
    return finding.account().map(account -> name(account.value())).orElse("all: ")
        + "%s %s %s".formatted(finding.level(), finding.kind(), finding.why())
        + (line.over() ? " over" : "");
  }

  private static String name(String email) {
    String name = email.substring(0, email.indexOf('@'));
    return name.equals("studio") ? "" : name + ": ";
  }

  private Instant now() {
    return SomeDigests.checkOf(date);
  }

  private WatchedReading named(String words) {
    String[] nameAndDay = words.split(": ", 2);
    return reading(nameAndDay[0], nameAndDay[1]);
  }

  private WatchedReading reading(String name, String words) {
    Day day = new Day(Arrays.asList(words.split(" ", -1)));
    Optional<Runway> runway =
        day.span("out")
            .map(
                out ->
                    new Runway(
                        Optional.of(now().plus(out))
                            .filter(end -> !day.words().contains("perhaps")),
                        new Risk(Optional.of(now().plus(out)), lasting(day)),
                        Optional.of(Credits.of(day.number("pace").orElse(100L))),
                        day.number("missing").map(Credits::of),
                        Optional.empty()));
    Optional<Instant> answered =
        day.words().contains("answered")
            ? Optional.of(now().minus(Duration.ofHours(3)))
            : day.span("answered").map(now()::minus);
    WatchedReading reading =
        new WatchedReading(lookup(name, day), answered, runway, unusual(day), bursts(day).toList());
    return day.span("known").isPresent() ? reading.ofBefore() : reading;
  }

  /** {@code burst=900@5h}: so much was unusual until so long ago. */
  private Stream<Cause.Unusual> bursts(Day day) {
    return day.words().stream()
        .filter(word -> word.startsWith("burst="))
        .map(word -> word.substring("burst=".length()).split("@", 2))
        .map(
            word -> {
              Instant until = now().minus(duration(word[1]));
              Instant since = until.minus(Duration.ofHours(3));
              Credits spent = Credits.of(Long.parseLong(word[0]));
              return new Cause.Unusual(spent, Credits.of(150), since, until, false, true);
            });
  }

  private Optional<Cause.Unusual> unusual(Day day) {
    Instant until = day.words().contains("earlier") ? now().minus(Duration.ofMinutes(5)) : now();
    boolean goesOn = day.number("spends").isPresent();
    return day.number("spent")
        .or(() -> day.number("spends"))
        .map(Credits::of)
        .map(
            spent ->
                new Cause.Unusual(
                    spent,
                    Credits.of(150),
                    until.minus(Duration.ofHours(3)),
                    until,
                    goesOn,
                    false));
  }

  /** The chance in percent that it lasts until the grant. */
  private static OptionalDouble lasting(Day day) {
    return day.number("lasting").stream().mapToDouble(percent -> percent / 100.0).findFirst();
  }

  private AccountLookup lookup(String name, Day day) {
    Optional<String> fails = day.value("fails");
    if (fails.isPresent()) {
      return new AccountLookup.Failed(account(name), Failure.of(Reason.valueOf(fails.get())));
    }
    return new AccountLookup.Found(
        new KlingAccount(
            account(name),
            balance(day),
            Optional.of(now().plus(day.span("session").orElse(Duration.ofDays(40)))),
            OptionalInt.empty(),
            day.words().contains("faulty") ? Optional.of("broken") : Optional.empty()),
        day.span("known").map(now()::minus).orElse(now()));
  }

  private Balance balance(Day day) {
    if (day.words().contains("silent")) {
      return Balance.UNKNOWN;
    }
    List<CreditPackage> packages = new ArrayList<>();
    for (String word : day.words()) {
      if (word.contains("/")) {
        Instant end =
            day.span("expires").map(now()::plus).orElse(Instant.parse("2027-01-31T00:00:00Z"));
        String[] leftAndGranted = word.split("/", 2);
        packages.add(pack("plan", leftAndGranted[0], leftAndGranted[1], end));
      }
      if (word.startsWith("+")) {
        packages.add(
            pack(
                "top-up",
                word,
                word,
                Instant.parse("2028-11-01T00:00:00Z").plusSeconds(packages.size())));
      }
    }
    return new Balance(Optional.empty(), packages, day.span("grant").map(now()::plus));
  }

  private static CreditPackage pack(String type, String left, String granted, Instant end) {
    return new CreditPackage(
        Optional.of(type),
        Optional.of(Credits.of(Long.parseLong(granted))),
        Optional.of(Credits.of(Long.parseLong(left))),
        Optional.of(PLAN_BEGAN),
        Optional.of(end));
  }

  private record Day(List<String> words) {
    Optional<String> value(String key) {
      return words.stream()
          .filter(word -> word.startsWith(key + "="))
          .map(word -> word.substring(key.length() + 1))
          .findFirst();
    }

    Optional<Long> number(String key) {
      return value(key).map(Long::valueOf);
    }

    Optional<Duration> span(String key) {
      return value(key).map(ChannelStory::duration);
    }
  }

  private static Duration duration(String words) {
    long amount = Long.parseLong(words.substring(0, words.length() - 1));
    return words.endsWith("d") ? Duration.ofDays(amount) : Duration.ofHours(amount);
  }
}
