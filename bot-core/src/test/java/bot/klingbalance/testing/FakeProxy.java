package bot.klingbalance.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP proxy of a company, on loopback: it opens tunnels by CONNECT, and looks into them with a
 * certificate of the company's own authority. Behind it stand services that speak in the clear,
 * under names that no other way leads to: they do not resolve.
 */
public final class FakeProxy implements AutoCloseable {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private final ServerSocket server;
  private final SSLContext certificate;
  private final ExecutorService threads = Executors.newCachedThreadPool(FakeProxy::daemon);
  private final Map<String, Integer> services = new ConcurrentHashMap<>();
  private final Map<String, Integer> refused = new ConcurrentHashMap<>();
  private final Set<String> silent = ConcurrentHashMap.newKeySet();
  private final List<String> tunnels = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile @Nullable String authorization;
  private volatile List<String> schemes = List.of("Basic");

  public FakeProxy() throws IOException, GeneralSecurityException {
    this.certificate = certificate();
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  /** Its address, as a variable names it. */
  public String address() {
    return "http://" + hostAndPort();
  }

  public String hostAndPort() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  public int port() {
    return server.getLocalPort();
  }

  /** From now on {@code host} is the service on a port of this machine. */
  public void leads(String host, int port) {
    services.put(host, port);
  }

  /** The same for the service at an address. */
  public void leads(String host, String address) {
    leads(host, URI.create(address).getPort());
  }

  /** From now on it takes nobody but this user. */
  public void wants(String user, String password) {
    authorization =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  /** From now on it lets in only by these schemes, and nobody who is here speaks them. */
  public void offersOnly(String... names) {
    authorization = "in vain";
    schemes = List.of(names);
  }

  /** The same for those who want to go to {@code host}; the others it takes as before. */
  public void offersOnly(String host, List<String> names) {
    schemes = names;
    refuses(host, 407);
  }

  /** From now on no tunnel leads to {@code host}. */
  public void refuses(String host, int status) {
    refused.put(host, status);
  }

  /** From now on it takes whoever asks for {@code host}, and never answers. */
  public void isSilentOf(String host) {
    silent.add(host);
  }

  /** Host and port of each tunnel that was asked for. */
  public List<String> tunnels() {
    return List.copyOf(tunnels);
  }

  /** Writes the certificate of the company's authority into a folder. */
  public static Path authority(Path folder) throws IOException {
    Path file = folder.resolve("company-ca.pem");
    try (InputStream pem = FakeProxy.class.getResourceAsStream("company-ca.pem")) {
      return Files.write(file, Objects.requireNonNull(pem).readAllBytes());
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket each : open) {
      each.close();
    }
    threads.shutdownNow();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        open.add(client);
        threads.execute(() -> serve(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      InputStream in = new BufferedInputStream(client.getInputStream());
      List<String> head = head(in);
      String[] line = head.get(0).split(" ", -1);
      String host = line[1].substring(0, line[1].lastIndexOf(':'));
      tunnels.add(line[1]);
      if (silent.contains(host)) {
        in.transferTo(OutputStream.nullOutputStream());
        return;
      }
      int status = status(line[0], host, head);
      String answer =
          "HTTP/1.1 %d Told\r\n%sContent-Length: 0\r\n\r\n"
              .formatted(status, status == 407 ? challenges() : "");
      client
          .getOutputStream()
          .write(
              (status == 200 ? "HTTP/1.1 200 Connection established\r\n\r\n" : answer)
                  .getBytes(StandardCharsets.ISO_8859_1));
      if (status == 200) {
        look(client, services.get(host));
      }
    } catch (IOException gone) {
      // As it happens to a proxy when somebody hangs up.
    }
  }

  private String challenges() {
    return schemes.stream()
        .map("Proxy-Authenticate: %s\r\n"::formatted)
        .collect(Collectors.joining());
  }

  private int status(String method, String host, List<String> head) {
    if (!method.equals("CONNECT")) {
      return 405;
    }
    String wanted = authorization;
    if (wanted != null && !head.contains("Proxy-Authorization: " + wanted)) {
      return 407;
    }
    return refused.getOrDefault(host, services.containsKey(host) ? 200 : 502);
  }

  /** Decrypts what passes, and hands it on in the clear. */
  private void look(Socket client, int port) throws IOException {
    try (SSLSocket inside =
            (SSLSocket) certificate.getSocketFactory().createSocket(client, null, false);
        Socket service = new Socket(InetAddress.getLoopbackAddress(), port)) {
      open.add(service);
      threads.execute(() -> pass(service, inside));
      pass(inside, service);
    }
  }

  private static void pass(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.close();
    } catch (IOException gone) {
      try {
        to.close();
      } catch (IOException closed) {
        // Both ends are gone.
      }
    }
  }

  private static List<String> head(InputStream in) throws IOException {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (c == '\n') {
        if (line.toString().isBlank()) {
          return lines;
        }
        lines.add(line.toString().strip());
        line.setLength(0);
      } else {
        line.append((char) c);
      }
    }
    throw new IOException("hung up");
  }

  private static SSLContext certificate() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream file = FakeProxy.class.getResourceAsStream("services.p12")) {
      store.load(file, PASSWORD);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "proxy");
    thread.setDaemon(true);
    return thread;
  }
}
