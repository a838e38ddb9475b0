package bot.klingbalance.program.bundle;

import bot.klingbalance.doctor.Check;
import bot.klingbalance.program.Bot;
import bot.klingbalance.program.ProcessContext;
import bot.klingbalance.settings.Settings;
import bot.klingbalance.settings.reading.LoadedSettings;
import bot.klingbalance.settings.reading.SettingsMistake;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** One report to send, from the first look at where it is to lie until it is written. */
public final class DoctorBundle {
  /** Names standard input. */
  private static final String STANDARD_INPUT = "-";

  private static final String NO_LOG =
      "No log was handed in. The bot's lines go to standard error; --log FILE, or --log - behind a"
          + " pipe, adds them.\n";

  private final ProcessContext context;
  private final BundleFile file;
  private final String shownFile;
  private final Optional<String> log;
  private final ExpectedShapes expected = ExpectedShapes.ofThisVersion();
  private final Foreign foreign;
  private List<String> logLines = List.of();
  private Supplier<List<String>> ownLines = List::of;
  private List<String> outline = List.of();
  private boolean areWrong;
  private @Nullable SeenAnswers seen;

  /**
   * A report that has not begun.
   *
   * @param file where it is to lie
   * @param log the file with the log of the running bot, or a hyphen for standard input
   */
  public DoctorBundle(ProcessContext context, Path file, Optional<String> log) {
    this.context = context;
    this.file = new BundleFile(context.workingDirectory().resolve(file));
    this.shownFile = file.toString();
    this.log = log;
    this.foreign = new Foreign(context);
  }

  /** Reads the log, and says in a sentence what would keep the report from being written. */
  public Optional<String> objection() {
    Optional<String> toFile = file.objection();
    return toFile.isPresent() ? toFile : readLog();
  }

  private Optional<String> readLog() {
    if (log.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream lines =
        log.get().equals(STANDARD_INPUT)
            ? context.input()
            : Files.newInputStream(context.workingDirectory().resolve(log.get()))) {
      logLines = LogTail.of(lines);
      return Optional.empty();
    } catch (IOException unreadable) {
      return Optional.of("The log %s cannot be read. Name another file.".formatted(log.get()));
    }
  }

  /** Where the settings are, or would be. */
  public void settingsAt(Path place) {
    foreign.addWithParts(place.toString());
  }

  /** These are the settings that the checks go by. */
  public void settings(LoadedSettings loaded) {
    outline = SettingsOutline.of(loaded);
    foreign.add(loaded);
  }

  /**
   * Nothing else is known where these are wrong; the checks would quote what was found.
   *
   * @param settings the file with the settings, which may be none or no YAML
   * @param secrets the files with secrets
   */
  public void mistakes(List<SettingsMistake> mistakes, Path settings, List<Path> secrets) {
    foreign.addSettingsFile(settings);
    secrets.stream().filter(each -> !each.equals(settings)).forEach(foreign::addSecretFile);
    outline = SettingsOutline.of(mistakes);
    areWrong = true;
    mistakes.forEach(each -> foreign.addWithParts(each.found()));
  }

  /** The same client, whose answers are looked at. */
  public OkHttpClient watching(OkHttpClient client, Settings settings) {
    SeenAnswers answers = new SeenAnswers(settings, expected);
    seen = answers;
    return answers.on(client);
  }

  /** What is asked for the sake of the report alone. */
  public List<Check> checks(Bot bot, boolean hasAccounts) {
    LocalDate yesterday =
        LocalDate.ofInstant(context.clock().instant(), ZoneOffset.UTC).minusDays(1);
    return hasAccounts
        ? List.of(new AnswersCheck(bot.accounts(), bot.statistics(), yesterday))
        : List.of();
  }

  /** Where what the doctor itself has logged can be had. */
  public void own(Supplier<List<String>> lines) {
    ownLines = lines;
  }

  /**
   * Writes the file.
   *
   * @param version of the bot
   * @param report the checks as a terminal shows them
   * @return a sentence that says what became of it
   */
  public Written write(String version, String report) {
    Map<String, AnswerShape> shapes = seen == null ? Map.of() : seen.shapes();
    if (seen != null) {
      seen.texts().forEach(foreign::add);
    }
    Masking.machines(logLines).forEach(foreign::add);
    Masking masking = foreign.masking();
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("README.txt", BundleTexts.README);
    texts.put("versions.txt", BundleTexts.versions(version, context.clock().instant()));
    texts.put("settings.txt", BundleTexts.lines(outline, "Nothing is set."));
    texts.put("checks.txt", areWrong ? BundleTexts.WRONG_SETTINGS : masking.in(report));
    texts.put("log.txt", logLines.isEmpty() ? NO_LOG : masking.in(logLines));
    texts.put("log-of-doctor.txt", masking.in(new ArrayList<>(ownLines.get())));
    texts.put("answers.txt", ExpectedShapes.text(shapes));
    texts.put("answers-expected.txt", ExpectedShapes.text(expected.shapes()));
    texts.put("differences.txt", BundleTexts.differences(shapes, expected));
    return file.write(texts, context.clock().instant())
        .map(trouble -> new Written(false, trouble))
        .orElseGet(
            () ->
                new Written(
                    true,
                    "%s holds the report. Look into it, then send it: no token, address, name or id"
                            .formatted(shownFile)
                        + " should be in it."));
  }

  /**
   * What became of the file.
   *
   * @param sentence for whoever asked for it
   */
  public record Written(boolean isThere, String sentence) {}
}
