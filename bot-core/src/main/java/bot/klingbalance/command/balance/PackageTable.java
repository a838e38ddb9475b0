package bot.klingbalance.command.balance;

import bot.klingbalance.account.Balance;
import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.account.Credits;
import bot.klingbalance.forecast.Outlook;
import bot.klingbalance.forecast.Outlook.Moment;
import bot.klingbalance.message.Block;
import bot.klingbalance.message.Block.Align;
import bot.klingbalance.message.Block.Column;
import bot.klingbalance.message.Block.Paragraph;
import bot.klingbalance.message.Block.Table;
import bot.klingbalance.message.ShortDays;
import bot.klingbalance.message.Text;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The packages of an account: what is left of each, and until when. */
final class PackageTable {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("Packages", Align.LEFT),
          new Column("left / of", Align.RIGHT),
          new Column("until", Align.LEFT));

  private final Balance balance;
  private final Optional<Outlook> expected;
  private final ShortDays days;

  private PackageTable(Balance balance, Optional<Outlook> expected, ShortDays days) {
    this.balance = balance;
    this.expected = expected;
    this.days = days;
  }

  /** A table, or a line for what one package says besides the account's own line. */
  static Optional<Block> of(Balance balance, Optional<Outlook> expected, ShortDays days) {
    if (balance.packages().isEmpty()) {
      return Optional.empty();
    }
    PackageTable table = new PackageTable(balance, expected, days);
    return table.isRepeated() ? table.expiry().map(Paragraph::new) : Optional.of(table.table());
  }

  /** What the account says in all, where its packages say something else. */
  static Optional<Block> difference(Balance balance, Instant now) {
    return balance
        .total()
        .flatMap(
            total -> balance.leftAt(now).flatMap(left -> difference(balance, total, left, now)))
        .map(words -> new Paragraph(Text.of(words)));
  }

  private static Optional<String> difference(
      Balance balance, Credits total, Credits left, Instant now) {
    if (!left.equals(total)) {
      return Optional.of(
          "The account says %s in all: %s of them have expired."
              .formatted(total, total.minus(left)));
    }
    return balance
        .listedAt(now)
        .filter(listed -> !listed.equals(total))
        .map(
            listed ->
                "The packages add up to %s, but the account says %s in all: that is what counts."
                    .formatted(listed, total));
  }

  private Block table() {
    return new Table(COLUMNS, balance.packages().stream().map(this::row).toList());
  }

  /** Whether the account's own line says all of it, but for its end. */
  private boolean isRepeated() {
    CreditPackage first = balance.packages().get(0);
    return balance.packages().size() == 1
        && !first.isExpiredAt(days.now())
        && first.left().equals(balance.leftAt(days.now()))
        && first.granted().equals(balance.grantedAt(days.now()));
  }

  private Optional<Text> expiry() {
    CreditPackage only = balance.packages().get(0);
    return only.expiresAt()
        .filter(end -> only.left().filter(left -> !left.isZero()).isPresent())
        .flatMap(end -> expiry(only, end))
        .map(Text::of);
  }

  /** That a month of a plan ends when the next one begins goes without saying. */
  private Optional<String> expiry(CreditPackage only, Instant end) {
    boolean isToday = days.daysBetween(days.now(), end) == 0;
    boolean isTold =
        !isToday
            && balance
                .nextGrantAfter(days.now())
                .filter(at -> days.daysBetween(at, end) == 0)
                .isPresent();
    return unused(only)
        .map(
            amount -> "%s of it %s expire unused on %s".formatted(amount, verb(end), days.day(end)))
        .or(() -> isTold ? Optional.empty() : Optional.of("Expires " + days.dayOrToday(end)));
  }

  private List<Text> row(CreditPackage each) {
    return List.of(
        Text.of(each.type().map(Text::foreign).filter(type -> !type.isEmpty()).orElse("credits")),
        amounts(each.left(), each.granted()),
        Text.EMPTY.plain(each.expiresAt().map(end -> until(each, end)).orElse("")));
  }

  private String until(CreditPackage each, Instant end) {
    return (end.isAfter(days.now()) ? "" : "expired ")
        + days.day(end)
        + unused(each)
            .map(amount -> " — %s of it %s expire unused".formatted(amount, verb(end)))
            .orElse("");
  }

  /** What is lost at a moment is known of all that expires then together. */
  private Optional<Credits> unused(CreditPackage one) {
    boolean isAlone =
        balance.packages().stream().filter(each -> each.expiresAt().equals(one.expiresAt())).count()
            == 1;
    return expected.stream()
        .filter(any -> isAlone)
        .flatMap(outlook -> expiring(outlook).stream())
        .filter(moment -> one.expiresAt().filter(end -> isSameSecond(end, moment.at())).isPresent())
        .map(moment -> moment.credits().whole())
        .filter(whole -> !whole.isZero())
        .findFirst();
  }

  /** Where nothing is left nothing expires. */
  private static List<Moment> expiring(Outlook outlook) {
    List<Moment> all = outlook.projected().map(Outlook.Projection::expiring).orElse(List.of());
    return outlook.match(
        end -> all.stream().filter(moment -> !moment.at().isAfter(end.at())).toList(),
        lasts -> all,
        idle -> all,
        tooShort -> all,
        outdated -> all);
  }

  /** What may run out before, or is said to, does not expire for certain. */
  private String verb(Instant end) {
    OutlookText text = new OutlookText(balance.nextGrantAfter(days.now()), days);
    return expected.filter(any -> any.mayRunOutBefore(end) || text.saysMay(any)).isPresent()
        ? "may"
        : "will";
  }

  private static boolean isSameSecond(Instant one, Instant other) {
    return one.getEpochSecond() == other.getEpochSecond();
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
