package bot.klingbalance.download;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The bill of materials and the list of licences that lie in the download say the same. */
class BillOfMaterialsIT {
  private static final Path BILL = Path.of("target/kling-balance-bot.cdx.json");
  private static final Path LICENCES = Path.of("target/classes/META-INF/THIRD-PARTY.txt");
  private static final String OURS = "bot.klingbalance:";

  private static JsonNode bill;

  @BeforeAll
  static void read() throws Exception {
    assertThat(BILL)
        .as("It is not made where Maven is offline, as it reads licences from their repositories.")
        .exists();
    bill = new ObjectMapper().readTree(Files.readString(BILL));
  }

  @Test
  void bothNameTheSameLicencesForEachLibrary() throws Exception {
    Map<String, List<String>> told = BillOfMaterials.licences(Files.readString(LICENCES));
    Map<String, List<String>> billed = new TreeMap<>();
    for (JsonNode component : bill.path("components")) {
      if (!BillOfMaterials.name(component).startsWith(OURS)) {
        billed.put(BillOfMaterials.name(component), licences(component));
      }
    }

    assertThat(told).hasSizeGreaterThan(40);
    assertThat(billed).isEqualTo(told);
    assertThat(told.get("org.jline:jline-reader:" + version("jline-reader")))
        .containsExactly("BSD-3-Clause");
  }

  @Test
  void itTellsNativeLibrariesAndCopiesOfOtherLibraries() {
    assertThat(parts("sqlite-jdbc"))
        .contains("org/sqlite/native/Linux/x86_64/libsqlitejdbc.so")
        .noneMatch(each -> each.contains("FreeBSD"));
    assertThat(parts("jackson-core")).anyMatch(each -> each.startsWith("fdp"));
    assertThat(parts("postgresql")).contains("com.ongres.stringprep");
  }

  private static List<String> licences(JsonNode component) {
    return StreamSupport.stream(component.path("licenses").spliterator(), false)
        .map(each -> each.path("license").path("id").asText())
        .sorted()
        .toList();
  }

  private static List<String> parts(String library) {
    return StreamSupport.stream(component(library).path("components").spliterator(), false)
        .map(each -> each.path("name").asText())
        .toList();
  }

  private static String version(String library) {
    return component(library).path("version").asText();
  }

  private static JsonNode component(String library) {
    return StreamSupport.stream(bill.path("components").spliterator(), false)
        .filter(each -> each.path("name").asText().equals(library))
        .findFirst()
        .orElseThrow();
  }
}
