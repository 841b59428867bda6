/**
 * Manifests as people keep them: read for what they ask for, and changed where it should change.
 */
@NullMarked
package dev.lepton.operate.rightsize.manifest;

import org.jspecify.annotations.NullMarked;
