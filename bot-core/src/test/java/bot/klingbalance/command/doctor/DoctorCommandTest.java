package bot.klingbalance.command.doctor;

import static bot.klingbalance.watch.SomeWatches.RENDERS;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.FakeAccounts;
import bot.klingbalance.account.ShownAccounts;
import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.PlatformUser;
import bot.klingbalance.command.BackOffice;
import bot.klingbalance.command.Managers;
import bot.klingbalance.command.WatchAnswers;
import bot.klingbalance.command.balance.BalanceCommand;
import bot.klingbalance.doctor.Check;
import bot.klingbalance.doctor.CheckResult;
import bot.klingbalance.doctor.Doctor;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Transcript;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DoctorCommandTest {
  private static final Asker ANNA = new Asker(Platform.SLACK, "U1", false);
  private static final Asker BEN = new Asker(Platform.SLACK, "U2", false);

  private final WatchAnswers others =
      BackOffice.withoutWarnings(
              new BalanceCommand(
                  new FakeAccounts(),
                  new ShownAccounts(List.of("*")),
                  new BalanceCommand.Wording(true, List.of()),
                  Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)))
          .watch();
  private final AtomicInteger looks = new AtomicInteger();
  private CompletableFuture<List<CheckResult>> look =
      CompletableFuture.completedFuture(List.of(CheckResult.fine("Clock", "It is right.")));

  @Test
  void whoMayChangeWatchesIsToldHowTheBotIs() {
    assertThat(ask(ANNA, "doctor"))
        .isEqualTo("Kling doctor · all is well\n✓ Clock · It is right.\n");
  }

  @Test
  void whoMayNotIsToldSoAndNothingIsLookedAt() {
    assertThat(ask(BEN, "Doctor")).contains("Only those who may change watches");
    assertThat(looks).hasValue(0);
  }

  @Test
  void everythingElseIsPassedOn() {
    assertThat(ask(ANNA, "list")).contains("without daily warnings");
  }

  @Test
  void whoAsksMeanwhileGetsTheSameReportAndLaterANewOne() {
    look = new CompletableFuture<>();
    DoctorCommand doctor = doctor();

    CompletableFuture<ChatMessage> first = doctor.answer(ANNA, RENDERS, "doctor");
    CompletableFuture<ChatMessage> second = doctor.answer(ANNA, RENDERS, "doctor");
    assertThat(first).isNotDone();
    look.complete(List.of(CheckResult.fine("Clock", "It is right.")));

    assertThat(first.join()).isEqualTo(second.join());
    assertThat(looks).hasValue(1);
    assertThat(doctor.answer(ANNA, RENDERS, "doctor")).isDone();
    assertThat(looks).hasValue(2);
  }

  private String ask(Asker asker, String typed) {
    return Transcript.of(doctor().answer(asker, RENDERS, typed).join());
  }

  private DoctorCommand doctor() {
    Managers managers = new Managers(Set.of(new PlatformUser(Platform.SLACK, "U1")));
    return new DoctorCommand(others, () -> managers, this::checks);
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
