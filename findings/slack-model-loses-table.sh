#!/usr/bin/env bash
# Slack's model loses what is in a table block when a message is read and written again
#
# Versions: com.slack.api:slack-api-model and slack-api-client (for its GsonFactory) 1.51.0
#
# Expected: the blocks of a message that Slack sent (a "message" in an action's payload, a page of
#   conversations.history) can be given back to chat.update as they are.
# Happens: a block of the documented type "table" is read as UnknownBlock, which keeps its type and
#   block_id only; written again it is {"type":"table"}, without its rows.
# Why it matters: an app that changes one block of such a message and sends the others back sends
#   an invalid table: Slack declines the update with invalid_blocks.
#
# Needs no network but for the library. Exits with 0 while it is as told.
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
import com.google.gson.Gson;
import com.slack.api.model.Message;
import com.slack.api.util.json.GsonFactory;

class Finding {
  public static void main(String[] args) {
    String message = "{\"ts\":\"1.1\",\"text\":\"Credits\",\"blocks\":["
        + "{\"type\":\"table\",\"rows\":[[{\"type\":\"raw_text\",\"text\":\"Account\"},{\"type\":\"raw_text\",\"text\":\"560\"}]]}]}";
    Gson gson = GsonFactory.createSnakeCase();
    Message read = gson.fromJson(message, Message.class);
    String written = gson.toJson(read.getBlocks());
    System.out.println("from Slack: " + message);
    System.out.println("read as:    " + read.getBlocks().get(0).getClass().getSimpleName());
    System.out.println("blocks written again: " + written);
    System.exit(written.contains("\"rows\"") ? 1 : 0);
  }
}
JAVA
java -cp 'lib/*' Finding.java
