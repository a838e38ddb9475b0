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
import bot.klingbalance.message.Text;
import bot.klingbalance.message.quantity.CountText;
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
    Balance balance = account.balance();
    List<Block> body = new ArrayList<>();
    signedOut(account, view).ifPresent(body::add);
    faulty(account).ifPresent(body::add);
    body.add(left(balance, view.now()));
    outlook(balance, past, view).stream().map(BalanceBody::line).forEach(body::add);
    balance
        .leftAt(view.now())
        .filter(left -> !account.failsJobsAt(view.now()))
        .ifPresent(left -> body.addAll(clips(left, view)));
    past.flatMap(HistoryAndForecast::chart).ifPresent(body::add);
    PackageTable.of(balance, past.map(HistoryAndForecast::outlook), view.days())
        .ifPresent(body::add);
    PackageTable.difference(balance, view.now()).ifPresent(body::add);
    signInAndJobs(account, view).ifPresent(body::add);
    return body;
  }

  private static List<String> outlook(
      Balance balance, Optional<HistoryAndForecast> past, View view) {
    OutlookText text = new OutlookText(balance.nextGrantAfter(view.now()), view.days());
    return past.map(HistoryAndForecast::outlook)
        .filter(any -> balance.leftAt(view.now()).filter(left -> !left.isZero()).isPresent())
        .map(outlook -> text.lines(outlook, view.policy().packs()))
        .orElseGet(text::nextGrant);
  }

  private static Block line(String words) {
    return new Paragraph(Text.of(words));
  }

  private static Block left(Balance balance, Instant now) {
    Optional<Credits> left = balance.leftAt(now);
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
    return view.policy().clips().stream().map(clip -> line(enoughFor(left, clip))).toList();
  }

  private static String enoughFor(Credits left, Clip clip) {
    long count = left.dividedBy(clip.price());
    String name = Text.foreign(clip.name());
    return count == 0
        ? "Not enough for a %s (%s credits)".formatted(name, clip.price())
        : "Enough for %s × %s (%s credits each)".formatted(Credits.of(count), name, clip.price());
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
                line(
                    "useapi.net's sign-in to Kling ran out on %s: jobs fail, whatever is left."
                            .formatted(view.days().day(end))
                        + " Delete the account there and add it again."));
  }

  private static Optional<Block> signInAndJobs(KlingAccount account, View view) {
    List<Text> facts = new ArrayList<>();
    account
        .signedInUntil()
        .filter(end -> end.isAfter(view.now()))
        .ifPresent(end -> facts.add(Text.of("Signed in until " + view.days().day(end))));
    account.maxJobs().stream()
        .filter(any -> !account.failsJobsAt(view.now()))
        .forEach(jobs -> facts.add(Text.of(CountText.of(jobs, "job") + " at once")));
    Text line = Text.joined(" · ", facts);
    return line.isEmpty() ? Optional.empty() : Optional.of(new Paragraph(line));
  }
}
