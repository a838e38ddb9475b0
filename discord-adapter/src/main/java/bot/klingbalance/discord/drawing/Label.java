package bot.klingbalance.discord.drawing;

import java.awt.Color;
import java.awt.Font;
import java.util.List;

/**
 * Words beside a point of a picture.
 *
 * @param wordings from the best to the shortest: the first that finds room is shown
 * @param above whether it rather stands above its point than below
 */
record Label(List<String> wordings, Font font, Color colour, boolean above) {
  Label {
    wordings = List.copyOf(wordings);
  }
}
