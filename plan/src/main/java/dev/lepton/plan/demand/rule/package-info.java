/**
 * How usage becomes a size: the rules of Azure Migrate, of Kubernetes' vertical pod autoscaler and
 * of KRR, and our own.
 */
@NullMarked
package dev.lepton.plan.demand.rule;

import org.jspecify.annotations.NullMarked;
