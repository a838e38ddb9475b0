#!/usr/bin/env bash
# Slack's asynchronous client repeats a rate-limited call at once where statistics are off
#
# Versions: com.slack.api:slack-api-client 1.51.0
#
# Expected: a call that is answered with status 429 and "Retry-After: 2" is repeated by
#   AsyncMethodsClient after two seconds, or handed back to the caller. SlackConfig.setStatsEnabled
#   turns statistics off, says its name.
# Happens: what Slack asks to wait is kept among the statistics. Without them the call is repeated
#   within milliseconds, as often as Slack declines it.
# Why it matters: who turns statistics off to save their threads goes on calling through the rate
#   limit, where Slack asked for a pause.
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
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>1.7.36</version></dependency>
  </dependencies>
</project>
POM
mvn -q --batch-mode dependency:copy-dependencies -DoutputDirectory=lib

cat > Finding.java <<'JAVA'
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

class Finding {
  public static void main(String[] args) throws Exception {
    List<Long> posts = new CopyOnWriteArrayList<>();
    HttpServer api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    api.createContext("/api/", exchange -> {
      exchange.getRequestBody().readAllBytes();
      boolean limited = false;
      if (exchange.getRequestURI().getPath().endsWith("chat.postMessage")) {
        posts.add(System.nanoTime());
        limited = posts.size() <= 3;
      }
      byte[] body = (limited ? "{\"ok\":false,\"error\":\"ratelimited\"}"
              : "{\"ok\":true,\"team_id\":\"T1\",\"channel\":\"C1\",\"ts\":\"1.1\"}")
          .getBytes(StandardCharsets.UTF_8);
      if (limited) {
        exchange.getResponseHeaders().set("Retry-After", "2");
      }
      exchange.sendResponseHeaders(limited ? 429 : 200, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    });
    api.start();
    SlackConfig config = new SlackConfig();
    config.setStatsEnabled(false);
    config.setMethodsEndpointUrlPrefix("http://127.0.0.1:" + api.getAddress().getPort() + "/api/");
    boolean ok = Slack.getInstance(config).methodsAsync("xoxb-an-example-of-a-token")
        .chatPostMessage(request -> request.channel("C1").text("Hello"))
        .get(15, TimeUnit.SECONDS).isOk();
    boolean early = false;
    for (int i = 1; i < posts.size(); i++) {
      long millis = TimeUnit.NANOSECONDS.toMillis(posts.get(i) - posts.get(i - 1));
      System.out.println("429 with Retry-After: 2 -> repeated after " + millis + " ms");
      early |= millis < 1_000;
    }
    System.out.println("in the end ok=" + ok + " after " + posts.size() + " requests");
    System.exit(posts.size() == 4 && early ? 0 : 1);
  }
}
JAVA
java -cp 'lib/*' Finding.java
