package bot.klingbalance.command.typed;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Abbreviations of time zones, and cities that use them. They are no names: IST is India's,
 * Israel's and Ireland's, and EST is New York's for only a part of the year.
 */
public final class ZoneAbbreviations {
  private static final Map<String, List<String>> CITIES = new HashMap<>();

  static {
    use("EST EDT ET", "America/New_York", "America/Toronto", "America/Detroit");
    use("CST", "America/Chicago", "America/Winnipeg", "Asia/Shanghai");
    use("CDT CT", "America/Chicago", "America/Winnipeg");
    use("MST", "America/Denver", "America/Edmonton", "America/Phoenix");
    use("MDT MT", "America/Denver", "America/Edmonton");
    use("PST PDT PT", "America/Los_Angeles", "America/Vancouver", "America/Tijuana");
    use("AKST AKDT", "America/Anchorage");
    use("HST", "Pacific/Honolulu");
    use("AST ADT", "America/Halifax");
    use("NST NDT", "America/St_Johns");
    use("BRT", "America/Sao_Paulo");
    use("ART", "America/Argentina/Buenos_Aires");
    use("CET CEST MET MEST MEZ MESZ", "Europe/Berlin", "Europe/Paris", "Europe/Rome");
    use("EET EEST", "Europe/Athens", "Europe/Helsinki", "Europe/Bucharest");
    use("WET WEST", "Europe/Lisbon");
    use("BST", "Europe/London");
    use("IST", "Asia/Kolkata", "Asia/Jerusalem", "Europe/Dublin");
    use("MSK", "Europe/Moscow");
    use("TRT", "Europe/Istanbul");
    use("SAST", "Africa/Johannesburg");
    use("EAT", "Africa/Nairobi");
    use("WAT", "Africa/Lagos");
    use("GST", "Asia/Dubai");
    use("PKT", "Asia/Karachi");
    use("ICT", "Asia/Bangkok");
    use("WIB", "Asia/Jakarta");
    use("HKT", "Asia/Hong_Kong");
    use("SGT", "Asia/Singapore");
    use("JST", "Asia/Tokyo");
    use("KST", "Asia/Seoul");
    use("AEST AEDT", "Australia/Sydney", "Australia/Melbourne");
    use("ACST ACDT", "Australia/Adelaide");
    use("AWST", "Australia/Perth");
    use("NZST NZDT", "Pacific/Auckland");
  }

  private ZoneAbbreviations() {}

  /** Cities that use it, the largest first; none where it is no such abbreviation. */
  public static List<String> cities(String abbreviation) {
    return CITIES.getOrDefault(abbreviation.toUpperCase(Locale.ROOT), List.of());
  }

  private static void use(String abbreviations, String... cities) {
    Stream.of(abbreviations.split(" ")).forEach(each -> CITIES.put(each, List.of(cities)));
  }
}
