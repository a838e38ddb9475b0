package bot.klingbalance.download;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Completes the bill of materials that the build made: each library has the licences that {@code
 * THIRD-PARTY.txt} names (the maker of the bill takes "The BSD License" for another one), and below
 * it stand the native libraries in it that people get, and the libraries whose classes it brings
 * along under other names.
 *
 * <p>The build runs this file as it is, without compiled test classes.
 */
public final class BillOfMaterials {
  static final Pattern THIRD_PARTY =
      Pattern.compile("^ +((?:\\([^()]*\\) )+).* \\(([^:() ]+):([^:() ]+):([^:() ]+) - .*\\)$");
  static final Pattern LICENCE = Pattern.compile("\\(([^()]*)\\)");
  private static final Pattern NATIVE = Pattern.compile(".*\\.(?:so|dll|dylib|jnilib)");
  private static final Pattern COPY =
      Pattern.compile(
          "(?:META-INF/versions/\\d+/)?.*/(?:shaded?|repackaged)/((?:[^/]+/){1,3})[^/]+\\.class");
  private static final ObjectMapper JSON = new ObjectMapper();

  private BillOfMaterials() {}

  /**
   * Completes it.
   *
   * @param args the bill, {@code THIRD-PARTY.txt} and the runnable jar; the libraries are those of
   *     the class path
   */
  public static void main(String[] args) throws Exception {
    Path bill = Path.of(args[0]);
    if (!Files.exists(bill)) {
      return; // It is not made without a network.
    }
    ObjectNode root = (ObjectNode) JSON.readTree(Files.readString(bill));
    Map<String, List<String>> licences = licences(Files.readString(Path.of(args[1])));
    try (JarFile program = new JarFile(args[2])) {
      for (JsonNode component : root.path("components")) {
        complete((ObjectNode) component, licences, program);
      }
    }
    Files.writeString(
        bill, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root).replace("\r\n", "\n"));
  }

  /** The licences by {@code group:name:version}, as the names of SPDX. */
  static Map<String, List<String>> licences(String thirdParty) {
    Map<String, List<String>> all = new TreeMap<>();
    for (String line : thirdParty.lines().toList()) {
      Matcher found = THIRD_PARTY.matcher(line);
      if (found.matches()) {
        all.put(
            found.group(2) + ":" + found.group(3) + ":" + found.group(4),
            LICENCE.matcher(found.group(1)).results().map(each -> each.group(1)).sorted().toList());
      }
    }
    return all;
  }

  /** The name of a component as in {@link #licences}. */
  static String name(JsonNode component) {
    return component.path("group").asText()
        + ":"
        + component.path("name").asText()
        + ":"
        + component.path("version").asText();
  }

  private static void complete(
      ObjectNode component, Map<String, List<String>> licences, JarFile program) throws Exception {
    List<String> known = licences.get(name(component));
    if (known != null) {
      ArrayNode written = component.putArray("licenses");
      known.forEach(each -> written.addObject().putObject("license").put("id", each));
    }
    String file =
        component.path("name").asText() + "-" + component.path("version").asText() + ".jar";
    for (String place : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (Path.of(place).getFileName().toString().equals(file)
          && Files.isRegularFile(Path.of(place))) {
        try (JarFile library = new JarFile(place)) {
          addParts(component, library, program);
        }
      }
    }
  }

  private static void addParts(ObjectNode component, JarFile library, JarFile program)
      throws Exception {
    ArrayNode parts = JSON.createArrayNode();
    TreeSet<String> natives = new TreeSet<>();
    TreeSet<String> copies = new TreeSet<>();
    library.stream()
        .map(JarEntry::getName)
        .forEach(
            entry -> {
              if (NATIVE.matcher(entry).matches() && program.getJarEntry(entry) != null) {
                natives.add(entry);
              }
              Matcher copy = COPY.matcher(entry);
              if (copy.matches()) {
                copies.add(copy.group(1).replaceAll("/$", "").replace('/', '.'));
              }
            });
    copies.removeIf(each -> copies.stream().anyMatch(other -> each.startsWith(other + ".")));
    for (String copy : copies) {
      part(parts, component, "library", copy).put("description", "a copy under another name");
    }
    for (String each : natives) {
      ObjectNode hash = part(parts, component, "file", each).putArray("hashes").addObject();
      hash.put("alg", "SHA-256").put("content", sha256(library, each));
    }
    if (!parts.isEmpty()) {
      component.set("components", parts);
    }
  }

  private static ObjectNode part(ArrayNode parts, ObjectNode whole, String type, String name) {
    return parts
        .addObject()
        .put("type", type)
        .put("bom-ref", whole.path("bom-ref").asText() + "#" + name)
        .put("name", name);
  }

  private static String sha256(JarFile library, String entry) throws Exception {
    try (var in = library.getInputStream(library.getJarEntry(entry))) {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(in.readAllBytes()));
    }
  }
}
