/** What kube-state-metrics and cAdvisor tell a Prometheus server of a cluster. */
@NullMarked
package dev.lepton.operate.cluster;

import org.jspecify.annotations.NullMarked;
