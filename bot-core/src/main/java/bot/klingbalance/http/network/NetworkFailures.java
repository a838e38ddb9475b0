package bot.klingbalance.http.network;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Puts what is known of a missing connection into the exception that tells of it. */
public final class NetworkFailures implements Interceptor {
  private static final int MOST_CAUSES = 9;

  private final ProxyRules proxies;

  NetworkFailures(ProxyRules proxies) {
    this.proxies = proxies;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    try {
      return chain.proceed(chain.request());
    } catch (IOException failure) {
      HttpUrl url = chain.request().url();
      ConnectionFlaw flaw = new ConnectionFlaw(url.host(), proxies.proxyFor(url.uri()));
      String why = flaw.of(failure).orElse(null);
      throw why == null ? failure : new NotConnected(why, failure);
    }
  }

  /**
   * A few words for the log, as the rest of a sentence. No exception's own text: it may name an
   * address with a secret.
   */
  public static String words(Throwable failure) {
    return known(failure).orElseGet(() -> plain(failure));
  }

  private static String plain(Throwable failure) {
    if (failure instanceof InterruptedIOException) {
      return "no answer in time";
    }
    if (failure instanceof ConnectException) {
      return isRefused(failure) ? "the connection was refused" : "no connection";
    }
    if (failure instanceof UnknownHostException) {
      return "its name does not resolve";
    }
    return failure instanceof SocketException || failure instanceof EOFException
        ? "the connection was cut off"
        : failure.getClass().getSimpleName();
  }

  private static boolean isRefused(Throwable failure) {
    return Stream.<Throwable>iterate(failure, each -> each != null, Throwable::getCause)
        .limit(MOST_CAUSES)
        .anyMatch(each -> String.valueOf(each.getMessage()).contains("refused"));
  }

  /** Why there is no connection; empty where that is not known. */
  public static Optional<String> known(Throwable failure) {
    return failure instanceof NotConnected
        ? Optional.ofNullable(failure.getMessage())
        : Optional.empty();
  }
}
