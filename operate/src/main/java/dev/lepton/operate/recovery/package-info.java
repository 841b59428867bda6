/**
 * Looks after a release that runs: notices a failure, keeps the evidence, acts within bounds, and
 * makes sure that it helped. What the release runs in is behind {@link
 * dev.lepton.operate.recovery.Site}.
 */
@NullMarked
package dev.lepton.operate.recovery;

import org.jspecify.annotations.NullMarked;
