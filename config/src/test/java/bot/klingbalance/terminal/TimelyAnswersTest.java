package bot.klingbalance.terminal;

import static bot.klingbalance.message.SampleAccounts.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.command.SampleSlowBot;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What somebody at a terminal reads while useapi.net takes its time. */
class TimelyAnswersTest {
  private final SampleSlowBot slow = new SampleSlowBot();
  private final StringWriter shown = new StringWriter();
  private final Screen screen =
      new Screen(new PrintWriter(shown), false, ZoneOffset.UTC, Clock.fixed(NOW, ZoneOffset.UTC));
  private final TerminalChat chat =
      new TerminalChat(slow.dispatcher(), screen, new NothingOfItsOwn());

  @Test
  void theLastReadingIsShownAndTheLiveOneBelowIt() throws Exception {
    slow.knowsStudio();
    CompletableFuture<Void> typed = typed();

    slow.twoSecondsPass();
    slow.useApiAnswers();
    typed.get(20, TimeUnit.SECONDS);

    assertThat(shown.toString()).contains("560 credits left", "412 credits left");
    int dated = shown.toString().indexOf("560 credits left");
    assertThat(dated).isLessThan(shown.toString().indexOf("412 credits left"));
  }

  @Test
  void ofAnAccountThatWasNeverReadOnlyTheAnswerIsShown() throws Exception {
    CompletableFuture<Void> typed = typed();

    slow.aLittleMorePasses();
    slow.useApiAnswers();
    typed.get(20, TimeUnit.SECONDS);

    assertThat(shown.toString())
        .contains("412 credits left")
        .doesNotContain("useapi.net is being asked");
  }

  private CompletableFuture<Void> typed() {
    return CompletableFuture.runAsync(
        () -> {
          try {
            assertThat(chat.typed("/kling-balance studio@example.com"))
                .isEqualTo(TerminalChat.Next.GO_ON);
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        });
  }

  private static final class NothingOfItsOwn implements LocalCommand {
    @Override
    public String name() {
      return "/clock";
    }

    @Override
    public String help() {
      return "";
    }

    @Override
    public List<String> examples() {
      return List.of();
    }

    @Override
    public void beforeEachLine() {}

    @Override
    public void typed(String words) {}
  }
}
