package dev.lepton.deploy.internal.kubernetes;

import java.util.HashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.constructor.core.ConstructYamlCoreInt;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * YAML as kubectl reads it: a whole number with a leading zero is octal, as in YAML 1.1, where
 * modes of files are written so. Else it is YAML 1.2.
 */
final class ManifestYaml {
  private static final String OCTAL = "0[0-7]+";
  private static final int RADIX = 8;

  private ManifestYaml() {}

  /** Returns maps, lists, texts, numbers, truth values and null. */
  static Object read(String text) {
    return new Load(LoadSettings.builder().setSchema(new OctalSchema()).build())
        .loadFromString(text);
  }

  private static final class OctalSchema extends CoreSchema {
    private final ScalarResolver core = new CoreScalarResolver(true);

    @Override
    public ScalarResolver getScalarResolver() {
      return (value, implicit) ->
          implicit && value.matches(OCTAL) ? Tag.INT : core.resolve(value, implicit);
    }

    @Override
    public Map<Tag, ConstructNode> getSchemaTagConstructors() {
      Map<Tag, ConstructNode> constructors = new HashMap<>(super.getSchemaTagConstructors());
      constructors.put(Tag.INT, new OctalOrCore());
      return constructors;
    }
  }

  private static final class OctalOrCore extends ConstructYamlCoreInt {
    @Override
    public Object construct(Node node) {
      String value = ((ScalarNode) node).getValue();
      return value.matches(OCTAL) ? (Object) Integer.parseInt(value, RADIX) : super.construct(node);
    }
  }
}
