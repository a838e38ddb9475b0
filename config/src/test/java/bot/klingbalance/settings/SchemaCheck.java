package bot.klingbalance.settings;

import bot.klingbalance.settings.key.SettingsSchema;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** What an editor would say of a settings file, by the schema. */
public final class SchemaCheck {
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(SettingsSchema.text(), InputFormat.JSON);

  private SchemaCheck() {}

  public static List<String> objectionsTo(String yaml) {
    Load load = new Load(LoadSettings.builder().setSchema(new CoreSchema()).build());
    var document = new ObjectMapper().valueToTree(load.loadFromString(yaml));
    return SCHEMA.validate(document).stream().map(Error::toString).toList();
  }
}
