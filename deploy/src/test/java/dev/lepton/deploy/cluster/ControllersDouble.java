package dev.lepton.deploy.cluster;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Controllers and kubelets in one, done at once: a deployment gets a replica set and a pod of its
 * own, which is well or ill by the name of its image: crash, missing, oom, unready, quota, nowhere.
 */
final class ControllersDouble {
  private final ApiServerDouble api;
  private int room = Integer.MAX_VALUE;

  ControllersDouble(ApiServerDouble api) {
    this.api = api;
  }

  void room(int pods) {
    room = pods;
  }

  /** What an autoscaler makes of so many pods that it would want. */
  void scale(ObjectNode autoscaler, int wanted) {
    int most = autoscaler.at("/spec/maxReplicas").asInt(1);
    ObjectNode status = autoscaler.putObject("status");
    status.put("desiredReplicas", Math.min(wanted, most));
    status
        .putArray("conditions")
        .addObject()
        .put("type", "ScalingLimited")
        .put("status", wanted > most ? "True" : "False")
        .put("reason", wanted > most ? "TooManyReplicas" : "DesiredWithinRange");
    String path =
        ApiServerDouble.DEPLOYMENTS + autoscaler.at("/spec/scaleTargetRef/name").asString();
    ObjectNode deployment = (ObjectNode) api.at(path);
    ((ObjectNode) deployment.get("spec")).put("replicas", Math.min(wanted, most));
    reconcile(path, deployment);
  }

  void reconcile(String path, ObjectNode deployment) {
    ObjectNode metadata = ApiServerDouble.metadata(deployment);
    int generation = metadata.path("generation").asInt(0) + 1;
    metadata.put("generation", generation);
    metadata.putObject("annotations").put("deployment.kubernetes.io/revision", "" + generation);
    String image = deployment.at("/spec/template/spec/containers/0/image").asString("");
    int wanted = deployment.at("/spec/replicas").asInt(1);
    boolean well = !image.matches(".*:(crash|missing|oom|unready|quota|nowhere)");
    ObjectNode status = deployment.putObject("status");
    status.put("observedGeneration", generation);
    status.put("updatedReplicas", image.endsWith("quota") ? 0 : wanted);
    status.put("replicas", wanted);
    status.put("availableReplicas", well ? Math.min(wanted, room) : 0);
    if (image.endsWith("quota")) {
      status
          .putArray("conditions")
          .addObject()
          .put("type", "ReplicaFailure")
          .put("status", "True")
          .put("reason", "FailedCreate")
          .put("message", "pods \"x\" is forbidden: exceeded quota: small, requested: pods=1");
    }
    // The one pod that stands for all of them is the one that finds no room.
    replace(path, deployment, wanted > room ? "shop:nowhere" : image, generation);
  }

  private void replace(String path, ObjectNode deployment, String image, int generation) {
    String name = deployment.at("/metadata/name").asString();
    String sets = path.replaceFirst("/deployments/.*", "/replicasets/");
    String pods =
        path.replaceFirst("/apis/apps/v1", "/api/v1").replaceFirst("/deployments/.*", "/pods/");
    String old = sets + name + "-" + (generation - 1);
    if (!api.at(old).isMissingNode()) {
      api.remove(old);
    }
    String own = name + "-" + generation;
    ObjectNode set = api.create(sets + own, "apps/v1", "ReplicaSet", own);
    ApiServerDouble.metadata(set)
        .putObject("annotations")
        .put("deployment.kubernetes.io/revision", "" + generation);
    ApiServerDouble.metadata(set).putObject("labels").put("pod-template-hash", "hash" + generation);
    owned(set, deployment);
    ObjectNode pod = api.create(pods + own, "v1", "Pod", own);
    owned(pod, set);
    JsonNode labels = deployment.at("/spec/template/metadata/labels");
    if (labels.isObject()) {
      ApiServerDouble.metadata(pod).set("labels", labels.deepCopy());
    }
    tell(pod, image);
  }

  private static void owned(ObjectNode object, JsonNode owner) {
    ApiServerDouble.metadata(object)
        .putArray("ownerReferences")
        .addObject()
        .put("kind", owner.path("kind").asString())
        .put("name", owner.at("/metadata/name").asString())
        .put("uid", owner.at("/metadata/uid").asString());
  }

  private void tell(ObjectNode pod, String image) {
    ObjectNode status = pod.putObject("status").put("phase", "Running");
    if (image.endsWith("nowhere")) {
      status
          .putArray("conditions")
          .addObject()
          .put("type", "PodScheduled")
          .put("status", "False")
          .put("reason", "Unschedulable")
          .put("message", "0/2 nodes are available: 2 Insufficient memory.");
      return;
    }
    ObjectNode container = status.putArray("containerStatuses").addObject();
    container.put("name", "app").put("image", image).put("restartCount", 0);
    if (image.endsWith("crash") || image.endsWith("oom")) {
      container.put("restartCount", 2);
      container.putObject("state").putObject("waiting").put("reason", "CrashLoopBackOff");
      container
          .putObject("lastState")
          .putObject("terminated")
          .put("exitCode", image.endsWith("oom") ? 137 : 3)
          .put("reason", image.endsWith("oom") ? "OOMKilled" : "Error");
    } else if (image.endsWith("missing")) {
      container
          .putObject("state")
          .putObject("waiting")
          .put("reason", "ErrImagePull")
          .put("message", "no such image");
    }
    boolean ready = !image.matches(".*:(crash|missing|oom|unready|quota)");
    status
        .putArray("conditions")
        .addObject()
        .put("type", "Ready")
        .put("status", ready ? "True" : "False");
    if (image.endsWith("unready")) {
      warn(pod, "Readiness probe failed: statuscode: 500");
    }
  }

  private void warn(ObjectNode pod, String message) {
    String name = pod.at("/metadata/name").asString() + ".1";
    String namespace = pod.at("/metadata/namespace").asString();
    ObjectNode event =
        api.create("/api/v1/namespaces/" + namespace + "/events/" + name, "v1", "Event", name);
    event.put("type", "Warning").put("reason", "Unhealthy").put("message", message);
    event
        .putObject("involvedObject")
        .put("kind", "Pod")
        .put("name", pod.at("/metadata/name").asString())
        .put("uid", pod.at("/metadata/uid").asString());
  }
}
