package bot.klingbalance.discord.gateway;

import bot.klingbalance.discord.DiscordSettings;
import bot.klingbalance.lease.shard.Shard;
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
 * threads and HTTP client. Those of several shards share all of that.
 */
public record JdaFactory(
    DiscordSettings settings,
    OkHttpClient http,
    JdaThreads threads,
    GatewayAddress gateway,
    List<EventListener> listeners) {
  /**
   * A new JDA for a shard; blocks until Discord has accepted the token.
   *
   * @param own told of what happens in its session, after the listeners of all
   * @throws net.dv8tion.jda.api.exceptions.InvalidTokenException when Discord does not accept it
   * @throws RuntimeException when Discord did not answer
   */
  public JDA build(Shard shard, List<EventListener> own) {
    JDA jda = builder(shard, own).build();
    // The interactions are read from the raw events. JDA's own reading fails in a channel that it
    // does not know, and there would be no raw event then.
    JDAImpl internal = (JDAImpl) jda;
    internal
        .getClient()
        .getHandlers()
        .put("INTERACTION_CREATE", new SocketHandler.NOPHandler(internal));
    return jda;
  }

  private JDABuilder builder(Shard shard, List<EventListener> own) {
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
        .useSharding(shard.number(), shard.total())
        .addEventListeners(listeners.toArray())
        .addEventListeners(own.toArray());
  }
}
