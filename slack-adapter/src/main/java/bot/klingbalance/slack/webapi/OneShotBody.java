package bot.klingbalance.slack.webapi;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/**
 * A request body that is sent at most once. By itself, OkHttp repeats a request after a dead
 * connection and after some statuses, and a message would then stand in the channel twice. It
 * remembers whether any of it was sent.
 */
public final class OneShotBody extends RequestBody {
  private final MediaType type;
  private final byte[] bytes;
  private volatile boolean sent;

  private OneShotBody(String type, String text) {
    this.type = MediaType.get(type);
    this.bytes = text.getBytes(StandardCharsets.UTF_8);
  }

  public static OneShotBody json(JsonObject object) {
    return new OneShotBody("application/json; charset=utf-8", object.toString());
  }

  static OneShotBody form(String encoded) {
    return new OneShotBody("application/x-www-form-urlencoded", encoded);
  }

  /** Whether the other side may have received it. */
  boolean wasSent() {
    return sent;
  }

  @Override
  public boolean isOneShot() {
    return true;
  }

  @Override
  public MediaType contentType() {
    return type;
  }

  @Override
  public long contentLength() {
    return bytes.length;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    sent = true;
    sink.write(bytes);
  }
}
