package bot.klingbalance.useapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.account.Credits;
import bot.klingbalance.concurrent.NamedThreads;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A server of HTTP/1.0: it closes each connection after its answer, and does not announce it. */
class ClosingServerTest extends RequestContexts {
  private final AtomicInteger answered = new AtomicInteger();

  @Test
  void isReadAccountByAccountAndSeveralAtOnce() throws Exception {
    try (ServerSocket closing = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread thread = NamedThreads.single("closing-server").newThread(() -> answerAll(closing));
      thread.start();
      try (UseApiAccounts asked =
          accounts(
              "http://127.0.0.1:%d/v1/kling".formatted(closing.getLocalPort()),
              UseApiLimits.DEFAULT)) {
        for (int i = 0; i < 6; i++) {
          assertThat(asked.find(account(i), Freshness.LIVE).get(10, TimeUnit.SECONDS).left())
              .contains(Credits.of(560));
        }
        List<CompletableFuture<AccountLookup>> together = new ArrayList<>();
        for (int i = 6; i < 18; i++) {
          together.add(asked.find(account(i), Freshness.LIVE));
        }
        for (CompletableFuture<AccountLookup> each : together) {
          assertThat(each.get(10, TimeUnit.SECONDS).left()).contains(Credits.of(560));
        }
      }
      assertThat(answered).as("no request is answered twice").hasValue(18);
    }
  }

  private static AccountEmail account(int number) {
    return new AccountEmail("render-%d@example.com".formatted(number));
  }

  private void answerAll(ServerSocket closing) {
    while (!closing.isClosed()) {
      try (Socket socket = closing.accept()) {
        answer(socket);
      } catch (IOException goneOrClosed) {
        // The next one, or the end.
      }
    }
  }

  private void answer(Socket socket) throws IOException {
    BufferedReader request =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    for (String line = request.readLine(); line != null; line = request.readLine()) {
      if (line.isEmpty()) {
        answered.incrementAndGet();
        byte[] body = Bodies.ACCOUNT.getBytes(UTF_8);
        String head = "HTTP/1.0 200 OK\r\nContent-Length: %d\r\n\r\n".formatted(body.length);
        socket.getOutputStream().write(head.getBytes(UTF_8));
        socket.getOutputStream().write(body);
        socket.getOutputStream().flush();
        return;
      }
    }
  }
}
