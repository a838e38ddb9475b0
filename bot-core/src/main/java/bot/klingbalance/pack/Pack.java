package bot.klingbalance.pack;

import bot.klingbalance.account.Credits;

/**
 * Credits that can be bought, to say which would help.
 *
 * @param price with its currency, as it is shown: {@code $5}
 */
public record Pack(Credits credits, String price) {}
