package bot.klingbalance.slack.blockkit;

/** Slack's limits, after docs.slack.dev/reference/block-kit/blocks and the pages below it. */
final class Limits {
  /** Blocks in a message; {@code blocks}. */
  static final int BLOCKS = 50;

  /** Characters of a header; {@code blocks/header-block}. */
  static final int HEADER = 150;

  /**
   * Characters of running text; {@code blocks/section-block}. Rich text has no documented limit, so
   * the one of a section is kept.
   */
  static final int PARAGRAPH = 3_000;

  /** Characters of an element of a context block; {@code composition-objects/text-object}. */
  static final int FOOTNOTE = 3_000;

  /** Rows of a table with its header; {@code blocks/table-block}. */
  static final int TABLE_ROWS = 100;

  /** Rows of a data table without its header; {@code blocks/data-table-block}. */
  static final int DATA_TABLE_ROWS = 100;

  /** Rows of a data table that are seen at once, at most 100: a choice. */
  static final int DATA_TABLE_PAGE = 10;

  /** Cells of a row; {@code blocks/table-block}. */
  static final int TABLE_COLUMNS = 20;

  /** Characters in all cells of a message's one table; {@code blocks/table-block}. */
  static final int TABLE_CHARACTERS = 10_000;

  /** Characters of a cell: a choice, so that one cell does not use up the table. */
  static final int CELL = 300;

  /** Charts in a message; {@code blocks/data-visualization-block}, as are the three below. */
  static final int CHARTS = 2;

  /** Characters of a chart's title. */
  static final int CHART_TITLE = 50;

  /** Categories of a chart, and points of each series. */
  static final int CHART_POINTS = 20;

  /** Characters of an axis label. */
  static final int AXIS_LABEL = 50;

  /** Elements of an actions block; {@code blocks/actions-block}. */
  static final int BUTTONS = 25;

  /** Characters on a button; {@code block-elements/button-element}. */
  static final int BUTTON_LABEL = 75;

  /** Entries of a menu; {@code block-elements/select-menu-element}. */
  static final int OPTIONS = 100;

  /** Characters of an entry as it is read; {@code composition-objects/option-object}. */
  static final int OPTION_LABEL = 75;

  /** Characters that an entry stands for; {@code composition-objects/option-object}. */
  static final int OPTION_VALUE = 150;

  /** Characters that stand in an empty field; {@code block-elements/plain-text-input-element}. */
  static final int PLACEHOLDER = 150;

  /** Characters over a field, and below it; {@code blocks/input-block}. */
  static final int FIELD_LABEL = 2_000;

  /** Characters of a form's title and of its buttons; {@code reference/views/modal-views}. */
  static final int FORM_TITLE = 24;

  /** Characters that Slack keeps with a form; {@code reference/views/modal-views}. */
  static final int FORM_METADATA = 3_000;

  /** Characters of {@code text}: below the 4,000 that {@code methods/chat.postMessage} advises. */
  static final int FALLBACK = 3_500;

  private static final String CUT = "…";

  private Limits() {}

  /**
   * The first characters of {@code text}, with an ellipsis where some are left out.
   *
   * @param most at least 1
   */
  static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = most - CUT.length();
    boolean splitsPair = end > 0 && Character.isHighSurrogate(text.charAt(end - 1));
    return text.substring(0, splitsPair ? end - 1 : end) + CUT;
  }
}
