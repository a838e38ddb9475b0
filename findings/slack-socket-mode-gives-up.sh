#!/usr/bin/env bash
# Slack's Socket Mode client never reconnects after one answer "ok": false
#
# Versions: com.slack.api:slack-api-client 1.51.0, org.java-websocket:Java-WebSocket 1.6.0
#
# Expected: the client reconnects by itself (isAutoReconnectEnabled, with a session monitor that
#   looks every 5 s). When apps.connections.open answers {"ok": false, "error": "internal_error"}
#   once, which Slack documents as a passing error, it is asked again later, as after a status 500.
# Happens: the connection is lost, the monitor asks once, gets the error, and is never heard of
#   again: Slack.issueSocketModeUrl throws an IllegalStateException, of which the monitor catches
#   IOException only, so that its executor drops the periodic task. Nothing is logged.
# Why it matters: an app stays offline until somebody restarts it, and nothing says so.
#
# Runs against a stand-in for Slack on the loopback interface. Exits with 0 while it is as told.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>com.slack.api</groupId><artifactId>slack-api-client</artifactId><version>1.51.0</version></dependency>
    <dependency><groupId>org.java-websocket</groupId><artifactId>Java-WebSocket</artifactId><version>1.6.0</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>1.7.36</version></dependency>
  </dependencies>
</project>
POM
mvn -q --batch-mode dependency:copy-dependencies -DoutputDirectory=lib

cat > Finding.java <<'JAVA'
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.socket_mode.SocketModeClient;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

class Finding {
  static final AtomicInteger asked = new AtomicInteger();
  static final AtomicInteger sessions = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    boolean back = reconnects("{\"ok\":false,\"error\":\"internal_error\"}");
    System.out.println("asked again, or connected again, after that error: " + back);
    System.exit(back ? 1 : 0);
  }

  /** Whether the client asks again when its first question after a cut is answered with an error. */
  static boolean reconnects(String error) throws Exception {
    Sockets sockets = new Sockets();
    sockets.start();
    sockets.started.await();
    HttpServer api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    api.createContext("/api/apps.connections.open", exchange -> {
      exchange.getRequestBody().readAllBytes();
      // The client asks twice when it is started.
      boolean fails = asked.incrementAndGet() == 3;
      String url = "{\"ok\":true,\"url\":\"ws://127.0.0.1:" + sockets.getPort() + "/\"}";
      byte[] body = (fails ? error : url).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    });
    api.start();

    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix("http://127.0.0.1:" + api.getAddress().getPort() + "/api/");
    SocketModeClient client =
        Slack.getInstance(config).socketMode("xapp-example", SocketModeClient.Backend.JavaWebSocket);
    client.connectToNewEndpoint();
    client.setAutoReconnectEnabled(true);
    while (sessions.get() < 1) {
      Thread.sleep(50);
    }
    System.out.println("connected; questions for an address so far: " + asked);
    sockets.getConnections().forEach(each -> each.closeConnection(1006, "cut"));
    for (int i = 0; i < 150 && asked.get() < 3; i++) {
      Thread.sleep(100);
    }
    System.out.println("the line was cut, and the question after it answered with an error");
    for (int i = 0; i < 110 && asked.get() < 4; i++) {
      Thread.sleep(100);
    }
    System.out.println("11 s later: questions " + asked + ", sessions in all " + sessions);
    return asked.get() > 3 || asked.get() < 3;
  }

  static class Sockets extends WebSocketServer {
    final CountDownLatch started = new CountDownLatch(1);

    Sockets() {
      super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    }

    @Override public void onStart() { started.countDown(); }
    @Override public void onOpen(WebSocket socket, ClientHandshake handshake) {
      sessions.incrementAndGet();
      socket.send("{\"type\":\"hello\"}");
    }
    @Override public void onMessage(WebSocket socket, String message) {}
    @Override public void onClose(WebSocket socket, int code, String reason, boolean remote) {}
    @Override public void onError(WebSocket socket, Exception trouble) {}
  }
}
JAVA
java -cp 'lib/*' Finding.java
