package bot.klingbalance.command.balance;

import bot.klingbalance.account.Balance;
import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.account.Credits;
import bot.klingbalance.forecast.Outlook.Projection;
import bot.klingbalance.message.Block;
import bot.klingbalance.message.Block.Align;
import bot.klingbalance.message.Block.Column;
import bot.klingbalance.message.Block.Table;
import bot.klingbalance.message.Span.Style;
import bot.klingbalance.message.Text;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The packages of an account as a table: what is left of each, and until when. */
final class PackageTable {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("Packages", Align.LEFT),
          new Column("left / of", Align.RIGHT),
          new Column("until", Align.LEFT));

  private PackageTable() {}

  static Optional<Block> of(Balance balance, Optional<Projection> expected, Instant now) {
    if (balance.packages().isEmpty()) {
      return Optional.empty();
    }
    List<List<Text>> rows =
        balance.packages().stream()
            .map(each -> row(each, isAlone(each, balance) ? expected : Optional.empty(), now))
            .toList();
    return Optional.of(new Table(COLUMNS, rows));
  }

  private static List<Text> row(CreditPackage each, Optional<Projection> expected, Instant now) {
    return List.of(
        Text.of(each.type().map(Text::foreign).filter(type -> !type.isEmpty()).orElse("credits")),
        amounts(each.left(), each.granted()),
        each.expiresAt()
            .map(end -> until(end, now).plain(unused(end, expected)))
            .orElse(Text.EMPTY));
  }

  /** What is lost at a moment is known of all that expires then together. */
  private static boolean isAlone(CreditPackage one, Balance balance) {
    return balance.packages().stream()
            .filter(each -> each.expiresAt().equals(one.expiresAt()))
            .count()
        == 1;
  }

  private static String unused(Instant end, Optional<Projection> expected) {
    return expected.stream()
        .flatMap(projection -> projection.expiring().stream())
        .filter(moment -> moment.at().getEpochSecond() == end.getEpochSecond())
        .map(moment -> moment.credits().whole())
        .filter(whole -> !whole.isZero())
        .findFirst()
        .map(" — %s of it will expire unused"::formatted)
        .orElse("");
  }

  private static Text until(Instant end, Instant now) {
    return (end.isAfter(now) ? Text.EMPTY : Text.of("expired ")).moment(end, Style.DATE);
  }

  /** {@code 560 / 660}, or what of it is known. */
  static Text amounts(Optional<Credits> left, Optional<Credits> granted) {
    if (left.isEmpty()) {
      return granted.map(amount -> Text.of("? / %s".formatted(amount))).orElse(Text.EMPTY);
    }
    String of = granted.map(amount -> " / %s".formatted(amount)).orElse("");
    return Text.of(left.get() + of);
  }
}
