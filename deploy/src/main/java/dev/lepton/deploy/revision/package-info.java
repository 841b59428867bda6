/** Releases after the one that users were switched to: brought in beside it, and gone back from. */
@NullMarked
package dev.lepton.deploy.revision;

import org.jspecify.annotations.NullMarked;
