package bot.klingbalance.digest;

import bot.klingbalance.finding.Finding;
import bot.klingbalance.finding.Severity;
import bot.klingbalance.message.Block;
import bot.klingbalance.message.Block.Chart;
import bot.klingbalance.message.Block.Paragraph;
import bot.klingbalance.message.Button;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Span.Style;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The message that a digest is, as it is posted and each time it changes. Pure. */
public final class DigestMessage {
  /** As many lines as people read and every chat has room for; critical ones come first. */
  static final int MOST_LINES = 20;

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH);

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

  private ChatMessage with(List<Block> body, List<Button> buttons, Text footnote) {
    return new ChatMessage(tone(), heading(), body, buttons, footnote);
  }

  private Tone tone() {
    return open().stream()
        .map(Finding::level)
        .max(Severity::compareTo)
        .map(Severity::tone)
        .orElse(digest.tellsOnlyOfGone() ? Severity.NOTICE.tone() : Tone.GOOD);
  }

  private Text heading() {
    return Text.of("%s %s · %s".formatted(sign(tone()), what(), digest.key().date().format(DAY)));
  }

  private String what() {
    int needy = digest.needingAttention().size();
    int all = digest.accounts().size();
    Optional<String> turned = digest.key().turned();
    if (digest.tellsOnlyOfGone()) {
      return "Kling accounts are gone from the list";
    }
    if (open().isEmpty()) {
      return turned.isEmpty()
          ? "Kling accounts are back to normal"
          : "Kling account is back to normal";
    }
    if (needy == 0 || turned.filter(DigestKey.ALL::equals).isPresent()) {
      return "Kling accounts cannot be read";
    }
    return turned.isPresent()
        ? "A Kling account has turned critical"
        : "%d of %d Kling %s attention"
            .formatted(needy, all, all == 1 ? "account needs" : needs(needy));
  }

  private static String needs(int accounts) {
    return accounts == 1 ? "accounts needs" : "accounts need";
  }

  private Optional<Block> mention() {
    return wording.mention(tone()).map(whom -> new Paragraph(Text.EMPTY.mention(whom)));
  }

  private List<Block> body() {
    List<Block> body = new ArrayList<>();
    digest.lines().stream().limit(MOST_LINES).map(this::line).forEach(body::add);
    more().ifPresent(body::add);
    chart.ifPresent(body::add);
    body.addAll(new DigestNotes(digest, wording).blocks());
    return body;
  }

  private Block line(DigestLine line) {
    Finding finding = line.finding();
    Text name =
        finding
            .account()
            .map(account -> Text.EMPTY.strong(wording.name(account)).plain(" · "))
            .orElse(Text.EMPTY);
    Text text = name.then(FindingText.of(finding, wording, digest.readAt()));
    return new Paragraph(
        line.over()
            ? Text.of("✓ ").then(text.struckThrough())
            : Text.of(sign(finding.level().tone()) + " ").then(text));
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
    return DigestButtons.of(
        digest, open().stream().anyMatch(finding -> finding.account().isPresent()));
  }

  private Text asOf() {
    return Text.of("As of ").moment(digest.readAt(), Style.TIME);
  }

  private List<Finding> open() {
    return digest.lines().stream().filter(line -> !line.over()).map(DigestLine::finding).toList();
  }

  static String sign(Tone tone) {
    return switch (tone) {
      case CRITICAL -> "🔴";
      case WARNING -> "🟠";
      case NOTICE, NEUTRAL -> "⚪";
      case GOOD -> "🟢";
    };
  }
}
