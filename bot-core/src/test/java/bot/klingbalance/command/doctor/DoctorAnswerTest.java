package bot.klingbalance.command.doctor;

import static bot.klingbalance.message.SampleAccounts.answered;
import static bot.klingbalance.message.SampleAccounts.balance;
import static bot.klingbalance.watch.SomeWatches.NINE_IN_BERLIN;
import static bot.klingbalance.watch.SomeWatches.RENDERS;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountNames;
import bot.klingbalance.account.FakeAccounts;
import bot.klingbalance.account.ShownAccounts;
import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.ChatPorts;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.PlatformUser;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.check.WatchedAccountsReader;
import bot.klingbalance.command.Command;
import bot.klingbalance.command.Managers;
import bot.klingbalance.command.Question;
import bot.klingbalance.command.SampleCommands;
import bot.klingbalance.command.watch.WatchCommand;
import bot.klingbalance.command.watch.WatchContext;
import bot.klingbalance.command.watch.WatchPolicy;
import bot.klingbalance.doctor.Check;
import bot.klingbalance.doctor.CheckResult;
import bot.klingbalance.doctor.Doctor;
import bot.klingbalance.doctor.UseApiCheck;
import bot.klingbalance.finding.RunwaySource;
import bot.klingbalance.history.FakeHistory;
import bot.klingbalance.message.Transcript;
import bot.klingbalance.outbox.FakeOutbox;
import bot.klingbalance.outbox.Redelivery;
import bot.klingbalance.outbox.WarningStore;
import bot.klingbalance.watch.AllWatches;
import bot.klingbalance.watch.FakeWatches;
import bot.klingbalance.watch.WatchRegistry;
import bot.klingbalance.watch.WeeklyReports;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DoctorAnswerTest {
  private static final Asker ANNA = new Asker(Platform.SLACK, "U1", false);
  private static final Asker BEN = new Asker(Platform.SLACK, "U2", false);

  private static final ShownAccounts SHOWN = new ShownAccounts(List.of("*"));
  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  private final AtomicInteger looks = new AtomicInteger();
  private CompletableFuture<List<CheckResult>> look =
      CompletableFuture.completedFuture(List.of(CheckResult.fine("Clock", "It is right.")));

  @Test
  void whoMayChangeWatchesIsToldHowTheBotIs() {
    assertThat(ask(ANNA, "doctor"))
        .isEqualTo("Kling doctor · all is well\n✓ Clock · It is right.\n");
  }

  @Test
  void aChatIsShownNoOtherChannelNoCountAndNoPlace() {
    FakeAccounts two = new FakeAccounts();
    two.answering(answered("a", balance()));
    two.answering(answered("b", balance()));
    List<CheckResult> all = new ArrayList<>(new UseApiCheck(two, CLOCK).begin().join());
    all.add(CheckResult.fine(RENDERS.toString(), "The bot is in the channel."));
    all.add(CheckResult.mend("slack:C0SECRET", "The channel is archived."));
    all.add(CheckResult.fine("Next check of slack:C0SECRET", "Tomorrow."));
    look = CompletableFuture.completedFuture(all);

    assertThat(ask(ANNA, "doctor"))
        .contains("1 thing to mend", "✓ " + RENDERS, "✓ useapi.net accounts · They are configured.")
        .contains(
            "✗ Other channels · Something there is to mend. kling-balance-bot doctor shows it.")
        .doesNotContain("SECRET", "2 can be read");
  }

  @Test
  void whoMayNotIsToldSoAndNothingIsLookedAt() {
    assertThat(ask(BEN, "Doctor")).contains("Only those who may change watches");
    assertThat(looks).hasValue(0);
  }

  @Test
  void nothingElseIsAskedOfTheDoctor() {
    assertThat(ask(ANNA, "list")).contains("This channel watches nothing");
    assertThat(looks).hasValue(0);
  }

  @Test
  void whoAsksMeanwhileGetsTheSameReportAndLaterANewOne() {
    look = new CompletableFuture<>();
    Command watch = watch();

    CompletableFuture<Reply> first = watch.answer(new Question(ANNA, RENDERS, "doctor"));
    CompletableFuture<Reply> second = watch.answer(new Question(ANNA, RENDERS, "doctor"));
    assertThat(first).isNotDone();
    look.complete(List.of(CheckResult.fine("Clock", "It is right.")));

    assertThat(first.join()).isEqualTo(second.join());
    assertThat(looks).hasValue(1);
    assertThat(watch.answer(new Question(ANNA, RENDERS, "doctor"))).isDone();
    assertThat(looks).hasValue(2);
  }

  private String ask(Asker asker, String typed) {
    Reply reply = watch().answer(new Question(asker, RENDERS, typed)).join();
    return Transcript.of(reply.said().orElseThrow());
  }

  private Command watch() {
    Managers managers = new Managers(Set.of(new PlatformUser(Platform.SLACK, "U1")));
    FakeAccounts accounts = new FakeAccounts();
    FakeOutbox store = new FakeOutbox();
    FakeWatches watches = new FakeWatches();
    WatchPolicy policy =
        new WatchPolicy(managers, SHOWN, NINE_IN_BERLIN, AccountNames.masked(List.of()), List.of());
    return WatchCommand.of(
        SampleCommands.context(
            accounts,
            SHOWN,
            Optional.of(
                new WatchContext(
                    new WatchRegistry(
                        watches,
                        new AllWatches(watches, List.of()),
                        (channel, daily) -> {},
                        () -> AccountNames.masked(List.of())),
                    new WeeklyReports(watches.reports(), List::of),
                    new WarningStore(store, store, new FakeHistory(), Runnable::run),
                    new Redelivery(
                        store, new ChatPorts(), CLOCK, () -> {}, new Redelivery.Attempts()),
                    new WatchedAccountsReader(accounts, SHOWN, RunwaySource.NONE, CLOCK),
                    () -> policy,
                    this::checks)),
            CLOCK));
  }

  private Doctor checks() {
    looks.incrementAndGet();
    return new Doctor(
        List.of(
            new Check() {
              @Override
              public String subject() {
                return "Clock";
              }

              @Override
              public CompletableFuture<List<CheckResult>> begin() {
                return look;
              }
            }));
  }
}
