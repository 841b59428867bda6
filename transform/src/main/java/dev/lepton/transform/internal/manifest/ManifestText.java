package dev.lepton.transform.internal.manifest;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;
import tools.jackson.dataformat.yaml.util.StringQuotingChecker;

/** Objects as YAML for people, always the same. Thread-safe. */
public final class ManifestText {
  private static final KubernetesSerialization MODEL = new KubernetesSerialization();
  private static final YAMLMapper YAML =
      YAMLMapper.builder(YAMLFactory.builder().stringQuotingChecker(new PlainWordsOnly()).build())
          .enable(
              YAMLWriteFeature.MINIMIZE_QUOTES,
              YAMLWriteFeature.INDENT_ARRAYS,
              YAMLWriteFeature.INDENT_ARRAYS_WITH_INDICATOR)
          .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER, YAMLWriteFeature.SPLIT_LINES)
          .build();

  private ManifestText() {}

  /** What no reader, of whichever version of YAML, takes for anything but a text. */
  private static final class PlainWordsOnly extends StringQuotingChecker {
    private static final Pattern PLAIN =
        Pattern.compile("[A-Za-z/][A-Za-z0-9./_-]*( [A-Za-z0-9./_-]+)*");
    private static final Set<String> NO_TEXT =
        Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

    private static boolean isPlain(String text) {
      return PLAIN.matcher(text).matches() && !NO_TEXT.contains(text.toLowerCase(Locale.ROOT));
    }

    @Override
    public boolean needToQuoteName(String name) {
      return !isPlain(name);
    }

    @Override
    public boolean needToQuoteValue(String value) {
      return !isPlain(value);
    }
  }

  /**
   * @param object of the Kubernetes model, or of maps, lists and values
   */
  public static String of(Object object) {
    boolean plain = object instanceof Map<?, ?> || object instanceof Iterable<?>;
    Object tree = plain ? object : MODEL.convertValue(object, Map.class);
    return YAML.writeValueAsString(tree).stripTrailing().stripIndent() + "\n";
  }

  /** Several objects in one stream, in their order. */
  public static String all(Collection<? extends HasMetadata> objects) {
    return objects.stream().map(ManifestText::of).collect(Collectors.joining("---\n"));
  }
}
