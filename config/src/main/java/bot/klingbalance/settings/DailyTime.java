package bot.klingbalance.settings;

import java.time.LocalTime;
import java.time.ZoneId;

/** A time of day where a channel's people are. */
public record DailyTime(LocalTime at, ZoneId zone) {}
