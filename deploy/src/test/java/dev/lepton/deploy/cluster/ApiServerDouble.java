package dev.lepton.deploy.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.zjsonpatch.JsonPatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * As much of an API server as a release meets: discovery, server-side apply with field managers and
 * dry runs, access reviews, and controllers that are always at once done. How it answers was read
 * off a real API server (1.36).
 */
public final class ApiServerDouble implements AutoCloseable {
  static final JsonMapper JSON = JsonMapper.builder().build();
  static final String DEPLOYMENTS = "/apis/apps/v1/namespaces/shop/deployments/";
  private static final String AUTOSCALERS =
      "/apis/autoscaling/v2/namespaces/shop/horizontalpodautoscalers/";
  private static final Pattern ITEM =
      Pattern.compile("(/api/v1|/apis/[^/]+/[^/]+)(?:/namespaces/([^/]+))?/([a-z]+)/([^/]+)(/.+)?");
  private static final Pattern COLLECTION =
      Pattern.compile("(/api/v1|/apis/[^/]+/[^/]+)(?:/namespaces/([^/]+))?/([a-z]+)");

  private final HttpServer server;
  private final Map<String, ObjectNode> objects = new TreeMap<>();
  private final Map<String, FieldOwners> owners = new TreeMap<>();
  private final Map<String, Integer> loads = new TreeMap<>();
  private final Set<String> denied = new TreeSet<>();
  private final List<String> changes = new CopyOnWriteArrayList<>();
  private final ControllersDouble controllers = new ControllersDouble(this);
  private long version = 1;
  private String token = "right";
  private boolean measures = true;

