package bot.klingbalance.http.network;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Says why there is no connection, as the rest of a sentence with what can be done about it; what
 * is not of the network has no words here. Pure.
 *
 * @param host that was to be reached
 * @param proxy through which; empty where there is none
 */
public record ConnectionFlaw(String host, Optional<ProxyServer> proxy) {
  private static final int AUTHENTICATION_REQUIRED = 407;

  /** What tinyproxy 1.11 answers to a wrong password. */
  private static final int TINYPROXY_UNAUTHORIZED = 401;

  private static final int SERVER_ERRORS = 500;

  /** OkHttp's words for a refused CONNECT, and those of Discord's gateway client. */
  private static final Pattern REFUSED =
      Pattern.compile("(?:response code for CONNECT: |status line is: HTTP/1\\.\\d )(\\d{3})");

  private static final String OKHTTP_407 = "Failed to authenticate with proxy";

  /** Why there is no connection; empty where that is not known. */
  public Optional<String> of(Throwable failure) {
    Optional<String> certificate = certificate(failure);
    return certificate.isPresent()
        ? certificate
        : proxy.map(through -> ofProxy(through, failure)).orElseGet(() -> direct(failure));
  }

  private Optional<String> direct(Throwable failure) {
    return causes(failure).anyMatch(UnknownHostException.class::isInstance)
        ? Optional.of(
            "the name %s does not resolve; look at the DNS of this machine, or set HTTPS_PROXY where only a proxy leads out"
                .formatted(host))
        : Optional.empty();
  }

  private Optional<String> ofProxy(ProxyServer through, Throwable failure) {
    if (causes(failure).anyMatch(UnknownHostException.class::isInstance)) {
      return Optional.of(
          "the name of the proxy %s does not resolve; check HTTPS_PROXY".formatted(through));
    }
    Optional<String> unspoken =
        causes(failure)
            .filter(UnspokenSchemes.class::isInstance)
            .map(each -> ((UnspokenSchemes) each).names())
            .findFirst();
    if (unspoken.isPresent()) {
      return Optional.of(
          "the proxy %s lets in only by %s, and the bot can only give a user and a password; run a proxy on this machine that can, such as cntlm, and name that in HTTPS_PROXY"
              .formatted(through, unspoken.get()));
    }
    Optional<Integer> status = causes(failure).flatMap(ConnectionFlaw::status).findFirst();
    if (status.isPresent()) {
      return Optional.of(refused(through, status.get()));
    }
    return causes(failure).anyMatch(ConnectionFlaw::isUnreachable)
        ? Optional.of(
            "the proxy %s cannot be reached; check HTTPS_PROXY, and whether it runs"
                .formatted(through))
        : Optional.empty();
  }

  private String refused(ProxyServer through, int status) {
    if (status == AUTHENTICATION_REQUIRED || status == TINYPROXY_UNAUTHORIZED) {
      return through.credentials().isPresent()
          ? "the proxy %s refuses the user and the password of HTTPS_PROXY (%d)"
              .formatted(through, status)
          : "the proxy %s wants a user and a password (%d); HTTPS_PROXY takes them as http://user:password@host:port"
              .formatted(through, status);
    }
    return status >= SERVER_ERRORS
        ? "the proxy %s does not reach %s (%d)".formatted(through, host, status)
        : "the proxy %s refuses the way to %s (%d); have it allowed there, or name the host in NO_PROXY"
            .formatted(through, host, status);
  }

  private Optional<String> certificate(Throwable failure) {
    if (causes(failure).anyMatch(ConnectionFlaw::isOfAnotherName)) {
      return Optional.of(
          "the certificate of %s is for another name, so somebody else may be answering"
              .formatted(host));
    }
    if (causes(failure).noneMatch(SSLException.class::isInstance)) {
      return Optional.empty();
    }
    if (causes(failure)
        .anyMatch(
            each ->
                each instanceof CertificateExpiredException
                    || each instanceof CertificateNotYetValidException)) {
      return Optional.of(
          "the certificate of %s has run out, or the clock of this machine is wrong"
              .formatted(host));
    }
    if (causes(failure).anyMatch(CertPathBuilderException.class::isInstance)) {
      return Optional.of(
          "the certificate of %s is not signed by anybody whom the bot trusts; where a company's own authority signs, name its certificate in tls.extra_ca (TLS_EXTRA_CA)"
              .formatted(host));
    }
    return Optional.empty();
  }

  /** In OkHttp's class or in the words of Discord's gateway client. */
  private static boolean isOfAnotherName(Throwable failure) {
    return failure instanceof SSLPeerUnverifiedException
        || String.valueOf(failure.getMessage()).contains("does not match the expected hostname");
  }

  /** A time-out counts only while connecting: later it is the service that does not answer. */
  private static boolean isUnreachable(Throwable failure) {
    return failure instanceof ConnectException
        || failure instanceof NoRouteToHostException
        || (failure instanceof SocketTimeoutException
            && String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("connect"));
  }

  private static Stream<Integer> status(Throwable failure) {
    String words = String.valueOf(failure.getMessage());
    if (failure instanceof IOException && words.equals(OKHTTP_407)) {
      return Stream.of(AUTHENTICATION_REQUIRED);
    }
    Matcher refused = REFUSED.matcher(words);
    return refused.find() ? Stream.of(Integer.valueOf(refused.group(1))) : Stream.empty();
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.<Throwable>iterate(failure, each -> each != null, Throwable::getCause).limit(9);
  }
}
