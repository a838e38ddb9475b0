package bot.klingbalance.schedule;

import bot.klingbalance.watch.DailyTime;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A time of day as it stands in the scheduler's table: {@code 09:00 Europe/Berlin}. Reading never
 * fails: what a newer Java or anybody else wrote is replaced at the next start.
 */
final class ScheduleText implements Serializer {
  @Override
  public byte[] serialize(Object time) {
    return time.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public <T> T deserialize(Class<T> type, byte[] written) {
    String[] words = new String(written, StandardCharsets.UTF_8).split(" ", 2);
    String zone = words.length < 2 ? "" : words[1];
    return type.cast(DailyTime.read(words[0], zone, Optional::empty));
  }
}
