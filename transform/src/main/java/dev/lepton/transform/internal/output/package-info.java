/** Generated files on their way to where they belong. */
@NullMarked
package dev.lepton.transform.internal.output;

import org.jspecify.annotations.NullMarked;
