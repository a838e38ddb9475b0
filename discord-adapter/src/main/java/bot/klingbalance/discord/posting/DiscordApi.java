package bot.klingbalance.discord.posting;

import bot.klingbalance.secret.Secret;
import java.time.Duration;
import java.util.List;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.AttachedFile;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.data.DataObject;
import okhttp3.Call;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** Discord's REST interface, for the bot's own requests beside JDA's. */
public final class DiscordApi {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final Duration MOST = Duration.ofSeconds(15);

  private final OkHttpClient http;
  private final String url;
  private final Secret token;

  /**
   * The interface at {@code url}.
   *
   * @param http whose threads and connections are shared
   * @param url ends with a slash
   */
  public DiscordApi(OkHttpClient http, String url, Secret token) {
    this.http = http.newBuilder().callTimeout(MOST).build();
    this.url = url;
    this.token = token;
  }

  /** A request that is not sent yet; it times out after 15 s. */
  public Call call(String method, String path, @Nullable DataObject body) {
    return call(method, path, body, List.of());
  }

  /** The same with files, which {@code body} names as attachments. */
  Call call(String method, String path, @Nullable DataObject body, List<FileUpload> files) {
    return http.newCall(
        new Request.Builder()
            .url(url + path)
            .header("Authorization", "Bot " + token.reveal())
            .header("User-Agent", RestConfig.USER_AGENT)
            .method(method, body == null ? null : encoded(body, files))
            .build());
  }

  /** {@code docs/reference}, Uploading Files. */
  private static RequestBody encoded(DataObject body, List<FileUpload> files) {
    return files.isEmpty()
        ? RequestBody.create(body.toJson(), JSON)
        : AttachedFile.createMultipartBody(files, body).build();
  }
}
