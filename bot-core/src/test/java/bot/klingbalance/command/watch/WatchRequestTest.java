package bot.klingbalance.command.watch;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.Credits;
import bot.klingbalance.command.typed.TimeZones;
import bot.klingbalance.command.watch.WatchRequest.Add;
import bot.klingbalance.command.watch.WatchRequest.Check;
import bot.klingbalance.command.watch.WatchRequest.Help;
import bot.klingbalance.command.watch.WatchRequest.Mistake;
import bot.klingbalance.command.watch.WatchRequest.Pause;
import bot.klingbalance.command.watch.WatchRequest.Remove;
import bot.klingbalance.command.watch.WatchRequest.Report;
import bot.klingbalance.command.watch.WatchRequest.Resend;
import bot.klingbalance.command.watch.WatchRequest.Show;
import bot.klingbalance.watch.WatchedAccounts;
import bot.klingbalance.watch.Weekdays;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WatchRequestTest {
  private static final Add ALL = Add.of(new WatchedAccounts.All());

  @Test
  void everyWordThatItKnows() {
    assertThat(WatchRequest.parse("")).isEqualTo(new Help());
    assertThat(WatchRequest.parse(" HELP ")).isEqualTo(new Help());
    assertThat(WatchRequest.parse("List")).isEqualTo(new Show());
    assertThat(WatchRequest.parse("check")).isEqualTo(new Check());
    assertThat(WatchRequest.parse(" Resend. ")).isEqualTo(new Resend());
    assertThat(WatchRequest.parse(" Doctor ")).isEqualTo(new WatchRequest.Doctor());
    assertThat(WatchRequest.parse("remove 2")).isEqualTo(new Remove(2));
    assertThat(WatchRequest.parse("delete #2")).isEqualTo(new Remove(2));
    assertThat(WatchRequest.parse("pause 12.")).isEqualTo(new Pause(12, true));
    assertThat(WatchRequest.parse("resume\u00a01")).isEqualTo(new Pause(1, false));
    assertThat(WatchRequest.parse("add all")).isEqualTo(ALL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "add all below 500 at 09:00 in Europe/Berlin",
        "ADD ALL BELOW 500 AT 9:00 IN EUROPE/BERLIN",
        "add all accounts in berlin at 9am below 500 credits",
        "  add all, at 9 am,  in europe/berlin, below 500",
        "add all below 499 below 500 at 9 in Berlin",
        "\ufeffadd\u200b “all” below \"500\", at '9 a.m.' in (Europe/Berlin).",
        "add all. below \uff15\uff10\uff10 at 09\uff1a00 in \u200eBerlin\u200f"
      })
  void theOrderAndTheWritingAreForgiven(String typed) {
    assertThat(WatchRequest.parse(typed))
        .isEqualTo(
            new Add(
                new WatchedAccounts.All(),
                Optional.of(Credits.of(500)),
                Optional.empty(),
                Optional.of(LocalTime.of(9, 0)),
                Optional.of(ZoneId.of("Europe/Berlin")),
                Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "add all on mon-fri at 9 in Berlin",
        "add all at 9 on Monday to Friday in Berlin",
        "add all in Berlin on weekdays, at 9",
        "add all at 9 in Berlin on mon, tue, wed, thu and fri.",
        "add all on “Mo \u2013 Fr” at 9 in Berlin"
      })
  void theDaysStandInAnyOrderAndWriting(String typed) {
    Add add = (Add) WatchRequest.parse(typed);

    assertThat(add.days()).map(Weekdays::toString).contains("mon-fri");
    assertThat(add.at()).contains(LocalTime.of(9, 0));
    assertThat(add.zone()).contains(ZoneId.of("Europe/Berlin"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "report weekly on monday at 9 in Berlin",
        "Report every week on Mondays, at 09:00 in Europe/Berlin.",
        "report at 9am in berlin on mon"
      })
  void aReportIsAskedForInAnyOrderAndWriting(String typed) {
    assertThat(WatchRequest.parse(typed))
        .isEqualTo(
            new Report(
                Optional.of(DayOfWeek.MONDAY),
                Optional.of(LocalTime.of(9, 0)),
                Optional.of(ZoneId.of("Europe/Berlin"))));
    assertThat(WatchRequest.parse("report"))
        .isEqualTo(new Report(Optional.empty(), Optional.empty(), Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "add a@example.com b@example.com",
        "add a@example.com,B@Example.com",
        "add <mailto:a@example.com|a@example.com> and <mailto:b@example.com|b@example.com>",
        "add <mailto:a@example.com|a@example.com>,<mailto:b@example.com|b@example.com>.",
        "add (a@example.com); \u200bmailto:B@example.com."
      })
  void accountsAreNamedAsPeopleAndSlackWriteThem(String typed) {
    assertThat(((Add) WatchRequest.parse(typed)).accounts())
        .isEqualTo(
            new WatchedAccounts.These(
                Set.of(new AccountEmail("a@example.com"), new AccountEmail("b@example.com"))));
  }

  @Test
  void aWatchOfMoreThanAHundredAddressesIsRefusedInASentence() {
    assertThat(((Add) WatchRequest.parse("add " + addresses(100))).accounts().contains(address(99)))
        .isTrue();
    assertThat(((Add) WatchRequest.parse("add " + addresses(100) + addresses(2))).accounts())
        .as("the same address twice is one")
        .isEqualTo(((Add) WatchRequest.parse("add " + addresses(100))).accounts());

    assertThat(WatchRequest.parse("add " + addresses(1_000) + " below 500").asMistake())
        .get()
        .extracting(mistake -> mistake.sentence().toString())
        .isEqualTo(
            "A watch has at most 100 addresses; these are 1,000. Watch all, or make several"
                + " watches.");
    assertThat(((Add) WatchRequest.parse("add all " + addresses(1_000))).accounts())
        .isEqualTo(new WatchedAccounts.All());
  }

  @ParameterizedTest
  @CsvSource({
    "09:00, 09:00", "9:05, 09:05", "9.05, 09:05", "9, 09:00", "9am, 09:00", "9 PM, 21:00",
    "12am, 00:00", "12pm, 12:00", "12:30am, 00:30", "9h, 09:00", "9h30, 09:30", "23:59, 23:59",
    "noon, 12:00", "midnight, 00:00"
  })
  void timesOfDay(String typed, LocalTime at) {
    assertThat(((Add) WatchRequest.parse("add all at " + typed)).at()).contains(at);
  }

  @ParameterizedTest
  @CsvSource({
    "europe/berlin, Europe/Berlin",
    "Berlin, Europe/Berlin",
    "New York, America/New_York",
    "america/new york, America/New_York",
    "utc, UTC",
    "Apia, Pacific/Apia",
    "Istanbul, Europe/Istanbul",
    "Buenos Aires, America/Argentina/Buenos_Aires",
    "Nicosia, Europe/Nicosia",
    "São Paulo, America/Sao_Paulo",
    "St. John's, America/St_Johns",
    "GMT+2, +02:00",
    "UTC+2, +02:00",
    "utc + 2, +02:00",
    "+02:00, +02:00",
    "gmt\u22123:30, -03:30",
    "UTC-12, -12:00",
    "UTC+14, +14:00",
    "Etc/GMT+2, Etc/GMT+2"
  })
  void timeZones(String typed, String zone) {
    assertThat(((Add) WatchRequest.parse("add all in " + typed)).zone()).contains(ZoneId.of(zone));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "500 | 500",
        "1,500 | 1500",
        "12.5 | 12.5",
        "1 credit | 1",
        "0 | 0",
        "1,234,567 | 1234567"
      })
  void amounts(String typed, String credits) {
    assertThat(((Add) WatchRequest.parse("add all below " + typed)).belowCredits())
        .map(Credits::toBigDecimal)
        .map(Object::toString)
        .contains(credits);
  }

  @Test
  void sharesAndAmountsTogether() {
    Add add = (Add) WatchRequest.parse("add all below 500 below 10 %");

    assertThat(add.belowCredits()).contains(Credits.of(500));
    assertThat(add.belowPercent()).contains(10);
    assertThat(((Add) WatchRequest.parse("add all below 10%")).belowPercent()).contains(10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          add                       | Say which accounts to watch: all, or the address of one.                                                    | /kling-watch add all below 500 at 09:00 in Europe/Berlin
          add below 500             | Say which accounts to watch: all, or the address of one.                                                    | /kling-watch add all below 500 at 09:00 in Europe/Berlin
          add studio                | “studio” is neither all nor an e-mail address.                                                              | /kling-watch add studio@example.com
          add all below             | Behind “below” stands an amount of credits such as 500, or a share such as 10%; nothing stands there.       | /kling-watch add all below 500
          add all below few         | Behind “below” stands an amount of credits such as 500, or a share such as 10%; “few” is none.              | /kling-watch add all below 500
          add all below 101%        | Behind “below” stands an amount of credits such as 500, or a share such as 10%; “101%” is none.             | /kling-watch add all below 500
          add all below -1          | Behind “below” stands an amount of credits such as 500, or a share such as 10%; “-1” is none.               | /kling-watch add all below 500
          add all below 999999999999| Behind “below” stands an amount of credits such as 500, or a share such as 10%; “999999999999” is none.     | /kling-watch add all below 500
          add all at 25:00          | Behind “at” stands a time of day such as 09:00 or 9am; “25:00” is none.                                     | /kling-watch add all at 09:00
          add all at 13pm           | Behind “at” stands a time of day such as 09:00 or 9am; “13pm” is none.                                      | /kling-watch add all at 09:00
          add all at 9 tomorrow     | Behind “at” stands a time of day such as 09:00 or 9am; “9 tomorrow” is none.                                | /kling-watch add all at 09:00
          add all on payday         | Behind “on” stands days of the week such as mon-fri or mon,wed; “payday” is none.                           | /kling-watch add all on mon-fri
          add all on                | Behind “on” stands days of the week such as mon-fri or mon,wed; nothing stands there.                       | /kling-watch add all on mon-fri
          report daily              | A report comes weekly, not “daily”.                                                                         | /kling-watch report weekly on monday at 09:00
          report on mon-fri         | A weekly report comes on one day, not on Mon–Fri.                                                           | /kling-watch report weekly on monday at 09:00
          report weekly at dawn     | Behind “at” stands a time of day such as 09:00 or 9am; “dawn” is none.                                      | /kling-watch report weekly at 09:00
          reprot weekly             | “reprot” is nothing that /kling-watch can do: it knows add, report, list, remove, pause, resume, check, resend, doctor, help. Did you mean report? | /kling-watch report weekly
          remove                    | Say which watch by its number; /kling-watch list shows the numbers.                                         | /kling-watch remove 1
          remove all                | Say which watch by its number, not “all”; /kling-watch list shows the numbers.                              | /kling-watch remove 1
          pause one                 | Say which watch by its number, not “one”; /kling-watch list shows the numbers.                              | /kling-watch pause 1
          list 2                    | Nothing stands behind that word, but you typed “2”.                                                         | /kling-watch list
          show 2                    | Nothing stands behind that word, but you typed “2”.                                                         | /kling-watch list
          check all                 | Nothing stands behind that word, but you typed “all”.                                                       | /kling-watch check
          resend now                | Nothing stands behind that word, but you typed “now”.                                                       | /kling-watch resend
          doctor please             | Nothing stands behind that word, but you typed “please”.                                                    | /kling-watch doctor
          lsit                      | “lsit” is nothing that /kling-watch can do: it knows add, report, list, remove, pause, resume, check, resend, doctor, help. Did you mean list? | /kling-watch list
          frobnicate                | “frobnicate” is nothing that /kling-watch can do: it knows add, report, list, remove, pause, resume, check, resend, doctor, help.   | /kling-watch add all below 500 at 09:00 in Europe/Berlin
          """)
  void aMistakeIsASentenceWithAnExampleThatWorks(String typed, String sentence, String example) {
    Mistake mistake = (Mistake) WatchRequest.parse(typed);

    assertThat(mistake.sentence().toString()).isEqualTo(sentence);
    assertThat(mistake.example()).isEqualTo(example);
    assertThat(WatchRequest.parse(example.substring("/kling-watch ".length())))
        .isNotInstanceOf(Mistake.class);
  }

  @ParameterizedTest
  @CsvSource({"Europe/Berln, Europe/Berlin", "Newyork, America/New_York", "Tokio, Asia/Tokyo"})
  void aMistypedZoneIsAnsweredWithTheNearest(String typed, String nearest) {
    Mistake mistake = (Mistake) WatchRequest.parse("add all in " + typed);

    assertThat(mistake.sentence().toString())
        .contains("“%s” is none".formatted(typed))
        .contains(nearest);
    assertThat(WatchRequest.parse(mistake.example().substring("/kling-watch ".length())))
        .isInstanceOf(Add.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EST | America/New_York, America/Toronto, America/Detroit",
        "cet | Europe/Berlin, Europe/Paris, Europe/Rome",
        "PST. | America/Los_Angeles, America/Vancouver, America/Tijuana",
      })
  void anAbbreviationIsAnsweredWithCitiesThatUseIt(String typed, String cities) {
    Mistake mistake = (Mistake) WatchRequest.parse("add all in " + typed);

    assertThat(mistake.sentence().toString())
        .endsWith(
            "is an abbreviation, not a time zone by its name. Cities that use it: " + cities + ".");
    assertThat(WatchRequest.parse(mistake.example().substring("/kling-watch ".length())))
        .isInstanceOf(Add.class);
  }

  @Test
  void everyCityOfTheZoneDataIsFound() {
    assertThat(
            ZoneId.getAvailableZoneIds().stream()
                .filter(
                    name ->
                        name.matches(
                            "(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+"))
                .filter(name -> !name.matches("Australia/(North|South|West|ACT|NSW|LHI)"))
                .map(name -> name.substring(name.lastIndexOf('/') + 1))
                .filter(city -> TimeZones.named(city.replace('_', ' ')).isEmpty()))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC+15", "GMT-13", "+99"})
  void anOffsetThatNobodyHasProposesNoneOfPosix(String typed) {
    assertThat(((Mistake) WatchRequest.parse("add all in " + typed)).sentence().toString())
        .contains("is none")
        .doesNotContain("Etc/");
  }

  @Property(tries = 200)
  void whateverIsTypedIsAnswered(@ForAll String typed) {
    assertThat(WatchRequest.parse(typed)).isNotNull();
    assertThat(WatchRequest.parse("add " + typed)).isNotNull();
    assertThat(WatchRequest.parse("add all in " + typed)).isNotNull();
  }

  private static String addresses(int count) {
    return IntStream.range(0, count).mapToObj(i -> address(i) + " ").collect(Collectors.joining());
  }

  private static AccountEmail address(int number) {
    return new AccountEmail("a%d@example.com".formatted(number));
  }
}
