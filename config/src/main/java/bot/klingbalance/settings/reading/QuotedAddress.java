package bot.klingbalance.settings.reading;

import java.net.URI;
import java.net.URISyntaxException;

/** How a mistake speaks of an address that somebody wrote, without the credentials in it. */
public final class QuotedAddress {
  private QuotedAddress() {}

  public static String value(String text) {
    try {
      return value(new URI(text), text);
    } catch (URISyntaxException noAddress) {
      return noAddress(text);
    }
  }

  private static String value(URI uri, String text) {
    if (uri.getHost() == null) {
      return noAddress(text);
    }
    if (uri.getRawUserInfo() != null) {
      return "an address with a user name in it";
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      return "an address with a ? or # part";
    }
    return QuotedValue.value(text);
  }

  private static String noAddress(String text) {
    return text.contains("@") ? "a text that is no address" : QuotedValue.value(text);
  }
}
