package bot.klingbalance.report;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountNames;
import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.finding.Severity;
import bot.klingbalance.message.Bars;
import bot.klingbalance.message.Block;
import bot.klingbalance.message.Block.Paragraph;
import bot.klingbalance.message.Button;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.FailureText;
import bot.klingbalance.message.ShortDays;
import bot.klingbalance.message.Span.Style;
import bot.klingbalance.message.Subject.Item;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import bot.klingbalance.message.quantity.CountText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The message of a weekly report. Pure. */
public final class WeekMessage {
  /** The verb of the button that shows the asker on what it went. */
  public static final String USAGE = "week-usage";

  /** As many as people read in one line. */
  static final int MOST_NAMED = 5;

  private final WeeklyReport report;
  private final AccountNames names;
  private final Item delivery;
  private final ZoneId zone;
  private final ShortDays days;

  private WeekMessage(WeeklyReport report, AccountNames names, Item delivery) {
    this.report = report;
    this.names = names;
    this.delivery = delivery;
    this.zone = report.zone();
    this.days = new ShortDays(zone, report.readAt());
  }

  /**
   * The message to post.
   *
   * @param names what accounts are called where a whole channel reads
   * @param delivery by which the message is found again
   */
  public static ChatMessage of(WeeklyReport report, AccountNames names, DeliveryId delivery) {
    return new WeekMessage(report, names, new Item(delivery.value())).message();
  }

  private ChatMessage message() {
    return new ChatMessage(
        tone(), heading(), body(), List.of(new Button("Usage", USAGE, delivery)), footnote());
  }

  private Tone tone() {
    Tone otherwise = runningOut().isEmpty() && isAllKnown() ? Tone.GOOD : Tone.NOTICE;
    return report.accounts().stream()
        .flatMap(each -> each.needs().stream())
        .max(Comparator.naturalOrder())
        .map(Severity::tone)
        .orElse(otherwise);
  }

  private boolean isAllKnown() {
    return unread().isEmpty() && report.unlisted().isEmpty();
  }

  private Text heading() {
    return Text.of(
        "📊 Kling week · %s".formatted(days.range(noon(report.first()), noon(report.last()))));
  }

  private Instant noon(LocalDate day) {
    return day.atTime(LocalTime.NOON).atZone(zone).toInstant();
  }

  private List<Block> body() {
    List<Block> body = new ArrayList<>();
    report
        .unlisted()
        .ifPresent(
            why ->
                add(
                    body,
                    "The list of accounts could not be read (%s); these are known from before."
                        .formatted(FailureText.brief(why))));
    if (report.accounts().isEmpty()) {
      add(body, "There is no account to report on.");
      return body;
    }
    body.add(new Paragraph(WeekTotal.of(report)));
    WeekGaps.of(report, names, days).ifPresent(words -> add(body, words));
    WeekNeeds.of(report).ifPresent(words -> add(body, words));
    outlook().ifPresent(words -> add(body, words));
    body.add(WeekTable.of(report, names, days));
    expired().ifPresent(words -> add(body, words));
    cannotBeRead().ifPresent(words -> add(body, words));
    if (report.days().size() > 1) {
      body.add(new Bars("Spent a day", report.days(), "credits"));
    }
    return body;
  }

  private static void add(List<Block> body, String words) {
    body.add(new Paragraph(Text.of(words)));
  }

  /** That all is well is said only where nothing is the matter now. */
  private Optional<String> outlook() {
    List<AccountWeek> runningOut = runningOut();
    if (runningOut.isEmpty()) {
      return WeekNeeds.of(report).isPresent()
          ? Optional.empty()
          : Optional.of(
              isAllKnown()
                  ? "All is well: no account runs out before its next grant."
                  : "As far as the bot knows, no account runs out before its next grant.");
    }
    return Optional.of(
        "%s before the next grant: %s."
            .formatted(
                CountText.of(runningOut.size(), "account runs out", "accounts run out"),
                named(runningOut, each -> days.near(each.runsOut().orElseThrow()))));
  }

  private Optional<String> expired() {
    List<AccountWeek> lost =
        report.accounts().stream().filter(each -> !each.expired().whole().isZero()).toList();
    return lost.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Expired unused: %s."
                .formatted(named(lost, each -> each.expired().whole().toString())));
  }

  private Optional<String> cannotBeRead() {
    List<AccountWeek> unread = unread();
    return unread.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Could not be read: %s. Any figures shown of it are older."
                .formatted(
                    named(
                        unread,
                        each -> "(%s)".formatted(FailureText.brief(each.unread().orElseThrow())))));
  }

  private String named(List<AccountWeek> some, Function<AccountWeek, String> what) {
    String first =
        some.stream()
            .limit(MOST_NAMED)
            .map(each -> name(each.account()) + " " + what.apply(each))
            .collect(Collectors.joining(", "));
    int more = some.size() - MOST_NAMED;
    return more > 0 ? "%s and %d more".formatted(first, more) : first;
  }

  private List<AccountWeek> runningOut() {
    return report.accounts().stream().filter(each -> each.runsOut().isPresent()).toList();
  }

  private List<AccountWeek> unread() {
    return report.accounts().stream().filter(each -> each.unread().isPresent()).toList();
  }

  private String name(AccountEmail account) {
    return names.of(account);
  }

  private Text footnote() {
    return Text.of("Days in %s · as of ".formatted(zoneName())).moment(report.readAt(), Style.TIME);
  }

  /** The offset of no hours is called Z otherwise. */
  private String zoneName() {
    return zone.getId().equals("Z") ? "UTC" : zone.getId();
  }
}
