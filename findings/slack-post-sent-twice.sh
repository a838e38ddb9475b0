#!/usr/bin/env bash
# Slack's client sends chat.postMessage twice when an answer has the status 408 or 503
#
# Versions: com.slack.api:slack-api-client 1.51.0, com.squareup.okhttp3:okhttp 4.12.0 (which it brings)
#
# Expected: a call that posts a message is sent once; a status that is no success is thrown as a
#   SlackApiException, so that the caller decides whether to post again (chat.postMessage has no
#   key by which Slack would know a second one).
# Happens: OkHttp, whose defaults the client leaves as they are, repeats the request by itself
#   after 408, and after 503 with "Retry-After: 0". The caller sees one successful call.
# Why it matters: where something between the client and Slack so answers a request that has
#   reached Slack, the message stands in the channel twice, and nobody knows. A request body that
#   is "one shot" (RequestBody.isOneShot) is never repeated.
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
import com.slack.api.methods.SlackApiException;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

class Finding {
  public static void main(String[] args) throws Exception {
    boolean twice = posts(408, null) == 2 & posts(503, "0") == 2;
    boolean once = posts(500, null) == 1;
    System.exit(twice && once ? 0 : 1);
  }

  /** How often the message arrives when the answer to the first request has this status. */
  static int posts(int status, String retryAfter) throws Exception {
    AtomicInteger arrived = new AtomicInteger();
    HttpServer api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    api.createContext("/api/chat.postMessage", exchange -> {
      exchange.getRequestBody().readAllBytes();
      boolean first = arrived.incrementAndGet() == 1;
      if (first && retryAfter != null) {
        exchange.getResponseHeaders().set("Retry-After", retryAfter);
      }
      byte[] body = "{\"ok\":true,\"channel\":\"C1\",\"ts\":\"1.1\"}".getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(first ? status : 200, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    });
    api.start();
    SlackConfig config = new SlackConfig();
    config.setStatsEnabled(false);
    config.setMethodsEndpointUrlPrefix("http://127.0.0.1:" + api.getAddress().getPort() + "/api/");
    String result;
    try {
      result = "ok=" + Slack.getInstance(config).methods("xoxb-example")
          .chatPostMessage(request -> request.channel("C1").text("Hello")).isOk();
    } catch (SlackApiException e) {
      result = "SlackApiException, status " + e.getResponse().code();
    }
    api.stop(0);
    System.out.println("first answer " + status + (retryAfter == null ? "" : " with Retry-After: " + retryAfter)
        + " -> the caller gets " + result + "; the message arrived " + arrived + " times");
    return arrived.get();
  }
}
JAVA
java -cp 'lib/*' Finding.java
