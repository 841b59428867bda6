/**
 * Small files that targets remember things in: written whole or not at all, readable by their owner
 * only. Whatever is killed finds its state again.
 */
@NullMarked
package dev.lepton.deploy.internal.state;

import org.jspecify.annotations.NullMarked;
