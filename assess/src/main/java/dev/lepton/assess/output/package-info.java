/** Reports as documents that others read: Konveyor's, SARIF, and our own. */
@NullMarked
package dev.lepton.assess.output;

import org.jspecify.annotations.NullMarked;
