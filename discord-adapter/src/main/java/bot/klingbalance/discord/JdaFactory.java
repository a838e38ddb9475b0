package bot.klingbalance.discord;

import com.neovisionaries.ws.client.WebSocketFactory;
import java.util.EnumSet;
import java.util.List;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.Compression;
import okhttp3.OkHttpClient;

/**
 * JDA with as little as slash commands need: no intents, no caches, the bot's own threads and HTTP
 * client.
 */
record JdaFactory(
    DiscordSettings settings,
    OkHttpClient http,
    JdaThreads pools,
    GatewayAddress gateway,
    List<EventListener> listeners) {
  private static final int CONNECT_MILLIS = 10_000;

  /**
   * A new JDA; waits until Discord has taken the token.
   *
   * @throws net.dv8tion.jda.api.exceptions.InvalidTokenException when it has not
   * @throws RuntimeException when Discord did not answer
   */
  JDA build(EventListener first) {
    return JDABuilder.createLight(settings.token().reveal(), EnumSet.noneOf(GatewayIntent.class))
        .setRestConfig(new RestConfig().setBaseUrl(settings.apiUrl()))
        .setSessionController(gateway)
        .setHttpClient(http.newBuilder().addInterceptor(new RateLimitHeaders()).build())
        .setWebsocketFactory(new WebSocketFactory().setConnectionTimeout(CONNECT_MILLIS))
        // So few events come in that the buffers to unpack them would cost more than they save.
        .setCompression(Compression.NONE)
        // A request that timed out may have arrived: said twice is worse than said once.
        .setRequestTimeoutRetry(false)
        .setEnableShutdownHook(false)
        .setContextEnabled(false)
        .setRateLimitScheduler(pools.schedule())
        .setRateLimitElastic(pools.requests())
        .setGatewayPool(pools.gateway())
        .setCallbackPool(pools.callbacks())
        .setEventPool(pools.events())
        .addEventListeners(first)
        .addEventListeners(listeners.toArray())
        .build();
  }
}
