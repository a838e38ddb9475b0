package bot.klingbalance.command.watch;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.message.Block;
import bot.klingbalance.message.Block.Paragraph;
import bot.klingbalance.message.Span.Style;
import bot.klingbalance.message.Text;
import bot.klingbalance.outbox.Delivery;
import bot.klingbalance.outbox.Delivery.Stage.SetAside;
import bot.klingbalance.outbox.InDoubt;
import bot.klingbalance.watch.WarnLimits;
import bot.klingbalance.watch.Watch;
import bot.klingbalance.watch.Watch.Origin.Chat;
import bot.klingbalance.watch.WatchChange;
import bot.klingbalance.watch.WatchedAccounts;
import bot.klingbalance.watch.WatchedAccounts.These;
import bot.klingbalance.watch.Weekdays;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Watches in words. */
final class WatchText {
  private static final int MOST_NAMED = 5;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH);

  private WatchText() {}

  /** {@code all accounts, below 500 credits or 10 %, on Mon–Fri}. */
  static String what(Watch watch) {
    String low = low(watch.limits());
    Weekdays days = watch.limits().days();
    return accounts(watch.accounts())
        + (low.isEmpty() ? "" : ", " + low)
        + (days.areAll() ? "" : ", on " + days.shown());
  }

  /** The watch as a line of a list. */
  static Text line(Watch watch) {
    if (!(watch.origin() instanceof Chat chat)) {
      return Text.EMPTY.strong("settings").plain(" · %s · read-only here".formatted(what(watch)));
    }
    Text line =
        Text.EMPTY
            .strong(Integer.toString(watch.number()))
            .plain(" · " + what(watch) + (watch.paused() ? " · paused" : ""))
            .then(touched("made", chat.made()));
    return chat.changed().equals(chat.made())
        ? line
        : line.then(touched("changed", chat.changed()));
  }

  static String accounts(WatchedAccounts accounts) {
    if (!(accounts instanceof These these)) {
      return "all accounts";
    }
    List<AccountEmail> emails = these.emails().stream().sorted().toList();
    String named =
        emails.stream()
            .limit(MOST_NAMED)
            .map(AccountEmail::value)
            .collect(Collectors.joining(", "));
    return emails.size() <= MOST_NAMED
        ? named
        : "%s and %d more".formatted(named, emails.size() - MOST_NAMED);
  }

  /** A message that its channel did not get. */
  static Block notDelivered(Delivery delivery) {
    String reason = delivery.stage() instanceof SetAside aside ? aside.reason() : "";
    return new Paragraph(Text.of("Not delivered: the %s. %s".formatted(message(delivery), reason)));
  }

  /** Of a message that may stand in the channel: since when that is so, and what will happen. */
  static Block inDoubt(InDoubt doubt) {
    Instant last = doubt.delivery().lastCall();
    return new Paragraph(
        Text.of("Nobody knows whether the %s arrived, since ".formatted(message(doubt.delivery())))
            .moment(doubt.since(), Style.WEEKDAY)
            .plain(", ")
            .moment(doubt.since(), Style.TIME)
            .plain(": %s. It is looked for again, and sent again at ".formatted(doubt.why()))
            .moment(last, Style.TIME)
            .plain(" if that still fails."));
  }

  private static String message(Delivery delivery) {
    Digest digest = delivery.digest();
    return "%s of %s"
        .formatted(
            digest.weekly().isPresent() ? "weekly report" : "warning",
            digest.key().date().format(DAY));
  }

  private static String low(WarnLimits limits) {
    List<String> parts = new ArrayList<>();
    if (!limits.belowCredits().isZero()) {
      parts.add("%s %s".formatted(limits.belowCredits(), limits.belowCredits().unit()));
    }
    if (limits.belowPercent() > 0) {
      parts.add(limits.belowPercent() + " %");
    }
    return parts.isEmpty() ? "" : "below " + String.join(" or ", parts);
  }

  static Text touched(String how, WatchChange touch) {
    return Text.of(" · %s by %s on ".formatted(how, Text.foreign(touch.name())))
        .moment(touch.at(), Style.DATE);
  }
}
