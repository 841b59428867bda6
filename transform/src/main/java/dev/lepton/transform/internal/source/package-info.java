/** The user's source tree, read only, and the copy that is made of it. */
@NullMarked
package dev.lepton.transform.internal.source;

import org.jspecify.annotations.NullMarked;
