package bot.klingbalance.discord.gateway;

import bot.klingbalance.discord.DiscordSettings;
import java.util.EnumSet;
import java.util.List;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.requests.SequentialRestRateLimiter;
import net.dv8tion.jda.api.utils.Compression;
import net.dv8tion.jda.internal.JDAImpl;
import net.dv8tion.jda.internal.handle.SocketHandler;
import okhttp3.OkHttpClient;

/**
 * Makes a JDA with no more than slash commands need: no intents, no caches, and the bot's own
 * threads and HTTP client.
 */
public record JdaFactory(
    DiscordSettings settings,
    OkHttpClient http,
    JdaThreads threads,
    GatewayAddress gateway,
    List<EventListener> listeners) {
  /**
   * A new JDA; blocks until Discord has accepted the token.
   *
   * @throws net.dv8tion.jda.api.exceptions.InvalidTokenException when Discord does not accept it
   * @throws RuntimeException when Discord did not answer
   */
  public JDA build(EventListener first) {
    JDA jda = builder(first).build();
    // The interactions are read from the raw events. JDA's own reading fails in a channel that it
    // does not know, and there would be no raw event then.
    JDAImpl internal = (JDAImpl) jda;
    internal
        .getClient()
        .getHandlers()
        .put("INTERACTION_CREATE", new SocketHandler.NOPHandler(internal));
    return jda;
  }

  private JDABuilder builder(EventListener first) {
    return JDABuilder.createLight(settings.token().reveal(), EnumSet.noneOf(GatewayIntent.class))
        .setRestConfig(
            new RestConfig()
                .setBaseUrl(settings.apiUrl())
                .setRateLimiterFactory(
                    limits ->
                        new LastingRequests(
                            new SequentialRestRateLimiter(limits), threads.schedule())))
        .setSessionController(gateway)
        .setHttpClient(http.newBuilder().addInterceptor(new RateLimitHeaders()).build())
        .setWebsocketFactory(gateway.sockets().factory())
        // With so few events the buffers for decompression would cost more than they save.
        .setCompression(Compression.NONE)
        // A request that timed out may have arrived, and must not be sent twice.
        .setRequestTimeoutRetry(false)
        .setEnableShutdownHook(false)
        .setContextEnabled(false)
        .setRawEventsEnabled(true)
        .setRateLimitScheduler(threads.schedule())
        .setRateLimitElastic(threads.requests())
        .setGatewayPool(threads.gateway())
        .setCallbackPool(threads.callbacks())
        .setEventPool(threads.events())
        .addEventListeners(first)
        .addEventListeners(listeners.toArray());
  }
}
