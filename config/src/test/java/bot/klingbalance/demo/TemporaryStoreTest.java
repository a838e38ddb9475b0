package bot.klingbalance.demo;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.database.Database;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemporaryStoreTest {
  @Test
  void nothingOfItIsLeftAtTheEnd() throws Exception {
    Path folder;
    try (TemporaryStore store = TemporaryStore.make();
        Database database = store.open(Map.of())) {
      folder = store.folder();
      assertThat(database.watches().channels()).isEmpty();
      assertThat(folder).isDirectoryContaining("glob:**/demo.db");
    }

    assertThat(folder).doesNotExist();
  }
}
