package bot.klingbalance.digest;

import static java.util.stream.Collectors.groupingBy;

import bot.klingbalance.account.Credits;
import bot.klingbalance.digest.wording.DigestWording;
import bot.klingbalance.finding.Recovery;
import bot.klingbalance.finding.Recovery.Gain;
import bot.klingbalance.finding.Severity;
import bot.klingbalance.message.Block;
import bot.klingbalance.message.Block.Paragraph;
import bot.klingbalance.message.Span.Style;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import bot.klingbalance.watch.WatchChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The lines below the findings of a digest: which accounts are back to normal or snoozed. */
final class DigestNotes {
  private final Digest digest;
  private final DigestWording wording;

  DigestNotes(Digest digest, DigestWording wording) {
    this.digest = digest;
    this.wording = wording;
  }

  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    digest.recoveries().stream()
        .filter(each -> !each.gone() || !hasLine(each))
        .limit(DigestMessage.MOST_LINES)
        .map(this::recovery)
        .forEach(blocks::add);
    takers().forEach(blocks::add);
    hidden(digest.hidden(), wording).ifPresent(blocks::add);
    digest
        .snoozed()
        .filter(snoozed -> !DigestHeading.tellsOfSnooze(digest))
        .map(DigestNotes::snoozed)
        .ifPresent(blocks::add);
    return blocks;
  }

  /** Its own line says that an account is gone. */
  private boolean hasLine(Recovery recovery) {
    return digest.lines().stream()
        .anyMatch(line -> line.finding().account().equals(Optional.of(recovery.account())));
  }

  private Block recovery(Recovery recovery) {
    return recovery.gone() ? gone(recovery) : back(recovery);
  }

  private Block gone(Recovery recovery) {
    return new Paragraph(
        Text.of(DigestMessage.sign(Severity.NOTICE.tone()) + " ")
            .strong(wording.name(recovery.account()))
            .plain(
                " · No longer in the list of accounts at useapi.net: no more warnings come for"
                    + " it."));
  }

  private Block back(Recovery recovery) {
    Text back =
        Text.of(DigestMessage.sign(Tone.GOOD) + " ")
            .strong(wording.name(recovery.account()))
            .plain(" · Back to normal");
    List<Text> facts = new ArrayList<>();
    recovery.gained().ifPresent(gain -> facts.add(Text.of(gained(gain))));
    recovery
        .left()
        .ifPresent(left -> facts.add(Text.of("%s %s left".formatted(left, left.unit()))));
    Text told = Text.joined(", ", facts);
    return new Paragraph((told.isEmpty() ? back : back.plain(": ").then(told)).plain("."));
  }

  private static String gained(Gain gain) {
    Credits amount = gain.amount();
    String type =
        gain.type()
            .map(word -> word.equals("plan") ? "grant" : Text.foreign(word))
            .filter(word -> !word.isEmpty())
            .map(" (%s)"::formatted)
            .orElse("");
    return "+%s %s%s".formatted(amount, amount.unit(), type);
  }

  /** Who deals with which accounts, and since when; a line for each press of a button. */
  private List<Block> takers() {
    Map<WatchChange, List<Taken>> byPress =
        digest.taken().stream()
            .collect(groupingBy(Taken::by, LinkedHashMap::new, Collectors.toList()));
    return byPress.entrySet().stream()
        .limit(DigestMessage.MOST_LINES)
        .map(press -> taker(press.getKey(), press.getValue()))
        .toList();
  }

  private Block taker(WatchChange by, List<Taken> taken) {
    List<Text> names =
        taken.stream()
            .map(Taken::account)
            .sorted()
            .limit(DigestMessage.MOST_LINES)
            .map(account -> Text.of(wording.name(account)))
            .toList();
    Text since =
        Text.of("🙋 %s has been on it since ".formatted(Text.foreign(by.name())))
            .moment(by.at(), Style.WEEKDAY)
            .plain(", ")
            .moment(by.at(), Style.TIME);
    return new Paragraph(since.plain(": ").then(Text.joined(", ", names)).plain("."));
  }

  /** Which accounts are snoozed, by whom and until when. */
  static Optional<Block> hidden(List<Snooze> hidden, DigestWording wording) {
    List<Text> snoozes =
        hidden.stream()
            .limit(DigestMessage.MOST_LINES)
            .map(
                snooze ->
                    Text.of(wording.name(snooze.account()) + " ")
                        .then(until(snooze.until(), snooze.endsWithGrant()))
                        .plain(" by " + Text.foreign(snooze.by().name())))
            .toList();
    Text told = Text.joined("; ", snoozes);
    return told.isEmpty()
        ? Optional.empty()
        : Optional.of(new Paragraph(Text.of("Snoozed: ").then(told).plain(".")));
  }

  private static Block snoozed(Snoozed snoozed) {
    return new Paragraph(
        Text.of("Snoozed by %s ".formatted(Text.foreign(snoozed.name())))
            .then(until(snoozed.until(), snoozed.endsWithGrant()))
            .plain(". What is critical is still told."));
  }

  private static Text until(Instant until, boolean endsWithGrant) {
    return endsWithGrant
        ? Text.of("until the next grant")
        : Text.of("until ").moment(until, Style.WEEKDAY).plain(", ").moment(until, Style.TIME);
  }
}
