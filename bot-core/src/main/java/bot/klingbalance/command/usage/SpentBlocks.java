package bot.klingbalance.command.usage;

import bot.klingbalance.account.Credits;
import bot.klingbalance.history.BalanceChange.Kind;
import bot.klingbalance.message.Bars;
import bot.klingbalance.message.Block;
import bot.klingbalance.message.Block.Paragraph;
import bot.klingbalance.message.Span.Style;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.quantity.CountText;
import bot.klingbalance.usage.Spent;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What was spent, day by day and by account, and what else came and went. Pure. */
final class SpentBlocks {
  private static final int MOST_ACCOUNTS = 8;
  private static final DateTimeFormatter WEEKDAY =
      DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

  private final UsageAnswer answer;
  private final Spent spent;
  private final List<Block> body = new ArrayList<>();

  private SpentBlocks(UsageAnswer answer) {
    this.answer = answer;
    this.spent = answer.spent();
  }

  static List<Block> of(UsageAnswer answer) {
    SpentBlocks blocks = new SpentBlocks(answer);
    answer.whyUnknown().ifPresentOrElse(blocks::unknown, blocks::spending);
    return blocks.body;
  }

  private void spending() {
    Credits total = spent.total(Kind.SPENT).whole();
    Text line = Text.EMPTY.strong("%s %s spent".formatted(total, total.unit()));
    int days = answer.knownDays().size();
    add(
        days < 2 || total.isZero()
            ? line
            : line.plain(
                " · about %s a day".formatted(new Credits(total.hundredths() / days).whole())));
    if (!total.isZero() && days > 1) {
      body.add(bars());
    }
    gains();
    accounts();
    doubts();
  }

  private Bars bars() {
    return new Bars(
        "Spent a day",
        answer.knownDays().stream().map(day -> new Bars.Day(day.date(), day.spent())).toList(),
        "credits");
  }

  private void gains() {
    told("Granted", Kind.GRANTED);
    told("Topped up", Kind.TOPPED_UP);
    told("Given back", Kind.REFUNDED);
    told("Expired unused", Kind.EXPIRED);
  }

  private void told(String word, Kind kind) {
    Credits amount = spent.total(kind);
    if (!amount.isZero()) {
      String most = kind == Kind.EXPIRED && spent.isExpiryDoubtful() ? "up to " : "";
      add(Text.of("%s: %s%s %s".formatted(word, most, amount.whole(), amount.unit())));
    }
  }

  private void accounts() {
    if (answer.accounts().size() == 1) {
      return;
    }
    List<AccountUsage> spending =
        answer.accounts().stream()
            .filter(each -> !total(each).isZero())
            .sorted(Comparator.comparing(SpentBlocks::total).reversed())
            .toList();
    spending.stream()
        .limit(MOST_ACCOUNTS)
        .forEach(each -> add(Text.of("%s: %s".formatted(each.account(), total(each).whole()))));
    if (spending.size() > MOST_ACCOUNTS) {
      Credits rest =
          spending.stream()
              .skip(MOST_ACCOUNTS)
              .map(SpentBlocks::total)
              .reduce(Credits.ZERO, Credits::plus);
      add(Text.of("and %d more: %s".formatted(spending.size() - MOST_ACCOUNTS, rest.whole())));
    }
  }

  /** What the figures leave out. */
  private void doubts() {
    List<AccountUsage> partly = answer.partlyRead();
    if (!partly.isEmpty()) {
      add(
          answer.accounts().size() == 1
              ? Text.of("There are readings only since ")
                  .moment(spent.since().orElseThrow(), Style.WEEKDAY)
                  .plain(".")
              : Text.of(
                  "%d of %s read for a part of that time only, or not at all."
                      .formatted(
                          partly.size(),
                          CountText.of(
                              answer.accounts().size(),
                              "account was",
                              partly.size() == 1 ? "accounts was" : "accounts were"))));
    }
    if (!spent.afterGaps().isEmpty()) {
      String days =
          spent.afterGaps().stream().map(WEEKDAY::format).collect(Collectors.joining(", "));
      add(
          Text.of(
              "Nothing was read for a while before %s: what went then is counted there."
                  .formatted(days)));
    }
  }

  private void unknown(Text why) {
    add(why);
    if (answer.isReadable()) {
      readMore();
    }
  }

  private void readMore() {
    add(
        Text.of("Ask with ")
            .code(answer.one().map(one -> "/kling-balance " + one).orElse("/kling-balance"))
            .plain(" now and then, or let a channel be warned (")
            .code("/kling-watch add all")
            .plain("): then the bot reads by itself."));
  }

  private static Credits total(AccountUsage usage) {
    return usage.spent().total(Kind.SPENT);
  }

  private void add(Text line) {
    if (!line.isEmpty()) {
      body.add(new Paragraph(line));
    }
  }
}
