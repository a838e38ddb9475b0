package bot.klingbalance.testing;

import bot.klingbalance.database.DatabaseAddress;
import bot.klingbalance.database.DatabaseAddress.PostgresServer;
import bot.klingbalance.secret.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands before a PostgreSQL server on loopback, and makes it silent, as one that is frozen or
 * behind a broken line, or shut, as one that has ended.
 */
public final class PostgresGate implements AutoCloseable {
  private static final Pattern PLACE = Pattern.compile("//127\\.0\\.0\\.1:(\\d+)/");

  private final PostgresServer server;
  private final int behind;
  private final int port;
  private final ExecutorService threads = Executors.newCachedThreadPool(PostgresGate::daemon);
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition change = lock.newCondition();
  private boolean isSilent;
  private ServerSocket door;

  /** Before the server of {@code address}, and open. */
  public PostgresGate(DatabaseAddress address) throws IOException {
    server = (PostgresServer) address;
    Matcher place = PLACE.matcher(server.url().reveal());
    if (!place.find()) {
      throw new IllegalArgumentException("not on this machine: " + address);
    }
    behind = Integer.parseInt(place.group(1));
    door = opened(0);
    port = door.getLocalPort();
  }

  /** The same database, through the gate. */
  public DatabaseAddress address() {
    String url = PLACE.matcher(server.url().reveal()).replaceFirst("//127.0.0.1:" + port + "/");
    return DatabaseAddress.of(Secret.of(url)).orElseThrow();
  }

  /** From now on nothing goes through; who connects is let in, and hears nothing. */
  public void fallSilent() {
    turn(true);
  }

  /** What was held back goes through, and all that follows. */
  public void speakAgain() {
    turn(false);
  }

  /** Ends every connection, and refuses new ones. */
  public void shut() throws IOException {
    door.close();
    for (Socket each : open) {
      each.close();
    }
  }

  /** Lets in again. */
  public void openAgain() throws IOException {
    door = opened(port);
  }

  @Override
  public void close() throws IOException {
    speakAgain();
    shut();
    threads.shutdownNow();
  }

  private void turn(boolean silent) {
    lock.lock();
    try {
      isSilent = silent;
      change.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private ServerSocket opened(int port) throws IOException {
    ServerSocket next = new ServerSocket();
    next.setReuseAddress(true);
    next.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    threads.execute(() -> letIn(next));
    return next;
  }

  private void letIn(ServerSocket through) {
    try {
      while (!through.isClosed()) {
        Socket guest = through.accept();
        Socket host = new Socket(InetAddress.getLoopbackAddress(), behind);
        open.add(guest);
        open.add(host);
        threads.execute(() -> carry(guest, host));
        threads.execute(() -> carry(host, guest));
      }
    } catch (IOException shut) {
      // Nobody is let in any more.
    }
  }

  private void carry(Socket from, Socket to) {
    byte[] some = new byte[8192];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(some); read >= 0; read = in.read(some)) {
        awaitSpeech();
        out.write(some, 0, read);
        out.flush();
      }
    } catch (IOException | InterruptedException ended) {
      // Both ends are closed.
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private void awaitSpeech() throws InterruptedException {
    lock.lock();
    try {
      while (isSilent) {
        change.await();
      }
    } finally {
      lock.unlock();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "postgres gate");
    thread.setDaemon(true);
    return thread;
  }
}
