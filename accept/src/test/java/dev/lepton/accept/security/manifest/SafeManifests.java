package dev.lepton.accept.security.manifest;

/** A bundle that keeps every rule. */
final class SafeManifests {
  static final String TEXT =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: shop}
      data:
        DB_HOST: db
        DB_PASSWORD_FILE: /run/secrets/password
      ---
      apiVersion: v1
      kind: ServiceAccount
      metadata: {name: shop}
      automountServiceAccountToken: false
      ---
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata: {name: shop}
      spec:
        podSelector: {matchLabels: {app: shop}}
      ---
      apiVersion: v1
      kind: List
      items:
      - apiVersion: apps/v1
        kind: Deployment
        metadata: {name: shop}
        spec:
          template:
            metadata: {labels: {app: shop}}
            spec:
              serviceAccountName: shop
              hostNetwork: false
              securityContext:
                runAsNonRoot: true
                runAsUser: 10001
                seccompProfile:
                  type: RuntimeDefault
              containers:
              - name: shop
                image: shop:1.0
                ports:
                - containerPort: 8080
                env:
                - name: DB_PASSWORD
                  valueFrom: {secretKeyRef: {name: shop-database, key: password}}
                resources:
                  requests: {cpu: 250m, memory: 512Mi}
                  limits: {memory: 512Mi}
                securityContext:
                  allowPrivilegeEscalation: false
                  readOnlyRootFilesystem: true
                  capabilities: {drop: [ALL]}
                  # more here
              volumes:
              - name: tmp
                emptyDir: {}
      """;

  private SafeManifests() {}
}
