#!/usr/bin/env bash
# Slack's client throws NumberFormatException for a 429 whose Retry-After is no whole number
#
# Versions: com.slack.api:slack-api-client 1.51.0
#
# Expected: status 429 is thrown as a SlackApiException, with which the caller backs off, whatever
#   form Retry-After has. RFC 9110 (10.2.3) allows a date as well as seconds; a proxy between the
#   client and Slack may send it.
# Happens: with statistics on, as they are by default, the client reads the header by Long.valueOf
#   while it handles the SlackApiException, and the NumberFormatException takes its place.
# Why it matters: callers catch IOException and SlackApiException, as the methods declare; a
#   rate limit then looks like a defect in their own code, and is not backed off from.
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

class Finding {
  public static void main(String[] args) throws Exception {
    String seconds = thrown("30");
    String date = thrown("Tue, 24 Nov 2026 12:00:30 GMT");
    System.exit(seconds.equals("SlackApiException") && date.equals("NumberFormatException") ? 0 : 1);
  }

  static String thrown(String retryAfter) throws Exception {
    HttpServer api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    api.createContext("/api/", exchange -> {
      exchange.getRequestBody().readAllBytes();
      boolean limited = exchange.getRequestURI().getPath().endsWith("chat.postMessage");
      byte[] body = (limited ? "{\"ok\":false,\"error\":\"ratelimited\"}" : "{\"ok\":true,\"team_id\":\"T1\"}")
          .getBytes(StandardCharsets.UTF_8);
      if (limited) {
        exchange.getResponseHeaders().set("Retry-After", retryAfter);
      }
      exchange.sendResponseHeaders(limited ? 429 : 200, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    });
    api.start();
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix("http://127.0.0.1:" + api.getAddress().getPort() + "/api/");
    String thrown = "nothing";
    try {
      Slack.getInstance(config).methods("xoxb-an-example-of-a-token")
          .chatPostMessage(request -> request.channel("C1").text("Hello"));
    } catch (Exception e) {
      thrown = e.getClass().getSimpleName();
      System.out.println("429 with Retry-After: " + retryAfter + " -> " + e);
    }
    api.stop(0);
    return thrown;
  }
}
JAVA
java -cp 'lib/*' Finding.java
