package bot.klingbalance.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountNames;
import bot.klingbalance.account.Credits;
import bot.klingbalance.chart.Sparkline;
import bot.klingbalance.digest.DigestMessage;
import bot.klingbalance.digest.SomeDigests;
import bot.klingbalance.digest.wording.DigestWording;
import bot.klingbalance.message.Block;
import bot.klingbalance.message.Block.Align;
import bot.klingbalance.message.Block.Chart;
import bot.klingbalance.message.Block.Column;
import bot.klingbalance.message.Block.Meter;
import bot.klingbalance.message.Block.Paragraph;
import bot.klingbalance.message.Block.Table;
import bot.klingbalance.message.Button;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Percent;
import bot.klingbalance.message.Span.Style;
import bot.klingbalance.message.Subject.OneAccount;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import bot.klingbalance.testing.SampleCharts;
import bot.klingbalance.watch.SomeWatches;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TerminalMessageTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant NOW = Instant.parse("2026-11-24T09:42:00Z");

  private static final ChatMessage MESSAGE =
      new ChatMessage(
          Tone.WARNING,
          Text.of("Kling balance · studio@example.com"),
          List.of(
              new Meter(
                  Text.EMPTY.strong("42").plain(" of 660 credits left"),
                  Percent.of(Credits.of(42), Credits.of(660))),
              new Table(
                  List.of(
                      new Column("Packages", Align.LEFT),
                      new Column("left / of", Align.RIGHT),
                      new Column("until", Align.LEFT)),
                  List.of(
                      List.of(
                          Text.of("plan"),
                          Text.of("42 / 660"),
                          Text.EMPTY.moment(Instant.parse("2026-12-01T09:00:00Z"), Style.DATE)),
                      List.of(Text.of("可灵"), Text.of("3,500 / 3,500"), Text.EMPTY)))),
          List.of(
              new Button(
                  "Refresh", "refresh", new OneAccount(new AccountEmail("studio@example.com")))),
          Text.of("As of ").moment(NOW, Style.TIME).plain(" (live)"));

  @Test
  void aPipeGetsWordsOnly() {
    assertThat(TerminalMessage.rendered(MESSAGE, false, BERLIN, NOW))
        .isEqualTo(
            """
            Kling balance · studio@example.com
            42 of 660 credits left (6 %)
            Packages      left / of  until
            plan           42 / 660  1 Dec
            可灵      3,500 / 3,500
            As of 10:42 (live)
            """);
  }

  @Test
  void aTerminalGetsColourABarAndWhatCanBePressed() {
    String rendered = TerminalMessage.rendered(MESSAGE, true, BERLIN, NOW);

    assertThat(rendered.replaceAll("\u001b\\[[\\d;]*m", ""))
        .contains("42 of 660 credits left  ▱▱▱▱▱▱▱▱▱▱ 6 %".replaceFirst("▱", "▰"))
        .contains("[Refresh]");
    assertThat(rendered).contains("\u001b[33m6 %");
  }

  @Test
  void pointsInTimeAreToldInTheReadersZoneAndSayTheYearOnlyWhereItDiffers() {
    assertThat(moment("2026-12-07T23:30:00Z", Style.WEEKDAY)).isEqualTo("Tue 8 Dec");
    assertThat(moment("2027-03-12T12:00:00Z", Style.DATE)).isEqualTo("12 Mar 2027");
    assertThat(moment("2027-03-12T12:00:00Z", Style.WEEKDAY)).isEqualTo("Fri 12 Mar 2027");
    assertThat(moment("2026-11-23T22:30:00Z", Style.TIME)).isEqualTo("23:30 on 23 Nov");
  }

  @Test
  void aTimeBehindItsDayDoesNotNameTheDayAgain() {
    Instant next = Instant.parse("2026-11-25T08:00:00Z");
    Text text =
        Text.of("Next check ")
            .moment(next, Style.WEEKDAY)
            .plain(", ")
            .moment(next, Style.TIME)
            .plain(", and at ")
            .moment(NOW, Style.TIME);

    assertThat(
            TerminalMessage.rendered(
                ChatMessage.sentence(Tone.NEUTRAL, Text.of("h"), text), false, BERLIN, NOW))
        .isEqualTo("h\nNext check Wed 25 Nov, 09:00, and at 10:42 on 24 Nov\n");
  }

  @Test
  void theNextStepStandsUnderTheWordsOfItsParagraph() {
    Text text = Text.of("🔴 nothing left.\n→ Top it up.");

    assertThat(
            TerminalMessage.rendered(
                ChatMessage.sentence(Tone.CRITICAL, Text.of("h"), text), false, BERLIN, NOW))
        .isEqualTo("h\n🔴 nothing left.\n   → Top it up.\n");
  }

  @Test
  void aWarningHasItsPictureOnATerminalAndALineOfMarksInAPipe() {
    Chart chart = SampleCharts.steady();
    DigestWording wording =
        new DigestWording(AccountNames.masked(List.of()), Map.of(), List.of(), BERLIN);
    ChatMessage warning =
        DigestMessage.of(
            SomeDigests.digest(SomeWatches.RENDERS, SomeDigests.MONDAY),
            wording,
            Optional.of(chart));

    String terminal = TerminalMessage.rendered(warning, true, BERLIN, NOW);
    String pipe = TerminalMessage.rendered(warning, false, BERLIN, NOW);

    assertThat(terminal).contains(TerminalChart.lines(chart, Palette.COLOUR, 80));
    assertThat(terminal).contains(chart.title()).doesNotContain(Sparkline.of(chart));
    assertThat(pipe).contains(chart.title() + " " + Sparkline.of(chart) + "\n");
  }

  @Test
  void whateverTheWordsSayNoControlCharacterOfTheBotsOwnIsInAPipe() {
    Block block = new Paragraph(Text.of(Text.foreign("\u001b[31mred\u0007")));
    ChatMessage message =
        new ChatMessage(Tone.CRITICAL, Text.of("h"), List.of(block), List.of(), Text.EMPTY);

    assertThat(TerminalMessage.rendered(message, false, BERLIN, NOW)).isEqualTo("h\n[31mred\n");
  }

  private static String moment(String at, Style style) {
    ChatMessage message =
        ChatMessage.sentence(
            Tone.NEUTRAL, Text.of("h"), Text.EMPTY.moment(Instant.parse(at), style));
    return TerminalMessage.rendered(message, false, BERLIN, NOW).lines().skip(1).findFirst().get();
  }
}
