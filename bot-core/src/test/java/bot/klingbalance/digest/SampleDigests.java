package bot.klingbalance.digest;

import static bot.klingbalance.digest.SomeDigests.MONDAY;
import static bot.klingbalance.digest.SomeDigests.account;
import static bot.klingbalance.digest.SomeDigests.checkOf;
import static bot.klingbalance.digest.SomeDigests.finding;
import static bot.klingbalance.watch.SomeWatches.NINE_IN_BERLIN;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountNames;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.Failure;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.digest.wording.DigestWording;
import bot.klingbalance.finding.Cause;
import bot.klingbalance.finding.Finding;
import bot.klingbalance.finding.Recovery;
import bot.klingbalance.finding.Severity;
import bot.klingbalance.finding.Trigger;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.SnoozePeriod;
import bot.klingbalance.message.Tone;
import bot.klingbalance.pack.Pack;
import bot.klingbalance.watch.SomeWatches;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Each message that a channel can be sent about its accounts, at each stage of its life. */
public final class SampleDigests {
  private static final Instant NINE = checkOf(MONDAY);
  private static final Instant NOON = NINE.plus(Duration.ofHours(3));
  private static final DigestWording WORDING =
      new DigestWording(
          AccountNames.masked(List.of()),
          Map.of(Tone.CRITICAL, "@here"),
          List.of(new Pack(Credits.of(330), "$5"), new Pack(Credits.of(660), "$10")),
          NINE_IN_BERLIN.zone(),
          Optional.of("@here"));

  private final Channel channel;

  private SampleDigests(Channel channel) {
    this.channel = channel;
  }

  /** By name. */
  public static Map<String, ChatMessage> messages(Channel channel) {
    SampleDigests samples = new SampleDigests(channel);
    Map<String, Digest> all = new LinkedHashMap<>();
    Digest daily = samples.daily();
    Digest urgent = samples.urgent();
    all.put("warning-every-kind", daily);
    all.put("warning-unread", samples.unread());
    all.put("warning-token-refused", samples.tokenRefused());
    all.put("warning-taken", daily.taken(samples.taken(daily)));
    all.put("warning-hidden", daily.snoozed(samples.snoozes(daily)));
    Digest mild = samples.notCritical(daily);
    all.put("warning-asleep", mild.snoozed(samples.snoozes(mild)));
    all.put("warning-over", over(daily));
    all.put("warning-gone", samples.gone());
    all.put("warning-gone-since", goneSince(daily));
    all.put("urgent-gone-since", goneSince(urgent));
    all.put("urgent", urgent);
    all.put("urgent-joined", joined(urgent));
    all.put("urgent-over", over(urgent));
    all.put("urgent-again", samples.again());
    Map<String, ChatMessage> messages = new LinkedHashMap<>();
    all.forEach((name, digest) -> messages.put(name, DigestMessage.of(digest, WORDING)));
    messages.put(
        "check-with-snoozed", DigestMessage.preview(samples.hiding(), WORDING, Optional.empty()));
    return messages;
  }

  /** What mentions somebody once more, since nobody has taken what is critical. */
  public static ChatMessage again(Channel channel, String whom) {
    DigestWording wording =
        new DigestWording(
            WORDING.names(),
            WORDING.mentions(),
            WORDING.packs(),
            WORDING.zone(),
            Optional.of(whom));
    return DigestMessage.of(new SampleDigests(channel).again(), wording);
  }

  /** What a check comes to while others of its accounts are snoozed. */
  private Digest hiding() {
    Digest shown = digest(new DigestKey(channel, MONDAY), List.of(runsOutToday("today")));
    return new Digest(
        shown.key(),
        shown.readAt(),
        shown.dayEnds(),
        shown.accounts(),
        shown.lines(),
        List.of(),
        List.of(SomeDigests.snooze(channel, "hidden"), SomeDigests.snooze(channel, "asleep")),
        Optional.empty());
  }

  /** What is left of a digest where nothing is critical. */
  private Digest notCritical(Digest digest) {
    return digest(
        digest.key(),
        digest.open().stream().filter(each -> each.level() != Severity.CRITICAL).toList());
  }

  private Digest daily() {
    return digest(
        new DigestKey(channel, MONDAY),
        List.of(
            finding("empty", Severity.CRITICAL, Trigger.NOTHING_LEFT, low(0, Optional.empty())),
            runsOutToday("today"),
            finding(
                "signed-out",
                Severity.CRITICAL,
                Trigger.RENDERS_NOTHING,
                new Cause.Unread(Failure.Reason.SIGN_IN_LOST)),
            finding("low", Severity.WARNING, Trigger.SHORT_RUNWAY, low(310, Optional.of(in(2)))),
            finding("doubtful", Severity.WARNING, Trigger.SHORT_RUNWAY, doubtful()),
            finding("nearly", Severity.WARNING, Trigger.NOT_YET_BACK, low(120, Optional.empty())),
            finding(
                "sign-in", Severity.WARNING, Trigger.SIGN_IN_ENDS_SOON, new Cause.SignIn(in(2))),
            finding("faulty", Severity.WARNING, Trigger.NEEDS_MENDING, new Cause.Faulty()),
            finding(
                "expiring",
                Severity.NOTICE,
                Trigger.EXPIRES_UNUSED,
                new Cause.Expiring(Credits.of(310), in(1))),
            finding(
                "silent",
                Severity.NOTICE,
                Trigger.ANSWERS_WITHOUT_BALANCE,
                new Cause.NoBalance())));
  }

