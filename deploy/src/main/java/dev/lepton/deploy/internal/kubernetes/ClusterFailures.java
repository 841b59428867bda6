package dev.lepton.deploy.internal.kubernetes;

import dev.lepton.deploy.cluster.ManifestObject;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;

/**
 * Says what an answer of the API server means, and what to do about it.
 *
 * @param server its address
 */
record ClusterFailures(String server) {
  private static final int UNPROCESSABLE = 422;
  private static final int TOO_MANY = 429;
  // The server counts a field that the kind does not have as an error of its own (code 500).
  private static final String NOT_IN_SCHEMA = "failed to create typed patch object";
  private static final String CONFLICT = "FieldManagerConflict";

  LeptonException explain(KubernetesClientException failure) {
    return explain(failure, server);
  }

  /** Of an attempt to apply the object. */
  LeptonException explain(KubernetesClientException failure, ManifestObject object) {
    String where = object.key() + " (" + object.where() + ")";
    List<StatusCause> conflicts =
        causes(failure).stream().filter(cause -> CONFLICT.equals(cause.getReason())).toList();
    if (!conflicts.isEmpty()) {
      return conflict(failure, conflicts, where);
    }
    if (failure.getCode() == UNPROCESSABLE
        || failure.getCode() == HttpURLConnection.HTTP_BAD_REQUEST
        || message(failure).contains(NOT_IN_SCHEMA)) {
      return new LeptonException(
          ErrorCode.CONFIG_INVALID, message(failure), where, invalidFix(failure), failure);
    }
    return explain(failure, where);
  }

  private static LeptonException conflict(
      KubernetesClientException failure, List<StatusCause> conflicts, String where) {
    List<String> fields =
        conflicts.stream().map(cause -> cause.getField() + ": " + cause.getMessage()).toList();
    return new LeptonException(
        ErrorCode.TARGET_FAILED,
        "fields are held by another manager: " + String.join("; ", fields),
        where,
        "leave these fields out of the manifest, or take them over with --force-conflicts",
        failure);
  }

  private static String invalidFix(KubernetesClientException failure) {
    return message(failure).contains("immutable")
        ? "give the object another name, or delete it first: what it is now cannot be changed"
        : "correct the manifest there";
  }

  private static LeptonException explain(KubernetesClientException failure, String where) {
    if (failure.getStatus() == null
        && (isBecauseOf(failure, IOException.class)
            || isBecauseOf(failure, TimeoutException.class))) {
      return new LeptonException(
          ErrorCode.TARGET_UNREACHABLE,
          "the API server does not answer: " + reason(failure),
          where,
          "see that the cluster runs and this machine reaches it: kubectl cluster-info",
          failure);
    }
    if (failure.getStatus() == null && isBecauseOf(failure, JacksonException.class)) {
      // It answered, and the client could make nothing of that.
      return new LeptonException(
          ErrorCode.TARGET_FAILED,
          "what answers is not the API server of a cluster: it sends none of Kubernetes' documents",
          where,
          "see that the address in the kubeconfig is the server's own, and not that of a page before it",
          failure);
    }
    return switch (failure.getCode()) {
      case HttpURLConnection.HTTP_UNAUTHORIZED ->
          new LeptonException(
              ErrorCode.TARGET_REJECTED_LOGIN,
              "the cluster does not accept the credentials: they are wrong or have expired",
              where,
              "renew the login of this context, then try: kubectl auth whoami",
              failure);
      case HttpURLConnection.HTTP_FORBIDDEN ->
          new LeptonException(
              quota(failure) ? ErrorCode.TARGET_FAILED : ErrorCode.TARGET_PRIVILEGE,
              message(failure),
              where,
              quota(failure)
                  ? "ask for less, or have the quota of the namespace raised"
                  : "have the right granted; lepton deploy rights prints the role that is needed",
              failure);
      case HttpURLConnection.HTTP_UNAVAILABLE,
          HttpURLConnection.HTTP_GATEWAY_TIMEOUT,
          HttpURLConnection.HTTP_BAD_GATEWAY,
          TOO_MANY ->
          new LeptonException(
              ErrorCode.TARGET_UNREACHABLE,
              "the API server is overloaded or starting: " + message(failure),
              where,
              "wait for it, then run the same command again",
              failure);
      default ->
          new LeptonException(
              ErrorCode.TARGET_FAILED,
              message(failure),
              where,
              "see the message of the API server; the same command goes on where this one stopped",
              failure);
    };
  }

  private static boolean isBecauseOf(Throwable failure, Class<? extends Exception> kind) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (kind.isInstance(each)) {
        return true;
      }
    }
    return false;
  }

  private static boolean quota(KubernetesClientException failure) {
    return message(failure).contains("exceeded quota");
  }

  private static List<StatusCause> causes(KubernetesClientException failure) {
    return Optional.ofNullable(failure.getStatus())
        .map(Status::getDetails)
        .map(details -> Optional.ofNullable(details.getCauses()).orElse(List.of()))
        .orElse(List.of());
  }

  /** What the server said, without the client's words around it. */
  private static String message(KubernetesClientException failure) {
    return Optional.ofNullable(failure.getStatus())
        .map(Status::getMessage)
        .filter(message -> !message.isBlank())
        .orElseGet(() -> String.valueOf(failure.getMessage()));
  }

  private static String reason(Throwable failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return String.valueOf(deepest.getMessage());
  }
}
