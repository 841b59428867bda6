/** Where a monolith could be cut: candidate services, what each owns, what the cut would cost. */
@NullMarked
package dev.lepton.assess.decompose;

import org.jspecify.annotations.NullMarked;
