package bot.klingbalance.message;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;

/**
 * The rows of a table, each made when it is first looked at: a chat has room for a hundred of a
 * thousand. Unmodifiable, and safe for use by many threads.
 */
public final class RowsOnDemand extends AbstractList<List<Text>> implements RandomAccess {
  private final AtomicReferenceArray<List<Text>> made;
  private final IntFunction<List<Text>> maker;

  /**
   * Rows none of which is made yet.
   *
   * @param maker makes a row of its place, counted from 0; always the same one of the same place
   */
  public RowsOnDemand(int size, IntFunction<List<Text>> maker) {
    this.made = new AtomicReferenceArray<>(size);
    this.maker = maker;
  }

  @Override
  public List<Text> get(int place) {
    Objects.checkIndex(place, made.length());
    List<Text> row = made.get(place);
    if (row == null) {
      row = List.copyOf(maker.apply(place));
      made.set(place, row);
    }
    return row;
  }

  @Override
  public int size() {
    return made.length();
  }
}
