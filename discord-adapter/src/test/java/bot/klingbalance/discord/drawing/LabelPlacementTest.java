package bot.klingbalance.discord.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Dimension;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LabelPlacementTest {
  private static final Rectangle2D AREA = new Rectangle2D.Double(100, 50, 660, 300);
  private static final Dimension SIZE = new Dimension(200, 34);

  private final LabelPlacement labels = new LabelPlacement(AREA);

  @Test
  void aLabelStandsBesideItsPointOnTheSideThatIsAskedFor() {
    Point2D point = new Point2D.Double(400, 200);

    Rectangle2D above = labels.place(SIZE, point, true, LabelPlacement.NEAR).orElseThrow();
    Rectangle2D below = labels.place(SIZE, point, false, LabelPlacement.NEAR).orElseThrow();

    assertThat(above.getCenterY()).isLessThan(200);
    assertThat(below.getCenterY()).isGreaterThan(200);
  }

  @Test
  void aLabelKeepsOffALineWhereItCan() {
    Line2D line = new Line2D.Double(100, 200, 760, 200);
    labels.avoid(line);

    Rectangle2D place =
        labels.place(SIZE, new Point2D.Double(400, 200), true, LabelPlacement.NEAR).orElseThrow();

    assertThat(place.intersectsLine(line)).isFalse();
  }

  @Test
  void whereNearlyAllIsTakenThereIsNoPlace() {
    labels.take(new Rectangle2D.Double(100, 80, 660, 270));

    assertThat(labels.place(SIZE, new Point2D.Double(400, 200), true, LabelPlacement.FAR))
        .isEmpty();
  }

  @Property
  void noLabelCoversAnotherOrLeavesTheArea(
      @ForAll @Size(max = 12) List<@IntRange(min = 100, max = 760) Integer> across,
      @ForAll @IntRange(min = 50, max = 350) int down) {
    LabelPlacement tried = new LabelPlacement(AREA);
    List<Rectangle2D> placed = new ArrayList<>();
    for (int x : across) {
      Optional<Rectangle2D> place =
          tried.place(SIZE, new Point2D.Double(x, down), x % 2 == 0, LabelPlacement.FAR);
      assertThat(place.filter(each -> placed.stream().anyMatch(each::intersects))).isEmpty();
      assertThat(place.filter(each -> !AREA.contains(each))).isEmpty();
      place.ifPresent(placed::add);
    }
  }
}
