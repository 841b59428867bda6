/** Where the application goes, how large, and at what cost. */
@NullMarked
package dev.lepton.model.plan;

import org.jspecify.annotations.NullMarked;
