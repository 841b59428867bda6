/**
 * Requests, limits and replicas as they should be, damped against flapping, with the money, the
 * risk, and a patch.
 */
@NullMarked
package dev.lepton.operate.rightsize;

import org.jspecify.annotations.NullMarked;
