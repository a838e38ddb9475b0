package bot.klingbalance.settings;

import bot.klingbalance.message.Clip;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A kind of clip, and since when its price is known.
 *
 * @param checked the day on which somebody last looked the price up
 */
public record CheckedClip(Clip clip, Optional<LocalDate> checked) {}
