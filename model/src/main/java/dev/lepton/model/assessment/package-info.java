/** What assess found, and what it concludes from it. */
@NullMarked
package dev.lepton.model.assessment;

import org.jspecify.annotations.NullMarked;
