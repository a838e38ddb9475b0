package bot.klingbalance.useapi;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.http.ServiceAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import okhttp3.HttpUrl;

/**
 * Where useapi.net is: the only address that its token is sent to.
 *
 * @param text as {@link ServiceAddress} allows it
 */
public record UseApiAddress(String text) {
  public static final UseApiAddress PUBLIC = new UseApiAddress("https://api.useapi.net/v1/kling");

  public UseApiAddress {
    ServiceAddress.flaw(text)
        .ifPresent(
            flaw -> {
              throw new IllegalArgumentException("the address of useapi.net " + flaw.objection());
            });
  }

  /** {@code GET} it for the list of all accounts. */
  HttpUrl accounts() {
    HttpUrl.Builder base = HttpUrl.get(text).newBuilder();
    return base.addPathSegment("accounts").build();
  }

  /** {@code GET} it for one account. The email is one path segment, whatever is in it. */
  HttpUrl account(AccountEmail email) {
    return account(email.value());
  }

  /** The same, for an address as the list of accounts spells it. */
  HttpUrl account(String spelling) {
    return accounts().newBuilder().addEncodedPathSegment(segment(spelling)).build();
  }

  /**
   * {@code GET} it for what all accounts were used for on a day. The statistics are of the whole
   * token, so their path stands beside that of the Kling accounts.
   */
  HttpUrl statistics(LocalDate day) {
    HttpUrl base = HttpUrl.get(text);
    String path = base.encodedPath().replaceFirst("(/v1/kling)?/*$", "");
    return base.newBuilder()
        .encodedPath(path + "/v2/account/stats")
        .addQueryParameter("bot", "kling")
        .addQueryParameter("date", day.toString())
        .build();
  }

  /** Unreserved characters of RFC 3986 and the {@code @} stand for themselves. */
  private static String segment(String email) {
    return URLEncoder.encode(email, StandardCharsets.UTF_8)
        .replace("*", "%2A")
        .replace("%7E", "~")
        .replace("%40", "@");
  }
}
