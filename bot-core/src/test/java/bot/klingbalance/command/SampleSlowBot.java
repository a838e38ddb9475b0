package bot.klingbalance.command;

import static bot.klingbalance.account.reading.FakeLastKnown.reading;
import static bot.klingbalance.message.SampleAccounts.NOW;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AwaitedAccounts;
import bot.klingbalance.account.FakeAccounts;
import bot.klingbalance.account.reading.FakeLastKnown;
import bot.klingbalance.account.reading.FakePatience;
import bot.klingbalance.account.reading.LateFailures;
import bot.klingbalance.account.reading.TimelyReader;
import bot.klingbalance.command.balance.AccountHistory;
import bot.klingbalance.command.usage.UsageSource;
import bot.klingbalance.message.SampleAccounts;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;

/** A bot whose useapi.net answers when a test likes, and people whose patience ends likewise. */
public final class SampleSlowBot {
  public static final AccountEmail STUDIO = SampleAccounts.email("studio");

  public final FakeAccounts accounts = new FakeAccounts();
  private final AwaitedAccounts awaited = new AwaitedAccounts(accounts);
  private final FakeLastKnown lastKnown = new FakeLastKnown();
  private final FakePatience patience = new FakePatience();
  private final FakePatience told = new FakePatience();
  private int questions;
  private final CompletableFuture<AccountLookup> answer = accounts.answeringLater(STUDIO);

  /** The account was read 47 minutes ago: 560 credits. */
  public SampleSlowBot knowsStudio() {
    lastKnown.knows(STUDIO, 560, NOW.minus(Duration.ofMinutes(47)));
    return this;
  }

  public CommandDispatcher dispatcher() {
    return SampleCommands.ofImpatient(
        new TimelyReader(
            awaited, lastKnown, patience, new LateFailures(Clock.fixed(NOW, ZoneOffset.UTC))),
        AccountHistory.ofNothing(),
        UsageSource.ofNothing(),
        new WaitingLine(told, awaited::areAwaitedBy),
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  /** Waits until one more question has arrived that takes longer; then its two seconds are over. */
  public void twoSecondsPass() throws InterruptedException {
    told.awaitBegun(++questions);
    patience.end();
  }

  /** The same, and a little more. */
  public void aLittleMorePasses() throws InterruptedException {
    twoSecondsPass();
    told.end();
  }

  /** At last: 412 credits. */
  public void useApiAnswers() {
    lastKnown.arrives(reading(STUDIO, 412, NOW));
    answer.complete(reading(STUDIO, 412, NOW));
  }

  /** The bot itself fails at the answer. */
  public void useApiAnswerIsADefect() {
    answer.completeExceptionally(new IllegalStateException("a defect"));
  }
}
