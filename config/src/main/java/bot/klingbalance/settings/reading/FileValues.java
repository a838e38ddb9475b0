package bot.klingbalance.settings.reading;

import bot.klingbalance.settings.key.KeyPaths;
import bot.klingbalance.settings.key.SettingKey;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * The values that stand in a file, by path. It walks down only where the list of keys leads, so a
 * file that refers to itself ends like any other.
 */
public final class FileValues {
  /** What YAML gives a value by itself; a person who writes another one wants something else. */
  private static final Set<Tag> PLAIN_TAGS = Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL);

  private final String file;
  private final Mistakes mistakes;
  private final Map<String, List<WrittenValue>> values = new LinkedHashMap<>();

  public FileValues(String file, Mistakes mistakes) {
    this.file = file;
    this.mistakes = mistakes;
  }

  /**
   * Every value below {@code root}; nothing at a path where something of the wrong shape stood. The
   * path of a value in a list of groups has the index: {@code watches[0].channel}; the group itself
   * stands there too, as {@code watches[0]} without a text.
   */
  public Map<String, List<WrittenValue>> of(Node root) {
    if (!isNothing(root)) {
      group(root, "");
    }
    return values;
  }

  private void node(Node node, String path) {
    if (isNothing(node)) {
      return;
    }
    if (KeyPaths.isValue(path)) {
      values.put(path, scalar(node, path).stream().toList());
    } else if (KeyPaths.isListOfValues(path)) {
      listOfValues(node, path);
    } else if (KeyPaths.isListOfGroups(path)) {
      listOfGroups(node, path);
    } else {
      group(node, path);
    }
  }

  private void group(Node node, String path) {
    if (!(node instanceof MappingNode mapping)) {
      String name = path.isEmpty() ? "the text" : SettingKey.shown(path);
      mistakes.unfit(place(node), name, shape(node), "keys with a value each, as in the sample");
      return;
    }
    Set<String> seen = new HashSet<>();
    for (NodeTuple entry : mapping.getValue()) {
      entry(entry, path, seen);
    }
  }

  private void entry(NodeTuple entry, String path, Set<String> seen) {
    Node key = entry.getKeyNode();
    String name = key instanceof ScalarNode scalar ? scalar.getValue() : "";
    String full = path.isEmpty() ? name : path + "." + name;
    if (!KeyPaths.childrenOf(path).contains(name)) {
      unknown(key, name, path);
    } else if (!seen.add(name)) {
      mistakes.add(
          place(key), SettingKey.shown(full), "set a second time", "keep only one of the two");
    } else {
      node(entry.getValueNode(), full);
    }
  }

  private void unknown(Node key, String name, String path) {
    if (mistakes.areTooMany()) {
      mistakes.leaveOut();
      return;
    }
    String prefix = path.isEmpty() ? "" : SettingKey.shown(path) + ".";
    mistakes.add(
        place(key), prefix + QuotedValue.name(name), "not a setting", KeyPaths.remedy(path, name));
  }

  private void listOfValues(Node node, String path) {
    List<Node> elements =
        node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
    String full = path + "[]";
    if (elements.isEmpty() && !KeyPaths.mayBeEmpty(full)) {
      mistakes.add(place(node), SettingKey.shown(path), "an empty list", "name one at least");
    }
    values.put(
        full, elements.stream().map(each -> scalar(each, full)).flatMap(Optional::stream).toList());
  }

  private void listOfGroups(Node node, String path) {
    if (!(node instanceof SequenceNode sequence)) {
      mistakes.unfit(place(node), path, shape(node), "a list, each element behind a dash");
      return;
    }
    int index = 0;
    for (Node element : sequence.getValue()) {
      String full = "%s[%d]".formatted(path, index++);
      boolean isGroup = element instanceof MappingNode;
      values.put(full, isGroup ? List.of(new WrittenValue(place(element), path, "")) : List.of());
      group(element, full);
    }
  }

  private Optional<WrittenValue> scalar(Node node, String path) {
    String name = SettingKey.shown(path);
    if (node instanceof ScalarNode scalar && PLAIN_TAGS.contains(scalar.getTag())) {
      return Optional.of(new WrittenValue(place(node), name, scalar.getValue()));
    }
    mistakes.unfit(place(node), name, shape(node), KeyPaths.key(path).type().fits());
    return Optional.empty();
  }

  private Place place(Node node) {
    return new Place(file, node.getStartMark().map(Mark::getLine).orElse(-1) + 1);
  }

  private static boolean isNothing(Node node) {
    return node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL);
  }

  private static String shape(Node node) {
    return switch (node.getNodeType()) {
      case MAPPING -> "a group of keys";
      case SEQUENCE -> "a list";
      case SCALAR -> isNothing(node) ? "empty" : scalarShape(node);
      case ANCHOR -> "an alias";
    };
  }

  private static String scalarShape(Node node) {
    return PLAIN_TAGS.contains(node.getTag()) ? "a single value" : "a value with a YAML tag";
  }
}
