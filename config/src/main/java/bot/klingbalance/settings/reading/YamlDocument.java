package bot.klingbalance.settings.reading;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * A text of YAML as a tree that knows its lines.
 *
 * <p>The messages of the YAML library quote the text around a mistake, which may be a token; so
 * they are never passed on.
 */
public final class YamlDocument {
  /** The settings are five deep; the library's composer calls itself for each level. */
  private static final int DEEPEST = 20;

  private static final int MOST_ALIASES = 50;

  /** An escape on which the library fails instead of finding fault with it. */
  private static final Pattern BAD_ESCAPE =
      Pattern.compile("\\\\(?:[xuU]\\z|U[89a-fA-F][0-9a-fA-F]{7})");

  private static final LoadSettings HOW =
      LoadSettings.builder()
          .setSchema(new CoreSchema())
          .setMaxAliasesForCollections(MOST_ALIASES)
          .build();

  private final String file;
  private final Mistakes mistakes;

  public YamlDocument(String file, Mistakes mistakes) {
    this.file = file;
    this.mistakes = mistakes;
  }

  /** The root of the only document; nothing where there is none, or it is no YAML. */
  public Optional<Node> root(String text) {
    try {
      return isTooDeep(text) ? Optional.empty() : new Compose(HOW).composeString(text);
    } catch (MarkedYamlEngineException e) {
      unfit(e.getProblemMark().or(e::getContextMark).map(Mark::getLine).orElse(-1) + 1, remedy(e));
    } catch (ReaderException e) {
      unfit(0, "take out the control characters");
    } catch (NumberFormatException e) {
      unfit(lineOfBadEscape(text), "put a value with a backslash in it into single quotes");
    } catch (YamlEngineException e) {
      unfit(0, "it has to be one mapping with at most %d aliases".formatted(MOST_ALIASES));
    }
    return Optional.empty();
  }

  private boolean isTooDeep(String text) {
    int depth = 0;
    for (Event event : new Parse(HOW).parseString(text)) {
      depth += depthOf(event);
      if (depth > DEEPEST) {
        int line = event.getStartMark().map(Mark::getLine).orElse(-1) + 1;
        unfit(line, "nest it no deeper than the settings go");
        return true;
      }
    }
    return false;
  }

  private static int depthOf(Event event) {
    return switch (event.getEventId()) {
      case MappingStart, SequenceStart -> 1;
      case MappingEnd, SequenceEnd -> -1;
      default -> 0;
    };
  }

  private static int lineOfBadEscape(String text) {
    Matcher escape = BAD_ESCAPE.matcher(text);
    return escape.find() ? text.substring(0, escape.start()).split("\r\n|\r|\n", -1).length : 0;
  }

  private void unfit(int line, String remedy) {
    mistakes.add(new Place(file, line), "the text", "not YAML that can be read", remedy);
  }

  private static String remedy(MarkedYamlEngineException e) {
    String problem = e.getProblem();
    if (problem.contains("TAB")) {
      return "indent with blanks, not with tabs";
    }
    if (problem.contains("cannot start any token")) {
      return "put a value that begins with @, %, ` or the like into quotes";
    }
    if (problem.contains("mapping values are not allowed")) {
      return "check the indentation, and put a value with a colon and a blank in it into quotes";
    }
    if (problem.contains("unexpected end of stream")) {
      return "close the quote";
    }
    if (problem.contains("undefined alias")) {
      return "put a value that begins with * into quotes";
    }
    return problem.contains("another document")
        ? "put everything into one document, without ---"
        : "check the indentation, the brackets and the quotes there";
  }
}