  /** An account that cannot be read for each reason. */
  private Digest unread() {
    List<Finding> findings = new ArrayList<>();
    for (Failure.Reason reason : Failure.Reason.values()) {
      if (!reason.holdsForWholeToken()) {
        Trigger why = reason.isPassing() ? Trigger.NEVER_ANSWERED : Trigger.NEEDS_MENDING;
        String name = reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
        findings.add(finding(name, why.level(), why, new Cause.Unread(reason)));
      }
    }
    return digest(new DigestKey(channel, MONDAY), findings);
  }

  private Digest tokenRefused() {
    Finding refused =
        new Finding(
            Optional.empty(),
            Trigger.RENDERS_NOTHING,
            new Cause.Unread(Failure.Reason.TOKEN_REFUSED));
    return digest(new DigestKey(channel, MONDAY), List.of(refused));
  }

  private Digest urgent() {
    return digest(
        DigestKey.urgent(channel, MONDAY, 1), List.of(runsOutToday("one"), runsOutToday("two")));
  }

  private static Digest joined(Digest urgent) {
    List<Finding> news = List.of(runsOutToday("three"));
    return urgent.joined(news, Set.of(account("three")), NOON);
  }

  private Digest again() {
    return digest(
        new DigestKey(channel, MONDAY).again(MONDAY, 1),
        List.of(runsOutToday("today"), runsOutToday("two")));
  }

  private Digest gone() {
    return new Digest(
        new DigestKey(channel, MONDAY),
        NINE,
        NINE_IN_BERLIN.endOf(MONDAY),
        Set.of(account("gone")),
        List.of(),
        List.of(Recovery.gone(account("gone"))),
        List.of(),
        Optional.empty());
  }

  /** Its most urgent account is deleted at useapi.net. */
  private static Digest goneSince(Digest digest) {
    AccountEmail gone = digest.open().get(0).account().orElseThrow();
    List<DigestLine> lines =
        digest.lines().stream()
            .map(
                line ->
                    line.finding().account().filter(gone::equals).isPresent()
                        ? line.struckThrough()
                        : line)
            .toList();
    return digest.with(lines, digest.accounts(), NOON).recovered(List.of(Recovery.gone(gone)));
  }

  private static Digest over(Digest digest) {
    List<DigestLine> lines = digest.lines().stream().map(DigestLine::struckThrough).toList();
    return digest.with(lines, digest.accounts(), NOON);
  }

  private List<Taken> taken(Digest digest) {
    return Taken.of(
        digest,
        Set.of(account("today"), account("low")),
        SomeWatches.by("Anna", NINE.plus(Duration.ofMinutes(12))));
  }

  private List<Snooze> snoozes(Digest digest) {
    return Snooze.of(
        digest,
        SnoozePeriod.ONE_DAY,
        NINE_IN_BERLIN.zone(),
        SomeWatches.by("Anna", NINE.plus(Duration.ofMinutes(12))));
  }

  private static Digest digest(DigestKey key, List<Finding> findings) {
    return new Digest(
        key,
        NINE,
        NINE_IN_BERLIN.endOf(MONDAY),
        findings.stream()
            .flatMap(finding -> finding.account().stream())
            .collect(Collectors.toUnmodifiableSet()),
        findings.stream().map(finding -> new DigestLine(finding, false)).toList(),
        List.of(),
        List.of(),
        Optional.empty());
  }

  private static Finding runsOutToday(String name) {
    Instant evening = NINE.plus(Duration.ofHours(9));
    return finding(
        name, Severity.CRITICAL, Trigger.RUNS_OUT_BEFORE_NEXT_CHECK, low(42, Optional.of(evening)));
  }

  private static Cause.Low low(long left, Optional<Instant> runsOut) {
    return new Cause.Low(
        Credits.of(left),
        Optional.of(Credits.of(660)),
        runsOut,
        Optional.of(in(13)),
        runsOut.map(end -> Credits.of(900)),
        Optional.empty());
  }

  private static Cause.Low doubtful() {
    return new Cause.Low(
        Credits.of(310),
        Optional.of(Credits.of(660)),
        Optional.of(in(4)),
        Optional.of(in(6)),
        Optional.empty(),
        Optional.of(new Cause.Doubt(in(3), 0.3)));
  }

  private static Instant in(int days) {
    return NINE.plus(Duration.ofDays(days));
  }
}
