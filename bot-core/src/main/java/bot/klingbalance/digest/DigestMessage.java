package bot.klingbalance.digest;

import bot.klingbalance.digest.wording.DigestWording;
import bot.klingbalance.digest.wording.FindingText;
import bot.klingbalance.finding.Finding;
import bot.klingbalance.finding.Severity;
import bot.klingbalance.message.Block;
import bot.klingbalance.message.Block.Chart;
import bot.klingbalance.message.Block.Paragraph;
import bot.klingbalance.message.Button;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Span;
import bot.klingbalance.message.Span.Style;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The message that a digest is, as it is posted and each time it changes. Pure. */
public final class DigestMessage {
  /** As many lines as people read and every chat has room for; critical ones come first. */
  static final int MOST_LINES = 20;

  private final Digest digest;
  private final DigestWording wording;
  private final Optional<Chart> chart;

  private DigestMessage(Digest digest, DigestWording wording, Optional<Chart> chart) {
    this.digest = digest;
    this.wording = wording;
    this.chart = chart;
  }

  /** The message of a bot that keeps no history. */
  public static ChatMessage of(Digest digest, DigestWording wording) {
    return of(digest, wording, Optional.empty());
  }

  /**
   * The message to post.
   *
   * @param chart the digest's {@link DigestChart}, where there is one
   */
  public static ChatMessage of(Digest digest, DigestWording wording, Optional<Chart> chart) {
    DigestMessage message = new DigestMessage(digest, wording, chart);
    List<Block> body = new ArrayList<>();
    message.mention().ifPresent(body::add);
    body.addAll(message.body());
    return message.with(body, message.buttons(), message.asOf());
  }

  /** What would be posted, for the eyes of the one who asked: it calls nobody. */
  public static ChatMessage preview(Digest digest, DigestWording wording, Optional<Chart> chart) {
    DigestMessage message = new DigestMessage(digest, wording, chart);
    Text footnote = message.asOf().plain(" · only you see this, nothing was posted");
    return message.with(message.body(), List.of(), footnote);
  }

  /** What a digest says of snoozes that hide findings: for when there is nothing else to say. */
  public static Optional<Block> snoozed(List<Snooze> hidden, DigestWording wording) {
    return DigestNotes.hidden(hidden, wording);
  }

  private ChatMessage with(List<Block> body, List<Button> buttons, Text footnote) {
    return new ChatMessage(tone(), heading(), body, buttons, footnote);
  }

  private Tone tone() {
    return severest(digest.open())
        .orElse(DigestHeading.tellsOnlyOfGone(digest) ? Severity.NOTICE.tone() : Tone.GOOD);
  }

  private static Optional<Tone> severest(List<Finding> findings) {
    return findings.stream().map(Finding::level).max(Severity::compareTo).map(Severity::tone);
  }

  private Text heading() {
    return new DigestHeading(digest, wording).text(sign(tone()));
  }

  /** What somebody deals with mentions nobody. */
  private Optional<Block> mention() {
    Optional<String> whom =
        digest.key().isAgain()
            ? wording.escalation()
            : severest(digest.untaken()).flatMap(wording::mention);
    return whom.map(each -> new Paragraph(Text.EMPTY.mention(each)));
  }

  private List<Block> body() {
    List<Block> body = new ArrayList<>(new DigestHeading(digest, wording).blocks());
    digest.lines().stream().limit(MOST_LINES).map(this::line).forEach(body::add);
    more().ifPresent(body::add);
    chart.ifPresent(body::add);
    body.addAll(new DigestNotes(digest, wording).blocks());
    return body;
  }

  private Block line(DigestLine line) {
    Finding finding = line.finding();
    Text level = Text.of(level(finding.level()));
    Text name =
        finding
            .account()
            .map(account -> level.plain(" · ").strong(wording.name(account)))
            .orElse(level);
    Text text = FindingText.of(finding, name, wording, digest.toldAt());
    return new Paragraph(
        line.over()
            ? Text.of("✓ ").then(withoutStep(text).struckThrough()).plain(end(finding))
            : Text.of(sign(finding.level().tone()) + " ").then(text));
  }

  private String end(Finding finding) {
    return finding.account().filter(digest::isGone).isPresent()
        ? " · no longer in the list of accounts at useapi.net"
        : "";
  }

  /** The finding without the next step, as of what is over: nobody has to take it. */
  private static Text withoutStep(Text told) {
    Text facts = Text.EMPTY;
    for (Span span : told.spans()) {
      int step = span instanceof Span.Plain ? span.words().indexOf("→ ") : -1;
      if (step >= 0) {
        return facts.plain(span.words().substring(0, step).stripTrailing());
      }
      facts = facts.then(new Text(List.of(span)));
    }
    return facts;
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "Critical";
      case WARNING -> "Warning";
      case NOTICE -> "Notice";
    };
  }

  private Optional<Block> more() {
    List<DigestLine> left = digest.lines().stream().skip(MOST_LINES).toList();
    if (left.isEmpty()) {
      return Optional.empty();
    }
    long critical =
        left.stream()
            .filter(line -> !line.over() && line.finding().level() == Severity.CRITICAL)
            .count();
    String ofThem = critical == 0 ? "" : ", %d of them critical".formatted(critical);
    return Optional.of(
        new Paragraph(
            Text.of("… and %d more%s. See them all with ".formatted(left.size(), ofThem))
                .code("/kling-balance")
                .plain(".")));
  }

  private List<Button> buttons() {
    return DigestButtons.of(digest, !digest.openAccounts().isEmpty());
  }

  private Text asOf() {
    return Text.of("As of ").moment(digest.readAt(), Style.TIME);
  }

  static String sign(Tone tone) {
    return switch (tone) {
      case CRITICAL -> "🔴";
      case WARNING -> "🟠";
      case NOTICE -> "ℹ️";
      case NEUTRAL -> "⚪";
      case GOOD -> "🟢";
    };
  }
}
