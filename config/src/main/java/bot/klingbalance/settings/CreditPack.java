package bot.klingbalance.settings;

import bot.klingbalance.account.Credits;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Credits that can be bought.
 *
 * @param credits more than none
 * @param price with its currency, as it is to be shown: {@code $5}
 * @param checked the day on which somebody last looked the price up
 */
public record CreditPack(Credits credits, String price, Optional<LocalDate> checked) {}
