package bot.klingbalance.command.warning;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.InPlace;
import bot.klingbalance.chat.Reply.ToAsker;
import bot.klingbalance.command.watch.WatchContext;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.digest.DigestChart;
import bot.klingbalance.digest.DigestMessage;
import bot.klingbalance.digest.Snooze;
import bot.klingbalance.digest.wording.DigestWording;
import bot.klingbalance.finding.Severity;
import bot.klingbalance.message.SnoozePeriod;
import bot.klingbalance.outbox.Revision;
import bot.klingbalance.watch.ChannelWatches;
import bot.klingbalance.watch.WatchChange;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Changes the digest of the warning whose button was pressed, and replies with its message as it is
 * then. Blocks while the store answers.
 */
final class DigestChanges {
  private final WatchContext context;
  private final Clock clock;
  private final PressLog log;

  DigestChanges(WatchContext context, Clock clock) {
    this.context = context;
    this.clock = clock;
    this.log = new PressLog(context);
  }

  /** A later change may have come between: what stands there then is changed, and shown. */
  Reply change(Digest digest, UnaryOperator<Digest> change) {
    return context
        .store()
        .outbox()
        .revise(digest.id(), Revision.byPress(change, clock.instant()))
        .map(this::inPlace)
        .orElseGet(() -> new ToAsker(WarningMessages.notKnown()));
  }

  /**
   * Hides its accounts in its channel, and says so under it. Where some are critical, which are
   * never hidden, it answers so to the asker instead, and the message is edited as for a press
   * elsewhere.
   */
  Reply snooze(Digest digest, SnoozePeriod period, WatchChange by) {
    Channel channel = digest.key().channel();
    ChannelWatches watches = context.watches().of(channel);
    ZoneId zone = watches.daily().orElse(context.policy().get().standard()).zone();
    List<Snooze> snoozes = Snooze.of(digest, period, zone, by);
    context.store().states().snooze(snoozes);
    log.snoozed(digest, snoozes, by);
    Set<AccountEmail> critical = critical(digest);
    if (critical.isEmpty()) {
      return change(digest, each -> each.snoozed(snoozes));
    }
    var unused =
        context
            .store()
            .outbox()
            .revise(
                digest.id(),
                Revision.byPressElsewhere(each -> each.snoozed(snoozes), clock.instant()));
    return new ToAsker(
        WarningMessages.snoozeHidesNothingCritical(critical.size(), digest.openAccounts().size()));
  }

  private static Set<AccountEmail> critical(Digest digest) {
    return digest.open().stream()
        .filter(finding -> finding.level() == Severity.CRITICAL)
        .flatMap(finding -> finding.account().stream())
        .collect(Collectors.toSet());
  }

  Reply inPlace(Digest digest) {
    DigestWording wording = context.wording(context.watches().of(digest.key().channel()));
    return new InPlace(
        DigestMessage.of(
            digest, wording, DigestChart.of(digest, wording, context.store().history())));
  }
}