  public ApiServerDouble() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(Executors.newSingleThreadExecutor());
    server.start();
    create("/api/v1/namespaces/shop", "v1", "Namespace", "shop");
  }

  /** Writes a kubeconfig that leads here. */
  public Path kubeconfig(Path folder) throws IOException {
    String text =
        """
        apiVersion: v1
        kind: Config
        current-context: double
        clusters: [{name: double, cluster: {server: "http://127.0.0.1:%d"}}]
        users: [{name: user, user: {token: right}}]
        contexts: [{name: double, context: {cluster: double, user: user, namespace: shop}}]
        """;
    return Files.writeString(
        folder.resolve("kubeconfig"), text.formatted(server.getAddress().getPort()));
  }

  /** From now on this verb on this plural is forbidden. */
  void deny(String verb, String plural) {
    denied.add(verb + " " + plural);
  }

  /** It has no metrics API. */
  void withoutMetrics() {
    measures = false;
  }

  /** What the container app of a pod in the namespace shop uses, and may use. */
  public synchronized void uses(String pod, String memory, String memoryLimit) {
    ObjectNode metrics =
        create(
            "/apis/" + KindDouble.METRICS + "/namespaces/shop/pods/" + pod,
            KindDouble.METRICS,
            "PodMetrics",
            pod);
    metrics
        .putArray("containers")
        .addObject()
        .put("name", "app")
        .putObject("usage")
        .put("cpu", "250m")
        .put("memory", memory);
    ObjectNode container =
        ((ObjectNode) objects.get("/api/v1/namespaces/shop/pods/" + pod))
            .putObject("spec")
            .putArray("containers")
            .addObject()
            .put("name", "app");
    container.putObject("resources").putObject("limits").put("memory", memoryLimit);
  }

  /** The container app of a pod in the namespace shop uses that much of one core. */
  public synchronized void computes(String pod, String cores) {
    uses(pod, "100Mi", "512Mi");
    ((ObjectNode)
            objects
                .get("/apis/" + KindDouble.METRICS + "/namespaces/shop/pods/" + pod)
                .at("/containers/0/usage"))
        .put("cpu", cores);
    ((ObjectNode)
            objects
                .get("/api/v1/namespaces/shop/pods/" + pod)
                .at("/spec/containers/0/resources/limits"))
        .put("cpu", "1");
  }

  /** From now on only this token is let in. */
  void letIn(String other) {
    token = other;
  }

  /** What was written, as "VERB path". */
  List<String> changes() {
    return List.copyOf(changes);
  }

  /** The object at the path; missing if there is none. */
  public JsonNode at(String path) {
    ObjectNode found = objects.get(path);
    return found == null ? JSON.missingNode() : found;
  }

  /** All objects of the kind, of all namespaces. */
  List<ObjectNode> all(String kind) {
    return objects.values().stream()
        .filter(object -> kind.equals(object.path("kind").asString("")))
        .toList();
  }

  /** The pods of a deployment in the namespace shop turn ill, as the name of an image would say. */
  public synchronized void turn(String deployment, String ill) {
    String path = DEPLOYMENTS + deployment;
    ObjectNode object = objects.get(path);
    ((ObjectNode) object.at("/spec/template/spec/containers/0")).put("image", "shop:" + ill);
    controllers.reconcile(path, object);
    touch(object);
  }

  /** So much comes that an autoscaler in the namespace shop wants that many pods. */
  public synchronized void load(String autoscaler, int pods) {
    loads.put(AUTOSCALERS + autoscaler, pods);
    controllers.scale(objects.get(AUTOSCALERS + autoscaler), pods);
  }

  /** The nodes have room for so many pods of a deployment and no more. */
  public synchronized void room(int pods) {
    controllers.room(pods);
  }

  /** Lets another manager set a field of an object, as kubectl would. */
  void edit(String path, String manager, String pointer, String value) {
    ObjectNode object = objects.get(path);
    int last = pointer.lastIndexOf('/');
    ((ObjectNode) object.at(pointer.substring(0, last))).put(pointer.substring(last + 1), value);
    owners.get(path).take(manager, pointer);
    touch(object);
  }

  ObjectNode create(String path, String api, String kind, String name) {
    ObjectNode object = JSON.createObjectNode().put("apiVersion", api).put("kind", kind);
    ObjectNode metadata = object.putObject("metadata").put("name", name);
    Matcher item = ITEM.matcher(path);
    if (item.matches() && item.group(2) != null) {
      metadata.put("namespace", item.group(2));
    }
    metadata.put("uid", UUID.randomUUID().toString());
    metadata.put("creationTimestamp", "2026-01-01T00:00:00Z");
    objects.put(path, object);
    owners.put(path, new FieldOwners());
    touch(object);
    return object;
  }

  private void touch(ObjectNode object) {
    metadata(object).put("resourceVersion", String.valueOf(version++));
  }

  static ObjectNode metadata(ObjectNode object) {
    return (ObjectNode) object.get("metadata");
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String path = exchange.getRequestURI().getPath();
    Answer answer;
    if (!("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      answer = Answer.status(401, "Unauthorized", "Unauthorized");
    } else {
      answer = answer(exchange, path, body);
    }
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(answer.code(), bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private Answer answer(HttpExchange exchange, String path, String body) {
    String method = exchange.getRequestMethod();
    String query = exchange.getRequestURI().getRawQuery();
    if (path.equals("/version")) {
      return Answer.ok(JSON.createObjectNode().put("major", "1").put("minor", "36"));
    }
    if (path.endsWith("/selfsubjectaccessreviews")) {
      return review((ObjectNode) JSON.readTree(body));
    }
    if (path.matches("/api/v1|/apis/[^/]+/[^/]+")) {
      return discovery(path.replaceFirst("/apis?/", ""));
    }
    Matcher collection = COLLECTION.matcher(path);
    if (collection.matches()) {
      return method.equals("POST") ? post(path, body) : list(collection, query);
    }
    if (path.endsWith("/log")) {
      return new Answer(200, "the log of " + path + "\n");
    }
    return switch (method) {
      case "PATCH" -> patch(exchange, path, query == null ? "" : query, body);
      case "PUT" -> put(path, body);
      case "DELETE" -> delete(path);
      default -> objects.containsKey(path) ? Answer.ok(objects.get(path)) : Answer.notFound(path);
    };
  }

  private Answer review(ObjectNode review) {
    JsonNode asked = review.at("/spec/resourceAttributes");
    String right = asked.path("verb").asString() + " " + asked.path("resource").asString();
    review.putObject("status").put("allowed", !denied.contains(right));
    return Answer.ok(review);
  }

  private Answer discovery(String api) {
    if (api.equals(KindDouble.METRICS) && !measures) {
      return Answer.notFound(api);
    }
    ObjectNode list =
        JSON.createObjectNode().put("kind", "APIResourceList").put("groupVersion", api);
    ArrayNode resources = list.putArray("resources");
    for (KindDouble kind : KindDouble.ALL) {
      if (kind.api().equals(api)) {
        resources
            .addObject()
            .put("name", kind.plural())
            .put("kind", kind.kind())
            .put("namespaced", kind.namespaced());
      }
    }
    return resources.isEmpty() ? Answer.notFound(api) : Answer.ok(list);
  }

  private Answer list(Matcher collection, String query) {
    String plural = collection.group(3);
    KindDouble kind =
        KindDouble.ALL.stream()
            .filter(each -> each.at(collection.group(1), plural))
            .findFirst()
            .orElseThrow();
    String selector =
        query == null
            ? ""
            : URLDecoder.decode(
                query.replaceFirst(".*labelSelector=([^&]*).*|.*", "$1"), StandardCharsets.UTF_8);
    ObjectNode list = JSON.createObjectNode().put("kind", kind.kind() + "List");
    list.put("apiVersion", kind.api());
    ArrayNode items = list.putArray("items");
    objects.forEach(
        (path, object) -> {
          Matcher item = ITEM.matcher(path);
          if (item.matches()
              && item.group(1).equals(collection.group(1))
              && item.group(3).equals(plural)
              && (collection.group(2) == null || collection.group(2).equals(item.group(2)))
              && selected(object, selector)) {
            items.add(object);
          }
        });
    return Answer.ok(list);
  }

  private static boolean selected(ObjectNode object, String selector) {
    JsonNode labels = object.at("/metadata/labels");
    return Arrays.stream(selector.split(","))
        .filter(term -> !term.isEmpty())
        .allMatch(
            term -> {
              String[] parts = term.split("=", 2);
              return parts.length == 1
                  ? labels.has(parts[0])
                  : parts[1].equals(labels.path(parts[0]).asString(""));
            });
  }

  private Answer post(String collection, String body) {
    ObjectNode given = (ObjectNode) JSON.readTree(body);
    String name = given.at("/metadata/name").asString();
    String path = collection + "/" + name;
    if (objects.containsKey(path)) {
      return Answer.status(409, "AlreadyExists", name + " already exists");
    }
    return written("POST", path, given);
  }

  private Answer put(String path, String body) {
    return written("PUT", path, (ObjectNode) JSON.readTree(body));
  }

  private Answer written(String method, String path, ObjectNode given) {
    changes.add(method + " " + path);
    ObjectNode made =
        create(path, given.get("apiVersion").asString(), given.get("kind").asString(), name(given));
    ObjectNode metadata = metadata(made).deepCopy();
    made.setAll(given.deepCopy());
    metadata(made).setAll(metadata);
    return Answer.ok(made);
  }

  private static String name(ObjectNode object) {
    return object.at("/metadata/name").asString();
  }

  private Answer patch(HttpExchange exchange, String path, String query, String body) {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    if (type.startsWith("application/apply-patch")) {
      return apply(path, query, (ObjectNode) JSON.readTree(body));
    }
    ObjectNode object = objects.get(path);
    if (object == null) {
      return Answer.notFound(path);
    }
    changes.add("PATCH " + path);
    ObjectNode patched = (ObjectNode) JsonPatch.apply(JSON.readTree(body), object);
    touch(patched);
    objects.put(path, patched);
    return Answer.ok(patched);
  }

  /** Server-side apply; a manager's name is always "lepton" where it is not {@link #edit}. */
  private Answer apply(String path, String query, ObjectNode wanted) {
    Matcher item = ITEM.matcher(path);
    if (item.matches()
        && item.group(2) != null
        && !objects.containsKey("/api/v1/namespaces/" + item.group(2))) {
      return Answer.notFound("/api/v1/namespaces/" + item.group(2));
    }
    if (!wanted.at("/spec/bogus").isMissingNode()) {
      return Answer.status(
          500,
          "",
          "failed to create typed patch object: .spec.bogus: field not declared in schema");
    }
    ObjectNode before = objects.get(path);
    FieldOwners owner = before == null ? new FieldOwners() : owners.get(path).copy();
    ObjectNode after = before == null ? JSON.createObjectNode() : before.deepCopy();
    List<String> conflicts = owner.apply("lepton", wanted, after, query.contains("force=true"));
    if (!conflicts.isEmpty()) {
      return Answer.conflict(conflicts);
    }
    metadata(after)
        .putArray("managedFields")
        .addObject()
        .put("manager", "lepton")
        .put("operation", "Apply");
    if (query.contains("dryRun=All")) {
      return Answer.ok(after);
    }
    changes.add("APPLY " + path);
    boolean specChanged = before == null || !before.path("spec").equals(after.path("spec"));
    ObjectNode stored =
        before == null
            ? create(
                path,
                wanted.get("apiVersion").asString(),
                wanted.get("kind").asString(),
                name(wanted))
            : before;
    ObjectNode own = metadata(stored).deepCopy();
    stored.removeAll();
    stored.setAll(after);
    own.remove(List.of("labels", "annotations", "managedFields"));
    metadata(stored).setAll(own);
    owners.put(path, owner);
    touch(stored);
    if (specChanged && "Deployment".equals(wanted.get("kind").asString())) {
      controllers.reconcile(path, stored);
    }
    if (loads.containsKey(path)) {
      controllers.scale(stored, loads.get(path));
    }
    return Answer.ok(stored);
  }

  private Answer delete(String path) {
    ObjectNode gone = objects.get(path);
    if (gone == null) {
      return Answer.notFound(path);
    }
    changes.add("DELETE " + path);
    remove(path);
    return Answer.ok(gone);
  }

  /** With what it owns, or has in it. */
  void remove(String path) {
    ObjectNode gone = objects.remove(path);
    String uid = gone.at("/metadata/uid").asString();
    List<String> below = new ArrayList<>();
    objects.forEach(
        (other, object) -> {
          boolean owned = uid.equals(object.at("/metadata/ownerReferences/0/uid").asString(""));
          if (owned || other.startsWith(path + "/")) {
            below.add(other);
          }
        });
    below.stream().filter(objects::containsKey).forEach(this::remove);
  }

  @Override
  public void close() {
    server.stop(0);
    ((java.util.concurrent.ExecutorService) server.getExecutor()).shutdownNow();
  }

  /** A code and what is said with it. */
  private record Answer(int code, String body) {
    static Answer ok(JsonNode object) {
      return new Answer(200, JSON.writeValueAsString(object));
    }

    static Answer notFound(String what) {
      return status(404, "NotFound", what + " not found");
    }

    static Answer status(int code, String reason, String message) {
      return new Answer(code, JSON.writeValueAsString(failure(code, reason, message)));
    }

    private static ObjectNode failure(int code, String reason, String message) {
      ObjectNode status = JSON.createObjectNode().put("kind", "Status").put("apiVersion", "v1");
      return status
          .put("status", "Failure")
          .put("code", code)
          .put("reason", reason)
          .put("message", message);
    }

    static Answer conflict(List<String> fields) {
      ObjectNode status =
          failure(
              409,
              "Conflict",
              String.format(Locale.ROOT, "Apply failed with %d conflicts", fields.size()));
      ArrayNode causes = status.putObject("details").putArray("causes");
      fields.forEach(
          field ->
              causes
                  .addObject()
                  .put("reason", "FieldManagerConflict")
                  .put("field", field)
                  .put("message", "conflict with \"other\""));
      return new Answer(409, JSON.writeValueAsString(status));
    }
  }
}
