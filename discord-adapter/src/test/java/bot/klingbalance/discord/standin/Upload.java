package bot.klingbalance.discord.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What was sent with files: {@code docs/reference}, Uploading Files. The bytes of each file are
 * counted into its attachment, as {@code size}.
 */
final class Upload {
  private static final Pattern BOUNDARY = Pattern.compile("multipart/form-data; boundary=(.+)");
  private static final Pattern NAME = Pattern.compile("name=\"([^\"]+)\"");
  private static final String PNG = "\u0089PNG\r\n\u001a\n";

  private Upload() {}

  /** The message as JSON, however it was sent. */
  static String payload(@Nullable String contentType, byte[] body) {
    Matcher multipart = BOUNDARY.matcher(contentType == null ? "" : contentType);
    return multipart.matches()
        ? merged(new String(body, StandardCharsets.ISO_8859_1), "--" + multipart.group(1))
        : new String(body, StandardCharsets.UTF_8);
  }

  /** Letters stand for bytes here. */
  private static String merged(String body, String boundary) {
    ObjectNode message = Json.object();
    ObjectNode sizes = Json.object();
    for (String part : body.split(Pattern.quote(boundary), -1)) {
      String[] headAndContent = part.split("\r\n\r\n", 2);
      Matcher name = NAME.matcher(headAndContent[0]);
      if (headAndContent.length < 2 || !name.find()) {
        continue;
      }
      String content = headAndContent[1].substring(0, headAndContent[1].length() - 2);
      if (name.group(1).equals("payload_json")) {
        byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
        message = (ObjectNode) Json.parse(new String(bytes, StandardCharsets.UTF_8));
      } else if (content.startsWith(PNG)) {
        sizes.put(name.group(1), content.length());
      }
    }
    for (JsonNode attachment : message.path("attachments")) {
      int size = sizes.path("files[%d]".formatted(attachment.path("id").asInt())).asInt();
      String address = "https://cdn.example/" + attachment.path("filename").asText("picture.png");
      ((ObjectNode) attachment)
          .put("size", size)
          .put("filename", attachment.path("filename").asText("picture.png"))
          .put("url", address)
          .put("proxy_url", address);
    }
    return message.toString();
  }
}
