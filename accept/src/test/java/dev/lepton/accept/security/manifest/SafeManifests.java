package dev.lepton.accept.security.manifest;

/** A bundle that keeps every rule. */
final class SafeManifests {
  static final String TEXT =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: shop, namespace: prod}
      data:
        DB_HOST: db
        DB_PASSWORD_FILE: /run/secrets/password
      ---
      apiVersion: v1
      kind: ServiceAccount
      metadata: {name: shop, namespace: prod}
      automountServiceAccountToken: false
      ---
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata: {name: shop, namespace: prod}
      spec:
        podSelector: {matchLabels: {app: shop}}
        ingress:
        - from:
          - podSelector: {matchExpressions: [{key: app, operator: In, values: [shop]}]}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: shop, namespace: prod, labels: {app: shop-service}}
      spec:
        selector: {app: shop}
        ports: [{name: http, port: 80, targetPort: web}]
      ---
      apiVersion: monitoring.coreos.com/v1
      kind: ServiceMonitor
      metadata: {name: shop, namespace: prod}
      spec:
        selector: {matchLabels: {app: shop-service}}
      ---
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata: {name: shop, namespace: prod}
      spec:
        rules:
        - http: {paths: [{path: /, backend: {service: {name: shop, port: {number: 80}}}}]}
      ---
      apiVersion: autoscaling/v2
      kind: HorizontalPodAutoscaler
      metadata: {name: shop, namespace: prod}
      spec:
        scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: shop}
        minReplicas: 2
      ---
      apiVersion: policy/v1
      kind: PodDisruptionBudget
      metadata: {name: shop, namespace: prod}
      spec:
        unhealthyPodEvictionPolicy: AlwaysAllow
        minAvailable: 1
        selector: {matchLabels: {app: shop}}
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: Role
      metadata: {name: shop, namespace: prod}
      rules:
      - {apiGroups: [""], resources: [configmaps], verbs: [get]}
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: RoleBinding
      metadata: {name: shop, namespace: prod}
      roleRef: {kind: Role, name: shop-reader}
      ---
      apiVersion: v1
      kind: List
      items:
      - apiVersion: apps/v1
        kind: Deployment
        metadata: {name: shop, namespace: prod}
        spec:
          selector: {matchLabels: {app: shop}}
          strategy: {type: RollingUpdate}
          template:
            metadata: {labels: {app: shop}}
            spec:
              serviceAccountName: shop
              restartPolicy: Always
              hostNetwork: false
              topologySpreadConstraints: [{maxSkew: 1}]
              securityContext:
                runAsNonRoot: true
                runAsUser: 10001
                seccompProfile:
                  type: RuntimeDefault
              containers:
              - name: shop
                image: shop:1.0
                imagePullPolicy: Always
                ports:
                - containerPort: 8080
                  name: web
                livenessProbe: {httpGet: {port: web, path: /}}
                readinessProbe: {tcpSocket: {port: 8080}}
                envFrom: [{configMapRef: {name: shop}}]
                env:
                - name: DB_HOST
                  valueFrom: {configMapKeyRef: {name: shop, key: DB_HOST}}
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
      - apiVersion: batch/v1
        kind: Job
        metadata: {name: once}
        spec: {ttlSecondsAfterFinished: 600}
      """;

  private SafeManifests() {}
}
