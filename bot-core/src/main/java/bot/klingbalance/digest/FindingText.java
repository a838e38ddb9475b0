package bot.klingbalance.digest;

import bot.klingbalance.account.Credits;
import bot.klingbalance.finding.Cause;
import bot.klingbalance.finding.Cause.Expiring;
import bot.klingbalance.finding.Cause.Faulty;
import bot.klingbalance.finding.Cause.Low;
import bot.klingbalance.finding.Cause.NoBalance;
import bot.klingbalance.finding.Cause.SignIn;
import bot.klingbalance.finding.Cause.Unread;
import bot.klingbalance.finding.Finding;
import bot.klingbalance.finding.Trigger;
import bot.klingbalance.message.Percent;
import bot.klingbalance.message.Span.Style;
import bot.klingbalance.message.Text;
import bot.klingbalance.pack.PackChoice;
import java.time.Duration;
import java.time.Instant;

/** What is the matter, in a sentence or two, and the next step after an arrow. */
final class FindingText implements Cause.Cases<Text> {
  static final String ADD_AGAIN = "delete the account at useapi.net and add it again.";

  private final DigestWording wording;
  private final Instant readAt;
  private final Finding finding;

  private FindingText(DigestWording wording, Instant readAt, Finding finding) {
    this.wording = wording;
    this.readAt = readAt;
    this.finding = finding;
  }

  /**
   * The sentences for a channel.
   *
   * @param readAt when the accounts were read
   */
  static Text of(Finding finding, DigestWording wording, Instant readAt) {
    return finding.cause().match(new FindingText(wording, readAt, finding));
  }

  @Override
  public Text low(Low low) {
    Text left = Text.EMPTY.strong("%s %s".formatted(low.left(), low.left().unit())).plain(" left");
    Text share =
        low.granted()
            .map(all -> left.plain(" (%s).".formatted(Percent.of(low.left(), all))))
            .orElse(left.plain("."));
    Text sentence =
        low.runsOut()
            .filter(at -> !low.left().isZero())
            .map(at -> share.then(runsOut(low, at)))
            .orElse(share);
    Text whole =
        finding.why() == Trigger.NOT_YET_BACK
            ? sentence.plain(" Not yet well above the limit.")
            : sentence;
    return whole.then(nextStep(low));
  }

  private Text runsOut(Low low, Instant at) {
    boolean today =
        at.atZone(wording.zone()).toLocalDate().equals(readAt.atZone(wording.zone()).toLocalDate());
    Text when =
        today
            ? Text.of(" Runs out today about ").moment(at, Style.TIME)
            : Text.of(" Runs out ").moment(at, Style.WEEKDAY);
    return when.plain(
        low.nextGrant()
                .filter(grant -> grant.isAfter(at))
                .map(grant -> before(at, grant))
                .orElse("")
            + ".");
  }

  private static String before(Instant end, Instant grant) {
    long days = Duration.between(end, grant).toDays();
    return days == 0
        ? ", before the next grant"
        : ", %d %s before the next grant".formatted(days, days == 1 ? "day" : "days");
  }

  private Text nextStep(Low low) {
    if (low.missing().isPresent()) {
      return arrow(
          "%s carry it over at the present pace.".formatted(whatCarriesOver(low.missing().get())));
    }
    Text topUp = arrow("Top it up at Kling");
    return low.nextGrant()
        .map(at -> topUp.plain(", or wait for the next grant on ").moment(at, Style.WEEKDAY))
        .orElse(topUp.plain(" before the next render"))
        .plain(".");
  }

  private String whatCarriesOver(Credits missing) {
    return PackChoice.of(missing, wording.packs())
        .map(PackChoice::words)
        .orElseGet(() -> "%s more credits".formatted(wholeCredits(missing)));
  }

  private static Credits wholeCredits(Credits amount) {
    return Credits.of((amount.hundredths() + 99) / 100);
  }

  @Override
  public Text expiring(Expiring expiring) {
    return step(
        Text.EMPTY
            .strong("%s %s".formatted(expiring.amount(), expiring.amount().unit()))
            .plain(expiring.amount().hundredths() == 100 ? " expires on " : " expire on ")
            .moment(expiring.at(), Style.WEEKDAY)
            .plain(" unused."),
        "Render with this account first.");
  }

  @Override
  public Text signIn(SignIn signIn) {
    boolean over = finding.why() == Trigger.SIGN_IN_OVER;
    Text sentence =
        Text.of("useapi.net's sign-in to Kling " + (over ? "ran out on " : "ends on "))
            .moment(signIn.end(), Style.WEEKDAY)
            .plain(over ? ": jobs fail, whatever is left." : ".");
    return step(sentence, over ? capital(ADD_AGAIN) : "Before that, " + ADD_AGAIN);
  }

  @Override
  public Text unread(Unread unread) {
    return finding.account().isPresent()
        ? UnreadText.ofOne(unread.reason())
        : UnreadText.ofAll(unread.reason());
  }

  @Override
  public Text faulty(Faulty faulty) {
    return step(Text.of("useapi.net marks it as faulty."), "Look there for the reason.");
  }

  @Override
  public Text noBalance(NoBalance noBalance) {
    return Text.of("It answers, but does not say what is left.");
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
