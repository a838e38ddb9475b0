package bot.klingbalance.http.network;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The certificates of authorities that are believed besides those that Java believes, such as that
 * of a company whose proxy looks into what passes through.
 */
public final class ExtraAuthorities {
  private final X509TrustManager trustManager;
  private final SSLSocketFactory socketFactory;

  private ExtraAuthorities(List<Certificate> more) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    List<Certificate> all = new ArrayList<>(more);
    all.addAll(Arrays.asList(trustManager(null).getAcceptedIssuers()));
    for (int i = 0; i < all.size(); i++) {
      store.setCertificateEntry(Integer.toString(i), all.get(i));
    }
    this.trustManager = trustManager(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {trustManager}, null);
    this.socketFactory = context.getSocketFactory();
  }

  /**
   * Those of a PEM file (RFC 7468), one or several; empty where {@code text} is none, or holds
   * none.
   */
  public static Optional<ExtraAuthorities> ofPem(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      List<Certificate> read =
          List.copyOf(
              CertificateFactory.getInstance("X.509")
                  .generateCertificates(new ByteArrayInputStream(bytes)));
      return read.isEmpty() || !read.stream().allMatch(X509Certificate.class::isInstance)
          ? Optional.empty()
          : Optional.of(new ExtraAuthorities(read));
    } catch (CertificateException none) {
      return Optional.empty();
    } catch (GeneralSecurityException | IOException defect) {
      throw new IllegalStateException("this Java has no TLS", defect);
    }
  }

  X509TrustManager trustManager() {
    return trustManager;
  }

  SSLSocketFactory socketFactory() {
    return socketFactory;
  }

  /**
   * One that believes a store; without one, what Java does ({@code javax.net.ssl.trustStore} too).
   */
  private static X509TrustManager trustManager(@Nullable KeyStore store)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return Stream.of(factory.getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .map(X509TrustManager.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
