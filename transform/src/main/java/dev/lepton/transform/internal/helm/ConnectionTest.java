package dev.lepton.transform.internal.helm;

import dev.lepton.transform.internal.manifest.Workload;

/** What {@code helm test} runs: one request to a service. Pure. */
final class ConnectionTest {
  private ConnectionTest() {}

  static String of(Workload workload) {
    return """
    # Nobody in the namespace may call anybody unless it is said so.
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: %1$s-test
      annotations:
        helm.sh/hook: test
        helm.sh/hook-weight: "-1"
        helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded
    spec:
      podSelector:
        matchLabels:
          app.kubernetes.io/name: %1$s-test
      policyTypes: ["Egress"]
      egress:
        - to:
            - podSelector:
                matchLabels:
                  app: %1$s
    ---
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: %1$s-test-answers
      annotations:
        helm.sh/hook: test
        helm.sh/hook-weight: "-1"
        helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded
    spec:
      podSelector:
        matchLabels:
          app: %1$s
      policyTypes: ["Ingress"]
      ingress:
        - from:
            - podSelector:
                matchLabels:
                  app.kubernetes.io/name: %1$s-test
    ---
    apiVersion: v1
    kind: Pod
    metadata:
      name: %1$s-test
      labels:
        app.kubernetes.io/name: %1$s-test
        app.kubernetes.io/instance: {{ .Release.Name }}
        app.kubernetes.io/managed-by: {{ .Release.Service }}
      annotations:
        helm.sh/hook: test
        helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded
    spec:
      restartPolicy: Never
      automountServiceAccountToken: false
      securityContext:
        runAsNonRoot: true
        runAsUser: 10001
        seccompProfile:
          type: RuntimeDefault
      containers:
        - name: request
          image: {{ .Values.test.image | quote }}
          command: ["wget", "-q", "-T", "10", "-O", "/dev/null", "http://%1$s%2$s"]
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities:
              drop: ["ALL"]
          resources:
            requests:
              cpu: 10m
              memory: 16Mi
            limits:
              cpu: 100m
              memory: 32Mi
    """
        .formatted(workload.name(), workload.endpoint().orElseThrow().readinessPath());
  }
}
