package bot.klingbalance.discord.shard;

import java.util.concurrent.CompletableFuture;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Guild;

/** Tells Discord of the commands. */
public interface CommandRegistry {
  /** Done when they can be used where a session is responsible for them. */
  CompletableFuture<Void> register(JDA session);

  /** The same for one server. */
  CompletableFuture<Void> register(Guild guild);
}
