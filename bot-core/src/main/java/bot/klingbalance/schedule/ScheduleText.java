package bot.klingbalance.schedule;

import bot.klingbalance.watch.DailyTime;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.time.ZoneId;

/** A time of day as it stands in the scheduler's table: {@code 09:00 Europe/Berlin}. */
final class ScheduleText implements Serializer {
  @Override
  public byte[] serialize(Object time) {
    return time.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public <T> T deserialize(Class<T> type, byte[] written) {
    String[] words = new String(written, StandardCharsets.UTF_8).split(" ", 2);
    return type.cast(new DailyTime(LocalTime.parse(words[0]), ZoneId.of(words[1])));
  }
}
