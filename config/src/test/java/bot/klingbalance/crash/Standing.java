package bot.klingbalance.crash;

import bot.klingbalance.account.AccountNames;
import bot.klingbalance.account.Credits;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.database.Database;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.digest.DigestMessage;
import bot.klingbalance.digest.wording.DigestWording;
import bot.klingbalance.finding.Cause.Low;
import bot.klingbalance.finding.Finding;
import bot.klingbalance.finding.Severity;
import bot.klingbalance.outbox.Delivery;
import bot.klingbalance.outbox.Delivery.Stage.Posted;
import bot.klingbalance.terminal.TerminalMessage;
import bot.klingbalance.testing.Databases;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The messages of a day as they stand in their channels, beside what the bot wrote down. */
final class Standing {
  /**
   * What people go by, in whatever form a chat writes it. Not the figures: where nothing else has
   * changed no message is edited.
   */
  private static final Pattern MARKS =
      Pattern.compile("🔴|🟠|🟢|💤|✓|Critical ·|Warning ·|on it since|back to normal|Snoozed");

  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private final World world;
  private final List<Delivery> deliveries;

  private Standing(World world, List<Delivery> deliveries) {
    this.world = world;
    this.deliveries = deliveries;
  }

  /**
   * After a bot that is dead.
   *
   * @param copy where its database is copied to
   */
  static Standing on(LocalDate day, World world, Path copy) throws IOException {
    Ledger.copy(world.database(), copy);
    try (Database database = Databases.opened(Databases.address("jdbc:sqlite:" + copy))) {
      return new Standing(
          world,
          database.outbox().since(day).stream()
              .filter(each -> each.digest().key().date().equals(day))
              .toList());
    }
  }

  /** How many messages the bot has posted into a channel, as it sees it. */
  long posted(Channel channel) {
    return of(channel).count();
  }

  /** How many of them do not stand there. */
  long lost(Channel channel) {
    return of(channel).filter(each -> standing(each).isEmpty()).count();
  }

  /** What a channel shows that is not what the bot wrote down, or not so any more. */
  List<String> stale(Channel channel, int credits) {
    Stream<String> unlike =
        of(channel)
            .filter(each -> !standing(each).stream().allMatch(text -> shows(text, each.digest())))
            .map(each -> "%s shows %s".formatted(each.digest(), standing(each)));
    return Stream.of(unlike, outdated(channel, credits), untold(channel, credits))
        .flatMap(each -> each)
        .toList();
  }

  /** What a message says is the matter, of other credits than the account has. */
  private Stream<String> outdated(Channel channel, int credits) {
    return low(channel)
        .filter(low -> !low.left().equals(Credits.of(credits)))
        .map(low -> "%s, with %d left".formatted(low, credits));
  }

  /** What no message says is the matter. */
  private Stream<String> untold(Channel channel, int credits) {
    boolean isTold = credits == Deed.ENOUGH || low(channel).findAny().isPresent();
    boolean isCalledForCritical =
        credits != Deed.CRITICAL
            || of(channel)
                .flatMap(each -> each.digest().open().stream())
                .anyMatch(finding -> finding.level() == Severity.CRITICAL);
    return isTold && isCalledForCritical
        ? Stream.of()
        : Stream.of("%d left, and nothing says so".formatted(credits));
  }

  private Stream<Low> low(Channel channel) {
    return of(channel)
        .flatMap(each -> each.digest().open().stream())
        .map(Finding::cause)
        .filter(Low.class::isInstance)
        .map(Low.class::cast);
  }

  private Stream<Delivery> of(Channel channel) {
    return deliveries.stream()
        .filter(each -> each.stage() instanceof Posted)
        .filter(each -> each.digest().key().channel().equals(channel));
  }

  private List<String> standing(Delivery delivery) {
    Channel channel = delivery.digest().key().channel();
    Stream<String> all =
        channel.equals(World.SLACK)
            ? world.slack.channel().stream().map(Object::toString)
            : world.discord.standingIn(channel.id()).stream().map(JsonNode::toString);
    return all.filter(text -> text.contains(delivery.id().value())).toList();
  }

  private static boolean shows(String text, Digest digest) {
    DigestWording wording =
        new DigestWording(AccountNames.masked(List.of()), Map.of(), List.of(), ZONE);
    String fresh =
        TerminalMessage.rendered(DigestMessage.of(digest, wording), false, ZONE, digest.readAt());
    return marks(text).containsAll(marks(fresh)) && marks(fresh).containsAll(marks(text));
  }

  private static List<String> marks(String text) {
    return MARKS.matcher(text).results().map(MatchResult::group).toList();
  }
}
