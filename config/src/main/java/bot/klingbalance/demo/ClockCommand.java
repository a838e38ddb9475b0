package bot.klingbalance.demo;

import bot.klingbalance.message.Text;
import bot.klingbalance.message.quantity.CountText;
import bot.klingbalance.schedule.CheckTask;
import bot.klingbalance.terminal.LocalCommand;
import bot.klingbalance.terminal.Screen;
import bot.klingbalance.terminal.TerminalPort;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code /clock}: puts the simulated clock forward, with all that comes due on the way. */
public final class ClockCommand implements LocalCommand {
  private static final Duration LONGEST = Duration.ofDays(60);
  private static final DateTimeFormatter NOW =
      DateTimeFormatter.ofPattern("EEEE d MMMM yyyy, HH:mm", Locale.ENGLISH);

  private static final String DAY = "day";

  private final SimulatedCalendar calendar;
  private final CheckTask waking;
  private final TerminalPort port;
  private final Screen screen;

  /**
   * The command over a calendar and its clock.
   *
   * @param waking checks a channel, and returns when what it has to tell stands on {@code port}
   * @param screen shows the time of the same clock
   */
  public ClockCommand(
      SimulatedCalendar calendar, CheckTask waking, TerminalPort port, Screen screen) {
    this.calendar = calendar;
    this.waking = waking;
    this.port = port;
    this.screen = screen;
  }

  @Override
  public String name() {
    return "/clock";
  }

  @Override
  public String help() {
    return """
    /clock +1d – puts the simulated clock forward, with every daily check on the way
    /clock 09:00 – puts it forward to the next nine o'clock; /clock +12h and +30m work as well
    /clock day – shows the day of a warning: posted, told once more, taken, over
    /clock – says what time it is
    """;
  }

  @Override
  public List<String> examples() {
    return List.of("+1d", "+3d", "+14d", "+12h", "09:00", DAY);
  }

  @Override
  public void beforeEachLine() throws InterruptedException {
    int unused = calendar.passTo(screen.now().toInstant(), waking);
  }

  @Override
  public void typed(String words) throws InterruptedException {
    if (words.isBlank()) {
      screen.print("It is %s.\n".formatted(now()));
      return;
    }
    if (words.strip().equalsIgnoreCase(DAY)) {
      new MessageDay(screen).show();
      return;
    }
    Optional<Instant> end = ClockWords.target(words, screen.now());
    if (end.isEmpty()) {
      screen.print(
          "“%s” is nothing that the clock can be put to: type /clock +1d, /clock +12h or /clock 09:00.\n"
              .formatted(Text.foreign(words)));
    } else if (end.get().isAfter(screen.now().toInstant().plus(LONGEST))) {
      screen.print("The clock goes at most %d days at a time.\n".formatted(LONGEST.toDays()));
    } else {
      pass(end.get());
    }
  }

  private void pass(Instant end) throws InterruptedException {
    int before = port.count();
    int checks = calendar.passTo(end, waking);
    int messages = port.count() - before;
    String onTheWay =
        checks == 0
            ? withoutChecks(messages)
            : "%s on the way, %s."
                .formatted(CountText.of(checks, "daily check"), CountText.of(messages, "message"));
    screen.print("\nIt is %s. %s\n".formatted(now(), onTheWay));
  }

  private String withoutChecks(int messages) {
    if (messages > 0) {
      return "%s on the way.".formatted(CountText.of(messages, "message"));
    }
    return calendar.isEmpty()
        ? "Nothing is watched here yet: /kling-watch add all at 09:00"
        : "No check was due on the way.";
  }

  private String now() {
    return screen.now().format(NOW);
  }
}
