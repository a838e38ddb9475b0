package bot.klingbalance.digest.wording;

import bot.klingbalance.account.Credits;
import bot.klingbalance.finding.Cause;
import bot.klingbalance.finding.Cause.Doubt;
import bot.klingbalance.finding.Cause.Expiring;
import bot.klingbalance.finding.Cause.Faulty;
import bot.klingbalance.finding.Cause.Low;
import bot.klingbalance.finding.Cause.NoBalance;
import bot.klingbalance.finding.Cause.SignIn;
import bot.klingbalance.finding.Cause.Unread;
import bot.klingbalance.finding.Cause.Unusual;
import bot.klingbalance.finding.ChanceText;
import bot.klingbalance.finding.Finding;
import bot.klingbalance.finding.Trigger;
import bot.klingbalance.message.Percent;
import bot.klingbalance.message.ShortDays;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.quantity.CountText;
import bot.klingbalance.pack.PackChoice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is the matter, in a sentence or two, and the next step after an arrow. */
public final class FindingText implements Cause.Cases<Text> {
  static final String ADD_AGAIN = "delete the account at useapi.net and add it again.";

  private final Text name;
  private final DigestWording wording;
  private final ShortDays days;
  private final Finding finding;

  private FindingText(Text name, DigestWording wording, ShortDays days, Finding finding) {
    this.name = name;
    this.wording = wording;
    this.days = days;
    this.finding = finding;
  }

  /**
   * The sentences for a channel.
   *
   * @param name what stands before them: how severe it is, and of which account
   * @param readAt when the accounts were read
   */
  public static Text of(Finding finding, Text name, DigestWording wording, Instant readAt) {
    return finding.cause().match(new FindingText(name, wording, wording.days(readAt), finding));
  }

  @Override
  public Text low(Low low) {
    List<Text> facts = new ArrayList<>();
    low.doubt()
        .map(doubt -> mayRunOut(low, doubt))
        .or(() -> low.runsOut().map(at -> runsOut(low, at)))
        .filter(end -> !low.left().isZero())
        .ifPresent(facts::add);
    facts.add(left(low));
    if (finding.why() == Trigger.NOT_YET_BACK) {
      facts.add(Text.of("still close to the limit"));
    }
    return name.plain("\n").then(Text.joined(" · ", facts)).then(nextStep(low));
  }

  private static Text left(Low low) {
    return low.granted()
        .map(
            all ->
                Text.EMPTY
                    .strong("%s of %s %s".formatted(low.left(), all, all.unit()))
                    .plain(" left (%s)".formatted(Percent.of(low.left(), all))))
        .orElseGet(
            () ->
                Text.EMPTY.strong("%s %s".formatted(low.left(), low.left().unit())).plain(" left"));
  }

  private Text runsOut(Low low, Instant at) {
    String before = low.nextGrant().map(grant -> before(at, grant)).orElse("");
    return Text.of("Runs out %s%s".formatted(days.nearToTheHour(at), before));
  }

  private Text mayRunOut(Low low, Doubt doubt) {
    String lasts =
        low.nextGrant()
            .filter(grant -> doubt.lasting() > 0)
            .map(
                grant ->
                    "; %s that it lasts until the grant on %s"
                        .formatted(ChanceText.of(doubt.lasting()), days.weekday(grant)))
            .orElse("");
    return Text.of("May run out from %s%s".formatted(days.near(doubt.from()), lasts));
  }

  private String before(Instant end, Instant grant) {
    long between = days.daysBetween(end, grant);
    if (!grant.isAfter(end)) {
      return "";
    }
    return between == 0
        ? ", just before the next grant"
        : ", %s before the next grant".formatted(CountText.of(between, "day"));
  }

  private Text nextStep(Low low) {
    if (low.missing().isPresent()) {
      return arrow(whatCarriesOver(low.missing().get()));
    }
    return arrow(
        low.nextGrant()
            .map(
                at ->
                    "Top it up at Kling, or wait for the next grant on %s."
                        .formatted(days.weekday(at)))
            .orElse("Top it up at Kling before the next render."));
  }

  private String whatCarriesOver(Credits missing) {
    return PackChoice.of(missing, wording.packs())
        .map(choice -> "Top up %s to last until the next grant.".formatted(choice.words()))
        .orElseGet(
            () ->
                "%s more credits are needed to last until the next grant."
                    .formatted(missing.roundedUp()));
  }

  @Override
  public Text expiring(Expiring expiring) {
    return said(
        Text.EMPTY
            .strong("%s %s".formatted(expiring.amount(), expiring.amount().unit()))
            .plain(
                "%s %s unused → use this account first"
                    .formatted(
                        expiring.amount().hundredths() == 100 ? " expires" : " expire",
                        on(expiring.at()))));
  }

  @Override
  public Text unusual(Unusual unusual) {
    return said(UnusualText.of(unusual, days));
  }

  @Override
  public Text signIn(SignIn signIn) {
    boolean over = finding.why() == Trigger.SIGN_IN_OVER;
    return said(
        step(
            Text.of(
                "sign-in to Kling %s %s%s"
                    .formatted(
                        over ? "ran out" : "ends",
                        on(signIn.end()),
                        over ? ": jobs fail, whatever is left" : "")),
            capital(ADD_AGAIN)));
  }

  /** {@code today}, {@code tomorrow} or {@code on Thu 3 Dec}. */
  private String on(Instant at) {
    String day = days.near(at);
    return day.equals(days.weekday(at)) ? "on " + day : day;
  }

  @Override
  public Text unread(Unread unread) {
    return said(
        finding.account().isPresent()
            ? UnreadText.ofOne(unread.reason())
            : UnreadText.ofAll(unread.reason()));
  }

  @Override
  public Text faulty(Faulty faulty) {
    return said(step(Text.of("useapi.net marks it as faulty"), "Look there for the reason."));
  }

  @Override
  public Text noBalance(NoBalance noBalance) {
    return said(Text.of("it answers, but does not say what is left"));
  }

  private Text said(Text what) {
    return name.plain(" · ").then(what);
  }

  static Text step(Text sentence, String next) {
    return sentence.then(arrow(next));
  }

  private static Text arrow(String next) {
    return Text.of("\n→ " + next);
  }

  static String capital(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
