/** What watches an application: alerts with their tests, a dashboard, and where its logs go. */
@NullMarked
package dev.lepton.transform.internal.monitoring;

import org.jspecify.annotations.NullMarked;
