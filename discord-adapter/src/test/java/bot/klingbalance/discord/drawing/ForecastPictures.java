package bot.klingbalance.discord.drawing;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.account.reading.AccountStatus;
import bot.klingbalance.chart.HistoryAndForecast;
import bot.klingbalance.command.balance.BalanceMessage;
import bot.klingbalance.forecast.Outlook;
import bot.klingbalance.forecast.RhythmMoments;
import bot.klingbalance.forecast.RhythmMoments.Told;
import bot.klingbalance.forecast.Risk;
import bot.klingbalance.message.Audience;
import bot.klingbalance.message.Lookback;
import bot.klingbalance.message.SampleViews;
import bot.klingbalance.message.Transcript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Draws what the bot would have said at moments in the lives of real teams' accounts, and writes
 * what then happened, for a person to read: a picture and a text of each kind of moment.
 *
 * <p>Run it from the root, with a folder of rhythms and one to write into: {@code RHYTHMS=FOLDER
 * PICTURES=FOLDER mvn -q -pl discord-adapter -am -DskipTests -Pdiscord-benchmark
 * -Dbenchmark=bot.klingbalance.discord.drawing.ForecastPictures integration-test}
 */
final class ForecastPictures {
  private static final AccountEmail STUDIO = AccountEmail.parse("studio@example.com").orElseThrow();
  private static final Duration SHOWN = Duration.ofDays(14);

  private ForecastPictures() {}

  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(System.getenv("PICTURES")));
    int number = 0;
    for (Told told : RhythmMoments.in(Path.of(System.getenv("RHYTHMS")))) {
      number++;
      write(told, folder, "%02d-%s".formatted(number, told.kind().replace(' ', '-')));
    }
  }

  private static void write(Told told, Path folder, String name) throws IOException {
    HistoryAndForecast past =
        HistoryAndForecast.of(told.readings(), SHOWN, told.now(), told.zone());
    KlingAccount account =
        new KlingAccount(
            STUDIO,
            told.readings().get(told.readings().size() - 1).balance(),
            Optional.empty(),
            OptionalInt.empty(),
            Optional.empty());
    String answer =
        Transcript.of(
            BalanceMessage.of(
                AccountStatus.of(new Found(account, told.now())),
                Lookback.USUAL,
                Optional.of(past),
                SampleViews.view(told.now(), told.now(), Audience.ASKER, List.of())));
    Files.writeString(
        folder.resolve(name + ".txt"),
        "%s, team %s, %s%n%n%s%n%s%n%nThen: %s%n"
            .formatted(
                told.kind(),
                told.team(),
                told.now().atZone(told.zone()).toLocalDateTime(),
                answer,
                known(past.outlook()),
                told.then()));
    past.chart()
        .ifPresent(
            chart -> {
              try {
                Files.write(folder.resolve(name + ".png"), ChartPainter.png(chart));
              } catch (IOException failed) {
                throw new UncheckedIOException(failed);
              }
            });
  }

  private static String known(Outlook outlook) {
    Risk risk =
        outlook.match(
            end -> end.risk(),
            lasts -> lasts.risk(),
            idle -> idle.risk(),
            some -> some.risk(),
            old -> Risk.UNKNOWN);
    return "%s: early %s, lasting %s"
        .formatted(
            outlook.getClass().getSimpleName(),
            risk.early().map(Object::toString).orElse("-"),
            risk.lasting().isPresent() ? "%.2f".formatted(risk.lasting().getAsDouble()) : "-");
  }
}
