package dev.lepton.accept.security.manifest;

import static dev.lepton.accept.security.check.Severity.HIGH;

import dev.lepton.accept.security.check.Check;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.exc.PropertyBindingException;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Objects have only fields that their kind has, each with a value of its type, as the API server
 * insists on with {@code fieldValidation=Strict}. Kinds are those of the Kubernetes model that this
 * tool is built with; custom resources are not looked into.
 */
final class SchemaRule {
  static final SetRule RULE =
      new SetRule(
          new Check(
              "manifest-schema",
              "objects have only fields of their kind, with values of the right type",
              HIGH,
              "correct the field's name or place, or quote what is a text"),
          SchemaRule::violations);

  private static final KubernetesSerialization KINDS = new KubernetesSerialization();
  private static final JsonMapper STRICT = strict();

  private SchemaRule() {}

  private static JsonMapper strict() {
    JsonMapper.Builder builder =
        JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .annotationIntrospector(new NoOtherFields());
    builder.withCoercionConfig(
        LogicalType.Textual,
        texts -> {
          texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
          texts.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
          texts.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        });
    return builder.build();
  }

  /** The model keeps fields that it does not know; here they are mistakes. */
  private static final class NoOtherFields extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public Boolean hasAnySetter(MapperConfig<?> config, Annotated annotated) {
      return false;
    }
  }

  private static List<String> violations(ManifestSet set) {
    return set.manifests().stream()
        .flatMap(
            manifest ->
                problem(manifest.node()).map(problem -> manifest.where() + ", " + problem).stream())
        .toList();
  }

  private static Optional<String> problem(JsonNode node) {
    try {
      Optional<Class<?>> kind = kind(node);
      if (kind.isPresent()) {
        STRICT.treeToValue(node, kind.get());
      }
      return Optional.empty();
    } catch (PropertyBindingException e) {
      return Optional.of(place(e) + " is no field that it has");
    } catch (DatabindException e) {
      return Optional.of(place(e) + " has a value of the wrong type");
    } catch (JacksonException e) {
      return Optional.of("it is no object of its kind");
    }
  }

  /** The model's class for it; empty for custom resources, and for what is no object at all. */
  private static Optional<Class<?>> kind(JsonNode node) {
    if (!node.path("apiVersion").isString() || !node.path("kind").isString()) {
      return Optional.empty();
    }
    Map<String, String> name =
        Map.of(
            "apiVersion", node.path("apiVersion").asString(), "kind", node.path("kind").asString());
    KubernetesResource empty = KINDS.unmarshal(KINDS.asJson(name), KubernetesResource.class);
    return Optional.<Class<?>>of(empty.getClass())
        .filter(found -> found != GenericKubernetesResource.class);
  }

  private static String place(DatabindException e) {
    return e.getPath().stream()
        .map(
            step ->
                step.getPropertyName() == null
                    ? String.valueOf(step.getIndex())
                    : step.getPropertyName())
        .collect(Collectors.joining("."));
  }
}
