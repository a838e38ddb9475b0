package bot.klingbalance.message;

import java.util.List;
import java.util.Optional;

/**
 * What happens along a chart's line.
 *
 * @param runOut when the expected line ends at nothing
 * @param marks the jumps that are worth a label, oldest first
 */
public record ChartEvents(Optional<ChartRunOut> runOut, List<ChartMark> marks) {
  public ChartEvents {
    marks = List.copyOf(marks);
  }
}
