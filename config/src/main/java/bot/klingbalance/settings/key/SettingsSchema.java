package bot.klingbalance.settings.key;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings file as a JSON Schema, by which editors complete and check it. */
public final class SettingsSchema {
  /** Draft 7 is what editors know. */
  private static final String DIALECT = "http://json-schema.org/draft-07/schema#";

  private static final ObjectMapper JSON = new ObjectMapper();

  private SettingsSchema() {}

  /** The document, with a line break at its end. */
  public static String text() {
    ObjectNode root = JSON.createObjectNode();
    root.put("$schema", DIALECT);
    root.put("title", "Settings of Kling Balance Bot");
    root.setAll(group(""));
    return written(root) + "\n";
  }

  /** With the same line breaks on every system. */
  private static String written(ObjectNode root) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    try {
      return JSON.writer(new DefaultPrettyPrinter().withObjectIndenter(indenter))
          .writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can be written", e);
    }
  }

  private static ObjectNode group(String path) {
    ObjectNode group = JSON.createObjectNode();
    group.putArray("type").add("object").add("null");
    ObjectNode properties = group.putObject("properties");
    ArrayNode required = JSON.createArrayNode();
    for (String child : KeyPaths.childrenOf(path)) {
      String full = path.isEmpty() ? child : path + "." + child;
      properties.set(child, node(full));
      if (key(full).filter(SettingKey::isRequired).isPresent()) {
        required.add(child);
      }
    }
    if (!required.isEmpty()) {
      group.set("required", required);
    }
    return group.put("additionalProperties", false);
  }

  private static ObjectNode node(String path) {
    if (KeyPaths.isListOfGroups(path)) {
      return listOfGroups(path);
    }
    return key(path).map(SettingsSchema::value).orElseGet(() -> group(path));
  }

  private static ObjectNode listOfGroups(String path) {
    ObjectNode list = JSON.createObjectNode();
    list.putArray("type").add("array").add("null");
    return list.set("items", group(path + "[]").put("type", "object"));
  }

  private static Optional<SettingKey<?>> key(String path) {
    if (KeyPaths.isValue(path)) {
      return Optional.of(KeyPaths.key(path));
    }
    return KeyPaths.isListOfValues(path)
        ? Optional.of(KeyPaths.key(path + "[]"))
        : Optional.empty();
  }

  private static ObjectNode value(SettingKey<?> key) {
    ObjectNode value = JSON.createObjectNode();
    value.put("description", description(key));
    key.defaultText().ifPresent(text -> putDefault(value, key, text));
    ArrayNode anyOf = value.putArray("anyOf");
    if (key.isList()) {
      anyOf.add(list(key));
    }
    anyOf.add(shape(key));
    if (!key.isRequired()) {
      anyOf.addObject().put("type", "null");
    }
    return value;
  }

  private static ObjectNode list(SettingKey<?> key) {
    ObjectNode list = JSON.createObjectNode();
    list.put("type", "array").set("items", shape(key));
    return key.mayBeEmpty() ? list : list.put("minItems", 1);
  }

  private static ObjectNode shape(SettingKey<?> key) {
    return JSON.valueToTree(key.type().shape().words());
  }

  private static void putDefault(ObjectNode value, SettingKey<?> key, String text) {
    if (key.isList()) {
      value.putArray("default").add(text);
    } else if (isTyped(key, "integer") || isTyped(key, "number")) {
      value.put("default", Integer.parseInt(text));
    } else if (isTyped(key, "boolean")) {
      value.put("default", Boolean.parseBoolean(text));
    } else {
      value.put("default", text);
    }
  }

  private static boolean isTyped(SettingKey<?> key, String type) {
    Map<String, Object> words = key.type().shape().words();
    return words.get("type") instanceof Collection<?> types
        && List.copyOf(types).indexOf(type) == 0;
  }

  private static String description(SettingKey<?> key) {
    String meaning = Character.toUpperCase(key.meaning().charAt(0)) + key.meaning().substring(1);
    String from =
        key.variable()
            .map(
                variable ->
                    key.type().secret()
                        ? " Also from %1$s, or from the file that %1$s_FILE names."
                        : " Also from %s.")
            .map(words -> words.formatted(key.variable().orElseThrow()))
            .orElse("");
    String effect =
        switch (key.effect()) {
          case LIVE -> "";
          case AT_RESTART -> " Takes effect at the next start.";
        };
    return "%s. It has to be %s.%s%s".formatted(meaning, key.type().fits(), from, effect);
  }
}
