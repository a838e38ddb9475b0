package bot.klingbalance.command.balance;

import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Balance;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.chart.HistoryAndForecast;
import bot.klingbalance.message.Block;
import bot.klingbalance.message.Block.Meter;
import bot.klingbalance.message.Block.Paragraph;
import bot.klingbalance.message.Clip;
import bot.klingbalance.message.Percent;
import bot.klingbalance.message.Span.Style;
import bot.klingbalance.message.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a reading of an account says, line by line. A line stands only where it is known. */
final class BalanceBody {
  private static final Block FAULTY =
      new Paragraph(
          Text.of(
              "useapi.net marks this account as faulty. Whoever manages it finds the reason there."));

  private BalanceBody() {}

  static List<Block> of(Found found, Optional<HistoryAndForecast> past, View view) {
    KlingAccount account = found.account();
    List<Block> body = new ArrayList<>();
    body.add(left(account.balance(), view.now()));
    account.balance().left().ifPresent(left -> body.addAll(clips(left, view)));
    Text outlook =
        OutlookText.of(
            past.map(HistoryAndForecast::outlook), account.balance().nextGrantAfter(view.now()));
    if (!outlook.isEmpty()) {
      body.add(new Paragraph(outlook));
    }
    past.flatMap(HistoryAndForecast::chart).ifPresent(body::add);
    PackageTable.of(account.balance(), past.flatMap(HistoryAndForecast::projection), view.now())
        .ifPresent(body::add);
    signedOut(account, view).ifPresent(body::add);
    faulty(account).ifPresent(body::add);
    signInAndJobs(account, view.now()).ifPresent(body::add);
    return body;
  }

  private static Block left(Balance balance, Instant now) {
    Optional<Credits> left = balance.left();
    if (left.isEmpty()) {
      return new Paragraph(
          Text.of("The account answers, but does not say what is left. Try again later."));
    }
    Optional<Credits> granted = balance.grantedAt(now);
    if (granted.isEmpty()) {
      return new Paragraph(
          Text.EMPTY.strong(left.get().toString()).plain(" %s left".formatted(left.get().unit())));
    }
    return new Meter(
        Text.EMPTY
            .strong(left.get().toString())
            .plain(" of %s credits left".formatted(granted.get())),
        Percent.of(left.get(), granted.get()));
  }

  private static List<Block> clips(Credits left, View view) {
    return view.clips().stream().map(clip -> clips(left, clip)).toList();
  }

  private static Block clips(Credits left, Clip clip) {
    long count = left.dividedBy(clip.price());
    String name = Text.foreign(clip.name());
    String price = "%s credits".formatted(clip.price());
    if (count == 0) {
      return new Paragraph(Text.of("Not enough for a %s (%s)".formatted(name, price)));
    }
    return new Paragraph(
        Text.of(
            count == 1
                ? "About 1 more %s (%s)".formatted(name, price)
                : "About %s more %ss (%s each)".formatted(Credits.of(count), name, price)));
  }

  private static Optional<Block> faulty(KlingAccount account) {
    return account
        .listedError()
        .map(Text::foreign)
        .filter(reason -> !reason.isEmpty())
        .<Block>map(
            reason ->
                new Paragraph(
                    Text.of("useapi.net lists this account as faulty: “%s”.".formatted(reason))))
        .or(() -> account.isFaulty() ? Optional.of(FAULTY) : Optional.empty());
  }

  private static Optional<Block> signedOut(KlingAccount account, View view) {
    return account
        .signedInUntil()
        .filter(end -> account.isSignedOutAt(view.now()))
        .map(
            end ->
                new Paragraph(
                    Text.of("useapi.net's sign-in to Kling ran out on ")
                        .moment(end, Style.DATE)
                        .plain(
                            ": jobs fail, whatever is left."
                                + " Delete the account there and add it again.")));
  }

  private static Optional<Block> signInAndJobs(KlingAccount account, Instant now) {
    List<Text> facts = new ArrayList<>();
    account
        .signedInUntil()
        .filter(end -> end.isAfter(now))
        .ifPresent(end -> facts.add(Text.of("Signed in until ").moment(end, Style.DATE)));
    account
        .maxJobs()
        .ifPresent(
            jobs -> facts.add(Text.of(jobs == 1 ? "1 job at once" : jobs + " jobs at once")));
    Text line = Text.joined(" · ", facts);
    return line.isEmpty() ? Optional.empty() : Optional.of(new Paragraph(line));
  }
}
