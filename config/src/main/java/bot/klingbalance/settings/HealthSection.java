package bot.klingbalance.settings;

import bot.klingbalance.secret.Secret;
import java.util.Optional;

/**
 * How others see that the bot is well.
 *
 * @param port where the health report is served; 0: nowhere
 * @param bind the address or host name to listen on
 * @param pingUrl what the bot calls while it is well; a secret, as whoever knows it can do the same
 */
public record HealthSection(int port, String bind, Optional<Secret> pingUrl) {}
