package dev.lepton.assess.builtin;

import dev.lepton.assess.evaluate.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XPathExecutable;
import org.jspecify.annotations.Nullable;

/** An XPath over XML files. */
record XmlQuestion(int id, XPathExecutable xpath) {
  /** An engine takes longer to make than hundreds of expressions to check. */
  private static final XmlEngine CHECKS = new XmlEngine();

  /** What is wrong with a condition's fields. */
  static List<String> problems(Map<String, Object> fields) {
    Optional<String> xpath = Fields.text(fields, "xpath");
    if (xpath.isEmpty()) {
      return List.of("needs an xpath");
    }
    try {
      CHECKS.compile(xpath.get(), namespaces(fields.get("namespaces")));
      return List.of();
    } catch (SaxonApiException e) {
      return List.of("the xpath is not valid: " + e.getMessage());
    }
  }

  static Map<String, String> namespaces(@Nullable Object written) {
    Map<String, String> namespaces = new LinkedHashMap<>();
    if (written instanceof Map<?, ?> map) {
      map.forEach((prefix, uri) -> namespaces.put(String.valueOf(prefix), String.valueOf(uri)));
    }
    return namespaces;
  }
}
